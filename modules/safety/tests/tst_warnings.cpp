// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "capsamples.h"
#include "core/exposure.h"
#include "engine/alarms/alarmwatch.h"
#include "support/fakeclock.h"
#include "support/fakehistory.h"
#include "support/samples.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace citywall;
using namespace citywall::safety;
using namespace citywall::test;
using namespace Qt::StringLiterals;

namespace {

/// The history of several payloads.
void put(test::FakeHistory &history, const QList<QByteArray> &payloads)
{
    DecodedBatch all;
    for (const QByteArray &payload : payloads) {
        const DecodedBatch batch = decode(payload);
        for (ObservationRecord o : batch.observations) {
            const FeatureRecord &feature = batch.features[o.feature];
            const auto known = std::ranges::find(all.features, feature.id, &FeatureRecord::id);
            if (known == all.features.end())
                all.features.push_back(feature);
            o.feature = quint32(std::ranges::find(all.features, feature.id, &FeatureRecord::id) - all.features.begin());
            for (float &value : o.values) {
                if (std::isnan(value))
                    continue;
                const QString word = batch.terms[qsizetype(value)];
                if (!all.terms.contains(word))
                    all.terms.append(word);
                value = float(all.terms.indexOf(word));
            }
            all.observations.push_back(o);
        }
    }
    history.put(warningFeed, all, false);
}

/// After such messages: the ids of the warnings that are in force on the map, and of those of which an alarm stands.
QList<QStringList> standingAfter(const QList<QByteArray> &payloads)
{
    test::FakeHistory history;
    put(history, payloads + QList { message("last", "Alert", "2026-11-20T18:00:00Z", squareArea) });
    test::FakeClock clock(QTimeZone::UTC, test::FakeClock::Answers::AtOnce);
    WarningState state(history, clock);
    QFile rules(QStringLiteral(CITYWALL_SOURCE_DIR "/modules/safety/alarms.json"));
    const bool isOpen = rules.open(QIODevice::ReadOnly);
    const AreaIndex areas { {} };
    AlarmWatch watch(
        { isOpen ? *alarmRulesFromJson(rules.readAll(), u"en"_s) : QList<AlarmRule>(), { warningFeedDescriptor() }, {} }, history,
        clock, areas);
    clock.seek((now + std::chrono::minutes(1)).milliseconds);
    QStringList shown;
    for (const Warning &warning : state.inForce())
        shown.append(state.dictionary()->at(warning.key)->id);
    QStringList alarms;
    const bool isTold = QTest::qWaitFor([&] { // alarms are listed at their own pace
        alarms.clear();
        for (const Alarm &alarm : watch.list().alarms())
            alarms.append(alarm.entityId);
        return alarms.removeOne(u"last"_s);
    });
    if (!isTold || !shown.removeOne(u"last"_s))
        return {};
    shown.sort();
    alarms.sort();
    return { shown, alarms };
}

} // namespace

