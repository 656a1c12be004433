// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a reader remembers of where chunks lie, and the moments that its reads share: neither hides what was written, joined, thinned or
// erased since, by this process or by another one.
#include "historyfixture.h"

#include "engine/history/erasure.h"
#include "engine/history/historyquery.h"
#include "engine/history/maintenance.h"
#include "engine/history/retention.h"

#include <QProcess>
#include <QTemporaryDir>

#include <random>

using namespace citywall;
using namespace citywall::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int rowsSealedAtOnce = 40'000; // more than a tail keeps

QString fileIn(const QString &folder) { return folder + u"/history.sqlite"_s; }

UtcTime at(qint64 second) { return { startMilliseconds + second * 1000 }; }

/// One row a second from `first` on, sealed.
bool append(const QString &folder, qint64 first, float value)
{
    const auto store = openStore(folder);
    if (store->writer().append(feedName, plainBatch(first, rowsSealedAtOnce, value), testSource(), { 1 }).result().accepted
        != rowsSealedAtOnce)
        return false;
    return QTest::qWaitFor([&] {
        const Result<HistoryStats> stats = historyStats(fileIn(folder));
        return stats && stats->feeds.constFirst().tail == 0;
    });
}

/// What another process does to a history: append FIRST VALUE, thin FIRST-KEPT, drop FIRST-KEPT, erase ENTITY, compact.
bool workOn(const QString &folder, const QStringList &work)
{
    const auto number = [&](qsizetype i) { return work.value(i).toLongLong(); };
    if (work.constFirst() == u"append"_s)
        return append(folder, number(1), float(number(2)));
    if (work.constFirst() == u"thin"_s)
        return bool(applyRetention(fileIn(folder), { feedName, at(number(1)), std::chrono::minutes(1) }));
    if (work.constFirst() == u"drop"_s)
        return bool(applyRetention(fileIn(folder), { feedName, at(number(1)), {} }));
    if (work.constFirst() == u"erase"_s) {
        ErasureRequest request;
        request.entity = work.value(1);
        request.reason = u"a test"_s;
        return bool(eraseObservations(fileIn(folder), request));
    }
    return bool(compactHistory(fileIn(folder)));
}

bool workElsewhere(const QString &folder, const QStringList &work)
{
    QProcess other;
    other.setProcessChannelMode(QProcess::ForwardedChannels);
    other.start(QCoreApplication::applicationFilePath(), QStringList { u"--work"_s, folder } + work);
    return other.waitForFinished(120'000) && other.exitStatus() == QProcess::NormalExit && other.exitCode() == 0;
}

/// Seconds s of [first, end) with begin <= s < end of the range.
qint64 secondsIn(TimeRange range, qint64 first, qint64 end)
{
    const auto ceiling = [](UtcTime t) {
        const qint64 since = t.milliseconds - startMilliseconds;
        return since <= 0 ? qint64(0) : (since + 999) / 1000;
    };
    return std::max<qint64>(0, std::min(ceiling(range.end), end) - std::max(ceiling(range.begin), first));
}

} // namespace

class HistoryMomentsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void othersAreSeen()
    {
        const QTemporaryDir folder;
        QVERIFY(append(folder.path(), 0, 1));
        const auto store = HistoryStore::openForReading(folder.path(), nullptr);
        QVERIFY(store);
        HistoryReader &reader = store.value()->reader();
        Published nothing;
        HistoryQuery query(fileIn(folder.path()), nothing,
                           [](const HistoryDamage &damage) { QTest::qFail(qPrintable(damage.where), __FILE__, __LINE__); });
        const TimeRange early { at(20'020), at(20'080) }; // a minute by the clock as well
        const TimeRange late { at(60'040), at(60'100) };

        /// Every connection, twice: what it reads from the file and what it knows by then.
        const auto check = [&](size_t inEarly, float value, size_t inLate, size_t features) {
            for (int time = 0; time < 2; ++time) {
                std::vector<ObservationsPtr> first { query.read({ feedName, early, {}, {} }) };
                std::vector<ObservationsPtr> second { query.read({ feedName, late, {}, {} }) };
                std::vector<ObservationsPtr> states { query.latest(feedName, early.end, std::chrono::hours(24)) };
                std::vector<std::pair<QFuture<ObservationsPtr>, QFuture<ObservationsPtr>>> asked;
                for (int i = 0; i < 20; ++i)
                    asked.emplace_back(reader.request({ feedName, early, {}, {} }), reader.request({ feedName, late, {}, {} }));
                states.push_back(reader.latest(feedName, early.end, std::chrono::hours(24)).result());
                for (const auto &[one, other] : asked) {
                    first.push_back(one.result());
                    second.push_back(other.result());
                }
                for (const ObservationsPtr &rows : first) {
                    QCOMPARE(rows->size(), inEarly);
                    QCOMPARE(std::ranges::count(rows->values[0], value), qint64(inEarly));
                }
                for (const ObservationsPtr &rows : second)
                    QCOMPARE(rows->size(), inLate);
                for (const ObservationsPtr &rows : states)
                    QCOMPARE(rows->size(), features);
            }
        };
        check(60, 1, 0, 10);
        const auto change = [&](const QStringList &work) { QVERIFY(workElsewhere(folder.path(), work)); };
        change({ u"append"_s, u"50000"_s, u"1"_s }); // after all that was known
        check(60, 1, 60, 10);
        change({ u"append"_s, u"0"_s, u"2"_s }); // corrects what was sealed
        check(60, 2, 60, 10);
        change({ u"erase"_s, u"f3"_s });
        check(54, 2, 54, 9);
        change({ u"thin"_s, u"45000"_s }); // the last of each feature in a minute
        check(9, 2, 54, 9);
        change({ u"compact"_s }); // joins what thinning has left
        check(9, 2, 54, 9);
        change({ u"drop"_s, u"45000"_s });
        check(0, 2, 54, 0);
        QVERIFY(store.value()->damage().isEmpty());
    }

    void anyRange()
    {
        // Seconds [0, 40,000) and [100,000, 140,000), then, late, [60,000, 100,000).
        const QTemporaryDir folder;
        for (const qint64 first : { 0, 100'000, 60'000 })
            QVERIFY(append(folder.path(), first, 1));
        std::vector<qint64> borders { startMilliseconds };
        {
            SQLite::Database db(fileIn(folder.path()).toStdString());
            SQLite::Statement row(db, "SELECT t_min, t_max, lane FROM chunk");
            bool isLate = false;
            while (row.executeStep()) {
                borders.push_back(row.getColumn(0).getInt64());
                borders.push_back(row.getColumn(1).getInt64());
                isLate = isLate || row.getColumn(2).getInt() == lateLane;
            }
            QVERIFY(isLate);
        }
        Published nothing;
        HistoryQuery query(fileIn(folder.path()), nothing,
                           [](const HistoryDamage &damage) { QTest::qFail(qPrintable(damage.where), __FILE__, __LINE__); });
        std::mt19937_64 random(11);
        const auto instant = [&]() -> qint64 {
            if (random() % 2 == 0)
                return borders[random() % borders.size()] + qint64(random() % 5) - 2;
            return startMilliseconds - 1'000'000 + qint64(random() % 160'000'000);
        };
        for (int i = 0; i < 6000; ++i) {
            if (i % 500 == 0)
                query.release();
            if (i % 500 == 250)
                query.hold();
            const qint64 begin = instant();
            const std::array<qint64, 4> ends { begin + 1, begin + 60'000, begin + 3'600'000, instant() };
            const TimeRange range { { begin }, { std::max(begin + 1, ends[random() % ends.size()]) } };
            const qint64 expected = secondsIn(range, 0, 40'000) + secondsIn(range, 60'000, 140'000);
            const ObservationsPtr rows = query.read({ feedName, range, {}, {} });
            if (qint64(rows->size()) != expected)
                qCritical("%lld to %lld", begin - startMilliseconds, range.end.milliseconds - startMilliseconds);
            QCOMPARE(qint64(rows->size()), expected);
            QVERIFY(std::ranges::is_sorted(rows->phenomenonTime));
        }
    }

    void acknowledgedIsRead()
    {
        // Whoever asks after an acknowledgement reads what it was for, however much was asked before and is being answered.
        const QTemporaryDir folder;
        const auto store = openStore(folder.path());
        constexpr int perBatch = 2000;
        size_t stored = 0;
        for (int i = 0; i < 60; ++i) {
            std::vector<QFuture<ObservationsPtr>> before;
            for (int n = 0; n < 40; ++n)
                before.push_back(store->reader().request({ feedName, everything(), {}, {} }));
            QCOMPARE(
                store->writer().append(feedName, plainBatch(i * perBatch, perBatch, 1), testSource(), { 1 }).result().accepted,
                perBatch);
            std::vector<QFuture<ObservationsPtr>> after;
            for (int n = 0; n < 4; ++n)
                after.push_back(store->reader().request({ feedName, everything(), {}, {} }));
            for (const QFuture<ObservationsPtr> &each : before) {
                const size_t rows = each.result()->size();
                QVERIFY2(rows == stored || rows == stored + perBatch, qPrintable(QString::number(rows)));
            }
            stored += perBatch;
            for (const QFuture<ObservationsPtr> &each : after)
                QCOMPARE(each.result()->size(), stored);
        }
        QVERIFY(store->damage().isEmpty());
    }
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--work"_s)
        return workOn(arguments.value(2), arguments.mid(3)) ? 0 : 1;
    HistoryMomentsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_historymoments.moc"
