// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/requests.h"

namespace citywall::services {

namespace {

bool isOpen(RequestStatus status) { return status == RequestStatus::Open || status == RequestStatus::Reopened; }

/// Takes one row's state into the course of a request.
void advance(Request &request, UtcTime t, RequestStatus told)
{
    RequestStatus status = told;
    if (status == RequestStatus::Unknown || (request.requested.isValid() && t < request.requested))
        return;
    const RequestStatus before = request.changes.isEmpty() ? RequestStatus::Unknown : request.changes.last().status;
    if (status == RequestStatus::Open && before == RequestStatus::Closed)
        status = RequestStatus::Reopened;
    if (status == before || (isOpen(status) && before == RequestStatus::Reopened))
        return;
    if (!request.requested.isValid() && told == RequestStatus::Open) {
        // A closing that was met before is either of the same instant or impossible.
        const bool atOnce = !request.changes.isEmpty() && request.changes.last() == Change { t, RequestStatus::Closed };
        request.requested = t;
        request.changes = { { t, RequestStatus::Open } };
        if (atOnce)
            request.changes.append({ t, RequestStatus::Closed });
        return;
    }
    request.changes.append({ t, status });
}

} // namespace

RequestStatus statusFromTerm(QStringView term)
{
    if (term == u"open")
        return RequestStatus::Open;
    if (term == u"reopened")
        return RequestStatus::Reopened;
    return term == u"closed" ? RequestStatus::Closed : RequestStatus::Unknown;
}

RequestStatus Request::statusAt(UtcTime t) const
{
    for (auto change = changes.crbegin(); change != changes.crend(); ++change)
        if (change->time <= t)
            return change->status;
    return RequestStatus::Unknown;
}

UtcTime Request::lastClosing(UtcTime t) const
{
    for (auto change = changes.crbegin(); change != changes.crend(); ++change)
        if (change->time <= t && change->status == RequestStatus::Closed)
            return change->time;
    return {};
}

const FactCache::Facts &FactCache::of(const Feature &feature)
{
    if (m_entries.size() <= feature.key)
        m_entries.resize(feature.key + 1);
    Entry &entry = m_entries[feature.key];
    if (entry.from != feature.properties) { // at no cost while they are the same
        entry.from = feature.properties;
        entry.facts = { UtcTime::fromIso(feature.properties.value(u"requested_datetime").toString()),
                        UtcTime::fromIso(feature.properties.value(u"expected_datetime").toString()) };
    }
    return entry.facts;
}

RequestReader::RequestReader(const Observations &rows, const FeedDictionary &dictionary, FactCache &facts)
    : m_rows(rows), m_dictionary(dictionary), m_facts(facts)
{
    for (const QString &term : dictionary.terms)
        m_statuses.push_back(statusFromTerm(term));
}

Request RequestReader::begun(size_t row)
{
    const Feature &feature = m_dictionary.features[m_rows.feature[row]];
    const FactCache::Facts &known = m_facts.of(feature);
    Request request;
    request.key = feature.key;
    request.area = feature.area;
    const GeoPoint own = m_rows.position(row);
    request.position = own.isValid() ? own : feature.position;
    request.requested = known.requested;
    request.due = known.due;
    const quint16 source = m_rows.source[row];
    request.simulated = source < m_dictionary.sources.size() && m_dictionary.sources[source].simulated;
    if (request.requested.isValid())
        request.changes.append({ request.requested, RequestStatus::Open });
    return request;
}

void RequestReader::take(Request &request, size_t row) const
{
    const auto term = [&](Field field, int &value) {
        if (const float told = m_rows.values[field][row]; told >= 0)
            value = int(told);
    };
    term(CategoryField, request.category);
    term(AgencyField, request.agency);
    term(ChannelField, request.channel);
    const float state = m_rows.values[StateField][row];
    if (state >= 0 && size_t(state) < m_statuses.size())
        advance(request, { m_rows.phenomenonTime[row] }, m_statuses[size_t(state)]);
}

namespace {

/// Takes rows one after another, oldest first, into the courses of their requests.
class Courses
{
public:
    Courses(const Observations &rows, const FeedDictionary &dictionary, FactCache &facts)
        : m_rows(rows), m_reader(rows, dictionary, facts), m_slots(dictionary.features.size(), none)
    {
    }

    void add(size_t row)
    {
        const FeatureKey key = m_rows.feature[row];
        if (key >= m_slots.size())
            return;
        if (m_slots[key] == none) {
            m_slots[key] = quint32(requests.size());
            requests.push_back(m_reader.begun(row));
        }
        m_reader.take(requests[m_slots[key]], row);
    }

    std::vector<Request> requests;

private:
    static constexpr quint32 none = std::numeric_limits<quint32>::max();
    const Observations &m_rows;
    RequestReader m_reader;
    std::vector<quint32> m_slots; // by feature key
};

} // namespace

std::vector<Request> requestsFrom(const Observations &rows, size_t begin, size_t end, const FeedDictionary &dictionary,
                                  FactCache &facts)
{
    Courses courses(rows, dictionary, facts);
    for (size_t row = begin; row < end; ++row)
        courses.add(row);
    return std::move(courses.requests);
}

std::vector<Request> requestsFrom(const Observations &rows, std::span<const quint32> which, const FeedDictionary &dictionary,
                                  FactCache &facts)
{
    Courses courses(rows, dictionary, facts);
    for (const quint32 row : which)
        courses.add(row);
    return std::move(courses.requests);
}

} // namespace citywall::services
