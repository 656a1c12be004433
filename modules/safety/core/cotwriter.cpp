// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cotwriter.h"

#include "core/cot.h"
#include "core/cottypes.h"
#include "core/incidents.h"
#include "core/units.h"
#include "core/xmltext.h"

#include <QJsonDocument>
#include <QLocale>
#include <QXmlStreamWriter>

#include <algorithm>

namespace citywall::safety {

using namespace Qt::StringLiterals;

namespace {

QString cotNumber(double value)
{
    return QString::number(std::isfinite(value) ? value : cot::unknownNumber, 'f', QLocale::FloatingPointShortest);
}

class CotWriter
{
public:
    CotWriter(const DecodedBatch &batch, const QString &feed, UtcTime published)
        : m_batch(batch), m_units(feed == unitFeed), m_published(published)
    {
    }

    QList<QByteArray> write() const
    {
        std::vector<const ObservationRecord *> rows;
        for (const ObservationRecord &row : m_batch.observations)
            rows.push_back(&row);
        std::ranges::stable_sort(rows, {}, &ObservationRecord::phenomenonTime);
        QList<QByteArray> events;
        for (const ObservationRecord *row : rows) {
            if (positionOf(*row).isValid())
                events.append(eventOf(*row));
        }
        return events;
    }

private:
    GeoPoint positionOf(const ObservationRecord &row) const
    {
        return row.position.isValid() ? row.position : midpoint(m_batch.features[row.feature].geometry);
    }
    QString term(float value) const { return value >= 0 ? m_batch.terms.value(qsizetype(value)) : QString(); }
    QString typeOf(const ObservationRecord &row) const
    {
        return m_units ? cotTypeOfUnit(term(row.values[UnitTypeField])) : cotTypeOfIncident(term(row.values[CategoryField]));
    }
    UtcTime staleOf(const ObservationRecord &row) const
    {
        const double seconds = m_units ? double(row.values[UnitValidField]) : std::numeric_limits<double>::quiet_NaN();
        const Duration holds = std::isfinite(seconds) ? Duration(qint64(std::round(seconds * 1000)))
            : m_units                                 ? unitStaleAfter
                                                      : horizon;
        return row.phenomenonTime + holds;
    }

    QByteArray eventOf(const ObservationRecord &row) const
    {
        const FeatureRecord &feature = m_batch.features[row.feature];
        const QJsonObject told = m_units ? QJsonDocument::fromJson(row.detail).object() : QJsonObject();
        const GeoPoint position = positionOf(row);
        QByteArray event;
        QXmlStreamWriter xml(&event);
        xml.writeStartDocument();
        xml.writeStartElement(u"event"_s);
        xml.writeAttribute(u"version"_s, u"2.0"_s);
        xml.writeAttribute(u"uid"_s, xmlText(feature.id));
        xml.writeAttribute(u"type"_s, typeOf(row));
        xml.writeAttribute(u"how"_s, xmlText(told.value(u"how").toString(m_units ? u"m-g"_s : u"h-e"_s)));
        xml.writeAttribute(u"time"_s, std::max(m_published, row.phenomenonTime).toIso());
        xml.writeAttribute(u"start"_s, row.phenomenonTime.toIso());
        xml.writeAttribute(u"stale"_s, staleOf(row).toIso());
        xml.writeEmptyElement(u"point"_s);
        xml.writeAttribute(u"lat"_s, cotNumber(position.latitudeDegrees));
        xml.writeAttribute(u"lon"_s, cotNumber(position.longitudeDegrees));
        xml.writeAttribute(u"hae"_s, u"9999999.0"_s);
        xml.writeAttribute(u"ce"_s, cotNumber(told.value(u"accuracy").toDouble(cot::unknownNumber)));
        xml.writeAttribute(u"le"_s, u"9999999.0"_s);
        xml.writeStartElement(u"detail"_s);
        if (!feature.name.isEmpty()) {
            xml.writeEmptyElement(u"contact"_s);
            xml.writeAttribute(u"callsign"_s, xmlText(feature.name));
        }
        if (told.contains(u"course") || told.contains(u"speed")) {
            xml.writeEmptyElement(u"track"_s);
            xml.writeAttribute(u"course"_s, cotNumber(told.value(u"course").toDouble(cot::unknownNumber)));
            xml.writeAttribute(u"speed"_s, cotNumber(told.value(u"speed").toDouble(cot::unknownNumber)));
        }
        writeWords(xml, row);
        xml.writeEndDocument();
        return event;
    }

    void writeWords(QXmlStreamWriter &xml, const ObservationRecord &row) const
    {
        static_assert(size_t(UnitStateField) == size_t(StateField));
        const QString state = term(row.values[StateField]);
        if (m_units && !state.isEmpty()) {
            xml.writeEmptyElement(u"status"_s);
            xml.writeAttribute(u"readiness"_s, state == u"outOfService" ? u"false"_s : u"true"_s);
        }
        xml.writeEmptyElement(cot::extension);
        if (!state.isEmpty())
            xml.writeAttribute(u"state"_s, xmlText(state));
        if (m_units)
            return;
        if (const QString category = term(row.values[CategoryField]); !category.isEmpty())
            xml.writeAttribute(u"category"_s, xmlText(category));
        for (const auto &[name, field] :
             { std::pair(u"priority"_s, PriorityField), std::pair(u"casualties"_s, CasualtiesField) }) {
            if (const float value = row.values[field]; !std::isnan(value))
                xml.writeAttribute(name, cotNumber(double(value)));
        }
    }

    const DecodedBatch &m_batch;
    const bool m_units;
    const UtcTime m_published;
};

} // namespace

QList<QByteArray> writeCot(const DecodedBatch &batch, const QString &feed, UtcTime published)
{
    return CotWriter(batch, feed, published).write();
}

} // namespace citywall::safety
