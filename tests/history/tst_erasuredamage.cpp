// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Erasing by law where rows that say what chunks and batches are have been damaged.
#include "erasuretraces.h"

#include "engine/history/erasure.h"
#include "engine/history/maintenance.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QTemporaryDir>

using namespace citywall;
using namespace citywall::test;
using namespace Qt::StringLiterals;

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
        {
            const auto store = openStore(folder.path());
            (void)store->writer().append(feedName, plainBatch(0, 40'000, 1), testSource(), { 1 }).result();
            (void)store->writer().append(feedName, traces(10), testSource(), { 1 }).result();
            (void)store->writer().append(feedName, plainBatch(40'000, 40'000, 1), testSource(), { 1 }).result();
        }
        {
            SQLite::Database db(file.toStdString(), SQLite::OPEN_READWRITE);
            QCOMPARE(db.execAndGet("SELECT count(*) FROM chunk WHERE lane = 1").getInt(), 1);
            db.exec(("UPDATE chunk SET " + change + " WHERE lane = 1").toStdString());
        }
        QVERIFY(holdsTraces(file));
        const ErasureRequest request { .feed = feedName, .entity = u"person-7-by-id"_s, .reason = u"r"_s, .at = { 1 } };
        const Result<QList<FeedErasure>> counted = countErasure(file, request);
        QVERIFY(counted && holdsTraces(file));
        const Result<QList<FeedErasure>> erased = eraseObservations(file, request);
        QVERIFY2(erased, erased ? "" : qPrintable(erased.error().message + erased.error().detail));
        qint64 unreadable = 0;
        qint64 foretold = 0;
        for (qsizetype i = 0; i < erased->size(); ++i) {
            unreadable += erased->at(i).unreadable;
            foretold += counted->value(i).unreadable;
        }
        QVERIFY(unreadable > 0);
        QCOMPARE(foretold, unreadable);
        QVERIFY(!holdsTraces(file));
        QVERIFY(verifyHistory(file)->isSound());
        QVERIFY(!erasureLog(file)->isEmpty());
        const auto store = openStore(folder.path());
        QCOMPARE(readAll(*store)->size(), 80'000UL);
    }
};

QTEST_GUILESS_MAIN(ErasureDamageTest)
#include "tst_erasuredamage.moc"
