// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forecast.h"

#include <array>

namespace citywall::healthcare {

namespace {

struct Compared {
    std::vector<qint64> hours;
    Basis basis = Basis::None;
};

bool isWeekend(QDate day) { return day.dayOfWeek() >= Qt::Saturday; }

/// The same local hour on earlier days whose value is known, of the narrowest basis with enough of them.
Compared comparedHours(const HourlySeries &series, qint64 hour, qint64 before, const QTimeZone &zone)
{
    const QDateTime local = startOfHour(hour).toDateTime(zone);
    std::array<std::vector<qint64>, 3> kinds; // same weekday, same kind, any
    for (int back = 1; back <= comparedDays; ++back) {
        const QDateTime then = local.addDays(-back);
        const qint64 candidate = hourOf(UtcTime::fromDateTime(then));
        if (candidate >= before || std::isnan(series.at(candidate)))
            continue;
        kinds[2].push_back(candidate);
        if (isWeekend(then.date()) == isWeekend(local.date()))
            kinds[1].push_back(candidate);
        if (back % 7 == 0)
            kinds[0].push_back(candidate);
    }
    for (size_t kind = 0; kind < kinds.size(); ++kind) {
        if (kinds[kind].size() >= size_t(leastDays))
            return { std::move(kinds[kind]), Basis(int(Basis::SameWeekday) + int(kind)) };
    }
    return {};
}

} // namespace

Usual usualAt(const HourlySeries &series, qint64 hour, qint64 before, const QTimeZone &zone)
{
    const Compared compared = comparedHours(series, hour, before, zone);
    std::vector<double> values;
    for (const qint64 then : compared.hours)
        values.push_back(series.at(then));
    const int days = int(values.size());
    return { median(std::move(values)), days, compared.basis };
}

double student90(int degreesOfFreedom)
{
    static constexpr std::array quantiles { 3.0777, 1.8856, 1.6377, 1.5332, 1.4759, 1.4398, 1.4149, 1.3968, 1.3830,
                                            1.3722, 1.3634, 1.3562, 1.3502, 1.3450, 1.3406, 1.3368, 1.3334, 1.3304,
                                            1.3277, 1.3253, 1.3232, 1.3212, 1.3195, 1.3178, 1.3163, 1.3150, 1.3137 };
    return degreesOfFreedom < 1 ? unknown : quantiles[std::min(size_t(degreesOfFreedom), quantiles.size()) - 1];
}

Forecast forecast(const HourlySeries &series, UtcTime present, double now, const QTimeZone &zone)
{
    if (std::isnan(now))
        return {};
    const qint64 hour = hourOf(present);
    const Compared compared = comparedHours(series, hour, hour, zone);
    Forecast made { compared.basis, {} };
    for (int ahead = 1; ahead <= forecastHours; ++ahead) {
        std::vector<double> changes;
        double sum = 0;
        for (const qint64 then : compared.hours) {
            const double change = then + ahead < hour ? series.at(then + ahead) - series.at(then) : unknown;
            if (std::isnan(change))
                continue;
            changes.push_back(change);
            sum += change;
        }
        const int n = int(changes.size());
        if (n < leastDays)
            break;
        const double mean = sum / n;
        double squares = 0;
        for (const double change : changes)
            squares += (change - mean) * (change - mean);
        const double half = student90(n - 1) * std::sqrt(squares / (n - 1) * (1 + 1.0 / n));
        made.points.push_back({ hour + ahead, now + mean, now + mean - half, now + mean + half, n });
    }
    return made;
}

} // namespace citywall::healthcare
