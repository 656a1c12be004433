// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/alarms/alarmstate.h"
#include "engine/alarms/alarmwatch.h"

#include <support/fakeclock.h>
#include <support/fakehistory.h>
#include <support/samples.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace citywall;
using namespace std::chrono_literals;

namespace {

constexpr float none = std::numeric_limits<float>::quiet_NaN();
const UtcTime start { 1'795'000'000'000 };
UtcTime minute(int n) { return start + n * 1min; }

/// Feature 0's values, one a minute.
Observations course(const std::vector<float> &values)
{
    Observations columns;
    columns.feed = QStringLiteral("water.level");
    for (size_t i = 0; i < values.size(); ++i)
        test::add(columns, minute(int(i)), 0, { values[i], none, none, none });
    return columns;
}

FeedDictionary dictionary()
{
    FeedDictionary d;
    d.terms = { QStringLiteral("open"), QStringLiteral("closed") };
    for (const char *name : { "North weir", "South weir" }) {
        Feature f;
        f.key = FeatureKey(d.features.size());
        f.id = QStringLiteral("w%1").arg(f.key);
        f.name = QString::fromLatin1(name);
        f.position = { -87.65 + 0.02 * double(f.key), 41.88 };
        f.area = int(f.key);
        d.features.push_back(f);
    }
    return d;
}

AlarmRule above(double limit, std::optional<double> clear, Duration onDelay)
{
    AlarmRule rule;
    rule.id = QStringLiteral("water.high");
    rule.feed = QStringLiteral("water.level");
    rule.field = QStringLiteral("level");
    rule.limit = limit;
    rule.clear = clear;
    rule.onDelay = onDelay;
    rule.title = QStringLiteral("High water");
    return rule;
}

FeedDescriptor feed()
{
    FeedDescriptor f;
    f.id = QStringLiteral("water.level");
    f.fields = { { QStringLiteral("level"), FieldDescriptor::Kind::Number, QStringLiteral("water.level") } };
    f.staleAfter = 10min;
    f.horizon = 60min;
    return f;
}

} // namespace

class AlarmsTest : public QObject
{
    Q_OBJECT
    /// Minute since when the rule holds at a minute, for the rows up to then; −1 if it does not.
    static int since(const AlarmRule &rule, const std::vector<float> &values, int at)
    {
        const Observations columns = course(values);
        const size_t end = std::min(values.size(), size_t(at) + 1);
        const auto standing = standingAlarms(rule, 0, columns, dictionary(), 0, end, minute(at));
        return standing.empty() ? -1 : int((standing.front().since - start) / 1min);
    }

private Q_SLOTS:
    void limitDeadbandAndDelay()
    {
        const AlarmRule plain = above(2, {}, 0min);
        const std::vector<float> values { 1, 2, 3, 2.5f, 2, 3 };
        //                                0  1  2  3     4  5
        const QList<int> expected { -1, -1, 2, 2, -1, 5 };
        for (int at = 0; at < 6; ++at)
            QCOMPARE(since(plain, values, at), expected[at]);
        const AlarmRule banded = above(2, 1.5, 0min);
        const std::vector<float> falling { 3, 1.8f, 1.6f, 1.5f, 1.8f, 2.1f };
        const QList<int> held { 0, 0, 0, -1, -1, 5 }; // within the band it neither ends nor begins
        for (int at = 0; at < 6; ++at)
            QCOMPARE(since(banded, falling, at), held[at]);
        const AlarmRule delayed = above(2, {}, 2min);
        const std::vector<float> spikes { 3, 1, 3, 3, 3, 1 };
        const QList<int> late { -1, -1, -1, -1, 2, -1 }; // beyond from minute 2, an alarm from minute 4
        for (int at = 0; at < 6; ++at)
            QCOMPARE(since(delayed, spikes, at), late[at]);
    }

    void lastsUntilSomethingElseIsHeard()
    {
        QCOMPARE(since(above(2, {}, 5min), { 1, 3 }, 5), -1); // 4 minutes
        QCOMPARE(since(above(2, {}, 5min), { 1, 3 }, 6), 1);
        QCOMPARE(since(above(2, {}, 0min), { 3, none, none }, 2), 0); // a missing value is no all-clear
    }

