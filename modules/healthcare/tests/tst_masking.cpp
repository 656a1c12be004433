// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Small numbers of patients in a week of the simulated city: none is kept, shown or exported, and nothing that is shown depends
// on which of them it was.
#include "core/masking.h"
#include "core/measures.h"
#include "core/words.h"
#include "support/fakeclock.h"
#include "support/fakehistory.h"
#include "support/samples.h"
#include "ui/healthoverview.h"
#include "ui/hospitalcard.h"

#include <QFile>
#include <QTest>

using namespace citywall;
using namespace citywall::healthcare;
using namespace citywall::test;
using namespace Qt::StringLiterals;

namespace {

const UtcTime now = UtcTime::fromIso(u"2026-11-21T18:00:00Z");

QList<FeedDescriptor> hospitalFeeds() { return { Feeds::beds(), Feeds::emergency(), Feeds::ambulances(), Feeds::crowding() }; }

/// The fields that count patients, said here once more.
std::vector<size_t> patientFields(const QString &feed)
{
    if (feed == bedsFeed)
        return { OccupiedField };
    if (feed == emergencyFeed)
        return { WaitingField, BoardingField };
    if (feed == ambulancesFeed)
        return { InboundField, AtDoorField, ArrivalsField };
    if (feed == crowdingFeed)
        return { PresentField, VentilatedField };
    return { CountField };
}

/// Every small number of patients becomes another small one: 1 → 2 → 3 → 4 → 1.
void exchangeSmallCounts(DecodedBatch &batch, const QString &feed)
{
    for (ObservationRecord &o : batch.observations) {
        for (const size_t field : patientFields(feed)) {
            if (o.values[field] > 0 && o.values[field] < 5)
                o.values[field] = o.values[field] == 4 ? 1 : o.values[field] + 1;
        }
    }
}

/// A history that keeps details, as the real one does.
class DetailedHistory : public FakeHistory
{
public:
    void fill(const QString &feed, const DecodedBatch &batch, const AreaIndex &areas)
    {
        Observations &columns = m_columns[feed];
        columns = {};
        columns.feed = feed;
        std::vector<ObservationRecord> rows = batch.observations;
        std::ranges::stable_sort(rows, {}, &ObservationRecord::phenomenonTime);
        for (const ObservationRecord &row : rows) {
            if (!row.detail.isEmpty())
                columns.details.insert(quint32(columns.size()), row.detail);
            add(columns, row.phenomenonTime, row.feature, row.values);
        }
        take(feed, batch, areas);
    }
    QFuture<ObservationsPtr> request(const ObservationQuery &query) override
    {
        const Observations &all = m_columns[query.feed];
        auto found = std::make_shared<Observations>();
        found->feed = query.feed;
        for (size_t row = 0; row < all.size(); ++row) {
            if (!query.range.contains({ all.phenomenonTime[row] }))
                continue;
            if (all.details.contains(quint32(row)))
                found->details.insert(quint32(found->size()), all.details[quint32(row)]);
            add(*found, { all.phenomenonTime[row] }, all.feature[row], valuesOf(all, row));
        }
        return QtFuture::makeReadyValueFuture(ObservationsPtr(found));
    }

private:
    std::map<QString, Observations> m_columns;
};

HealthMetrics healthMetrics()
{
    QFile file(QStringLiteral(CITYWALL_SOURCE_DIR "/modules/healthcare/metrics.json"));
    const Result<QList<Metric>> all = metricsFromJson(file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray(), u"en"_s);
    if (!all)
        qFatal("%s", qPrintable(all.error().message));
    HealthMetrics made;
    for (const Metric &metric : *all)
        made.byId.insert(metric.id, metric);
    const auto of = [&](const char *name) { return made.byId.value(u"healthcare."_s + QLatin1StringView(name)); };
    made.occupancy = of("occupancy");
    made.wait = of("wait");
    made.waiting = of("waiting");
    made.offload = of("offload");
    made.nedocs = of("nedocs");
    made.visits = of("visits");
    made.distance = of("distance");
    return made;
}

} // namespace

class TestMasking : public QObject
{
    Q_OBJECT

    AreaIndex m_areas { { square(u"west"_s, -87.9, 41.7, 0.2), square(u"east"_s, -87.7, 41.7, 0.2) } };

