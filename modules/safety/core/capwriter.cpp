// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/capwriter.h"

#include "core/warnings.h"
#include "core/xmltext.h"

#include <QJsonArray>
#include <QLocale>
#include <QXmlStreamWriter>

#include <algorithm>

namespace citywall::safety {

using namespace Qt::StringLiterals;

namespace {

QString capTime(UtcTime time) { return time.toDateTime().toString(u"yyyy-MM-ddTHH:mm:ss") + u"-00:00"_s; }

QString capNumber(double value) { return QString::number(value, 'g', QLocale::FloatingPointShortest); }

QString capCoordinates(GeoPoint p) { return u"%1,%2"_s.arg(capNumber(p.latitudeDegrees), capNumber(p.longitudeDegrees)); }

/// Writes the messages of a batch.
class CapWriter
{
public:
    explicit CapWriter(const DecodedBatch &batch) : m_batch(batch)
    {
        std::vector<const ObservationRecord *> rows;
        for (const ObservationRecord &row : batch.observations) {
            if (!term(row, MessageTypeField).isEmpty())
                rows.push_back(&row);
        }
        std::ranges::stable_sort(rows, {}, &ObservationRecord::phenomenonTime);
        for (const ObservationRecord *row : rows)
            add(*row);
    }

    QList<QByteArray> write() const
    {
        QList<QByteArray> documents;
        for (const Message &message : m_messages)
            documents.append(document(message));
        return documents;
    }

private:
    /// An alert: rows of its blocks, in the order of their numbers.
    struct Message {
        QString identifier;
        UtcTime sent;
        std::vector<const ObservationRecord *> blocks;
    };

    const FeatureRecord &featureOf(const ObservationRecord &row) const { return m_batch.features[row.feature]; }
    QString term(const ObservationRecord &row, WarningField field) const
    {
        return row.values[field] >= 0 ? m_batch.terms.value(qsizetype(row.values[field])) : QString();
    }
    static QString text(const FeatureRecord &feature, QStringView property)
    {
        return feature.properties.value(property).toString();
    }
    static QString text(const FeatureRecord &feature, QStringView property, const QString &instead)
    {
        const QString told = text(feature, property);
        return told.isEmpty() ? instead : told;
    }

    void add(const ObservationRecord &row)
    {
        const FeatureRecord &feature = featureOf(row);
        const QString identifier = text(feature, u"identifier", feature.id);
        const auto known = m_newest.constFind(identifier);
        if (known != m_newest.cend() && m_messages[*known].sent == row.phenomenonTime) {
            m_messages[*known].blocks.push_back(&row);
            return;
        }
        m_newest.insert(identifier, m_messages.size());
        m_messages.push_back({ identifier, row.phenomenonTime, { &row } });
    }

    QByteArray document(const Message &message) const
    {
        QByteArray document;
        QXmlStreamWriter xml(&document);
        const ObservationRecord &first = *message.blocks.front();
        const FeatureRecord &feature = featureOf(first);
        const QString type = term(first, MessageTypeField);
        xml.writeStartDocument();
        xml.writeDefaultNamespace(u"urn:oasis:names:tc:emergency:cap:1.2"_s);
        xml.writeStartElement(u"alert"_s);
        xml.writeTextElement(u"identifier"_s, xmlText(message.identifier));
        xml.writeTextElement(u"sender"_s, senderOf(feature));
        xml.writeTextElement(u"sent"_s, capTime(message.sent));
        xml.writeTextElement(u"status"_s, u"Actual"_s);
        xml.writeTextElement(u"msgType"_s, xmlText(type));
        xml.writeTextElement(u"scope"_s, u"Public"_s);
        tell(xml, feature, { u"note" });
        if (const QString references = referencesOf(feature, message.sent); !references.isEmpty())
            xml.writeTextElement(u"references"_s, xmlText(references));
        const bool bare = term(first, SeverityField) == severityNone && type != u"Cancel";
        for (const ObservationRecord *block : message.blocks) {
            if (!bare)
                writeInfo(xml, *block);
        }
        xml.writeEndDocument();
        return document;
    }

