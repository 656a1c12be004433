// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/feedbacksimulator.h"
#include "core/feeds.h"
#include "core/halls.h"
#include "core/hallsimulator.h"
#include "core/requests.h"
#include "core/requestsimulator.h"
#include "core/satisfaction.h"
#include "sdk/observationjson.h"
#include "support/samples.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

using namespace citywall;
using namespace citywall::services;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString catalogueFile = QStringLiteral(CITYWALL_SOURCE_DIR "/modules/services/simulation.json");
const QTimeZone chicago("America/Chicago");

Catalogue catalogue()
{
    QFile file(catalogueFile);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is missing", qPrintable(catalogueFile));
    return *Catalogue::fromJson(file.readAll());
}

UtcTime at(QStringView iso) { return UtcTime::fromIso(iso); }

/// A week from a Monday's midnight in Chicago.
const TimeRange week { at(u"2026-11-09T06:00:00Z"), at(u"2026-11-16T06:00:00Z") };

} // namespace

class SimulationTest : public QObject
{
    Q_OBJECT

    // Two areas with a gap between them: what is made up must not fall into it.
    const AreaIndex m_areas { { test::square(u"west"_s, -87.8, 41.8, 0.1, std::nan("")),
                                test::square(u"east"_s, -87.6, 41.8, 0.1, std::nan("")) } };
    Simulation city(quint64 seed = 7) const
    {
        return { seed, chicago, { -87.65, 41.85 }, { -87.9, 41.6, -87.5, 42.0 }, &m_areas };
    }
    RequestSimulator requests(quint64 seed = 7) const
    {
        return RequestSimulator(city(seed), catalogue(), requestFeedDescriptor(catalogueFile));
    }
    static QSet<QString> described(const DecodedBatch &batch)
    {
        QSet<QString> rows;
        for (const ObservationRecord &o : batch.observations)
            rows.insert(batch.features[o.feature].id + QString::number(o.phenomenonTime.milliseconds)
                        + batch.terms[qsizetype(o.values[StateField])]);
        return rows;
    }

private Q_SLOTS:
    void sameSeedSameBytes()
    {
        const TimeRange day { week.begin, week.begin + 24h };
        const QByteArray first = requests().payload(day, 5min, true);
        QCOMPARE(requests().payload(day, 5min, true), first);
        QVERIFY(requests(8).payload(day, 5min, true) != first);
    }

    void theWeekIsTheSumOfItsParts()
    {
        const RequestSimulator simulator = requests();
        QSet<QString> parts;
        qsizetype count = 0;
        for (UtcTime t = week.begin; t < week.begin + 48h; t = t + 7h) {
            const DecodedBatch part = simulator.batch({ t, std::min(t + 7h, week.begin + 48h) });
            parts += described(part);
            count += qsizetype(part.observations.size());
        }
        const DecodedBatch whole = simulator.batch({ week.begin, week.begin + 48h });
        QCOMPARE(qsizetype(whole.observations.size()), count);
        QCOMPARE(described(whole), parts);
    }

    void everyRequestIsInAnAreaAndGoesItsCourse()
    {
        const DecodedBatch batch = requests().batch(week);
        for (const FeatureRecord &feature : batch.features) {
            QVERIFY(m_areas.at(feature.geometry.at(0)) >= 0);
            const UtcTime requested = at(feature.properties.value(u"requested_datetime").toString());
            QVERIFY(at(feature.properties.value(u"expected_datetime").toString()) > requested);
        }
        // The same through the module's eyes: open → closed (→ reopened → closed), nothing left out as impossible.
        Observations rows;
        FeedDictionary dictionary;
        dictionary.terms = batch.terms;
        for (const FeatureRecord &f : batch.features) {
            Feature feature;
            feature.key = FeatureKey(dictionary.features.size());
            feature.properties = f.properties;
            dictionary.features.push_back(feature);
        }
        int closings = 0;
        for (const ObservationRecord &o : batch.observations) {
            test::add(rows, o.phenomenonTime, o.feature, o.values);
            closings += batch.terms[qsizetype(o.values[StateField])] == u"closed";
        }
        FactCache facts;
        int changes = 0;
        for (const Request &request : requestsFrom(rows, 0, rows.size(), dictionary, facts))
            for (const Change &change : request.changes)
                changes += change.status == RequestStatus::Closed;
        QCOMPARE(changes, closings);
        QVERIFY(closings > 3000);
    }

