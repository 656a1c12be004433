// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/simulate/capindex.h"

#include "sdk/dice.h"

#include <QXmlStreamReader>
#include <QXmlStreamWriter>

#include <algorithm>

namespace citywall {

using namespace Qt::StringLiterals;

namespace {

const QString atomNamespace = u"http://www.w3.org/2005/Atom"_s;

/// What the index says of a message.
struct AlertFacts {
    QString path;
    QString identifier;
    QString sender;
    QString sent;
    QString event;
    QString headline;
    const QByteArray *bytes = nullptr;
};

AlertFacts factsOf(const QByteArray &alert)
{
    AlertFacts facts;
    QXmlStreamReader xml(alert);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        const QStringView name = xml.name();
        QString *to = name == u"identifier" ? &facts.identifier
            : name == u"sender"             ? &facts.sender
            : name == u"sent"               ? &facts.sent
            : name == u"event"              ? &facts.event
            : name == u"headline"           ? &facts.headline
                                            : nullptr;
        if (to && to->isEmpty())
            *to = xml.readElementText(QXmlStreamReader::SkipChildElements);
    }
    facts.bytes = &alert;
    return facts;
}

void writeLink(QXmlStreamWriter &xml, const QString &relation, const QString &type, const QUrl &to)
{
    xml.writeStartElement(u"link"_s);
    xml.writeAttribute(u"rel"_s, relation);
    xml.writeAttribute(u"type"_s, type);
    xml.writeAttribute(u"href"_s, to.toString(QUrl::FullyEncoded));
    xml.writeEndElement();
}

} // namespace

OutgoingList capDocuments(const QList<QByteArray> &alerts, const QString &folder, const QUrl &base, const QString &title,
                          UtcTime published)
{
    std::vector<AlertFacts> all;
    for (const QByteArray &alert : alerts) {
        AlertFacts facts = factsOf(alert);
        if (facts.identifier.isEmpty())
            continue;
        facts.path = folder + QString::number(dice::hash(facts.identifier), 16) + u".xml"_s;
        all.push_back(facts);
    }
    std::ranges::stable_sort(all, std::ranges::greater(), [](const AlertFacts &f) { return UtcTime::fromIso(f.sent); });

    OutgoingList documents;
    QByteArray index;
    QXmlStreamWriter xml(&index);
    xml.setAutoFormatting(true);
    xml.writeStartDocument();
    xml.writeDefaultNamespace(atomNamespace);
    xml.writeStartElement(atomNamespace, u"feed"_s);
    const QUrl self = base.resolved(QUrl(folder + u"index.atom"_s));
    xml.writeTextElement(u"id"_s, self.toString());
    xml.writeTextElement(u"title"_s, title);
    xml.writeTextElement(u"updated"_s, published.toIso());
    xml.writeStartElement(u"author"_s);
    xml.writeTextElement(u"name"_s, u"citywall sim"_s);
    xml.writeEndElement();
    writeLink(xml, u"self"_s, u"application/atom+xml"_s, self);
    for (const AlertFacts &facts : all) {
        documents.push_back({ .address = facts.path, .bytes = *facts.bytes, .contentType = "application/cap+xml" });
        const QUrl alert = base.resolved(QUrl(facts.path));
        xml.writeStartElement(u"entry"_s);
        xml.writeTextElement(u"id"_s, alert.toString());
        xml.writeTextElement(u"title"_s, facts.headline.isEmpty() ? facts.event : facts.headline);
        xml.writeTextElement(u"updated"_s, facts.sent);
        writeLink(xml, u"alternate"_s, u"application/cap+xml"_s, alert);
        xml.writeEndElement();
    }
    xml.writeEndElement();
    xml.writeEndDocument();
    documents.push_back({ .address = folder + u"index.atom"_s, .bytes = index, .contentType = "application/atom+xml" });
    return documents;
}

} // namespace citywall
