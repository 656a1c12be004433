// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/caprules.h"
#include "sdk/observation.h"

#include <QJsonArray>
#include <QSet>
#include <QXmlStreamReader>

namespace citywall::safety {

/// Reads the messages of the Common Alerting Protocol that stand in one XML document; core/capdecoder.h says what becomes of
/// them. For one reading.
class CapReader
{
public:
    explicit CapReader(QByteArrayView payload);

    DecodedBatch readMessages(); ///< wherever in the document they stand
    DecodedBatch readIndex();    ///< in the entries of an Atom or RSS document
    QStringList readLinks();     ///< of those entries that hold none: where it is, each address once

    /// How the namespaces of the versions that are read begin.
    static constexpr QStringView space = u"urn:oasis:names:tc:emergency:cap:1.";

private:
    using Texts = CapTexts;
    /// The start of the element that was just met, in lines and about in bytes.
    struct Place {
        qint64 line = 1;
        qsizetype byte = 0;
    };
    struct Info {
        Texts texts;
        QStringList areas;        ///< areaDesc
        GeoMultiPolygon polygons;
        GeoPoint point;           ///< of a circle without extent
        Place where;
        QString fault;            ///< why the block cannot be taken; empty = nothing is wrong
    };
    struct Alert {
        Texts texts;
        std::vector<Info> infos;
        bool isCut = false; ///< there were more
        QJsonArray references; ///< identifiers
        int signatures = 0;
        Place where;
    };

    /// To the next start element; false at the end, at a fault, and at a DTD, which is one.
    bool next();
    DecodedBatch finish();
    bool isAlert() const;
    Place here() const;
    void reject(const QString &reason, Place where); ///< one record; after too many the rest is not read
    Rejection recordOf(const QString &reason, Place where) const;
    QString text();

    void readEntry();
    QString takeLink(const QString &address); ///< why it will not be followed; empty = it will
    bool readInside(); ///< the messages inside the current element, however deep; whether there were any
    void readAlert();
    Info readInfo();
    void readArea(Info &info);

    void take(Alert &alert);
    void add(const Alert &alert, const Info &info, UtcTime sent, int number);
    void observe(FeatureRecord feature, UtcTime time, const std::array<float, maximumFields> &values, QByteArray detail = {});
    void endReferenced(const QStringList &references, UtcTime sent);
    float term(const QString &word);

    const QByteArrayView m_payload;
    QXmlStreamReader m_xml;
    DecodedBatch m_batch;
    QHash<QString, quint32> m_keys; // of m_batch's features
    QStringList m_links;
    QSet<QString> m_linked; // the same
};

} // namespace citywall::safety
