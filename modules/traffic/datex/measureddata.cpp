// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "datex/measureddata.h"

#include "core/countstations.h"
#include "core/network.h"
#include "datex/measuredwriter.h"
#include "datex/sitetable.h"
#include "datex/vocabulary.h"
#include "sdk/reason.h"

#include <cmath>

namespace citywall::traffic::datex {

using namespace Qt::StringLiterals;

namespace {

constexpr double fastestMetersPerSecond = 500 / 3.6; ///< as of the speeds that are measured

/// siteMeasurements as they were read.
struct Measurements {
    QString site;
    UtcTime time;
    std::vector<SiteValue> values;
    Document::Place where;
};

UtcTime readMeasurementTime(Document &document)
{
    UtcTime value;
    UtcTime begin;
    const QString own = document.mixed([&] {
        if (document.name() == "timeValue"_L1)
            value = document.time();
        else if (document.name() == "startOfPeriod"_L1)
            begin = document.time();
        else
            return false;
        return true;
    });
    return value.isValid() ? value : begin.isValid() ? begin : Document::timeFrom(own);
}

Measurements readMeasurements(Document &document)
{
    Measurements told { {}, {}, {}, document.here() };
    document.children([&] {
        const QStringView name = document.name();
        if (name == "measurementSiteReference"_L1) {
            told.site = document.attribute("id"_L1);
            return false;
        }
        if (name == "measurementTimeDefault"_L1)
            told.time = readMeasurementTime(document);
        else if ((name == "physicalQuantity"_L1 || name == "measuredValue"_L1) && told.values.size() < Limits::values)
            told.values.push_back(readSiteValue(document));
        else
            return false;
        return true;
    });
    return told;
}

/// One payload on its way to a batch.
class MeasuredPayload
{
public:
    MeasuredPayload(QByteArrayView payload, SiteKind kind, const Sites &known) : m_document(payload), m_kind(kind), m_known(known)
    {
    }
    DecodedBatch decode();

private:
    void read();
    void take(const Measurements &told);
    void observe(const Measurements &told, const Site &site, const SiteSummary &summary);
    quint32 featureOf(const QString &id, const Site &site, const SiteSummary &summary);
    QJsonObject propertiesOf(const Site &site, const SiteSummary &summary) const;
    float term(const QString &word);
    bool isOfOtherKind(const Site &site) const { return site.isPlaced() && site.isLink() != (m_kind == SiteKind::Link); }

