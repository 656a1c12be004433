// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every page of a history spoilt, one after the other: it opens, plays what can be read and says what cannot.
#include "historyfixture.h"

#include "engine/history/erasure.h"
#include "engine/history/erasurelog.h"
#include "engine/history/maintenance.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QFile>
#include <QTemporaryDir>

#include <algorithm>

using namespace citywall;
using namespace citywall::test;
using namespace Qt::StringLiterals;

namespace {

const QString slowFeed = u"test.slow"_s;
constexpr int sealedRows = 33'000; // more than a tail holds
constexpr int batches = 60;
constexpr int rowsOfBatch = 20;
constexpr int allRows = sealedRows + batches * rowsOfBatch;
constexpr int allRowsOfSlow = batches * rowsOfBatch;
constexpr int features = 150;
const QStringList words { u"clear"_s, u"dense"_s, u"closed"_s };
QStringList warnings;

qint64 timeOf(int row) { return startMilliseconds + row * 60'000LL; }
QString featureOf(int row) { return u"street %1"_s.arg(row % features); }
float valueOf(int row) { return float(row * 37 % 101); }
QString wordOf(int row) { return words[row % 3]; }

DecodedBatch rowsFrom(int first, int count)
{
    DecodedBatch batch;
    batch.terms = words;
    for (int i = 0; i < features; ++i)
        batch.features.push_back({ featureOf(i),
                                   u"Street of some length, number %1"_s.arg(i),
                                   { { -87.6 - i * 0.001, 41.8 } },
                                   QJsonObject { { u"note"_s, QString(80, QChar(u'a' + i % 20)) } } });
    for (int row = first; row < first + count; ++row) {
        ObservationRecord record;
        record.feature = quint32(row % features);
        record.phenomenonTime = { timeOf(row) };
        record.values[0] = valueOf(row);
        record.values[1] = float(row % 3);
        batch.observations.push_back(record);
    }
    return batch;
}

void put(HistoryStore &store, const QString &feed, int first, int count, qint64 accepted)
{
    const QFuture<AppendResult> done = store.writer().append(feed, rowsFrom(first, count), testSource(), { 1 });
    QCOMPARE(failureOf(done), QString());
    QCOMPARE(done.result().accepted, accepted);
}

QString fileIn(const QTemporaryDir &folder) { return folder.filePath(u"history.sqlite"_s); }

/// A year of one feed in chunks and tail, some hours of another in its tail alone, and a log of erasures.
void fill(const QTemporaryDir &folder)
{
    {
        const auto store = openStore(folder.path());
        store->writer().describe(testFeed(slowFeed));
        put(*store, feedName, 0, sealedRows, sealedRows);
        for (int i = 0; i < batches; ++i) {
            put(*store, feedName, sealedRows + i * rowsOfBatch, rowsOfBatch, rowsOfBatch);
            put(*store, slowFeed, i * rowsOfBatch, rowsOfBatch, rowsOfBatch);
        }
    }
    const auto db = openForWriting(fileIn(folder));
    QVERIFY(db);
    addToLog(**db, { { 5 }, feedName, u"entity"_s, { { 1 }, { 2 } }, 3, 4, u"r"_s });
}

struct Page {
    qint64 number;
    QString owner;
};
std::vector<Page> pagesOf(const QTemporaryDir &folder, qint64 &size)
{
    SQLite::Database db(fileIn(folder).toStdString(), SQLite::OPEN_READONLY);
    size = db.execAndGet("PRAGMA page_size").getInt64();
    std::vector<Page> pages;
    for (qint64 number = 1; number <= db.execAndGet("PRAGMA page_count").getInt64(); ++number)
        pages.push_back({ number, u"free"_s });
    for (SQLite::Statement row(db, "SELECT pageno, name, pagetype FROM dbstat"); row.executeStep();)
        pages[row.getColumn(0).getUInt() - 1].owner =
            QString::fromStdString(row.getColumn(1).getString() + " " + row.getColumn(2).getString());
    return pages;
}

/// What is wrong with the rows of a feed that is to have so many; nothing if each that is not there is told.
QStringList look(HistoryStore &store, const QString &feed, int count, qint64 &there)
{
    QStringList wrong;
    const QList<HistoryDamage> damage = store.damage();
    const ObservationsPtr rows = readAll(store, feed);
    const FeedDictionaryPtr dictionary = store.reader().dictionary(feed);
    std::vector<bool> isThere(static_cast<size_t>(count));
    const auto isTold = [&](const QString &where) {
        return std::ranges::any_of(damage, [&](const HistoryDamage &d) { return d.feed == feed && d.where == where; });
    };
    there = qint64(rows->size());
    for (size_t i = 0; i < rows->size(); ++i) {
        const int row = int((rows->phenomenonTime[i] - startMilliseconds) / 60'000);
        if (row < 0 || row >= count || rows->phenomenonTime[i] != timeOf(row) || isThere[size_t(row)]) {
            wrong << u"a row that was not there: %1"_s.arg(row);
            continue;
        }
        isThere[size_t(row)] = true;
        const FeatureKey key = rows->feature[i];
        const auto term = qsizetype(rows->values[1][i]);
        if (key >= dictionary->features.size() || term >= dictionary->terms.size()
            || rows->source[i] >= dictionary->sources.size()) {
            wrong << u"row %1 is of what there is not"_s.arg(row);
            continue;
        }
        if (rows->values[0][i] != valueOf(row))
            wrong << u"row %1 has another value"_s.arg(row);
        const QString id = dictionary->features[key].id;
        if (id != featureOf(row) && !(id == u"damaged:%1"_s.arg(key) && isTold(u"feature %1"_s.arg(key))))
            wrong << u"row %1 is of %2"_s.arg(row).arg(id);
        const QString word = dictionary->terms[term];
        if (word != wordOf(row) && !(word == u"damaged:%1"_s.arg(term) && isTold(u"term %1"_s.arg(term))))
            wrong << u"row %1 says %2"_s.arg(row).arg(word);
        const QString source = dictionary->sources[rows->source[i]].name;
        if (source != testSource().name && !(source == u"damaged:0" && isTold(u"source 0"_s)))
            wrong << u"row %1 is from %2"_s.arg(row).arg(source);
    }
    int untold = 0;
    for (int row = 0; row < count; ++row) {
        untold += !isThere[size_t(row)] && std::ranges::none_of(store.damage(), [&](const HistoryDamage &d) {
            return d.feed == feed && d.range.contains({ timeOf(row) });
        });
    }
    if (untold > 0)
        wrong << u"%1 rows are gone and not told"_s.arg(untold);
    wrong.resize(std::min<qsizetype>(wrong.size(), 3));
    return wrong;
}

} // namespace

class SpoiltPagesTest : public QObject
{
    Q_OBJECT

private:
    const QTemporaryDir m_whole;
    std::vector<Page> m_pages;
    qint64 m_size = 0;

    /// A copy with that page spoilt.
    void spoil(const QTemporaryDir &folder, qint64 page, char with) const
    {
        QVERIFY(QFile::copy(fileIn(m_whole), fileIn(folder)));
        spoilPage(folder, page, with);
    }
    void spoilPage(const QTemporaryDir &folder, qint64 page, char with) const
    {
        QFile file(fileIn(folder));
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek((page - 1) * m_size));
        QCOMPARE(file.write(QByteArray(m_size, with)), m_size);
    }

private Q_SLOTS:
    void initTestCase()
    {
        fill(m_whole);
        m_pages = pagesOf(m_whole, m_size);
        QMap<QString, int> owners;
        for (const Page &page : m_pages)
            ++owners[page.owner];
        for (const char *table :
             { "chunk", "chunk_time", "keyframe", "keyframe_time", "tail", "feature", "term", "source", "rollup", "rollup_day",
               "feed", "erasure", "sqlite_sequence", "sqlite_schema", "sqlite_autoindex_feed_1" })
            QVERIFY2(owners.contains(QLatin1StringView(table) + u" leaf"_s), table);
        for (const char *inner : { "tail internal", "feature internal", "rollup internal", "chunk overflow", "free" })
            QVERIFY2(owners.contains(QLatin1StringView(inner)), inner);
        qInstallMessageHandler([](QtMsgType type, const QMessageLogContext &, const QString &text) {
            if (type == QtWarningMsg)
                warnings << text;
            else
                fprintf(stderr, "%s\n", qPrintable(text));
        });
    }

    void everyPage_data()
    {
        QTest::addColumn<char>("with");
        QTest::newRow("garbage") << '\xa5';
        QTest::newRow("zeros") << '\0';
    }
    void everyPage()
    {
        QFETCH(const char, with);
        QStringList wrong;
        for (const Page &page : m_pages) {
            const QTemporaryDir folder;
            spoil(folder, page.number, with);
            const auto tell = [&](const QStringList &what) {
                for (const QString &each : what)
                    wrong << u"page %1 (%2): %3"_s.arg(page.number).arg(page.owner, each);
            };
            warnings.clear();
            {
                auto opened = HistoryStore::open(folder.path(), nullptr);
                if (page.owner.startsWith(u"sqlite_schema")) {
                    QVERIFY(!opened && opened.error().message.contains(u"restore it from a backup"_s));
                    continue;
                }
                if (!opened) {
                    tell({ opened.error().message + opened.error().detail });
                    continue;
                }
                HistoryStore &store = **opened;
                store.writer().describe(testFeed());
                store.writer().describe(testFeed(slowFeed));
                qint64 there = 0;
                qint64 thereOfSlow = 0;
                tell(look(store, feedName, allRows, there));
                tell(look(store, slowFeed, allRowsOfSlow, thereOfSlow));
                const auto counts = store.reader().histogram({ feedName }, everything(), 1);
                if (const QString failure = failureOf(counts); !failure.isEmpty())
                    tell({ failure });
                else if (const qint64 count = counts.result().counts[0][0]; count < there || count > allRows)
                    tell({ u"%1 rows counted"_s.arg(count) });
                const bool mayLose = page.owner.startsWith(u"chunk ") || page.owner.startsWith(u"tail ");
                if (!mayLose && (there != allRows || thereOfSlow != allRowsOfSlow))
                    tell({ u"%1 and %2 rows are left"_s.arg(there).arg(thereOfSlow) });
                // What comes again is known, where it is there and has its names; what comes anew is stored.
                const bool areNamesLost = std::ranges::any_of(store.damage(), [](const HistoryDamage &d) {
                    return d.where.startsWith(u"feature") || d.where.startsWith(u"term");
                });
                const int first = areNamesLost ? allRows : 0;
                const int firstOfSlow = areNamesLost ? allRowsOfSlow : 0;
                const auto again = store.writer().append(feedName, rowsFrom(first, allRows + 10 - first), testSource(), { 1 });
                const auto slow =
                    store.writer().append(slowFeed, rowsFrom(firstOfSlow, allRowsOfSlow + 10 - firstOfSlow), testSource(), { 1 });
                if (const QString failure = failureOf(again) + failureOf(slow); !failure.isEmpty()) {
                    tell({ failure });
                    continue;
                }
                if (again.result().accepted != allRows + 10 - there || slow.result().accepted != allRowsOfSlow + 10 - thereOfSlow)
                    tell({ u"%1 and %2 rows taken"_s.arg(again.result().accepted).arg(slow.result().accepted) });
            }
            const auto verdict = verifyHistory(fileIn(folder));
            if (!verdict)
                tell({ verdict.error().message });
            const auto opened = HistoryStore::open(folder.path(), nullptr);
            if (!opened) {
                tell({ u"again: "_s + opened.error().message });
                continue;
            }
            qint64 there = 0;
            QStringList left = look(**opened, feedName, allRows + 10, there);
            left << look(**opened, slowFeed, allRowsOfSlow + 10, there);
            tell(left);
            for (const QString &warning : std::as_const(warnings)) {
                if (!warning.contains(u"made anew"_s))
                    tell({ warning });
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void twoTables_data()
    {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("other");
        QTest::newRow("feeds and batches") << u"feed"_s << u"tail"_s;
        QTest::newRow("feeds and numbers") << u"feed"_s << u"sqlite_sequence"_s;
        QTest::newRow("batches and chunks") << u"tail"_s << u"chunk"_s;
    }
    /// The first pages of two tables: each is mended though the other cannot be read.
    void twoTables()
    {
        QFETCH(const QString, one);
        QFETCH(const QString, other);
        const QTemporaryDir folder;
        QVERIFY(QFile::copy(fileIn(m_whole), fileIn(folder)));
        for (const QString &table : { one, other }) {
            SQLite::Database db(fileIn(m_whole).toStdString(), SQLite::OPEN_READONLY);
            SQLite::Statement root(db, "SELECT rootpage FROM sqlite_schema WHERE name = ?");
            root.bind(1, table.toStdString());
            QVERIFY(root.executeStep());
            spoilPage(folder, root.getColumn(0).getInt64(), '\xa5');
        }
        const auto opened = HistoryStore::open(folder.path(), nullptr);
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
        HistoryStore &store = **opened;
        store.writer().describe(testFeed());
        store.writer().describe(testFeed(slowFeed));
        qint64 there = 0;
        QCOMPARE(look(store, feedName, allRows, there), QStringList());
        if (one == u"feed"_s && other != u"tail"_s)
            QCOMPARE(there, allRows);
        QCOMPARE(look(store, slowFeed, allRowsOfSlow, there), QStringList());
        const auto fresh = store.writer().append(slowFeed, rowsFrom(allRowsOfSlow, 10), testSource(), { 1 });
        QCOMPARE(failureOf(fresh), QString());
        QCOMPARE(fresh.result().accepted, 10);
    }

    void logOfErasures()
    {
        // What the log said is lost: that stays in it, as an entry that is sound, and no backup is restored over it as if nothing
        // had been erased since.
        const QTemporaryDir folder;
        const QString backup = folder.filePath(u"backup.sqlite"_s);
        QVERIFY(backupHistory(fileIn(m_whole), backup));
        const auto page = std::ranges::find(m_pages, u"erasure leaf"_s, &Page::owner);
        spoil(folder, page->number, '\xa5');
        const auto gained = compactHistory(fileIn(folder));
        QVERIFY2(gained, gained ? "" : qPrintable(gained.error().detail));
        const auto verdict = verifyHistory(fileIn(folder));
        QVERIFY(verdict && verdict->isSound());
        const auto log = erasureLog(fileIn(folder));
        QVERIFY(log);
        QCOMPARE(log->size(), 1);
        QCOMPARE(log->constFirst().kind, u"damaged"_s);
        QCOMPARE(log->constFirst().feed, QString());
        QCOMPARE(log->constFirst().reason, u"The log was damaged: what it said from number 0 on is lost."_s);
        const auto restored = restoreHistory(backup, fileIn(folder));
        QVERIFY(!restored && restored.error().message.contains(u"does not know of erasures"_s));
        // A backup of it is one like any other; what changes the entry is told.
        const QString next = folder.filePath(u"next.sqlite"_s);
        QVERIFY(backupHistory(fileIn(folder), next) && restoreHistory(next, fileIn(folder)));
        SQLite::Database(fileIn(folder).toStdString(), SQLite::OPEN_READWRITE).exec("UPDATE erasure SET observations = 1");
        const auto changed = verifyHistory(fileIn(folder));
        QVERIFY(changed && changed->damage.size() == 1);
        QCOMPARE(changed->damage.constFirst().where, u"erasure 1"_s);
    }
};

QTEST_GUILESS_MAIN(SpoiltPagesTest)
#include "tst_spoiltpages.moc"
