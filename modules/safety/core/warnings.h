// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feedwindow.h"

namespace citywall::safety {

inline const QString warningFeed = QStringLiteral("safety.warnings");
/// A warning sent longer ago is not looked for; longer ones are repeated by their senders.
inline constexpr Duration warningHorizon = std::chrono::hours(24 * 7);
/// How long a warning without `expires` is taken to hold: CAP leaves that to the receiver (§3.2.2, expires).
inline constexpr Duration assumedValidity = std::chrono::hours(24);

/// Order of FeedDescriptor::fields of `safety.warnings`, terms of CAP 1.2. Where a later message updates or cancels one, the
/// earlier one gets an observation of severity "none" alone, which stands for all its blocks: from then on it warns of nothing.
/// Nor does a cancellation, nor a message without info: their own severity is "none". Detail: `signatures`, how many digital
/// signatures the message carries.
enum WarningField : size_t { MessageTypeField, SeverityField, UrgencyField, CertaintyField };

inline const QString severityNone = QStringLiteral("none");

/// CAP 1.2 §3.2.2, severity: the threat to life or property.
enum class Severity { Unknown, Minor, Moderate, Severe, Extreme };
Severity severityFromTerm(QStringView term);

/// One info block of one message of the Common Alerting Protocol 1.2 (OASIS, 2010), which never changes: a later message that
/// updates or cancels it names it in its references. Feature id: the message's identifier, from the second block on with "#2" ….
/// Properties are named as CAP's elements; `references` are the identifiers, `polygons` the area as RFC 7946 MultiPolygon
/// coordinates, circles as 48-gons.
struct Warning {
    FeatureKey key = 0;
    QString identifier; ///< of the message
    QString messageType; ///< "Alert", "Update", "Cancel"
    QStringList references;
    QString event;
    QString headline;
    QString areaDescription;
    Severity severity = Severity::Unknown;
    QString urgency;
    QString certainty;
    UtcTime sent;
    UtcTime effective; ///< sent, if not told
    UtcTime expires;   ///< effective + assumedValidity, if not told
    bool expiryAssumed = false;
    GeoMultiPolygon area; ///< empty = told by codes or words alone
    GeoPoint position;    ///< a point inside it
    bool warns = true;    ///< false of a cancellation, and of a message without info: nothing in it holds
    bool simulated = false;
};

/// How one stands at an instant.
enum class Standing { NotYet, InForce, Ended, Superseded };

Warning warningOf(const Feature &feature, const Observations &rows, size_t row, const FeedDictionary &dictionary);
/// Not yet: before it takes effect. Superseded: by an update or cancel among `all` sent by then. Ended: expired, or its urgency is
/// "Past" (§3.2.2: responsive action is no longer required), or it does not warn.
Standing standingOf(const Warning &warning, const std::vector<Warning> &all, UtcTime now);

/// Polygons as a property, RFC 7946 coordinates of a MultiPolygon; and back. What is no coordinate is left out.
QJsonArray toCoordinates(const GeoMultiPolygon &area);
GeoMultiPolygon fromCoordinates(const QJsonArray &coordinates);
/// A point inside the greatest polygon: the middle of its widest part at the height of its middle; invalid if there is none.
GeoPoint pointInside(const GeoMultiPolygon &area);

/// The warnings of the week before the clock's time, and which of them are in force. GUI thread.
class WarningState : public QObject
{
    Q_OBJECT
public:
    WarningState(HistoryReader &history, const TimeContext &time, QObject *parent = nullptr);

    /// In force at the clock's time, the most severe first, then the newest.
    const std::vector<Warning> &inForce() const { return m_inForce; }
    const std::vector<Warning> &all() const { return m_all; } ///< sent by then, in order of sending
    FeedDictionaryPtr dictionary() const { return m_dictionary; } ///< never null
    UtcTime now() const { return m_window.now(); }
    bool isKnown() const { return m_madeFrom.block > 0; } ///< something was read, if only that there is nothing
    QString error() const { return m_error; }

Q_SIGNALS:
    void changed(); ///< others were sent, or are in force

private:
    void follow();

    FeedWindow m_window;
    FeedDictionaryPtr m_dictionary;
    std::vector<Warning> m_all;
    std::vector<Warning> m_inForce;
    QString m_error;
    FeedWindow::Shown m_madeFrom;
};

} // namespace citywall::safety
