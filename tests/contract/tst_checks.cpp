// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The checks of the contract themselves: what is sound passes, and each fault of a broken module is found.
#include "behaviour.h"
#include "declarations.h"
#include "encoders.h"

#include <QTest>

#include <stdexcept>

using namespace citywall;
using namespace citywall::contract;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const UtcTime noon = UtcTime::fromIso(u"2026-11-20T12:00:00Z");

QJsonObject goodManifest()
{
    return { { u"id"_s, u"town"_s },
             { u"version"_s, u"0.1.0"_s },
             { u"sdkVersion"_s, 1 },
             { u"title"_s, QJsonObject { { u"en"_s, u"Town"_s }, { u"zh"_s, u"城镇"_s } } },
             { u"description"_s, QJsonObject { { u"en"_s, u"A town."_s }, { u"zh"_s, u"一个城镇。"_s } } },
             { u"icon"_s, u"qrc:/town.svg"_s },
             { u"qmlUri"_s, u"Citywall.Town"_s } };
}

Metric goodMetric()
{
    Metric metric;
    metric.id = u"town.wait"_s;
    metric.title = u"Wait"_s;
    metric.description = u"How long."_s;
    metric.unit = u"min"_s;
    metric.scale = 1 / 60.;
    metric.goodDirection = -1;
    metric.limits = { { u"long"_s, u"long"_s, 20, 2 }, { u"tooLong"_s, u"too long"_s, 40, 3 } };
    return metric;
}

/// Takes "ok", refuses everything else.
DecodedBatch soundDecoder(QByteArrayView payload, UtcTime received)
{
    DecodedBatch batch;
    if (payload != "ok") {
        batch.rejections.push_back({ u"not ok"_s, 1, payload.first(std::min<qsizetype>(payload.size(), 256)).toByteArray() });
        return batch;
    }
    batch.features = { { u"a"_s, {}, { { 10, 50 } }, {} } };
    ObservationRecord observation;
    observation.phenomenonTime = received - 1min;
    observation.values[0] = 60;
    batch.observations = { observation };
    return batch;
}

class Saying : public PayloadSource
{
public:
    explicit Saying(std::function<QByteArray()> words) : m_words(std::move(words)) { }
    Source about() const override { return { u"simulator"_s, {}, true }; }
    Duration liveStep() const override { return 1min; }
    Duration historyStep() const override { return 5min; }
    Duration historyChunk() const override { return 1h; }
    Duration historySpan() const override { return 24h; }
    QByteArray payload(TimeRange, Duration, bool) const override { return m_words(); }

private:
    std::function<QByteArray()> m_words;
};

FeedDescriptor goodFeed()
{
    FeedDescriptor feed;
    feed.id = u"town.hall"_s;
    feed.title = u"Halls"_s;
    feed.fields = { { u"wait"_s, FieldDescriptor::Kind::Number, u"town.wait"_s },
                    { u"state"_s, FieldDescriptor::Kind::Term, {} } };
    feed.staleAfter = 15min;
    feed.horizon = 1h;
    feed.makeDecoder = [] { return Decoder(soundDecoder); };
    feed.makeSimulator = [](const Simulation &) { return std::make_shared<Saying>([] { return QByteArray("ok"); }); };
    return feed;
}

/// A feed that is published by its standard as well: "town" for "ok".
FeedDescriptor publishedFeed()
{
    FeedDescriptor feed = goodFeed();
    feed.formats = { { u"town"_s, u"Town 1.0"_s, [](QByteArrayView payload) { return payload == "town"; },
                       [](const QList<QByteArray> &) -> Decoder {
                           return [](QByteArrayView payload, UtcTime received) {
                               return soundDecoder(payload == "town" ? "ok" : "no", received);
                           };
                       } } };
    feed.formats[0].encode = [](const DecodedBatch &, UtcTime) { return QList<QByteArray> { "town" }; };
    return feed;
}

