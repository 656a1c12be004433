// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Erasing by law where rows that say what chunks and batches are have been damaged.
#include "erasuretraces.h"

#include "engine/history/erasure.h"
#include "engine/history/maintenance.h"
#include "engine/history/retention.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace citywall;
using namespace citywall::test;
using namespace Qt::StringLiterals;

namespace {

/// The file as if the disk had lost the first such page (of SQLite's dbstat).
void losePage(const QString &path, const QByteArray &which)
{
    qint64 page = 0;
    qint64 size = 0;
    {
        SQLite::Database db(path.toStdString(), SQLite::OPEN_READONLY);
        size = db.execAndGet("PRAGMA page_size").getInt64();
        page = db.execAndGet(("SELECT pageno FROM dbstat WHERE " + which + " ORDER BY path LIMIT 1").toStdString()).getInt64();
    }
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek((page - 1) * size));
    QCOMPARE(file.write(QByteArray(size, '\xa5')), size);
}

void storeBatches(const QString &folder, std::initializer_list<DecodedBatch> batches)
{
    const auto store = openStore(folder);
    for (const DecodedBatch &batch : batches)
        (void)store->writer().append(feedName, batch, testSource(), { 1 }).result();
}

} // namespace

class ErasureDamageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void damagedRowsHideNothing_data()
    {
        QTest::addColumn<QByteArray>("change");
        QTest::newRow("whose it is") << QByteArray("feed = feed + 64");
        QTest::newRow("another lane") << QByteArray("lane = 9");
        QTest::newRow("of others") << QByteArray("f_min = f_max + 1");
        QTest::newRow("ended before") << QByteArray("t_max = t_max - (1 << 36)");
        QTest::newRow("begins later") << QByteArray("t_min = t_min + (1 << 36)");
        QTest::newRow("lasts for ages") << QByteArray("t_max = t_max + (1 << 46), keys = zeroblob(9)");
        QTest::newRow("how many") << QByteArray("n = n + 1");
        QTest::newRow("very many") << QByteArray("n = n + (1 << 60)");
    }
    void damagedRowsHideNothing()
    {
        // What a damaged row says of itself does not keep the rest of it from being erased.
        QFETCH(const QByteArray, change);
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"history.sqlite"_s);
        storeBatches(folder.path(), { plainBatch(0, 40'000, 1), traces(10), plainBatch(40'000, 40'000, 1) });
        {
            SQLite::Database db(file.toStdString(), SQLite::OPEN_READWRITE);
            QCOMPARE(db.execAndGet("SELECT count(*) FROM chunk WHERE lane = 1").getInt(), 1);
            db.exec(("UPDATE chunk SET " + change + " WHERE lane = 1").toStdString());
        }
        QVERIFY(holdsTraces(file));
        const ErasureRequest request { .feed = feedName, .entity = u"person-7-by-id"_s, .reason = u"r"_s, .at = { 1 } };
        const Result<ErasureOutcome> counted = countErasure(file, request);
        QVERIFY(counted && holdsTraces(file));
        const Result<ErasureOutcome> erased = eraseObservations(file, request);
        QVERIFY2(erased, erased ? "" : qPrintable(erased.error().message + erased.error().detail));
        qint64 unreadable = 0;
        qint64 foretold = 0;
        for (qsizetype i = 0; i < erased->feeds.size(); ++i) {
            unreadable += erased->feeds.at(i).unreadable;
            foretold += counted->feeds.value(i).unreadable;
        }
        QVERIFY(unreadable > 0);
        QCOMPARE(foretold, unreadable);
        QVERIFY(!holdsTraces(file));
        QVERIFY(verifyHistory(file)->isSound());
        QVERIFY(!erasureLog(file)->isEmpty());
        const auto store = openStore(folder.path());
        QCOMPARE(readAll(*store)->size(), 80'000UL);
    }

    void unreadablePages_data()
    {
        QTest::addColumn<QByteArray>("page");
        QTest::addColumn<bool>("holdsRows"); // of the entity
        QTest::addColumn<bool>("takesOthers");
        const QByteArray rest("name = 'chunk' AND path LIKE '%+000005'"); // no other chunk has so much
        QTest::newRow("with a chunk's row") << QByteArray(
            "name = 'chunk' AND pagetype = 'leaf' AND (SELECT o.path FROM dbstat o WHERE o." + rest + ") LIKE path || '%'")
                                            << true << true;
        QTest::newRow("with the rest of one") << rest << true << false;
        QTest::newRow("with batches") << QByteArray("name = 'tail' AND pagetype = 'leaf'") << true << false;
        QTest::newRow("with names") << QByteArray("name = 'feature' AND pagetype = 'leaf'") << false
                                    << true; // they may be anybody's
        QTest::newRow("with counts") << QByteArray("name = 'rollup' AND pagetype = 'leaf'") << false << false;
        QTest::newRow("with keyframes") << QByteArray("name = 'keyframe' AND pagetype = 'leaf'") << false << false;
    }
    void unreadablePages()
    {
        // What cannot be read and may hold what is to go, goes with it; the history works as before.
        QFETCH(const QByteArray, page);
        QFETCH(const bool, holdsRows);
        QFETCH(const bool, takesOthers);
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"history.sqlite"_s);
        storeBatches(folder.path(), { plainBatch(0, 40'000, 1), traces(10), plainBatch(40'000, 40'000, 1), traces(90'000) });
        losePage(file, page);
        const ErasureRequest request { .feed = feedName, .entity = u"person-7-by-id"_s, .reason = u"r"_s, .at = { 1 } };
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"A part of the history .* could not be read"_s));
        const Result<ErasureOutcome> erased = eraseObservations(file, request);
        QVERIFY2(erased, erased ? "" : qPrintable(erased.error().message + erased.error().detail));
        QVERIFY(!erased->feeds.isEmpty());
        QCOMPARE(erased->feeds.constFirst().unreadable > 0, holdsRows);
        QVERIFY(!holdsTraces(file));
        const Result<HistoryVerdict> verdict = verifyHistory(file);
        QVERIFY2(verdict && verdict->structure.isEmpty(), qPrintable(verdict ? verdict->structure.join(u' ') : QString()));
        const auto store = openStore(folder.path());
        const size_t left = readAll(*store)->size();
        QCOMPARE(left < 80'000, takesOthers);
        QCOMPARE(store->writer().append(feedName, plainBatch(100'000, 200, 1), testSource(), { 1 }).result().accepted, 200);
        QCOMPARE(readAll(*store)->size(), left + 200);
    }

    void retention()
    {
        // Old chunks go, those that cannot be read with them, whoever drops them.
        for (const bool isRunning : { false, true }) {
            const QTemporaryDir folder;
            const QString file = folder.filePath(u"history.sqlite"_s);
            storeBatches(folder.path(), { plainBatch(0, 40'000, 1), plainBatch(200'000, 40'000, 1) });
            losePage(file, "name = 'chunk' AND pagetype = 'leaf'");
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"A part of the history .* could not be read"_s));
            const UtcTime before { startMilliseconds + 150'000'000 };
            if (!isRunning)
                QVERIFY(applyRetention(file, { .feed = feedName, .before = before }));
            const auto store = openStore(folder.path());
            if (isRunning) {
                QSignalSpy shorter(&store->reader(), &HistoryReader::reset);
                store->keepSince(feedName, before);
                QVERIFY(shorter.wait(20'000));
            }
            const ObservationsPtr rows = readAll(*store);
            QVERIFY(rows->size() <= 40'000 && rows->phenomenonTime.front() >= before.milliseconds);
            QVERIFY(std::ranges::none_of(verifyHistory(file)->damage,
                                         [&](const HistoryDamage &d) { return d.range.begin < before; }));
        }
    }
};

QTEST_GUILESS_MAIN(ErasureDamageTest)
#include "tst_erasuredamage.moc"