    void aPartIsOverWithItsWhole()
    {
        FeedDictionary d = dictionary(); // w0, its part, and one that is only called like a part
        Feature part = d.features[1];
        d.features.pop_back();
        for (const auto &[id, properties] :
             { std::pair(QStringLiteral("w0#2"), QJsonObject { { QStringLiteral("identifier"), QStringLiteral("w0") } }),
               std::pair(QStringLiteral("w0#3"), QJsonObject()) }) {
            part.id = id;
            part.properties = properties;
            d.features.push_back(part);
        }
        Observations columns;
        for (const auto &[at, feature, value] : { std::tuple(0, 0, 3.f),
                                                  { 1, 0, 1.f },
                                                  { 1, 1, 3.f },
                                                  { 1, 2, 3.f },
                                                  { 2, 0, none },
                                                  { 3, 0, 4.f },
                                                  { 4, 0, 1.f },
                                                  { 5, 1, 3.f } })
            test::add(columns, minute(at), FeatureKey(feature), { value, none, none, none });
        const auto standing = [&](size_t rows, int at) {
            QList<FeatureKey> features;
            for (const StandingAlarm &alarm : standingAlarms(above(2, {}, 0min), 0, columns, d, 0, rows, minute(at)))
                features.append(alarm.feature);
            return features;
        };
        QCOMPARE(standing(4, 1), (QList<FeatureKey> { 1, 2 })); // heard of together: each stands for itself
        QCOMPARE(standing(5, 2), (QList<FeatureKey> { 1, 2 })); // of the whole was told no value
        QCOMPARE(standing(6, 3), (QList<FeatureKey> { 0, 1, 2 }));
        QCOMPARE(standing(7, 4), (QList<FeatureKey> { 2 }));
        QCOMPARE(standing(8, 5), (QList<FeatureKey> { 1, 2 })); // the part was heard of since
    }

    void untilItExpires()
    {
        FeedDictionary d = dictionary();
        d.features.edit(0).properties.insert(QStringLiteral("expires"), minute(10).toIso());
        Observations columns;
        test::add(columns, minute(0), 0, { 3, none, none, none });
        test::add(columns, minute(0), 1, { 3, none, none, none });
        test::add(columns, minute(12), 0, { 4, none, none, none });
        const auto standing = [&](size_t rows, UtcTime at) {
            QList<FeatureKey> features;
            for (const StandingAlarm &alarm : standingAlarms(above(2, {}, 0min), 0, columns, d, 0, rows, at, 5min))
                features.append(alarm.feature);
            return features;
        };
        QCOMPARE(standing(2, minute(4)), (QList<FeatureKey> { 0, 1 }));
        QCOMPARE(standing(2, minute(5)), QList<FeatureKey> { 0 }); // the other does not say how long it holds
        QCOMPARE(standing(2, minute(10) - 1ms), QList<FeatureKey> { 0 });
        QCOMPARE(standing(2, minute(10)), QList<FeatureKey>());
        QCOMPARE(standing(3, minute(12)), QList<FeatureKey>()); // nor by what is heard later, unless it says so
        d.features.edit(0).properties.insert(QStringLiteral("expires"), QStringLiteral("soon"));
        QCOMPARE(standing(2, minute(4)), (QList<FeatureKey> { 0, 1 }));
        QCOMPARE(standing(2, minute(5)), QList<FeatureKey>());
    }

    void expiryBeyondTheHorizon()
    {
        FeedDictionary d = dictionary();
        d.features.edit(0).properties.insert(QStringLiteral("expires"), minute(200).toIso());
        Observations columns = course({ 3 });
        test::add(columns, minute(0), 1, { 3, none, none, none });
        test::FakeHistory history;
        history.set(columns, d);
        test::FakeClock clock;
        const AreaIndex areas({});
        AlarmWatch watch({ { above(2, {}, 0min) }, { feed() }, {} }, history, clock, areas);
        const auto standing = [&] {
            QStringList found;
            for (const Alarm &a : watch.list().alarms())
                found += a.entityId + (a.stale ? QStringLiteral(" stale") : QString());
            found.sort();
            return found;
        };
        const auto at = [&](UtcTime time) { clock.seek(time.milliseconds); };
        at(minute(30));
        QTRY_COMPARE(standing(), (QStringList { QStringLiteral("w0"), QStringLiteral("w1 stale") }));
        at(minute(61));
        QTRY_COMPARE(standing(), QStringList { QStringLiteral("w0") });
        at(minute(200));
        QTRY_COMPARE(standing(), QStringList());
        at(minute(200) - 1ms); // and back
        QTRY_COMPARE(standing(), QStringList { QStringLiteral("w0") });
        // A look that begins there tells the same.
        AlarmWatch later({ { above(2, {}, 0min) }, { feed() }, {} }, history, clock, areas);
        clock.seek((minute(200) - 1ms).milliseconds);
        QTRY_COMPARE(later.list().count(), 1);
    }

