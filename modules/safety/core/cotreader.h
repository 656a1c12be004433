// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cottypes.h"
#include "sdk/observation.h"

#include <QXmlStreamReader>

namespace citywall::safety {

/// Reads the events of Cursor on Target that stand in a payload; core/cot.h says what becomes of them. For one reading.
class CotReader
{
public:
    CotReader(QByteArrayView payload, const QString &feed);

    DecodedBatch read();

private:
    struct Event {
        QString uid;
        QString type;
        QString how;
        QString time; ///< when it was made
        QString start;
        QString stale;
        bool located = false;
        GeoPoint position;
        double errorMeters = std::numeric_limits<double>::quiet_NaN();
        QString callsign;
        double courseDegrees = std::numeric_limits<double>::quiet_NaN();
        double speedMetersPerSecond = std::numeric_limits<double>::quiet_NaN();
        QString readiness;
        QString state; ///< this and the next three as this program's own element has them
        QString category;
        double priority = std::numeric_limits<double>::quiet_NaN();
        double casualties = std::numeric_limits<double>::quiet_NaN();
        bool isImpossible = false; ///< a number of it is beyond all measure
        qint64 line = 1;
    };

    void readEvent();
    void readPoint(Event &event);
    void readDetail(Event &event);
    double number(QStringView attribute, Event &of) const; ///< NaN if it is missing, none, or CoT's word for unknown

    QString faultOf(const Event &event) const;
    void take(const Event &event, const CotType &type);
    ObservationRecord unitOf(const Event &event, const CotType &type);
    ObservationRecord incidentOf(const Event &event, const CotType &type);
    float term(const QString &word);
    void reject(const QString &reason, const Event &event);

    QXmlStreamReader m_xml;
    const bool m_units; ///< which feed it is read for
    DecodedBatch m_batch;
    QHash<QString, quint32> m_keys; // of m_batch's features
    QHash<QString, float> m_terms;  // of m_batch's terms
};

} // namespace citywall::safety