    void aboutSixHundredADayFewerOnSundays()
    {
        const DecodedBatch batch = requests().batch(week);
        std::array<int, 8> opened {};
        for (const FeatureRecord &feature : batch.features) {
            const UtcTime t = at(feature.properties.value(u"requested_datetime").toString());
            if (week.contains(t))
                ++opened[size_t(t.toDateTime(chicago).date().dayOfWeek())];
        }
        const int all = std::accumulate(opened.begin(), opened.end(), 0);
        QVERIFY2(all > 3900 && all < 4500, qPrintable(QString::number(all))); // 7 · 600
        QVERIFY(opened[1] > 1.5 * opened[7]);
    }

    void theExtractTellsWhatIsOpenAtMidnight()
    {
        const RequestSimulator simulator = requests();
        const DecodedBatch midnight = simulator.batch({ week.begin, week.begin + 1s });
        QVERIFY(midnight.observations.size() > 1000);
        // Each of them is closed later, or told again at the next midnight.
        const QSet<QString> next = [&] {
            QSet<QString> ids;
            const DecodedBatch day = simulator.batch({ week.begin + 1s, week.begin + 24h + 1s });
            for (const ObservationRecord &o : day.observations)
                ids.insert(day.features[o.feature].id);
            return ids;
        }();
        for (const ObservationRecord &o : midnight.observations)
            QVERIFY(next.contains(midnight.features[o.feature].id));
    }

    void payloadsPassTheDecoderAndAreCheap()
    {
        const FeedDescriptor feed = requestFeedDescriptor(catalogueFile);
        const PayloadSourcePtr source = feed.makeSimulator(city());
        QVERIFY(source->about().simulated);
        QElapsedTimer timer;
        timer.start();
        qint64 bytes = 0;
        size_t rows = 0;
        for (UtcTime t = week.begin; t < week.end; t = t + source->historyChunk()) {
            const QByteArray payload = source->payload({ t, t + source->historyChunk() }, source->historyStep(), true);
            const DecodedBatch batch = feed.makeDecoder()(payload, {});
            QVERIFY(batch.rejections.empty());
            bytes += payload.size();
            rows += batch.observations.size();
        }
        qInfo("%zu observations of requests, %.1f MB, made and decoded in %lld ms", rows, double(bytes) / 1e6, timer.elapsed());
        QVERIFY(rows > 8'000 && rows < 100'000);
        QVERIFY(source->payload({ week.begin, week.begin }, 5min, true).isEmpty());
    }

    void placesWithoutAreasStayInBounds()
    {
        Simulation bare = city();
        const AreaIndex noAreas({});
        bare.areas = &noAreas;
        const DecodedBatch batch =
            RequestSimulator(bare, catalogue(), requestFeedDescriptor(catalogueFile)).batch({ week.begin, week.begin + 12h });
        for (const FeatureRecord &feature : batch.features)
            QVERIFY(bare.bounds.contains(feature.geometry.at(0)));
    }

    void hallsKeepTheirHours()
    {
        const HallSimulator simulator(city(), catalogue(), hallFeedDescriptor(catalogueFile));
        // Monday 10:30 and Sunday 10:30 in Chicago.
        const DecodedBatch open = simulator.batch({ at(u"2026-11-09T16:30:00Z"), at(u"2026-11-09T16:31:00Z") }, 1min, true);
        const DecodedBatch closed = simulator.batch({ at(u"2026-11-15T16:30:00Z"), at(u"2026-11-15T16:31:00Z") }, 1min, false);
        QCOMPARE(open.features.size(), size_t(7));
        double waiting = 0;
        for (const ObservationRecord &o : open.observations) {
            QVERIFY(o.values[CountersField] >= 2);
            QVERIFY(o.values[ServedField] > 0);
            waiting += double(o.values[WaitingField]);
        }
        QVERIFY(waiting > 20);
        for (const ObservationRecord &o : closed.observations) {
            QCOMPARE(o.values[CountersField], 0.f);
            QCOMPARE(o.values[WaitingField], 0.f);
            QVERIFY(std::isnan(o.values[WaitField]));
        }
        for (const FeatureRecord &feature : open.features) {
            QVERIFY(feature.name.startsWith(u"Simulated service hall "));
            QVERIFY(m_areas.at(feature.geometry.at(0)) >= 0);
        }
        QVERIFY(closed.features[0].geometry.isEmpty()); // by id alone
    }

