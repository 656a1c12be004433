// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/observation.h"

#include <QStringView>
#include <QVarLengthArray>

namespace citywall::services {

inline const QString requestFeed = QStringLiteral("services.request");

/// Order of FeedDescriptor::fields of `services.request`.
enum Field : size_t { StateField, CategoryField, AgencyField, ChannelField };

/// Where a request stands: Open311 GeoReport v2 knows open and closed; one that was closed and is open again is told apart.
enum class RequestStatus { Unknown, Open, Reopened, Closed };
RequestStatus statusFromTerm(QStringView term);

/// From then on the request stood so.
struct Change {
    UtcTime time;
    RequestStatus status = RequestStatus::Unknown;
    bool operator==(const Change &) const = default;
};

/// A service request (GeoReport v2) as its observations tell it. Terms are keys into the feed's dictionary, −1 = not told.
struct Request {
    FeatureKey key = 0;
    int category = -1;   ///< service_name
    int agency = -1;     ///< agency_responsible
    int channel = -1;    ///< web, app, phone, office
    int area = -1;       ///< index into AreaIndex::areas()
    GeoPoint position;   ///< invalid = not placed
    UtcTime requested;   ///< requested_datetime; invalid = known from its closing alone
    UtcTime due;         ///< expected_datetime, the service level; invalid = nothing promised
    QVarLengthArray<Change, 4> changes; ///< oldest first, no two alike in a row; the first opens it at `requested`
    bool simulated = false;

    RequestStatus statusAt(UtcTime t) const; ///< Unknown before it was requested
    bool isOpenAt(UtcTime t) const
    {
        const RequestStatus status = statusAt(t);
        return status == RequestStatus::Open || status == RequestStatus::Reopened;
    }
    bool isOverdueAt(UtcTime t) const { return due.isValid() && t > due && isOpenAt(t); }
    /// The newest closing at or before `t`; invalid if there is none.
    UtcTime lastClosing(UtcTime t) const;
};

/// What the static facts of a feature (GeoReport's requested_datetime, expected_datetime) say, read once each.
class FactCache
{
public:
    struct Facts {
        UtcTime requested;
        UtcTime due;
    };
    const Facts &of(const Feature &feature);

private:
    struct Entry {
        QJsonObject from;
        Facts facts;
    };
    std::vector<Entry> m_entries; // by feature key
};

/// Reads rows of the feed into requests. What it was given must outlive it.
class RequestReader
{
public:
    RequestReader(const Observations &rows, const FeedDictionary &dictionary, FactCache &facts);

    /// The request of a row by which it is first met, as its feature tells of it; its feature must be in the dictionary.
    Request begun(size_t row);
    void take(Request &request, size_t row) const; ///< one row of it after another, the oldest first

private:
    const Observations &m_rows;
    const FeedDictionary &m_dictionary;
    FactCache &m_facts;
    std::vector<RequestStatus> m_statuses; // by term key
};

/// Requests from rows [begin, end) of their feed, in the order in which they are first met.
/// A repeated state changes nothing; `open` after `closed` is a reopening; a closing before the request was made is
/// impossible and left out. A request first met long after it was made (a nightly extract) is open since requested_datetime.
std::vector<Request> requestsFrom(const Observations &rows, size_t begin, size_t end, const FeedDictionary &dictionary,
                                  FactCache &facts);
/// The same from some of the rows, the oldest first.
std::vector<Request> requestsFrom(const Observations &rows, std::span<const quint32> which, const FeedDictionary &dictionary,
                                  FactCache &facts);

} // namespace citywall::services