    Document m_document;
    const SiteKind m_kind;
    const Sites &m_known; ///< of companions
    Sites m_own;          ///< of this payload
    std::vector<Measurements> m_measurements;
    bool m_found = false; ///< anything of such a publication
    bool m_passedOver = false;
    DecodedBatch m_batch;
    QHash<QString, quint32> m_features;
    QHash<QString, float> m_terms; ///< of the batch
};

DecodedBatch MeasuredPayload::decode()
{
    read();
    QStringList ids = m_own.keys();
    ids.sort(); // the same at every run
    for (const QString &id : std::as_const(ids)) {
        const Site &site = *m_own.constFind(id);
        m_passedOver |= isOfOtherKind(site);
        // Beside measurements a description without what those add to it would change what is known for nothing.
        if (site.isPlaced() && !isOfOtherKind(site) && m_measurements.empty())
            featureOf(id, site, {});
    }
    for (const Measurements &told : m_measurements) {
        try {
            take(told);
        } catch (const Refused &refused) {
            m_document.reject(refused.reason, told.where);
        }
    }
    if (!m_found && !m_document.failed())
        m_document.reject(Reason::phrase("no DATEX II measurements or sites in the document"), {});
    if (m_batch.features.empty() && m_passedOver)
        m_document.leaveOut(m_kind == SiteKind::Link
                                ? Reason::phrase("only cross-sections of roads, which feed traffic.count-stations is for")
                                : Reason::phrase("only stretches of road, which feed traffic.link-speed is for"),
                            {});
    m_batch.rejections = m_document.takeRejections();
    m_batch.leftOut = m_document.takeLeftOut();
    std::ranges::stable_sort(m_batch.rejections, {}, &Rejection::line);
    return std::move(m_batch);
}

void MeasuredPayload::read()
{
    QString status;
    while (m_document.next()) {
        const QStringView name = m_document.name();
        if (name == "measurementSite"_L1 || name == "measurementSiteRecord"_L1) {
            m_found = true;
            readSite(m_document, m_own);
        } else if (name == "informationStatus"_L1) {
            status = m_document.text(64);
        } else if (name == "siteMeasurements"_L1) {
            m_found = true;
            Measurements told = readMeasurements(m_document);
            if (m_document.failed())
                return;
            if (Document::isExercise(status))
                m_document.leaveOut(Reason::phrase("information status") + u": "_s + status, told.where);
            else if (!status.isEmpty() && status != "real"_L1)
                m_document.reject(Reason::phrase("information status") + u": "_s + status, told.where);
            else if (m_measurements.size() >= Limits::records)
                m_document.stop(Reason::phrase("too many measurements: the rest was not read"));
            else
                m_measurements.push_back(std::move(told));
        }
    }
}

void MeasuredPayload::take(const Measurements &told)
{
    if (told.site.isEmpty())
        throw Refused { Reason::phrase("measurements of no site") };
    const auto own = m_own.constFind(told.site);
    const auto known = own == m_own.cend() ? m_known.constFind(told.site) : own;
    const bool isKnown = own != m_own.cend() || known != m_known.cend();
    if (!isKnown && !m_known.isEmpty())
        throw Refused { Reason::phrase("site not in the site table") };
    Site site = isKnown ? *known : Site {};
    if (isOfOtherKind(site)) {
        m_passedOver = true;
        return;
    }
    if (!told.time.isValid())
        throw Refused { Reason::phrase("measurementTimeDefault missing or without zone") };
    std::vector<SiteValue> values = told.values;
    for (SiteValue &value : values) {
        const ValueMeaning meaning = site.meanings.value(value.index);
        value.meaning.lane = meaning.lane;
        if (value.meaning.vehicles.isEmpty())
            value.meaning.vehicles = meaning.vehicles;
    }
    const SiteSummary summary = summaryOf(values);
    if (!site.isPlaced()) {
        site.location = summary.location;
        site.meters = lengthOf(site.location);
    }
    if (isOfOtherKind(site))
        m_passedOver = true;
    else
        observe(told, site, summary);
}

void MeasuredPayload::observe(const Measurements &told, const Site &site, const SiteSummary &summary)
{
    ObservationRecord record;
    record.phenomenonTime = told.time;
    const auto flow = float(summary.flowVehiclesPerHour);
    double speed = summary.speedMetersPerSecond;
    if (m_kind == SiteKind::Station) {
        record.values[CountFlowField] = flow;
        record.values[CountSpeedField] = float(speed);
    } else {
        if (std::isnan(speed) && summary.travelTimeSeconds > 0 && site.isLink())
            speed = site.meters / summary.travelTimeSeconds;
        if (speed > fastestMetersPerSecond)
            throw Refused { Reason::phrase("travel time shorter than any") };
        record.values = { float(speed), flow, float(summary.travelTimeSeconds), term(summary.status) };
    }
    if (std::ranges::all_of(record.values, [](float v) { return std::isnan(v); }))
        throw Refused { Reason::phrase("no measured value") };
    record.feature = featureOf(told.site, site, summary);
    m_batch.observations.push_back(std::move(record));
}

quint32 MeasuredPayload::featureOf(const QString &id, const Site &site, const SiteSummary &summary)
{
    const auto known = m_features.constFind(id);
    if (known != m_features.cend())
        return *known;
    const auto key = quint32(m_batch.features.size());
    FeatureRecord feature { id, site.name, site.location.geometry, {} };
    if (site.isPlaced())
        feature.properties = propertiesOf(site, summary);
    m_features.insert(id, key);
    m_batch.features.push_back(std::move(feature));
    return key;
}

QJsonObject MeasuredPayload::propertiesOf(const Site &site, const SiteSummary &summary) const
{
    QJsonObject properties;
    if (site.location.isApproximate)
        properties.insert(placedByProperty, placedByOpenLr);
    if (site.lanes > 0)
        properties.insert(u"lanes"_s, site.lanes);
    const QString bound = boundOf(site.direction);
    if (m_kind == SiteKind::Station) {
        if (!site.direction.isEmpty())
            properties.insert(u"direction"_s, bound.isEmpty() ? site.direction : bound);
        return properties;
    }
    if (!bound.isEmpty())
        properties.insert(u"oneway"_s, true);
    double freeFlow = summary.freeFlowSpeedMetersPerSecond;
    if (std::isnan(freeFlow) && summary.freeFlowTravelTimeSeconds > 0)
        freeFlow = site.meters / summary.freeFlowTravelTimeSeconds;
    if (freeFlow > 0 && freeFlow <= fastestMetersPerSecond)
        properties.insert(u"freeFlowSpeed"_s, std::round(freeFlow * 1e6) / 1e6); // what 48.24 km/h are in a double
    return properties;
}

float MeasuredPayload::term(const QString &word)
{
    if (word.isEmpty())
        return ObservationRecord::nan;
    const auto known = m_terms.constFind(word);
    if (known != m_terms.cend())
        return *known;
    m_batch.terms.append(word);
    return *m_terms.insert(word, float(m_batch.terms.size() - 1));
}

} // namespace

PayloadFormat measuredDataFormat(SiteKind kind, const QString &companions)
{
    PayloadFormat format;
    format.id = u"datex2-measured"_s;
    format.title = u"DATEX II 3 MeasuredData"_s;
    format.recognise = [](QByteArrayView payload) {
        return namesPublication(payload, { "MeasuredDataPublication", "MeasurementSiteTablePublication" });
    };
    format.makeDecoder = [kind](const QList<QByteArray> &files) -> Decoder {
        return [kind, sites = std::make_shared<const Sites>(sitesOf(files))](QByteArrayView payload, UtcTime) {
            return decodeWhole(payload, [&](QByteArrayView content) { return MeasuredPayload(content, kind, *sites).decode(); });
        };
    };
    format.companions = companions;
    format.encode = [kind](const DecodedBatch &batch, UtcTime published) { return measuredDataOf(batch, kind, published); };
    return format;
}

} // namespace citywall::traffic::datex
