// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hospitalcard.h"

#include "core/bedtypes.h"
#include "core/words.h"

namespace citywall::healthcare {

namespace {

constexpr double fullBar = 1.1; // occupancy at the bar's end

double sinceEpoch(UtcTime t) { return t.isValid() ? double(t.milliseconds) : 0; }

} // namespace

struct HospitalCard::Raw {
    Raw(const FeedWindow &from, Duration shown, const QTimeZone &zone, const QList<ObservationTable::Field> &fields)
        : window(from), span(shown), table(zone, fields)
    {
    }
    const FeedWindow &window;
    const Duration span;
    ObservationTable table;
    // What the table was filled from.
    QString hospital;
    const void *block = nullptr;
    std::pair<size_t, size_t> rows {};
};

HospitalCard::HospitalCard(HospitalState &state, const Selection &selection, HealthMetrics metrics, QObject *parent)
    : QObject(parent), m_state(state), m_selection(selection), m_metrics(std::move(metrics))
{
    const auto add = [this](const FeedWindow &window, Duration span, const FeedDescriptor &feed,
                            const QList<std::pair<QString, Metric>> &shown) {
        QList<ObservationTable::Field> fields;
        for (qsizetype i = 0; i < shown.size(); ++i)
            fields.append({ feed.fields[i], shown[i].first, shown[i].second });
        m_raw.push_back(std::make_unique<Raw>(window, span, m_state.zone(), fields));
    };
    add(state.emergencyWindow(), std::chrono::days(1), Feeds::emergency(),
        { { tr("Wait"), m_metrics.wait },
          { tr("Waiting"), m_metrics.waiting },
          { tr("Boarding"), m_metrics.boarding },
          { tr("Diversion"), {} } });
    add(state.bedsWindow(), bedsHorizon, Feeds::beds(),
        { { tr("Type"), {} }, { tr("Staffed"), m_metrics.staffed }, { tr("Occupied"), m_metrics.occupied } });
    add(state.ambulancesWindow(), std::chrono::days(1), Feeds::ambulances(),
        { { tr("Inbound"), m_metrics.ambulances },
          { tr("At door"), m_metrics.ambulances },
          { tr("Turnaround"), m_metrics.turnaround } });
    connect(&state, &HospitalState::historyChanged, this, &HospitalCard::readHistory);
    connect(&state, &HospitalState::changed, this, &HospitalCard::follow);
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
    if (std::isnan(m_hospital.occupancy()))
        return tr("Load unknown: no current report of beds");
    return tr("%1 of staffed beds taken: %2")
        .arg(m_metrics.occupancy.format(m_hospital.occupancy()), Words::level(m_metrics.occupancy, m_hospital.occupancy()));
}

double HospitalCard::bedsMilliseconds() const { return sinceEpoch(m_hospital.bedsObserved()); }

double HospitalCard::emergencyMilliseconds() const { return sinceEpoch(m_hospital.emergencyObserved); }

QStringList HospitalCard::tableTitles() const { return { tr("Emergency"), tr("Beds"), tr("Ambulances") }; }

ObservationTable *HospitalCard::observations() const { return &m_raw[size_t(std::clamp(m_tableIndex, 0, 2))]->table; }

QString HospitalCard::csv() const { return QString::fromUtf8(observations()->toCsv(m_hospital.id)); }

void HospitalCard::listFacts()
{
    const auto fact = [](const QString &title, const QString &value, int severity = 0) {
        return RankingRow { {}, title, {}, value, severity };
    };
    m_facts.setRows({
        fact(tr("Emergency wait"), m_metrics.wait.format(m_hospital.waitSeconds),
             std::max(0, m_metrics.wait.severity(m_hospital.waitSeconds))),
        fact(tr("Patients waiting"), Words::count(m_hospital.waiting)),
        fact(tr("Boarding for a bed"), Words::count(m_hospital.boarding)),
        fact(tr("Ambulances"), Words::diversion(m_hospital.diversion), std::max(0, Words::severity(m_hospital.diversion))),
        fact(tr("Inbound, at the door"), tr("%1, %2").arg(Words::count(m_hospital.inbound), Words::count(m_hospital.atDoor))),
        fact(tr("Ambulance turnaround"), m_metrics.turnaround.format(m_hospital.turnaroundSeconds)),
    });
}

void HospitalCard::listBeds()
{
    QList<Bar> bars;
    for (const Beds &beds : std::as_const(m_hospital.beds)) {
        const double occupancy = beds.isRated() ? beds.occupied / beds.staffed : unknown;
        bars.append({ beds.type,
                      BedTypes::title(beds.type),
                      {},
                      tr("%1 of %2").arg(Words::count(beds.occupied), Words::count(beds.staffed)),
                      occupancy / fullBar,
                      m_metrics.occupancy.limits.value(0).from / m_metrics.occupancy.scale / fullBar,
                      m_metrics.occupancy.severity(occupancy) });
    }
    m_beds.setBars(bars);
}

void HospitalCard::fillTables()
{
    for (const std::unique_ptr<Raw> &raw : m_raw) {
        const std::pair rows { raw->window.begin(), raw->window.end() };
        if (raw->hospital == m_hospital.id && raw->block == &raw->window.columns() && raw->rows == rows)
            continue;
        raw->hospital = m_hospital.id;
        raw->block = &raw->window.columns();
        raw->rows = rows;
        const FeedDictionaryPtr dictionary = raw->window.dictionary();
        const UtcTime since = m_state.now() - raw->span;
        raw->table.setSpan(since, m_state.now());
        raw->table.setObservations(
            rowsOfHospital({ raw->window.columns(), rows.first, rows.second, *dictionary }, m_hospital.id, since), dictionary);
    }
}

} // namespace citywall::healthcare