    void hallsOfAWeekPassTheDecoder()
    {
        const FeedDescriptor feed = hallFeedDescriptor(catalogueFile);
        const PayloadSourcePtr source = feed.makeSimulator(city());
        size_t rows = 0;
        for (UtcTime t = week.begin; t < week.end; t = t + source->historyChunk()) {
            const DecodedBatch batch = feed.makeDecoder()(
                source->payload({ t, t + source->historyChunk() }, source->historyStep(), t == week.begin), {});
            QVERIFY(batch.rejections.empty());
            rows += batch.observations.size();
        }
        QCOMPARE(rows, size_t(7 * 7 * 24 * 12));
    }

    void answersFollowTheClosings()
    {
        const FeedbackSimulator simulator(city(), catalogue(), feedbackFeedDescriptor(catalogueFile));
        const DecodedBatch answers = simulator.batch(week);
        // The last closing of each request that was closed up to then.
        QHash<QString, UtcTime> closed;
        const DecodedBatch told = requests().batch({ week.begin - 62 * 24h, week.end });
        for (const ObservationRecord &o : told.observations)
            if (told.terms[qsizetype(o.values[StateField])] == u"closed")
                closed.insert(told.features[o.feature].id, o.phenomenonTime);
        Satisfaction all;
        for (const ObservationRecord &o : answers.observations) {
            const QString &id = answers.features[o.feature].id;
            QVERIFY2(closed.contains(id), qPrintable(id));
            QVERIFY(o.phenomenonTime > closed[id] && o.phenomenonTime < closed[id] + 48h);
            all.add(double(o.values[RatingField]));
        }
        QCOMPARE(all.answers, int(answers.observations.size()));
        QVERIFY2(all.answers > 1100 && all.answers < 1600, qPrintable(QString::number(all.answers))); // 0.32 · 7 · 600
        QVERIFY2(all.share() > 0.5 && all.share() < 0.85, qPrintable(QString::number(all.share())));
    }

    void answersOfAWeekPassTheDecoder()
    {
        const FeedDescriptor feed = feedbackFeedDescriptor(catalogueFile);
        const PayloadSourcePtr source = feed.makeSimulator(city());
        const QByteArray payload = source->payload(week, source->historyStep(), true);
        QCOMPARE(feed.makeSimulator(city())->payload(week, source->historyStep(), true), payload);
        const DecodedBatch batch = feed.makeDecoder()(payload, {});
        QVERIFY(batch.rejections.empty());
        QVERIFY(batch.observations.size() > 1000);
        for (const ObservationRecord &o : batch.observations)
            QVERIFY(ratingOf(double(o.values[RatingField])) > 0);
    }

    void aWrongCatalogueSaysWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("message");
        QTest::newRow("no JSON") << QByteArray("{") << u"not JSON"_s;
        QTest::newRow("no weekdays") << QByteArray(R"({"requestsPerDay": 5})") << u"7 weekdays"_s;
        QFile file(catalogueFile);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray good = file.readAll();
        QTest::newRow("no agency") << QByteArray(good).replace(R"("agency": "Parks", )", "") << u"'TREES' lacks"_s;
        QTest::newRow("negative share") << QByteArray(good).replace(R"("share": 0.12,)", R"("share": -1,)") << u"'MISCO' needs"_s;
        QTest::newRow("no services") << QByteArray(good).replace(R"("services")", R"("servants")") << u"no services"_s;
        QTest::newRow("no counters") << QByteArray(good).replace(R"("counters": [6, 14])", R"("counters": [6])") << u"halls"_s;
    }
    void aWrongCatalogueSaysWhatIsWrong()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, message);
        const Result<Catalogue> read = Catalogue::fromJson(json);
        QVERIFY(!read);
        QVERIFY2(read.error().message.contains(message), qPrintable(read.error().message));
    }

    void aMissingCatalogueIsTold()
    {
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, requestFeedDescriptor(u"/nowhere.json"_s).makeSimulator(city()));
    }
};

QTEST_APPLESS_MAIN(SimulationTest)
#include "tst_simulation.moc"