    DecodedBatch simulated(const FeedDescriptor &feed, Duration span) const
    {
        const Simulation city { 7, QTimeZone("America/Chicago"), { -87.7, 41.8 }, { -87.9, 41.7, -87.5, 41.9 }, &m_areas };
        const PayloadSourcePtr source = feed.makeSimulator(city);
        return feed.makeDecoder()(source->payload({ now - span, now + Duration(1) }, source->historyStep(), true), now);
    }

    /// All that the panel and the pages of the hospitals let a person take along, and the measures.
    QStringList exported(bool exchanged) const
    {
        FakeClock clock { QTimeZone("America/Chicago"), FakeClock::Answers::AtOnce };
        DetailedHistory history;
        Selection selection;
        HospitalState state(history, clock, selection, m_areas);
        HealthOverview overview(state, selection, healthMetrics());
        HospitalCard card(state, selection, healthMetrics());
        clock.seek(now.milliseconds);
        for (const FeedDescriptor &feed : hospitalFeeds()) {
            DecodedBatch batch = simulated(feed, std::chrono::days(2));
            if (exchanged)
                exchangeSmallCounts(batch, feed.id);
            feed.mask(batch);
            history.fill(feed.id, batch, m_areas);
        }
        QStringList texts { overview.headline(), overview.bedsText(), overview.ambulancesText() };
        for (RankingModel *list :
             { overview.loads(), overview.waits(), overview.diversions(), overview.crowded(), overview.offloads() })
            texts << list->csv(true) << list->geoJson(true);
        const std::vector<Hospital> hospitals = state.hospitals(); // which the selection makes anew
        for (const Hospital &hospital : hospitals) {
            selection.enterEntity(hospital.entity.feed, hospital.entity.id);
            texts << card.load() << card.facts()->csv(true) << card.beds()->csv(true);
            for (int table = 0; table < card.tableTitles().size(); ++table) {
                card.setProperty("tableIndex", table);
                texts << card.observations()->csv() << card.observations()->geoJson();
                const QAbstractItemModel &shown = *card.observations();
                for (int row = 0; row < shown.rowCount(); ++row) {
                    for (int column = 2; column < shown.columnCount(); ++column) // without the times
                        texts << shown.index(row, column).data().toString();
                }
            }
        }
        for (const HealthMeasure &measure : healthMeasures()) {
            const ObservationsPtr rows = history.request({ measure.feed, { { 0 }, now }, {}, {} }).result();
            std::vector<quint32> all(rows->size());
            std::iota(all.begin(), all.end(), 0);
            texts << QString::number(
                measure.value({ *rows, *history.dictionary(measure.feed), all, { now - std::chrono::hours(1), now } }), 'g', 12);
        }
        return texts;
    }

private Q_SLOTS:
    void noSmallCountIsKept()
    {
        QHash<QString, int> masked;
        const QList<FeedDescriptor> feeds = hospitalFeeds() + QList<FeedDescriptor> { Feeds::syndromic() };
        for (const FeedDescriptor &feed : feeds) {
            QVERIFY2(feed.mask, qPrintable(feed.id));
            const DecodedBatch before = simulated(feed, std::chrono::days(7));
            DecodedBatch batch = before;
            batch.rejections.push_back({ u"bad"_s, 1, R"({"waiting":3})" });
            batch.leftOut.push_back({ u"of another feed"_s, 1, R"({"waiting":3})" });
            feed.mask(batch);
            QVERIFY(batch.rejections.back().sample.isEmpty());
            QVERIFY(batch.leftOut.back().sample.isEmpty());
            QCOMPARE(batch.observations.size(), before.observations.size());
            for (size_t row = 0; row < batch.observations.size(); ++row) {
                const ObservationRecord &o = batch.observations[row];
                for (const size_t field : patientFields(feed.id)) {
                    const float count = before.observations[row].values[field];
                    const bool small = count > 0 && count < 5;
                    masked[feed.id] += small;
                    QVERIFY(!(o.values[field] > 0 && o.values[field] < 5));
                    QVERIFY(!small || std::isnan(o.values[field]));
                    if (feed.id != syndromicFeed) {
                        QCOMPARE(isMasked(o.detail, feed.fields[qsizetype(field)].id), small);
                        QVERIFY(small || o.values[field] == count); // and no other is lost: none, five, …
                    }
                }
            }
        }
        qInfo() << "masked in a week:" << masked;
        QCOMPARE(masked[bedsFeed], 0); // its smallest type has eight beds: see below for others
        for (const QString &feed : { emergencyFeed, ambulancesFeed, crowdingFeed })
            QVERIFY(masked[feed] > 1000);
        QVERIFY(masked[syndromicFeed] > 0);
    }