    void whatIsValidForATimeIsStaleAfterIt_data()
    {
        QTest::addColumn<bool>("inDetail");
        QTest::newRow("field") << false;
        QTest::newRow("detail") << true;
    }
    void whatIsValidForATimeIsStaleAfterIt()
    {
        QFETCH(bool, inDetail);
        FeedDescriptor told = feed(); // which is stale after ten minutes
        Observations columns;
        columns.feed = told.id;
        test::add(columns, minute(0), 0, { 3, inDetail ? none : 1200.f, none, none });
        if (inDetail)
            columns.details.insert(0, R"({"validFor":1200})");
        else
            told.fields.append({ QStringLiteral("validFor"), FieldDescriptor::Kind::Number, {} });
        test::FakeHistory history;
        history.set(columns, dictionary());
        test::FakeClock clock;
        const AreaIndex areas({});
        AlarmWatch watch({ { above(2, {}, 0min) }, { told }, {} }, history, clock, areas);
        clock.seek(minute(20).milliseconds);
        QTRY_COMPARE(watch.list().count(), 1);
        QVERIFY(!watch.list().alarms().first().stale);
        clock.seek((minute(20) + 1ms).milliseconds);
        QTRY_VERIFY(watch.list().count() == 1 && watch.list().alarms().first().stale); // the last that is known, not over
    }

    void belowAndTerms()
    {
        AlarmRule low = above(2, 2.5, 0min);
        low.condition = AlarmRule::Condition::Below;
        const std::vector<float> values { 2, 1.9f, 2.4f, 2.5f };
        const QList<int> expected { -1, 1, 1, -1 };
        for (int at = 0; at < 4; ++at)
            QCOMPARE(since(low, values, at), expected[at]);
        AlarmRule closed;
        closed.condition = AlarmRule::Condition::Is;
        closed.term = QStringLiteral("closed");
        QCOMPARE(since(closed, { 0, 1, 1 }, 2), 1);
        QCOMPARE(since(closed, { 1, 0, 0 }, 2), -1);
        closed.term = QStringLiteral("never heard of");
        QCOMPARE(since(closed, { 0, 1, 1 }, 2), -1);
    }