AlarmRule goodRule()
{
    AlarmRule rule;
    rule.id = u"town.wait-long"_s;
    rule.feed = u"town.hall"_s;
    rule.field = u"wait"_s;
    rule.limit = 3600;
    rule.clear = 1800;
    rule.title = rule.consequence = rule.action = rule.source = u"words"_s;
    return rule;
}

bool tells(const QStringList &problems, const char *what)
{
    return std::ranges::any_of(problems, [&](const QString &problem) { return problem.contains(QLatin1StringView(what)); });
}

} // namespace

class ChecksTest : public QObject
{
    Q_OBJECT

    const AreaIndex m_noAreas { {} };
    Simulation city() const { return { 1, QTimeZone::UTC, { 10, 50 }, { 9, 49, 11, 51 }, &m_noAreas }; }

private Q_SLOTS:
    void whatIsSoundPasses()
    {
        QCOMPARE(manifestProblems(goodManifest()), QStringList());
        QCOMPARE(metricProblems(goodMetric(), u"town"_s), QStringList());
        QCOMPARE(feedProblems(goodFeed(), u"town"_s, { goodMetric() }), QStringList());
        QCOMPARE(decoderProblems(goodFeed(), "ok"), QStringList());
        QCOMPARE(simulatorProblems(goodFeed(), city(), { goodMetric() }, noon), QStringList());
        QCOMPARE(alarmProblems(goodRule(), u"town"_s, { goodFeed() }), QStringList());
        QCOMPARE(encoderProblems(publishedFeed(), city(), noon), QStringList());
        const Kpi kpi(goodMetric(), {});
        QCOMPARE(kpiProblems(kpi, u"town"_s), QStringList());
        QObject model;
        Layer layer(u"town.halls"_s, u"Halls"_s, u"HallLayer"_s, 400, true);
        layer.model = &model;
        layer.setLegend(u"Wait, min"_s, { { Qt::red, u"long"_s, u"disc"_s } }, u"newest"_s);
        QCOMPARE(layerProblems(layer, u"town"_s) + legendProblems(layer), QStringList());
        const DrillDown page(u"town.hall"_s, { u"town.hall"_s }, u"HallPage"_s, &model);
        QCOMPARE(drillDownProblems(page, u"town"_s), QStringList());
        const AreaMeasure measure { goodMetric(), u"town.hall"_s, 1h,
                                    [](const MeasureRows &rows) { return double(rows.rows.size()); } };
        QCOMPARE(measureProblems(measure, { noon - 1h, noon }), QStringList());
    }

    void manifests()
    {
        const auto without = [](const QString &key, const QJsonValue &instead) {
            QJsonObject manifest = goodManifest();
            manifest[key] = instead;
            return manifestProblems(manifest);
        };
        QVERIFY(tells(without(u"id"_s, u"Town Hall"_s), "small letters"));
        QVERIFY(tells(without(u"version"_s, u"new"_s), "version"));
        QVERIFY(tells(without(u"sdkVersion"_s, {}), "contract"));
        QVERIFY(tells(without(u"title"_s, QJsonObject { { u"en"_s, u"Town"_s } }), "title is missing in Chinese"));
        QVERIFY(tells(without(u"description"_s, QJsonObject { { u"zh"_s, u"城镇"_s } }), "description is missing in English"));
        QVERIFY(tells(without(u"icon"_s, u"town.svg"_s), "icon"));
        QVERIFY(tells(without(u"qmlUri"_s, u"town"_s), "URI"));
    }

