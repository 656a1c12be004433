// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/openrequests.h"

#include "core/words.h"
#include "sdk/exporttext.h"
#include "sdk/pace.h"

#include <QLocale>

namespace citywall::services {

namespace {

QString toggled(const QString &chosen, const QString &term) { return chosen == term ? QString() : term; }

auto urgency(const Request *r) { return std::tuple(!r->due.isValid(), r->due, r->requested, r->key); }

QJsonValue iso(UtcTime t) { return t.isValid() ? QJsonValue(t.toIso()) : QJsonValue(QJsonValue::Null); }

} // namespace

OpenRequests::OpenRequests(const RequestState &state, QObject *parent) : QObject(parent), m_state(state)
{
    connect(&state, &RequestState::changed, Pace::of(this, &OpenRequests::update), &Pace::tell);
}

void OpenRequests::chooseCategory(const QString &term)
{
    m_category = toggled(m_category, term);
    m_agency.clear();
    update();
}

void OpenRequests::chooseAgency(const QString &term)
{
    m_agency = toggled(m_agency, term);
    m_category.clear();
    update();
}

void OpenRequests::setReopenedOnly(bool only)
{
    m_reopenedOnly = only;
    update();
}

QString OpenRequests::title() const
{
    const QString what = !m_category.isEmpty() ? Words::category(m_category)
        : !m_agency.isEmpty()                  ? Words::agency(m_agency)
                                               : tr("All requests");
    return m_reopenedOnly ? tr("%1: reopened").arg(what) : tr("%1: open").arg(what);
}

QString OpenRequests::note() const
{
    const QString all = QLocale().toString(qulonglong(m_count));
    return m_count > size_t(listed) ? tr("%1 of %2, the most overdue first").arg(listed).arg(all)
                                    : tr("%1, the most overdue first").arg(all);
}

std::vector<const Request *> OpenRequests::found() const
{
    const QStringList &terms = m_state.dictionary()->terms;
    const int category = int(terms.indexOf(m_category));
    const int agency = int(terms.indexOf(m_agency));
    std::vector<const Request *> open;
    for (const Request &request : m_state.requests()) {
        const RequestStatus status = request.statusAt(m_state.now());
        if (status != RequestStatus::Reopened && (m_reopenedOnly || status != RequestStatus::Open))
            continue;
        if ((m_state.area() < 0 || request.area == m_state.area()) && (m_category.isEmpty() || request.category == category)
            && (m_agency.isEmpty() || request.agency == agency))
            open.push_back(&request);
    }
    return open;
}

void OpenRequests::update()
{
    const FeedDictionaryPtr dictionary = m_state.dictionary();
    const UtcTime now = m_state.now();
    std::vector<const Request *> open = found();
    m_count = open.size();
    const auto end = open.begin() + std::ptrdiff_t(std::min<size_t>(open.size(), listed));
    std::ranges::partial_sort(open, end, {}, urgency);
    QList<RankingRow> rows;
    for (auto it = open.begin(); it != end; ++it) {
        const Request &request = **it;
        const Feature &feature = dictionary->features[request.key];
        const QString address = feature.properties.value(u"address").toString();
        const QString place = address.isEmpty() ? m_state.areas().area(request.area).name : address;
        const QString agency = Words::agency(dictionary->term(float(request.agency)));
        rows.append({ feature.id, Words::category(dictionary->term(float(request.category))),
                      place.isEmpty() ? agency : tr("%1 · %2").arg(place, agency), Words::promise(request, now),
                      Words::severity(request, now) });
    }
    m_first.setRows(rows);
    Q_EMIT changed();
}

ExportText OpenRequests::exportText(bool simulated) const
{
    const FeedDictionary &dictionary = *m_state.dictionary();
    const auto term = [&](int key) { return dictionary.term(float(key)); };
    // The names of GeoReport v2 where it has one.
    ExportText text({ QStringLiteral("service_request_id"), QStringLiteral("status"), QStringLiteral("service_name"),
                      QStringLiteral("agency_responsible"), QStringLiteral("channel"), QStringLiteral("requested_datetime"),
                      QStringLiteral("expected_datetime"), QStringLiteral("overdue_seconds"), QStringLiteral("address"),
                      QStringLiteral("area") },
                    simulated);
    std::vector<const Request *> open = found();
    std::ranges::sort(open, {}, urgency);
    for (const Request *r : open) {
        const Feature &feature = dictionary.features[r->key];
        const bool reopened = r->statusAt(m_state.now()) == RequestStatus::Reopened;
        const bool late = r->isOverdueAt(m_state.now());
        text.add({ feature.id, reopened ? QStringLiteral("reopened") : QStringLiteral("open"), term(r->category), term(r->agency),
                   term(r->channel), iso(r->requested), iso(r->due),
                   late ? QJsonValue(double((m_state.now() - r->due).count() / 1000)) : QJsonValue(QJsonValue::Null),
                   feature.properties.value(u"address").toString(), m_state.areas().area(r->area).name },
                 geometryJson(GeoLine { r->position }));
    }
    return text;
}

QString OpenRequests::csv(bool simulated) const { return QString::fromUtf8(exportText(simulated).csv()); }

QString OpenRequests::geoJson(bool simulated) const { return QString::fromUtf8(exportText(simulated).geoJson()); }

} // namespace citywall::services
