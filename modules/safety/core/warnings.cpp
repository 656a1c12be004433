// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/warnings.h"

#include <QJsonArray>

#include <algorithm>

namespace citywall::safety {

namespace {

GeoBox boxOf(const QList<GeoLine> &polygon) { return polygon.isEmpty() ? GeoBox() : boundsOf(polygon.first()); }

} // namespace

Severity severityFromTerm(QStringView term)
{
    return term == u"Extreme" ? Severity::Extreme
        : term == u"Severe"   ? Severity::Severe
        : term == u"Moderate" ? Severity::Moderate
        : term == u"Minor"    ? Severity::Minor
                              : Severity::Unknown;
}

Warning warningOf(const Feature &feature, const Observations &rows, size_t row, const FeedDictionary &dictionary)
{
    const auto text = [&](QStringView name) { return feature.properties.value(name).toString(); };
    const auto term = [&](WarningField field) { return dictionary.term(rows.values[field][row]); };
    Warning warning;
    warning.key = feature.key;
    warning.identifier = text(u"identifier").isEmpty() ? feature.id : text(u"identifier");
    warning.messageType = term(MessageTypeField);
    for (const QJsonValue &reference : feature.properties.value(u"references").toArray())
        warning.references.append(reference.toString());
    warning.event = text(u"event");
    warning.headline = text(u"headline");
    warning.areaDescription = text(u"areaDesc");
    warning.severity = severityFromTerm(term(SeverityField));
    warning.warns = warning.messageType != u"Cancel" && term(SeverityField) != severityNone;
    warning.urgency = term(UrgencyField);
    warning.certainty = term(CertaintyField);
    warning.sent = { rows.phenomenonTime[row] };
    const UtcTime effective = UtcTime::fromIso(text(u"effective"));
    warning.effective = effective.isValid() ? effective : warning.sent;
    warning.expires = UtcTime::fromIso(text(u"expires"));
    warning.expiryAssumed = !warning.expires.isValid();
    if (warning.expiryAssumed)
        warning.expires = warning.effective + assumedValidity;
    warning.area = fromCoordinates(feature.properties.value(u"polygons").toArray());
    warning.position = feature.position;
    const quint16 source = rows.source[row];
    warning.simulated = source < dictionary.sources.size() && dictionary.sources[source].simulated;
    return warning;
}

Standing standingOf(const Warning &warning, const std::vector<Warning> &all, UtcTime now)
{
    const bool superseded = std::ranges::any_of(all, [&](const Warning &later) {
        return later.sent <= now && (later.messageType == u"Update" || later.messageType == u"Cancel")
            && later.references.contains(warning.identifier) && later.identifier != warning.identifier;
    });
    if (superseded)
        return Standing::Superseded;
    if (warning.expires <= now || warning.urgency == u"Past" || !warning.warns)
        return Standing::Ended;
    return warning.effective > now ? Standing::NotYet : Standing::InForce;
}

QJsonArray toCoordinates(const GeoMultiPolygon &area)
{
    QJsonArray polygons;
    for (const QList<GeoLine> &polygon : area) {
        QJsonArray rings;
        for (const GeoLine &line : polygon) {
            QJsonArray ring;
            for (const GeoPoint &p : line)
                ring.append(QJsonArray { p.longitudeDegrees, p.latitudeDegrees });
            rings.append(ring);
        }
        polygons.append(rings);
    }
    return polygons;
}

GeoMultiPolygon fromCoordinates(const QJsonArray &coordinates)
{
    GeoMultiPolygon area;
    for (const QJsonValue &polygon : coordinates) {
        QList<GeoLine> rings;
        for (const QJsonValue &ring : polygon.toArray()) {
            GeoLine line;
            for (const QJsonValue &position : ring.toArray()) {
                const QJsonArray p = position.toArray();
                if (const GeoPoint point { p.at(0).toDouble(), p.at(1).toDouble() }; p.size() >= 2 && point.isValid())
                    line.append(point);
            }
            if (line.size() >= 4 && line.first() == line.last())
                rings.append(line);
        }
        if (!rings.isEmpty())
            area.append(rings);
    }
    return area;
}

GeoPoint pointInside(const GeoMultiPolygon &area)
{
    const auto greatest =
        std::ranges::max_element(area, {}, [](const QList<GeoLine> &polygon) { return areaSquareMeters({ polygon }); });
    if (greatest == area.end())
        return {};
    // A hair off the middle, so that no corner lies on the line.
    const GeoBox box = boxOf(*greatest);
    const double latitude = std::lerp(box.southDegrees, box.northDegrees, 0.500013);
    std::vector<double> crossings;
    for (const GeoLine &ring : *greatest) {
        for (qsizetype i = 0; i + 1 < ring.size(); ++i) {
            const GeoPoint a = ring[i];
            const GeoPoint b = ring[i + 1];
            if ((a.latitudeDegrees > latitude) != (b.latitudeDegrees > latitude))
                crossings.push_back(std::lerp(a.longitudeDegrees, b.longitudeDegrees,
                                              (latitude - a.latitudeDegrees) / (b.latitudeDegrees - a.latitudeDegrees)));
        }
    }
    std::sort(crossings.begin(), crossings.end());
    GeoPoint middle;
    double widest = 0;
    for (size_t i = 0; i + 1 < crossings.size(); i += 2) {
        if (crossings[i + 1] - crossings[i] > widest) {
            widest = crossings[i + 1] - crossings[i];
            middle = { (crossings[i] + crossings[i + 1]) / 2, latitude };
        }
    }
    return middle;
}

WarningState::WarningState(HistoryReader &history, const TimeContext &time, QObject *parent)
    : QObject(parent), m_window(warningFeed, warningHorizon, history, time), m_dictionary(m_window.dictionary())
{
    connect(&m_window, &FeedWindow::changed, this, &WarningState::follow);
}

void WarningState::follow()
{
    if (m_window.isLoading() || !m_window.now().isValid())
        return; // the last picture stays
    m_dictionary = m_window.dictionary();
    const FeedWindow::Shown from = m_window.shown();
    const bool fresh = from != m_madeFrom;
    if (fresh) {
        m_madeFrom = from;
        m_all.clear();
        for (size_t row = m_window.begin(); row < m_window.end(); ++row) {
            const Feature *feature = m_dictionary->at(m_window.columns().feature[row]);
            const bool isMessage = !std::isnan(m_window.columns().values[MessageTypeField][row]); // and not the end of one
            if (feature && isMessage)
                m_all.push_back(warningOf(*feature, m_window.columns(), row, *m_dictionary));
        }
    }
    std::vector<Warning> inForce;
    std::ranges::copy_if(m_all, std::back_inserter(inForce),
                         [&](const Warning &w) { return standingOf(w, m_all, m_window.now()) == Standing::InForce; });
    std::ranges::stable_sort(inForce, [](const Warning &a, const Warning &b) {
        return std::pair(-int(a.severity), -a.sent.milliseconds) < std::pair(-int(b.severity), -b.sent.milliseconds);
    });
    if (!fresh && std::ranges::equal(inForce, m_inForce, {}, &Warning::key, &Warning::key) && m_error == m_window.error())
        return;
    m_inForce = std::move(inForce);
    m_error = m_window.error();
    Q_EMIT changed();
}

} // namespace citywall::safety