    void feeds()
    {
        const auto with = [](const std::function<void(FeedDescriptor &)> &change) {
            FeedDescriptor feed = goodFeed();
            change(feed);
            return feedProblems(feed, u"town"_s, { goodMetric() });
        };
        QVERIFY(tells(with([](FeedDescriptor &f) { f.id = u"other.hall"_s; }), "not named after"));
        QVERIFY(tells(with([](FeedDescriptor &f) { f.title.clear(); }), "no title"));
        QVERIFY(tells(with([](FeedDescriptor &f) { f.fields.clear(); }), "0 fields"));
        QVERIFY(tells(with([](FeedDescriptor &f) { f.fields += f.fields + f.fields; }), "6 fields"));
        QVERIFY(tells(with([](FeedDescriptor &f) { f.fields[1].id = u"wait"_s; }), "not the only one"));
        QVERIFY(tells(with([](FeedDescriptor &f) { f.fields[0].metric = u"town.none"_s; }), "has no metric 'town.none'"));
        QVERIFY(tells(with([](FeedDescriptor &f) { f.fields[1].metric = u"town.wait"_s; }), "has a metric"));
        QVERIFY(tells(with([](FeedDescriptor &f) { f.staleAfter = {}; }), "never goes stale"));
        QVERIFY(tells(with([](FeedDescriptor &f) { f.horizon = f.staleAfter; }), "before it is stale"));
        QVERIFY(tells(with([](FeedDescriptor &f) { f.makeDecoder = {}; }), "no decoder"));
    }

    void metricsAndKpis()
    {
        const auto with = [](const std::function<void(Metric &)> &change) {
            Metric metric = goodMetric();
            change(metric);
            const Kpi kpi(metric, {});
            return kpiProblems(kpi, u"town"_s);
        };
        QVERIFY(tells(with([](Metric &m) { m.id = u"wait"_s; }), "not named after"));
        QVERIFY(tells(with([](Metric &m) { m.title.clear(); }), "no title"));
        QVERIFY(tells(with([](Metric &m) { m.description.clear(); }), "what it is"));
        QVERIFY(tells(with([](Metric &m) { m.scale = 0; }), "no scale"));
        QVERIFY(tells(with([](Metric &m) { m.decimals = 9; }), "9 decimals"));
        QVERIFY(tells(with([](Metric &m) { m.goodDirection = 0; }), "more is better"));
        QVERIFY(tells(with([](Metric &m) { m.goodDirection = 1; }), "'tooLong' is not beyond 'long'"));
        QVERIFY(tells(with([](Metric &m) { m.limits[1].severity = 1; }), "'tooLong' is not beyond 'long'"));
        QVERIFY(tells(with([](Metric &m) { m.limits[0].title.clear(); }), "'long' has no title"));
    }

    void shownThings()
    {
        Layer layer(u"halls"_s, {}, {}, 400, true);
        const QStringList problems = layerProblems(layer, u"town"_s) + legendProblems(layer);
        for (const char *problem : { "not named after", "no title", "no QML component", "no model", "is empty" })
            QVERIFY2(tells(problems, problem), problem);
        layer.setLegend(u"Wait"_s, { { Qt::red, {}, u"disc"_s } }, u"newest"_s);
        QVERIFY(tells(legendProblems(layer), "says nothing"));
        layer.setLegend(u"Wait"_s, { { Qt::red, u"long"_s, u"area"_s } }, {}, true);
        QVERIFY(tells(legendProblems(layer), "how it is made"));
        const DrillDown page(u"town.hall"_s, { u"city.hall"_s }, u"HallPage"_s, nullptr);
        QVERIFY(tells(drillDownProblems(page, u"town"_s), "another module's 'city.hall'"));
        const Panel panel(u"town.panel"_s, {}, u"TownPanel"_s, nullptr);
        QVERIFY(tells(panelProblems(panel, u"town"_s), "no title"));
    }

    void alarms()
    {
        const auto with = [](const std::function<void(AlarmRule &)> &change) {
            AlarmRule rule = goodRule();
            change(rule);
            return alarmProblems(rule, u"town"_s, { goodFeed() });
        };
        QVERIFY(tells(with([](AlarmRule &r) { r.id = u"wait"_s; }), "not named after"));
        QVERIFY(tells(with([](AlarmRule &r) { r.source.clear(); }), "no source"));
        QVERIFY(tells(with([](AlarmRule &r) { r.action.clear(); }), "no action"));
        QVERIFY(tells(with([](AlarmRule &r) { r.feed = u"town.hole"_s; }), "no feed"));
        QVERIFY(tells(with([](AlarmRule &r) { r.field = u"weight"_s; }), "no field"));
        QVERIFY(tells(with([](AlarmRule &r) { r.field = u"state"_s; }), "does not fit"));
        QVERIFY(tells(with([](AlarmRule &r) { r.condition = AlarmRule::Condition::Is; }), "does not fit"));
        QVERIFY(tells(with([](AlarmRule &r) {
                          r.field = u"state"_s;
                          r.condition = AlarmRule::Condition::Is;
                          r.term = u"open"_s;
                      }),
                      "no word for its term"));
        QVERIFY(tells(with([](AlarmRule &r) { r.clear = 4000; }), "before it begins"));
        QVERIFY(tells(with([](AlarmRule &r) {
                          r.condition = AlarmRule::Condition::Below;
                          r.clear = 1000;
                      }),
                      "before it begins"));
    }

