// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hospitalcard.h"

#include "core/bedtypes.h"
#include "core/words.h"
#include "sdk/pace.h"

namespace citywall::healthcare {

namespace {

double sinceEpoch(UtcTime t) { return t.isValid() ? double(t.milliseconds) : 0; }

} // namespace

struct HospitalCard::Raw {
    Raw(const FeedWindow &from, Duration shown, const QTimeZone &zone, const QList<ObservationTable::Field> &fields)
        : window(from), span(shown), table(zone, fields)
    {
    }
    const FeedWindow &window;
    const Duration span;
    PatientTable table;
    // What the table was filled from.
    QString hospital;
    FeedWindow::Shown shown;
};

HospitalCard::HospitalCard(HospitalState &state, const Selection &selection, HealthMetrics metrics, QObject *parent)
    : QObject(parent), m_state(state), m_selection(selection), m_metrics(std::move(metrics))
{
    const auto add = [this](const FeedWindow &window, Duration span, const FeedDescriptor &feed,
                            const QHash<QString, QString> &titles) {
        m_raw.push_back(std::make_unique<Raw>(window, span, m_state.zone(), m_metrics.fieldsOf(feed, titles)));
    };
    using namespace Qt::StringLiterals;
    add(state.emergencyWindow(), std::chrono::days(1), Feeds::emergency(),
        { { u"waitingTime"_s, tr("Wait") },
          { u"waiting"_s, tr("Waiting") },
          { u"boarding"_s, tr("Boarding") },
          { u"diversion"_s, tr("Diversion") } });
    add(state.bedsWindow(), bedsHorizon, Feeds::beds(),
        { { u"bedType"_s, tr("Type") },
          { u"staffed"_s, tr("Staffed") },
          { u"occupied"_s, tr("Occupied") },
          { u"available"_s, tr("Free") } });
    add(state.ambulancesWindow(), std::chrono::days(1), Feeds::ambulances(),
        { { u"inbound"_s, tr("Inbound") },
          { u"atDoor"_s, tr("At door") },
          { u"offload"_s, tr("Offload") },
          { u"arrivals"_s, tr("Arrivals") } });
    add(state.crowdingWindow(), std::chrono::days(1), Feeds::crowding(),
        { { u"present"_s, tr("Present") },
          { u"ventilated"_s, tr("Ventilated") },
          { u"longestBoarding"_s, tr("Boarding up to") },
          { u"lastBedWait"_s, tr("Last bed after") } });
    connect(&state, &HospitalState::historyChanged, Pace::of(this, &HospitalCard::readHistory), &Pace::tell);
    connect(&state, &HospitalState::changed, Pace::of(this, &HospitalCard::follow), &Pace::tell);
    connect(&selection, &Selection::changed, this, &HospitalCard::follow);
}

HospitalCard::~HospitalCard() = default;

void HospitalCard::follow()
{
    const QString id = m_state.hospitalOfEntity(m_selection.entity());
    const int index = id.isEmpty() ? -1 : m_state.indexOf(id);
    if (index < 0 && !isKnown())
        return;
    m_hospital = index < 0 ? Hospital {} : m_state.hospitals()[size_t(index)];
    listFacts();
    listBeds();
    fillTables();
    if (isKnown() && m_charted != id)
        readHistory();
    m_chart.setPresent(m_state.now(), m_hospital.waitSeconds);
    Q_EMIT changed();
}

void HospitalCard::readHistory()
{
    m_charted = m_hospital.id;
    if (isKnown())
        m_chart.setHistory(m_state.history().waitSeconds({ m_charted }), m_state.now(), m_metrics.wait, m_state.zone());
}

QString HospitalCard::load() const
{
    if (m_hospital.isMasked())
        return tr("Load not shown: fewer than five patients");
    if (std::isnan(m_hospital.occupancy()))
        return tr("Load unknown: no current report of beds");
    return tr("%1 of staffed beds taken: %2")
        .arg(m_metrics.occupancy.format(m_hospital.occupancy()), Words::level(m_metrics.occupancy, m_hospital.occupancy()));
}

double HospitalCard::bedsMilliseconds() const { return sinceEpoch(m_hospital.bedsObserved()); }

double HospitalCard::emergencyMilliseconds() const { return sinceEpoch(m_hospital.emergencyObserved); }

QStringList HospitalCard::tableTitles() const { return { tr("Emergency"), tr("Beds"), tr("Ambulances"), tr("Crowding") }; }

ObservationTable *HospitalCard::observations() const
{
    return &m_raw[size_t(std::clamp(m_tableIndex, 0, int(m_raw.size()) - 1))]->table;
}

void HospitalCard::listFacts()
{
    const auto fact = [](const QString &title, const QString &value, int severity = 0) {
        return RankingRow { {}, title, {}, value, std::max(0, severity) };
    };
    QList<RankingRow> rows {
        fact(tr("Emergency wait"), m_metrics.wait.format(m_hospital.waitSeconds),
             m_metrics.wait.severity(m_hospital.waitSeconds)),
        fact(tr("Patients waiting"), Words::count(m_hospital.waiting)),
        fact(tr("Boarding for a bed"), Words::count(m_hospital.boarding)),
    };
    if (const NedocsScore score = m_hospital.nedocs(); score.isKnown())
        rows.append(fact(tr("Crowding (NEDOCS)"),
                         tr("%1, %2").arg(Words::score(m_metrics.nedocs, score), Words::level(m_metrics.nedocs, score)),
                         m_metrics.nedocs.severity(score.least)));
    rows << fact(tr("Ambulances"), Words::diversion(m_hospital.diversion), Words::severity(m_hospital.diversion))
         << fact(tr("Inbound, at the door"), tr("%1, %2").arg(Words::count(m_hospital.inbound), Words::count(m_hospital.atDoor)))
         << fact(tr("Arrived in the last hour"), Words::count(m_hospital.arrivals))
         << fact(tr("Ambulance offload time"), m_metrics.offload.format(m_hospital.offloadSeconds),
                 m_metrics.offload.severity(m_hospital.offloadSeconds));
    m_facts.setRows(rows);
}

void HospitalCard::listBeds()
{
    QList<RankingRow> rows;
    for (const Beds &beds : std::as_const(m_hospital.beds)) {
        const double occupancy = beds.isRated() ? beds.occupied.least / beds.staffed : unknown;
        const QString occupied = beds.withheld ? tr("withheld") : Words::count(beds.occupied);
        rows.append({ beds.type, BedTypes::title(beds.type),
                      std::isnan(beds.available) ? QString() : tr("%1 free").arg(Words::count(beds.available)),
                      tr("%1 of %2").arg(occupied, Words::count(beds.staffed)), m_metrics.occupancy.severity(occupancy),
                      std::isnan(occupancy) ? 0 : occupancy / HealthMetrics::fullBar,
                      m_metrics.occupancy.limits.value(0).from / m_metrics.occupancy.scale / HealthMetrics::fullBar,
                      m_hospital.position });
    }
    m_beds.setRows(rows);
}

void HospitalCard::fillTables()
{
    for (const std::unique_ptr<Raw> &raw : m_raw) {
        // A row leaves the table when it is older than the span, though nothing has come or gone in the window.
        const UtcTime since = m_state.now() - raw->span;
        const std::vector<qint64> &times = raw->window.columns().phenomenonTime;
        const auto from = times.begin() + std::ptrdiff_t(raw->window.begin());
        const auto to = times.begin() + std::ptrdiff_t(raw->window.end());
        FeedWindow::Shown shown = raw->window.shown();
        shown.begin = size_t(std::upper_bound(from, to, since.milliseconds) - times.begin());
        if (raw->hospital == m_hospital.id && raw->shown == shown)
            continue;
        raw->hospital = m_hospital.id;
        raw->shown = shown;
        raw->table.setSpan(since, m_state.now());
        raw->table.setObservations(
            rowsOfHospital({ raw->window.columns(), shown.begin, shown.end, *shown.dictionary }, m_hospital.id, since),
            shown.dictionary);
    }
}

} // namespace citywall::healthcare