    void whatIsShownDoesNotDependOnWhichItWas()
    {
        const QStringList once = exported(false);
        const QStringList again = exported(true);
        QVERIFY(once.size() > 1000);
        QCOMPARE(once, again);
        QVERIFY(once.contains(maskedTerm)); // and a table says so
        const int arrived = int(once.indexOf(QRegularExpression(u".*arrived in the last hour.*inbound.*"_s)));
        QVERIFY(arrived >= 0);
        QVERIFY2(once[arrived].contains(u"–"_s), qPrintable(once[arrived])); // a sum of masked ones lies between bounds
    }

    void aMaskedAreaIsNotTheRestOfTheCity()
    {
        // Every day and syndrome of a month: beside the city's count never one hidden area alone, nor several that can only be alike.
        FeedDescriptor feed = Feeds::syndromic();
        const DecodedBatch before = simulated(feed, std::chrono::days(21));
        DecodedBatch batch = before;
        feed.mask(batch);
        struct Sum {
            bool total = false;
            int hidden = 0;
            double patients = 0;
        };
        std::map<std::pair<QString, UtcTime>, Sum> sums;
        int withheld = 0;
        for (size_t row = 0; row < batch.observations.size(); ++row) {
            const ObservationRecord &o = batch.observations[row];
            const QJsonObject &facts = batch.features[o.feature].properties;
            Sum &sum = sums[{ facts[u"syndrome"].toString(), o.phenomenonTime }];
            if (!facts.contains(u"area")) {
                sum.total = !std::isnan(o.values[CountField]);
            } else if (std::isnan(o.values[CountField])) {
                ++sum.hidden;
                sum.patients += double(before.observations[row].values[CountField]);
                withheld += batch.terms.value(int(o.values[MaskedField])) == withheldTerm;
            }
        }
        QVERIFY(withheld > 0);
        for (const auto &[what, sum] : sums) {
            if (sum.total && sum.hidden > 0)
                QVERIFY2(sum.hidden >= 2, qPrintable(what.first));
        }
    }

    void aMaskedTypeOfBedsIsNotTheRestOfTheTotal()
    {
        FeedDescriptor feed = Feeds::beds();
        const QString hospital = QString::fromUtf8(R"({"id":"%1","properties":{"hospital":"h"}})");
        const QStringList features { hospital.arg(u"t"_s), hospital.arg(u"a"_s), hospital.arg(u"b"_s), hospital.arg(u"c"_s) };
        const auto masked = [&](const QStringList &wards) {
            const QString payload =
                QString::fromUtf8(R"({"features":[%1],"observations":[%2]})").arg(features.join(u','), wards.join(u','));
            DecodedBatch batch = feed.makeDecoder()(payload.toUtf8(), now);
            feed.mask(batch);
            return batch;
        };
        const auto ward = [](QChar id, const QString &type, const QString &occupied) {
            return QString::fromUtf8(
                       R"({"feature":"%1","phenomenonTime":0,"values":{"bedType":"%2","staffed":50,"occupied":%3}})")
                .arg(id)
                .arg(type, occupied);
        };
        // 60 − 40 − 17 would be the 3: the smaller of the others goes with it, the total stays.
        const DecodedBatch one = masked({ ward(u't', u"Inpatient"_s, u"60"_s), ward(u'a', u"MedicalSurgical"_s, u"40"_s),
                                          ward(u'b', u"AdultICU"_s, u"17"_s), ward(u'c', u"Burn"_s, u"3"_s) });
        QCOMPARE(one.observations.size(), size_t(4));
        QCOMPARE(one.observations[0].values[OccupiedField], 60.0F);
        QCOMPARE(one.observations[1].values[OccupiedField], 40.0F);
        QVERIFY(std::isnan(one.observations[2].values[OccupiedField]));
        QVERIFY(isWithheld(one.observations[2].detail, u"occupied"_s) && !isMasked(one.observations[2].detail, u"occupied"_s));
        QVERIFY(isMasked(one.observations[3].detail, u"occupied"_s));
        // Without a total nothing can be subtracted.
        const DecodedBatch parts = masked({ ward(u'a', u"MedicalSurgical"_s, u"40"_s), ward(u'c', u"Burn"_s, u"3"_s) });
        QCOMPARE(parts.observations[0].values[OccupiedField], 40.0F);
        // 46 − 40 = 2 + 4 could be 3 + 3; 42 − 40 = 1 + 1 can only be that.
        const DecodedBatch two = masked({ ward(u't', u"Inpatient"_s, u"46"_s), ward(u'a', u"MedicalSurgical"_s, u"40"_s),
                                          ward(u'b', u"AdultICU"_s, u"2"_s), ward(u'c', u"Burn"_s, u"4"_s) });
        QCOMPARE(two.observations[1].values[OccupiedField], 40.0F);
        const DecodedBatch alike = masked({ ward(u't', u"Inpatient"_s, u"42"_s), ward(u'a', u"MedicalSurgical"_s, u"40"_s),
                                            ward(u'b', u"AdultICU"_s, u"1"_s), ward(u'c', u"Burn"_s, u"1"_s) });
        QVERIFY(std::isnan(alike.observations[1].values[OccupiedField]));
        // Impossible ones are no small ones.
        const DecodedBatch negative = masked({ ward(u'a', u"MedicalSurgical"_s, u"-999999"_s), ward(u'c', u"Burn"_s, u"0"_s) });
        QCOMPARE(negative.observations.size(), size_t(1));
        QCOMPARE(negative.observations[0].values[OccupiedField], 0.0F);
        QCOMPARE(negative.rejections.front().reason, u"number of patients below zero"_s);
    }