    void decoders()
    {
        const auto of = [](Decoder decoder) {
            FeedDescriptor feed = goodFeed();
            feed.makeDecoder = [decoder] { return decoder; };
            return decoderProblems(feed, "ok");
        };
        QVERIFY(tells(of([](QByteArrayView, UtcTime) -> DecodedBatch { throw std::runtime_error("oh"); }), "throws oh"));
        QVERIFY(tells(of([](QByteArrayView, UtcTime) { return DecodedBatch(); }), "does not say what is wrong"));
        QVERIFY(tells(decoderProblems(goodFeed(), "ok", -1ms), "s for very many entities"));
        QVERIFY(
            tells(of([](QByteArrayView, UtcTime received) { return soundDecoder("ok", received); }), "makes observations of"));
        QVERIFY(tells(of([](QByteArrayView payload, UtcTime received) {
                          return payload.size() == 1 ? DecodedBatch() : soundDecoder(payload, received);
                      }),
                      "loses something without a word"));
        const auto changed = [&](const std::function<void(DecodedBatch &)> &change) {
            return of([change](QByteArrayView payload, UtcTime received) {
                DecodedBatch batch = soundDecoder(payload, received);
                if (payload == "ok")
                    change(batch);
                return batch;
            });
        };
        QVERIFY(tells(changed([](DecodedBatch &b) { b.observations[0].feature = 1; }), "of no feature"));
        QVERIFY(tells(changed([](DecodedBatch &b) { b.features.push_back(b.features[0]); }), "id of its own"));
        QVERIFY(tells(changed([](DecodedBatch &b) { b.rejections.push_back({}); }), "without a reason"));
        QVERIFY(tells(changed([](DecodedBatch &b) { b.leftOut.push_back({}); }), "without a reason"));
        QVERIFY(tells(changed([](DecodedBatch &b) { b.rejections.push_back({ QString(2000, u'x'), 1, {} }); }), "long reason"));
        QVERIFY(tells(changed([](DecodedBatch &b) { b.rejections.resize(200'000, { u"x"_s, 1, {} }); }), "without end"));
        QVERIFY(
            tells(changed([](DecodedBatch &b) { b.rejections.push_back({ u"x"_s, 1, QByteArray(300, 'x') }); }), "long sample"));
    }

    void simulators()
    {
        const auto of = [this](const std::function<QByteArray()> &words, Decoder decoder = soundDecoder) {
            FeedDescriptor feed = goodFeed();
            feed.makeDecoder = [decoder] { return decoder; };
            feed.makeSimulator = [words](const Simulation &) { return std::make_shared<Saying>(words); };
            return simulatorProblems(feed, city(), { goodMetric() }, noon);
        };
        QVERIFY(tells(of([] { return QByteArray(); }), "tells nothing"));
        QVERIFY(tells(of([] { return QByteArray("no"); }), "is rejected: not ok"));
        int asked = 0;
        QVERIFY(tells(of([&asked] { return QByteArray::number(++asked); }), "asked again"));
        const auto ok = [] { return QByteArray("ok"); };
        QVERIFY(tells(of(ok, [](QByteArrayView p, UtcTime) { return soundDecoder(p, noon + 1h); }), "outside of the time"));
        QVERIFY(tells(of(ok,
                         [](QByteArrayView p, UtcTime t) {
                             DecodedBatch batch = soundDecoder(p, t);
                             batch.observations[0].values[0] = 1e12f;
                             return batch;
                         }),
                      "field 'wait' tells"));
        QVERIFY(tells(of(ok,
                         [](QByteArrayView p, UtcTime t) {
                             DecodedBatch batch = soundDecoder(p, t);
                             batch.observations[0].values[0] = ObservationRecord::nan;
                             return batch;
                         }),
                      "no field is ever told"));
    }

    void encoders()
    {
        const auto with = [this](const std::function<void(PayloadFormat &)> &change) {
            FeedDescriptor feed = publishedFeed();
            change(feed.formats[0]);
            return encoderProblems(feed, city(), noon);
        };
        const auto decoding = [&](const std::function<void(DecodedBatch &)> &change) {
            return with([change](PayloadFormat &format) {
                format.makeDecoder = [change](const QList<QByteArray> &) -> Decoder {
                    return [change](QByteArrayView, UtcTime received) {
                        DecodedBatch batch = soundDecoder("ok", received);
                        change(batch);
                        return batch;
                    };
                };
            });
        };
        QVERIFY(
            tells(with([](PayloadFormat &f) { f.encode = [](const DecodedBatch &, UtcTime) { return QList<QByteArray>(); }; }),
                  "'a' at 2026-11-20T11:59:00Z: is not told"));
        QVERIFY(tells(
            with([](PayloadFormat &f) { f.encode = [](const DecodedBatch &, UtcTime) { return QList<QByteArray> { "ok" }; }; }),
            "is taken for ''"));
        QVERIFY(tells(with([](PayloadFormat &f) {
                          f.encode = [](const DecodedBatch &, UtcTime) -> QList<QByteArray> { throw std::runtime_error("oh"); };
                      }),
                      "throws oh"));
        QVERIFY(tells(with([](PayloadFormat &f) { f.recognise = [](QByteArrayView) { return false; }; }), "is taken for ''"));
        QVERIFY(tells(decoding([](DecodedBatch &b) { b.rejections.push_back({ u"bad"_s, 1, {} }); }), "is rejected: bad"));
        QVERIFY(tells(decoding([](DecodedBatch &b) { b.observations[0].values[0] = 61; }), "'wait' is 61 and was 60"));
        QVERIFY(
            tells(decoding([](DecodedBatch &b) { b.observations[0].values[0] = ObservationRecord::nan; }), "no value is left"));
        QVERIFY(tells(decoding([](DecodedBatch &b) { b.observations[0].position = { 10.1, 50 }; }), "it is elsewhere"));
        QVERIFY(tells(decoding([](DecodedBatch &b) { b.features[0].id = u"b"_s; }), "'b' at 2026-11-20T11:59:00Z: is made up"));
        QVERIFY(tells(decoding([](DecodedBatch &b) { b.observations[0].phenomenonTime = noon; }), "is not told"));
        QVERIFY(tells(decoding([](DecodedBatch &b) {
                          b.observations.push_back(b.observations[0]);
                          b.observations[1].phenomenonTime = noon;
                      }),
                      "is made up"));
    }

    void measures()
    {
        const auto of = [](const std::function<double(const MeasureRows &)> &value) {
            return measureProblems({ goodMetric(), u"town.hall"_s, {}, value }, { noon - 1h, noon });
        };
        QVERIFY(tells(of([](const MeasureRows &rows) { return 1. / double(rows.rows.size()); }), "infinite"));
        QVERIFY(tells(of([](const MeasureRows &) -> double { throw std::runtime_error("oh"); }), "throws oh"));
        QVERIFY(
            tells(measureProblems({ Metric(), u"town.hall"_s, {}, [](const MeasureRows &) { return 0.; } }, { noon, noon + 1h }),
                  "no metric"));
    }

    void chinese()
    {
        QVERIFY(isChinese(u"政务 services"_s));
        QVERIFY(!isChinese(u"AQI – PM₂.₅"_s));
    }
};

QTEST_GUILESS_MAIN(ChecksTest)
#include "tst_checks.moc"
