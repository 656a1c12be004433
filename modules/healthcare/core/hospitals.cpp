// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hospitals.h"

#include "core/bedtypes.h"

#include <algorithm>
#include <map>

namespace citywall::healthcare {

namespace {

/// Calls visit(feature, row) for the newest row of each feature within (now − horizon, now]; row −1 = none.
template<typename Visit>
void visitLatest(const FeedRows &feed, UtcTime now, Duration horizon, Visit visit)
{
    std::vector<qsizetype> latest(feed.dictionary.features.size(), -1);
    const auto times = feed.rows.phenomenonTime.begin();
    const auto first = std::upper_bound(times + qptrdiff(feed.begin), times + qptrdiff(feed.end), (now - horizon).milliseconds);
    for (size_t row = size_t(first - times); row < feed.end; ++row) {
        if (feed.rows.feature[row] < latest.size())
            latest[feed.rows.feature[row]] = qsizetype(row);
    }
    for (const Feature &feature : feed.dictionary.features)
        visit(feature, latest[feature.key]);
}

double number(const FeedRows &feed, size_t field, qsizetype row)
{
    const float value = feed.rows.values[field][size_t(row)];
    return value >= 0 ? double(value) : unknown;
}

/// A number of patients, which the row's detail may call masked.
PatientCount patients(const FeedRows &feed, size_t field, const QString &id, qsizetype row)
{
    return isMasked(feed.rows.details.value(quint32(row)), id) ? PatientCount::masked()
                                                               : PatientCount::counted(number(feed, field, row));
}

class Assembly
{
public:
    Hospital &of(const Feature &feature, const QString &feedId)
    {
        const QString id = hospitalOf(feature);
        Hospital &hospital = m_hospitals[id];
        if (hospital.id.isEmpty()) {
            hospital.id = id;
            hospital.entity = { feedId, feature.id };
        }
        if (hospital.name.isEmpty())
            hospital.name = feature.properties.value(u"hospitalName").toString(feature.name);
        if (!hospital.position.isValid() && feature.position.isValid()) {
            hospital.position = feature.position;
            hospital.area = feature.area;
        }
        return hospital;
    }
    static void markSource(Hospital &hospital, const FeedRows &feed, qsizetype row)
    {
        const quint16 key = feed.rows.source[size_t(row)];
        if (key >= feed.dictionary.sources.size())
            return;
        const Source &source = feed.dictionary.sources[key];
        hospital.simulated = hospital.simulated || source.simulated;
        hospital.source = source.attribution.isEmpty() ? source.name : source.attribution;
    }
    std::vector<Hospital> take()
    {
        std::vector<Hospital> hospitals;
        for (auto &[id, hospital] : m_hospitals) {
            if (hospital.name.isEmpty())
                hospital.name = id;
            std::ranges::stable_sort(hospital.beds, {}, [](const Beds &b) { return bedTypeOrder(b.type); });
            hospitals.push_back(std::move(hospital));
        }
        return hospitals;
    }

private:
    std::map<QString, Hospital> m_hospitals;
};

template<typename Value>
double total(const QList<Beds> &beds, Value value)
{
    double sum = unknown;
    for (const Beds &b : beds) {
        if (!b.isRated() || !countsForOccupancy(b.type))
            continue;
        if (b.type == inpatientBeds)
            return value(b);
        sum = std::isnan(sum) ? value(b) : sum + value(b);
    }
    return sum;
}

} // namespace

Diversion diversionFromTerm(QStringView term)
{
    return term == u"normal"  ? Diversion::Normal
        : term == u"advisory" ? Diversion::Advisory
        : term == u"closed"   ? Diversion::Closed
                              : Diversion::Unknown;
}

double Hospital::staffed() const
{
    return total(beds, [](const Beds &b) { return b.staffed; });
}

double Hospital::occupied() const
{
    return total(beds, [](const Beds &b) { return b.occupied.least; });
}

bool Hospital::isMasked() const
{
    return std::isnan(staffed())
        && std::ranges::any_of(beds, [](const Beds &b) { return b.withheld || (b.occupied.isKnown() && !b.occupied.isExact()); });
}

UtcTime Hospital::bedsObserved() const
{
    UtcTime newest;
    for (const Beds &b : beds)
        newest = std::max(newest, b.observed);
    return newest;
}

QString hospitalOf(const Feature &feature) { return feature.properties.value(u"hospital").toString(feature.id); }

NedocsScore Hospital::nedocs() const
{
    const auto score = [this](double PatientCount::*bound) {
        NedocsInputs inputs = crowding;
        inputs.present = present.*bound;
        inputs.boarding = boarding.*bound;
        inputs.ventilated = ventilated.*bound;
        inputs.hospitalBeds = staffed();
        return healthcare::nedocs(inputs);
    };
    return { score(&PatientCount::least), score(&PatientCount::most) };
}

std::vector<Hospital> hospitalsAt(UtcTime now, const FeedRows &beds, const FeedRows &emergency, const FeedRows &ambulances,
                                  const FeedRows *crowding)
{
    Assembly assembly;
    visitLatest(emergency, now, emergencyHorizon, [&](const Feature &feature, qsizetype row) {
        Hospital &hospital = assembly.of(feature, emergencyFeed);
        if (row < 0)
            return;
        hospital.waitSeconds = number(emergency, WaitField, row);
        hospital.waiting = patients(emergency, WaitingField, QStringLiteral("waiting"), row);
        hospital.boarding = patients(emergency, BoardingField, QStringLiteral("boarding"), row);
        hospital.diversion = diversionFromTerm(emergency.dictionary.term(emergency.rows.values[DiversionField][size_t(row)]));
        hospital.emergencyObserved = { emergency.rows.phenomenonTime[size_t(row)] };
        Assembly::markSource(hospital, emergency, row);
    });
    visitLatest(beds, now, bedsHorizon, [&](const Feature &feature, qsizetype row) {
        Hospital &hospital = assembly.of(feature, bedsFeed);
        if (row < 0)
            return;
        hospital.beds.append({ beds.dictionary.term(beds.rows.values[BedTypeField][size_t(row)]),
                               number(beds, StaffedField, row),
                               patients(beds, OccupiedField, QStringLiteral("occupied"), row),
                               number(beds, AvailableField, row),
                               isWithheld(beds.rows.details.value(quint32(row)), QStringLiteral("occupied")),
                               { beds.rows.phenomenonTime[size_t(row)] } });
        Assembly::markSource(hospital, beds, row);
    });
    visitLatest(ambulances, now, emergencyHorizon, [&](const Feature &feature, qsizetype row) {
        Hospital &hospital = assembly.of(feature, ambulancesFeed);
        if (row < 0)
            return;
        hospital.inbound = patients(ambulances, InboundField, QStringLiteral("inbound"), row);
        hospital.atDoor = patients(ambulances, AtDoorField, QStringLiteral("atDoor"), row);
        hospital.offloadSeconds = number(ambulances, OffloadField, row);
        hospital.arrivals = patients(ambulances, ArrivalsField, QStringLiteral("arrivals"), row);
        hospital.ambulancesObserved = { ambulances.rows.phenomenonTime[size_t(row)] };
        Assembly::markSource(hospital, ambulances, row);
    });
    if (crowding) {
        visitLatest(*crowding, now, emergencyHorizon, [&](const Feature &feature, qsizetype row) {
            Hospital &hospital = assembly.of(feature, crowdingFeed);
            if (row < 0)
                return;
            hospital.present = patients(*crowding, PresentField, QStringLiteral("present"), row);
            hospital.crowding.treatmentBeds = feature.properties.value(u"treatmentBeds").toDouble(unknown);
            hospital.ventilated = patients(*crowding, VentilatedField, QStringLiteral("ventilated"), row);
            hospital.crowding.longestBoardingSeconds = number(*crowding, LongestBoardingField, row);
            hospital.crowding.lastBedWaitSeconds = number(*crowding, LastBedWaitField, row);
            hospital.crowdingObserved = { crowding->rows.phenomenonTime[size_t(row)] };
            Assembly::markSource(hospital, *crowding, row);
        });
    }
    return assembly.take();
}

ObservationsPtr rowsOfHospital(const FeedRows &feed, const QString &hospital, UtcTime since)
{
    std::vector<bool> wanted(feed.dictionary.features.size());
    for (const Feature &feature : feed.dictionary.features)
        wanted[feature.key] = hospitalOf(feature) == hospital;
    return rowsOf(feed, wanted, since);
}

ObservationsPtr rowsOf(const FeedRows &feed, const std::vector<bool> &wanted, UtcTime since)
{
    auto found = std::make_shared<Observations>();
    found->feed = feed.rows.feed;
    for (size_t row = feed.begin; row < feed.end; ++row) {
        const FeatureKey key = feed.rows.feature[row];
        if (key >= wanted.size() || !wanted[key] || feed.rows.phenomenonTime[row] <= since.milliseconds)
            continue;
        if (const auto detail = feed.rows.details.constFind(quint32(row)); detail != feed.rows.details.cend())
            found->details.insert(quint32(found->size()), *detail);
        found->phenomenonTime.push_back(feed.rows.phenomenonTime[row]);
        found->receivedTime.push_back(feed.rows.receivedTime[row]);
        found->feature.push_back(key);
        found->longitudeE7.push_back(feed.rows.longitudeE7[row]);
        found->latitudeE7.push_back(feed.rows.latitudeE7[row]);
        for (size_t field = 0; field < maximumFields; ++field)
            found->values[field].push_back(feed.rows.values[field][row]);
        found->source.push_back(feed.rows.source[row]);
    }
    return found;
}

LoadSummary summarize(const std::vector<Hospital> &hospitals, const std::vector<int> &which, UtcTime now)
{
    LoadSummary summary;
    std::vector<double> waits;
    SourceCoverage beds;
    SourceCoverage emergency;
    const auto add = [](double &sum, double value) {
        if (!std::isnan(value))
            sum = std::isnan(sum) ? value : sum + value;
    };
    for (const int i : which) {
        const Hospital &hospital = hospitals[size_t(i)];
        add(summary.staffed, hospital.staffed());
        add(summary.occupied, hospital.occupied());
        waits.push_back(hospital.waitSeconds);
        if (hospital.diversion != Diversion::Unknown)
            add(summary.diverting, isDiverting(hospital.diversion) ? 1 : 0);
        beds.add(Freshness::at(now, hospital.bedsObserved(), bedsLifetime).isCurrent());
        emergency.add(Freshness::at(now, hospital.emergencyObserved, emergencyLifetime).isCurrent());
    }
    summary.medianWaitSeconds = median(std::move(waits));
    summary.freshBeds = beds.share();
    summary.freshEmergency = emergency.share();
    return summary;
}

double median(std::vector<double> values)
{
    std::erase_if(values, [](double v) { return std::isnan(v); });
    if (values.empty())
        return unknown;
    const auto middle = values.begin() + qptrdiff(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return values.size() % 2 == 1 ? *middle : (*std::max_element(values.begin(), middle) + *middle) / 2;
}

} // namespace citywall::healthcare