class TestWarnings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void standings()
    {
        // W1 at 12:00 until 15:00; W2 updates it at 13:00 until 17:00; W3 cancels W2 at 14:00.
        const auto told = [](const QByteArray &hour) { return "2026-11-20T" + hour + ":00:00Z"; };
        const auto until = [&](const QByteArray &hour) { return "<expires>" + told(hour) + "</expires>" + squareArea; };
        test::FakeHistory history;
        put(history,
            { message("W1", "Alert", told("12"), until("15")),
              message("W2", "Update", told("13"), until("17"), "city@example.org,W1," + told("12")),
              message("W3", "Cancel", told("14"), until("17"), "city@example.org,W2," + told("13")),
              message("W4", "Alert", told("12"), "<effective>" + told("16") + "</effective>" + squareArea) });
        test::FakeClock clock(QTimeZone::UTC, test::FakeClock::Answers::AtOnce);
        WarningState state(history, clock);
        const auto inForceAt = [&](int hour, int minute) {
            clock.seek(UtcTime::fromIso(u"2026-11-20T00:00:00Z").milliseconds + (hour * 60 + minute) * 60'000);
            QStringList ids;
            for (const Warning &warning : state.inForce())
                ids.append(warning.identifier);
            return ids;
        };
        QCOMPARE(inForceAt(11, 59), QStringList());
        QCOMPARE(inForceAt(12, 30), QStringList { u"W1"_s });
        QCOMPARE(inForceAt(13, 30), QStringList { u"W2"_s });
        QCOMPARE(inForceAt(14, 30), QStringList());
        QCOMPARE(inForceAt(12, 30), QStringList { u"W1"_s }); // and back
        QCOMPARE(inForceAt(16, 30), QStringList { u"W4"_s });
        QCOMPARE(inForceAt(39, 59), QStringList { u"W4"_s }); // no end told: a day from when it took effect
        QCOMPARE(inForceAt(40, 0), QStringList());
    }

    void whatIsReplacedWarnsOfNothing()
    {
        const DecodedBatch batch = decode(message("W2", "Update", "2026-11-20T18:00:00Z", squareArea,
                                                  "a@b,W0,2026-11-20T16:00:00Z\n a@b,W1,2026-11-20T17:00:00Z"));
        QCOMPARE(batch.features.size(), size_t(3));
        QCOMPARE(batch.features[0].id, u"W0"_s);
        QCOMPARE(term(batch, 0, SeverityField), severityNone);
        QCOMPARE(term(batch, 1, SeverityField), severityNone);
        QCOMPARE(batch.features[2].properties[u"references"].toArray(), (QJsonArray { u"W0"_s, u"W1"_s }));
        // A bare cancellation, without info.
        const DecodedBatch cancelled =
            decode(bare(message("W3", "Cancel", "2026-11-20T18:00:00Z", {}, "a@b,W2,2026-11-20T17:00:00Z")));
        QCOMPARE(cancelled.rejections.size(), size_t(0));
        QCOMPARE(cancelled.features.size(), size_t(2));
        QCOMPARE(term(cancelled, 1, MessageTypeField), u"Cancel"_s);
        // One that repeats what it cancels.
        const DecodedBatch repeated =
            decode(message("W3", "Cancel", "2026-11-20T18:00:00Z", squareArea, "a@b,W2,2026-11-20T17:00:00Z"));
        QCOMPARE(term(repeated, 1, SeverityField), severityNone);
        QCOMPARE(term(repeated, 1, UrgencyField), u"Immediate"_s);
    }

    void whatReplacesNothingEndsNothing()
    {
        const QByteArray first = message("A1", "Alert", "2026-11-20T17:00:00Z", squareArea);
        QByteArray openArea = squareArea;
        openArea.replace(" 50.0,10.0</polygon>", "</polygon>");
        const QByteArray reference = "a@b,A1,2026-11-20T17:00:00Z";
        const QByteArray update = message("A2", "Update", "2026-11-20T18:00:00Z", openArea, reference);
        const DecodedBatch refused = decode(update);
        QCOMPARE(reasons(refused), QStringList { u"impossible polygon"_s });
        QVERIFY(refused.observations.empty() && refused.features.empty());
        // One of whose blocks one is sound.
        QByteArray half = update;
        const QByteArray sound = message("A2", "Update", "2026-11-20T18:00:00Z", squareArea);
        const qsizetype begin = sound.indexOf("<info>");
        half.replace("</info></alert>", "</info>" + sound.sliced(begin));
        const DecodedBatch replaced = decode(half);
        QCOMPARE(reasons(replaced), QStringList { u"impossible polygon"_s });
        QCOMPARE(replaced.features.size(), size_t(2));
        QCOMPARE(replaced.features[0].id, u"A1"_s);
        QCOMPARE(term(replaced, 0, SeverityField), severityNone);
        QCOMPARE(replaced.features[1].id, u"A2#2"_s);
        QCOMPARE(term(replaced, 1, SeverityField), u"Severe"_s);
        // A cancellation is one, whatever is wrong with what it repeats.
        const QByteArray cancel = message("A2", "Cancel", "2026-11-20T18:00:00Z", openArea, reference);
        const DecodedBatch cancelled = decode(cancel);
        QCOMPARE(reasons(cancelled), QStringList { u"impossible polygon"_s });
        QCOMPARE(cancelled.features.size(), size_t(2));
        QCOMPARE(cancelled.features[0].id, u"A1"_s);
        QCOMPARE(cancelled.features[1].id, u"A2"_s);
        QCOMPARE(term(cancelled, 0, SeverityField), severityNone);
        QCOMPARE(term(cancelled, 1, MessageTypeField), u"Cancel"_s);
        QCOMPARE(term(cancelled, 1, SeverityField), severityNone);
        using Standings = QList<QStringList>;
        QCOMPARE(standingAfter({ first, update }), (Standings { { u"A1"_s }, { u"A1"_s } }));
        QCOMPARE(standingAfter({ first, half }), (Standings { { u"A2#2"_s }, { u"A2#2"_s } }));
        QCOMPARE(standingAfter({ first, cancel }), (Standings { {}, {} }));
    }

    void allBlocksEndWithTheirMessage()
    {
        QByteArray two = message("W1", "Alert", "2026-11-20T17:00:00Z", squareArea);
        const qsizetype begin = two.indexOf("<info>");
        two.insert(begin, two.sliced(begin, two.indexOf("</info>") + 7 - begin).replace("Severe<", "Minor<"));
        const QByteArray other = message("W1#2x", "Alert", "2026-11-20T17:00:00Z", squareArea);
        const QByteArray reference = "a@b,W1,2026-11-20T17:00:00Z";
        const QByteArray cancel = message("W2", "Cancel", "2026-11-20T17:30:00Z", squareArea, reference);
        const QByteArray update = message("W3", "Update", "2026-11-20T17:30:00Z", squareArea, reference);
        using Standings = QList<QStringList>;
        // W1 itself is minor, of which no alarm is told: that does not end the severe one of its second block.
        QCOMPARE(standingAfter({ two, other }), (Standings { { u"W1"_s, u"W1#2"_s, u"W1#2x"_s }, { u"W1#2"_s, u"W1#2x"_s } }));
        QCOMPARE(standingAfter({ two, other, cancel }), (Standings { { u"W1#2x"_s }, { u"W1#2x"_s } }));
        QCOMPARE(standingAfter({ two, other, update }), (Standings { { u"W1#2x"_s, u"W3"_s }, { u"W1#2x"_s, u"W3"_s } }));
    }

    void alarmsEndWhenTheirWarningsExpire()
    {
        const auto until = [](const QByteArray &time) { return "<expires>" + time + "</expires>" + squareArea; };
        test::FakeHistory history;
        put(history,
            { message("W1", "Alert", "2026-11-20T17:00:00Z", until("2026-11-20T19:00:00Z")),
              message("W2", "Alert", "2026-11-20T17:00:00Z", until("2026-11-22T20:00:00+01:00")),
              message("W3", "Alert", "2026-11-20T17:00:00Z", squareArea) }); // not told: a day
        test::FakeClock clock(QTimeZone::UTC, test::FakeClock::Answers::AtOnce);
        WarningState state(history, clock);
        QFile file(QStringLiteral(CITYWALL_SOURCE_DIR "/modules/safety/alarms.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<AlarmRule> rules = alarmRulesFromJson(file.readAll(), u"en"_s).value();
        const AreaIndex areas { {} };
        AlarmWatch watch({ rules, { warningFeedDescriptor() }, {} }, history, clock, areas);
        const auto told = [&] {
            QStringList ids;
            for (const Alarm &alarm : watch.list().alarms())
                ids.append(alarm.entityId + (alarm.stale ? u" stale"_s : QString()));
            ids.sort();
            return ids;
        };
        const auto inForce = [&] {
            QStringList ids;
            for (const Warning &warning : state.inForce())
                ids.append(warning.identifier);
            ids.sort();
            return ids;
        };
        const QStringList all { u"W1"_s, u"W2"_s, u"W3"_s };
        const QList<std::pair<QString, QStringList>> course {
            { u"2026-11-20T18:59:59Z"_s, all },         { u"2026-11-20T19:00:00Z"_s, { u"W2"_s, u"W3"_s } },
            { u"2026-11-21T17:00:00Z"_s, { u"W2"_s } }, { u"2026-11-22T18:59:59Z"_s, { u"W2"_s } },
            { u"2026-11-22T19:00:00Z"_s, {} },          { u"2026-11-20T18:59:59Z"_s, all } // and back
        };
        for (const auto &[time, warnings] : course) {
            clock.seek(UtcTime::fromIso(time).milliseconds);
            QCOMPARE(inForce(), warnings);
            QTRY_COMPARE(told(), warnings); // alarms are listed at their own pace
        }
    }

    void aMessageWithoutInfoWarnsOfNothing()
    {
        const QByteArray empty = bare(message("W1", "Alert", "2026-11-20T18:00:00Z", {}));
        const DecodedBatch batch = decode(empty);
        QCOMPARE(batch.rejections.size(), size_t(0));
        QCOMPARE(term(batch, 0, SeverityField), severityNone);
        test::FakeHistory history;
        put(history, { empty });
        test::FakeClock clock(QTimeZone::UTC, test::FakeClock::Answers::AtOnce);
        WarningState state(history, clock);
        clock.seek((now + std::chrono::minutes(1)).milliseconds);
        QCOMPARE(state.all().size(), size_t(1));
        QVERIFY(state.inForce().empty());
    }

    void pointsInside()
    {
        // A U, open to the north: the middle of its box is outside.
        const GeoLine u { { 10, 50 }, { 13, 50 }, { 13, 53 }, { 12, 53 }, { 12, 51 },
                          { 11, 51 }, { 11, 53 }, { 10, 53 }, { 10, 50 } };
        QVERIFY(!contains({ { u } }, { 11.5, 52 }));
        QVERIFY(contains({ { u } }, pointInside({ { u } })));
        QVERIFY(!pointInside({}).isValid());
    }

    void exposureByHand()
    {
        QList<Area> areas { test::square(u"west"_s, 10, 50, 0.1, 1000), test::square(u"east"_s, 10.1, 50, 0.1, 500),
                            test::square(u"far"_s, 20, 50, 0.1, 9000) };
        // Half of the west, all of the east.
        const GeoMultiPolygon warned = test::square({}, 10.05, 50, 0.1).geometry
            + GeoMultiPolygon(test::square({}, 10.1, 50, 0.1).geometry); // the second overlaps the first
        const Exposure exposure = exposureOf(warned, areas);
        QVERIFY2(std::abs(exposure.residents - 1000) < 1e-6, qPrintable(QString::number(exposure.residents)));
        const double one = areaSquareMeters(areas[0].geometry) / 1e6;
        QVERIFY(std::abs(exposure.squareKilometers - 1.5 * one) < 1e-6);
        QCOMPARE(exposure.areas, (QList<int> { 1, 0 }));
        areas[0].population = std::numeric_limits<double>::quiet_NaN();
        QVERIFY(std::isnan(exposureOf(warned, areas).residents));
        QVERIFY(exposureOf(test::square({}, 30, 50, 1).geometry, areas).areas.isEmpty());
        QCOMPARE(exposureOf({}, areas).squareKilometers, 0.0);
    }

    void simulatedWarningsArePlausible()
    {
        const AreaIndex areas({ test::square(u"city"_s, -87.75, 41.80, 0.15) });
        const Simulation city { 1837, QTimeZone("America/Chicago"), { -87.66, 41.88 }, { -87.95, 41.64, -87.52, 42.03 }, &areas };
        const FeedDescriptor feed = warningFeedDescriptor();
        const PayloadSourcePtr source = feed.makeSimulator(city);
        QVERIFY(source->about().simulated);
        using namespace std::chrono_literals;
        const auto messages = [&](UtcTime begin, UtcTime end) {
            const QByteArray payload = source->payload({ begin, end }, 1min, true);
            return payload.isEmpty() ? DecodedBatch {} : feed.makeDecoder()(payload, now);
        };
        const DecodedBatch week = messages(now - 7 * 24h, now);
        QCOMPARE(week.rejections.size(), size_t(0));
        size_t told = 0;
        for (int hour = 7 * 24; hour > 0; --hour)
            told += messages(now - Duration(hour * 1h), now - Duration((hour - 1) * 1h)).observations.size();
        QCOMPARE(told, week.observations.size()); // however it is asked for
        int alerts = 0;
        int ends = 0;
        for (size_t row = 0; row < week.observations.size(); ++row) {
            alerts += term(week, row, MessageTypeField) == u"Alert";
            ends += term(week, row, MessageTypeField).isEmpty();
        }
        QVERIFY2(alerts >= 27 && alerts <= 29, qPrintable(QString::number(alerts))); // four a day
        QVERIFY(ends > 20);
        test::FakeHistory history;
        history.put(warningFeed, week, true);
        test::FakeClock clock(QTimeZone::UTC, test::FakeClock::Answers::AtOnce);
        WarningState state(history, clock);
        int most = 0;
        for (int hour = 6 * 24; hour >= 0; --hour) {
            clock.seek((now - Duration(hour * 1h)).milliseconds);
            most = std::max(most, int(state.inForce().size()));
            for (const Warning &warning : state.inForce()) {
                QVERIFY(warning.simulated);
                QVERIFY(!warning.area.isEmpty());
            }
        }
        QVERIFY2(most >= 1 && most <= 8, qPrintable(QString::number(most)));
    }
};

QTEST_GUILESS_MAIN(TestWarnings)
#include "tst_warnings.moc"