    void detailsAndSamplesAreNotKept()
    {
        FeedDescriptor feed = Feeds::emergency();
        DecodedBatch batch = feed.makeDecoder()(
            R"({"observations":[{"feature":"h","phenomenonTime":0,"values":{"waiting":9},"detail":{"children":2}},
                               {"feature":"h","phenomenonTime":1,"values":{"waiting":2,"boarding":1},"detail":{"names":["x"]}}]})",
            now);
        feed.mask(batch);
        QVERIFY(batch.observations[0].detail.isEmpty());
        QCOMPARE(batch.observations[1].detail, QByteArray(R"({"masked":["waiting","boarding"]})"));
    }

    void sumsAndScoresLieBetweenBounds()
    {
        PatientCount sum;
        QVERIFY(!sum.isKnown());
        QCOMPARE(Words::count(sum), u"–"_s);
        sum += PatientCount::masked();
        QCOMPARE(Words::count(sum), u"<5"_s);
        sum += PatientCount::counted(7);
        sum += PatientCount {};
        sum += PatientCount::masked();
        QCOMPARE(Words::count(sum), u"9–15"_s); // 1 + 7 + 1 … 4 + 7 + 4
        QCOMPARE(Words::count(PatientCount::counted(0)), u"0"_s);
        // As in tst_hospitals, 112.07 with 2 ventilated: with 1 to 4 of them 13.4 less to 26.8 more.
        Hospital hospital;
        hospital.beds = { { u"MedicalSurgical"_s, 300, PatientCount::counted(270), NAN, false, now } };
        hospital.crowding = { NAN, 40, NAN, NAN, NAN, 5 * 3600, 1800 };
        hospital.present = PatientCount::counted(40);
        hospital.boarding = PatientCount::counted(6);
        hospital.ventilated = PatientCount::masked();
        const NedocsScore score = hospital.nedocs();
        QVERIFY(std::abs(score.least - 98.67) < 1e-9);
        QVERIFY(std::abs(score.most - 138.87) < 1e-9);
        const Metric nedocs = healthMetrics().nedocs;
        QCOMPARE(Words::score(nedocs, score), u"99–139"_s);
        QCOMPARE(Words::level(nedocs, score), u"normal to overcrowded"_s);
        hospital.ventilated = PatientCount::counted(2);
        QCOMPARE(Words::score(nedocs, hospital.nedocs()), u"112"_s);
        // A hospital that has nothing but a masked type has no occupancy, and says why.
        QVERIFY(!hospital.isMasked());
        hospital.beds = { { u"Burn"_s, 12, PatientCount::masked(), NAN, false, now } };
        QVERIFY(hospital.isMasked() && std::isnan(hospital.occupancy()));
    }
};

QTEST_GUILESS_MAIN(TestMasking)
#include "tst_masking.moc"