    void theSameHoweverTheClockGotThere()
    {
        test::FakeHistory history;
        Observations rows = course({ 1, 3, 3, 1, 3 });
        test::add(rows, minute(4), 1, { 5, none, none, none });
        history.set(rows, dictionary());
        test::FakeClock clock;
        const AreaIndex areas(
            { test::square(QStringLiteral("North side"), -88, 41, 0.34), test::square(QStringLiteral("South"), -87.64, 41, 1) });
        Metric level;
        level.id = QStringLiteral("water.level");
        level.unit = QStringLiteral("m");
        level.decimals = 1;
        AlarmRule grave = above(4, {}, 0min);
        grave.id = QStringLiteral("water.flood");
        grave.priority = AlarmRule::Priority::Critical;
        AlarmWatch watch({ { above(2, {}, 0min), grave }, { feed() }, { level } }, history, clock, areas);
        const QAbstractItemModelTester tester(&watch.list(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        const auto standing = [&] {
            QStringList found;
            for (const Alarm &a : watch.list().alarms())
                found += a.rule.id + u' ' + a.entityId + u' ' + a.value + u' ' + QString::number((a.since - start) / 1min);
            return found;
        };
        const QStringList atFour { QStringLiteral("water.flood w1 5.0\u00a0m 4"), QStringLiteral("water.high w0 3.0\u00a0m 4"),
                                   QStringLiteral("water.high w1 5.0\u00a0m 4") };
        clock.seek(minute(4).milliseconds);
        QTRY_COMPARE(standing(), atFour);
        QCOMPARE(watch.list().counts(), QList<int>({ 2, 0, 0, 1 }));
        clock.seek(minute(2).milliseconds); // back
        QTRY_COMPARE(standing(), QStringList(QStringLiteral("water.high w0 3.0\u00a0m 1")));
        clock.seek(minute(4).milliseconds); // and there again
        QTRY_COMPARE(standing(), atFour);
        QCOMPARE(watch.list().alarms()[0].areaName, QStringLiteral("South"));
        QVERIFY(!watch.list().alarms()[0].stale);
        clock.seek(minute(20).milliseconds);
        QTRY_VERIFY(watch.list().alarms().value(0).stale); // nothing heard for 16 minutes
        const QStringList csv = watch.list().csv(true).split(QStringLiteral("\r\n"));
        QCOMPARE(csv[1],
                 QStringLiteral("water.flood,critical,High water,water.level,w1,South weir,South,5.0\u00a0m,") + minute(4).toIso()
                     + QStringLiteral(",SIMULATED,-87.6300000,41.8800000"));
    }

    void rulesAsData()
    {
        const QByteArray good = R"({"alarms":[{"id":"water.high","feed":"water.level","field":"level","above":2.5,"clear":2.0,
            "for":"PT1H5M30S","priority":"high","title":{"en":"High water","zh":"高水位"},"consequence":{"en":"c","zh":"c"},
            "action":{"en":"a","zh":"a"},"source":"by-law 7"}]})";
        const Result<QList<AlarmRule>> rules = alarmRulesFromJson(good, QStringLiteral("zh"));
        QVERIFY(rules);
        QCOMPARE(rules->size(), 1);
        QCOMPARE(rules->first().title, QStringLiteral("高水位"));
        QCOMPARE(rules->first().onDelay, Duration(1h + 5min + 30s));
        QCOMPARE(rules->first().limit, 2.5);
        QCOMPARE(rules->first().clear, std::optional<double>(2));
        QCOMPARE(rules->first().priority, AlarmRule::Priority::High);
        const auto problem = [&](const QByteArray &from, const QByteArray &to) {
            const Result<QList<AlarmRule>> read = alarmRulesFromJson(QByteArray(good).replace(from, to), QStringLiteral("en"));
            return read ? QString() : read.error().message;
        };
        QCOMPARE(problem("\"PT1H5M30S\"", "\"PT\""),
                 QStringLiteral("alarm rule 'water.high': 'for' must be a duration like PT5M"));
        QVERIFY(problem("\"clear\":2.0", "\"clear\":2.6").contains(QStringLiteral("good side")));
        QVERIFY(problem("\"clear\":2.0", "\"clear\":\"x\"").contains(QStringLiteral("good side")));
        QVERIFY(problem("\"above\":2.5", "\"above\":2.5,\"below\":1").contains(QStringLiteral("one of above, below, is")));
        QVERIFY(problem("\"above\":2.5", "\"above\":\"2.5\"").contains(QStringLiteral("must be a number")));
        QVERIFY(problem("\"high\"", "\"urgent\"").contains(QStringLiteral("priority")));
        QVERIFY(problem("\"en\":\"a\"", "\"fr\":\"a\"").contains(QStringLiteral("'en'")));
        QVERIFY(problem("}]}", "}]").contains(QStringLiteral("not JSON")));
        // A rule of a state says the state in words.
        const QByteArray state = "\"is\":\"shutDown\",\"word\":{\"en\":\"shut down\",\"zh\":\"关闭\"}";
        const Result<QList<AlarmRule>> read =
            alarmRulesFromJson(QByteArray(good).replace("\"above\":2.5,\"clear\":2.0", state), QStringLiteral("zh"));
        QVERIFY(read);
        QCOMPARE(read->first().term, QStringLiteral("shutDown"));
        QCOMPARE(read->first().word, QStringLiteral("关闭"));
        QVERIFY(problem("\"above\":2.5,\"clear\":2.0", "\"is\":\"shutDown\",\"word\":{\"zh\":\"关闭\"}")
                    .contains(QStringLiteral("a word")));
    }

    void statesAreToldInWords()
    {
        test::FakeHistory history;
        history.set(course({ 0, 1 }), dictionary());
        test::FakeClock clock;
        const AreaIndex areas({});
        AlarmRule closed = above(0, {}, 0min);
        closed.condition = AlarmRule::Condition::Is;
        closed.term = QStringLiteral("closed");
        closed.word = QStringLiteral("shut to all");
        FeedDescriptor gate = feed();
        gate.fields.first().kind = FieldDescriptor::Kind::Term;
        AlarmWatch watch({ { closed }, { gate }, {} }, history, clock, areas);
        clock.seek(minute(1).milliseconds);
        QTRY_COMPARE(watch.list().count(), 1);
        QCOMPARE(watch.list().index(0).data(AlarmList::ValueRole).toString(), QStringLiteral("shut to all"));
    }
};

QTEST_GUILESS_MAIN(AlarmsTest)
#include "tst_alarms.moc"
