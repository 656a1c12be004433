// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a profile says of how long observations are kept: by the calendar, in words, and when the history is told.
#include "engine/core/cityprofile.h"
#include "engine/core/retentionschedule.h"
#include "engine/core/retentionwords.h"

#include <QTest>

using namespace citywall;

namespace {

const QByteArray town = R"({
  "id": "town", "name": { "en": "Town" }, "center": [10.5, 50.5], "bounds": [10, 50, 11, 51], "zoom": 12,
  "timeZone": "Europe/Berlin", "datum": "WGS84", "languages": ["en"], "shifts": ["22:00", "06:00"],
  "retention": [
    { "feed": "traffic.link-speed", "raw": "P30D" },
    { "feed": "traffic.*", "raw": "P1M", "thinned": { "to": "PT1H", "for": "P2Y" } },
    { "feed": "water.level", "raw": "P1Y6M", "thinned": { "to": "P1D" } }
  ],
  "baseMap": { "dark": "d.mbtiles", "light": "l.mbtiles", "attribution": "x" },
  "views": [{ "id": "all", "title": { "en": "All" }, "center": [10.5, 50.5], "zoom": 11 }]
})";

} // namespace

class TestRetentionTerms : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// 2026-03-31 in Berlin: months end where they end, and summer time has begun two days before.
    void byTheCalendar()
    {
        const Result<CityProfile> p = CityProfile::parse(town, QStringLiteral("town.json"));
        QVERIFY2(p, p ? "" : qPrintable(p.error().message));
        QCOMPARE(p->shifts, (QStringList { QStringLiteral("22:00"), QStringLiteral("06:00") }));
        const UtcTime now = UtcTime::fromIso(u"2026-03-31T12:00:00+02:00");
        const auto limits = [&](const char *feed) {
            const RetentionTerms *terms = termsFor(p->retention, QString::fromLatin1(feed));
            return terms ? terms->at(now, p->zone) : RetentionLimits {};
        };
        const auto at = [](QStringView iso) { return UtcTime::fromIso(iso); };
        QCOMPARE(limits("traffic.link-speed"),
                 (RetentionLimits { at(u"2026-03-01T12:00:00+01:00"), {}, at(u"2026-03-01T12:00:00+01:00") }));
        QCOMPARE(limits("traffic.count"),
                 (RetentionLimits { at(u"2026-02-28T12:00:00+01:00"), std::chrono::hours(1), at(u"2024-03-31T12:00:00+02:00") }));
        QCOMPARE(limits("water.level"), (RetentionLimits { at(u"2024-09-30T12:00:00+02:00"), std::chrono::hours(24), {} }));
        QCOMPARE(limits("water.quality"), RetentionLimits {});
    }

    /// A minute after the start, then each night at three by the city's clock, also over the end of summer time; whatever the computer's
    /// clock does.
    void eachNight()
    {
        UtcTime now = UtcTime::fromIso(u"2026-10-24T12:00:00+02:00");
        QList<std::pair<QString, UtcTime>> applied;
        RetentionSchedule schedule(
            { { { QStringLiteral("a.*"), { 0, 0, 1 } } },
              QTimeZone("Europe/Berlin"),
              [&] { return now; },
              [] { return QStringList { QStringLiteral("a.b"), QStringLiteral("c.d") }; },
              [&](const QString &feed, const RetentionLimits &limits) { applied.append({ feed, limits.rawFrom }); },
              UtcTime::fromIso(u"2026-10-24T11:59:00+02:00") });
        const auto pass = [&](Duration time) {
            now = now + time;
            schedule.tick();
        };
        pass(std::chrono::seconds(59));
        QCOMPARE(applied.size(), 0);
        pass(std::chrono::seconds(1));
        QCOMPARE(
            applied,
            (QList<std::pair<QString, UtcTime>> { { QStringLiteral("a.b"), UtcTime::fromIso(u"2026-10-23T12:01:00+02:00") } }));
        QCOMPARE(schedule.next(), UtcTime::fromIso(u"2026-10-25T03:00:00+01:00"));
        for (int hour = 0; hour < 3 * 24 + 1; ++hour) // until the 27th, 12:01
            pass(std::chrono::hours(1));
        QCOMPARE(applied.size(), 1 + 3);
        QCOMPARE(schedule.next(), UtcTime::fromIso(u"2026-10-28T03:00:00+01:00"));
        pass(-std::chrono::hours(24 * 30)); // set back
        QCOMPARE(applied.size(), 1 + 3 + 1);
        QCOMPARE(schedule.next(), UtcTime::fromIso(u"2026-09-28T03:00:00+02:00"));
    }

    /// A clock that is years ahead, at the start or later, takes no more than some days; one that is right again goes on where it should.
    void aClockThatIsAhead()
    {
        const auto at = [](QStringView iso) { return UtcTime::fromIso(iso); };
        const UtcTime newest = at(u"2026-10-20T12:00:00Z");
        UtcTime now = at(u"2036-10-20T12:00:00Z"); // by which all of it would be too old
        QList<UtcTime> applied;
        const auto schedule = [&](UtcTime known) {
            return RetentionSchedule({ { { QStringLiteral("*"), { 0, 0, 30 } } },
                                       QTimeZone::utc(),
                                       [&] { return now; },
                                       [] { return QStringList { QStringLiteral("a.b") }; },
                                       [&](const QString &, const RetentionLimits &limits) { applied.append(limits.rawFrom); },
                                       known });
        };
        RetentionSchedule ahead = schedule(newest);
        const auto pass = [&](RetentionSchedule &to, Duration time) {
            now = now + time;
            to.tick();
        };
        pass(ahead, std::chrono::minutes(1));
        QCOMPARE(applied, QList<UtcTime> { at(u"2026-09-21T12:00:00Z") }); // 30 days before a day after the newest
        pass(ahead, std::chrono::hours(24));
        QCOMPARE(applied.takeLast(), at(u"2026-09-23T12:00:00Z"));
        now = at(u"2026-10-22T03:00:00Z"); // right again
        ahead.tick();
        QCOMPARE(applied.takeLast(), at(u"2026-09-22T03:00:00Z"));

        RetentionSchedule right = schedule(now);
        applied.clear();
        pass(right, std::chrono::minutes(1));
        QCOMPARE(applied.takeLast(), at(u"2026-09-22T03:01:00Z"));
        pass(right, std::chrono::hours(24 * 3650)); // jumps
        QCOMPARE(applied.takeLast(), at(u"2026-09-25T03:00:00Z"));
        now = at(u"2026-10-22T03:05:00Z"); // and back
        right.tick();
        QCOMPARE(applied.takeLast(), at(u"2026-09-22T03:05:00Z"));

        RetentionSchedule empty = schedule({});
        applied.clear();
        pass(empty, std::chrono::minutes(1));
        QCOMPARE(applied.takeLast(), at(u"2026-09-22T03:06:00Z"));
    }

    /// After a pause of the program the rest goes night by night.
    void afterAPause()
    {
        UtcTime now = UtcTime::fromIso(u"2026-10-20T02:00:00Z");
        UtcTime applied;
        RetentionSchedule schedule({ { { QStringLiteral("*"), { 0, 0, 30 } } },
                                     QTimeZone::utc(),
                                     [&] { return now; },
                                     [] { return QStringList { QStringLiteral("a.b") }; },
                                     [&](const QString &, const RetentionLimits &limits) { applied = limits.rawFrom; },
                                     now - std::chrono::hours(24 * 5) });
        for (int hour = 0; hour < 24 * 6; ++hour) {
            now = now + std::chrono::hours(1);
            schedule.tick();
        }
        QCOMPARE(schedule.last(), UtcTime::fromIso(u"2026-10-25T03:00:00Z"));
        QCOMPARE(applied, UtcTime::fromIso(u"2026-09-25T03:00:00Z"));
    }

    void inWords_data()
    {
        QTest::addColumn<RetentionTerms>("terms");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *raw, const char *thinTo, const char *thinned, const char *words) {
            QTest::addRow("%s %s %s", raw, thinTo, thinned)
                << RetentionTerms { QStringLiteral("a.*"), *CalendarPeriod::fromIso(QString::fromLatin1(raw)),
                                    QString::fromLatin1(thinTo), CalendarPeriod::fromIso(QString::fromLatin1(thinned)) }
                << QString::fromLatin1(words);
        };
        row("P30D", "PT1H", "P2Y", "all for 30 days, then hourly values up to an age of 2 years");
        row("P1D", "", "", "all for 1 day, then counts alone");
        row("P1Y6M", "P1D", "", "all for 1 year 6 months, then daily values");
        row("P1M", "PT1M", "P1Y1M1D", "all for 1 month, then a value every minute up to an age of 1 year 1 month 1 day");
        row("P90D", "PT15M", "P12M", "all for 90 days, then a value every 15 minutes up to an age of 12 months");
        row("P2Y", "PT6H", "", "all for 2 years, then a value every 6 hours");
    }
    void inWords()
    {
        QFETCH(const RetentionTerms, terms);
        QFETCH(const QString, words);
        QCOMPARE(retentionWords(terms), words);
    }
};

QTEST_GUILESS_MAIN(TestRetentionTerms)
#include "tst_retentionterms.moc"