    static QString senderOf(const FeatureRecord &feature) { return xmlText(text(feature, u"sender", u"citywall.invalid"_s)); }

    /// "sender,identifier,sent" of each. Of one that is not in the batch no more is known than its identifier: the others are the
    /// message's own.
    QString referencesOf(const FeatureRecord &feature, UtcTime sent) const
    {
        QStringList references;
        const QJsonArray identifiers = feature.properties.value(u"references").toArray();
        for (const QJsonValue &v : identifiers) {
            const QString identifier = v.toString();
            const auto known = m_newest.constFind(identifier);
            const Message *other = known == m_newest.cend() ? nullptr : &m_messages[*known];
            references.append(u"%1,%2,%3"_s.arg(senderOf(other ? featureOf(*other->blocks.front()) : feature), identifier,
                                                capTime(other ? other->sent : sent)));
        }
        return references.join(u' ');
    }

    static void tell(QXmlStreamWriter &xml, const FeatureRecord &feature, std::initializer_list<const char16_t *> names)
    {
        for (const char16_t *name : names) {
            const QString told = text(feature, name);
            const UtcTime time = UtcTime::fromIso(told); // of what is none: invalid
            const bool isTime =
                QStringView(name) == u"effective" || QStringView(name) == u"onset" || QStringView(name) == u"expires";
            if (!told.isEmpty() && (!isTime || time.isValid()))
                xml.writeTextElement(QString::fromUtf16(name), isTime ? capTime(time) : xmlText(told));
        }
    }

    void writeInfo(QXmlStreamWriter &xml, const ObservationRecord &row) const
    {
        const FeatureRecord &feature = featureOf(row);
        const auto word = [](const QString &told) {
            return told.isEmpty() || told == severityNone ? u"Unknown"_s : xmlText(told);
        };
        const QString event = text(feature, u"event", feature.name.isEmpty() ? u"Warning"_s : feature.name);
        xml.writeStartElement(u"info"_s);
        tell(xml, feature, { u"language" });
        xml.writeTextElement(u"category"_s, xmlText(text(feature, u"category", u"Other"_s)));
        xml.writeTextElement(u"event"_s, xmlText(event));
        tell(xml, feature, { u"responseType" });
        xml.writeTextElement(u"urgency"_s, word(term(row, UrgencyField)));
        xml.writeTextElement(u"severity"_s, word(term(row, SeverityField)));
        xml.writeTextElement(u"certainty"_s, word(term(row, CertaintyField)));
        tell(xml, feature,
             { u"effective", u"onset", u"expires", u"senderName", u"headline", u"description", u"instruction", u"web",
               u"contact" });
        writeArea(xml, feature, event);
        xml.writeEndElement();
    }

    static void writeArea(QXmlStreamWriter &xml, const FeatureRecord &feature, const QString &event)
    {
        const GeoMultiPolygon polygons = fromCoordinates(feature.properties.value(u"polygons").toArray());
        const QString described = text(feature, u"areaDesc");
        const GeoPoint place = midpoint(feature.geometry);
        if (polygons.isEmpty() && described.isEmpty() && !place.isValid())
            return;
        xml.writeStartElement(u"area"_s);
        xml.writeTextElement(u"areaDesc"_s, xmlText(described.isEmpty() ? event : described));
        for (const QList<GeoLine> &polygon : polygons) {
            QStringList corners;
            for (const GeoPoint &corner : polygon.first())
                corners.append(capCoordinates(corner));
            xml.writeTextElement(u"polygon"_s, corners.join(u' '));
        }
        if (polygons.isEmpty() && place.isValid())
            xml.writeTextElement(u"circle"_s, capCoordinates(place) + u" 0"_s);
        xml.writeEndElement();
    }

    const DecodedBatch &m_batch;
    std::vector<Message> m_messages;
    QHash<QString, size_t> m_newest; // of each identifier
};

} // namespace

QList<QByteArray> writeCap(const DecodedBatch &batch) { return CapWriter(batch).write(); }

} // namespace citywall::safety
