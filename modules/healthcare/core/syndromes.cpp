// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/syndromes.h"

#include "core/feeds.h"
#include "core/masking.h"

namespace citywall::healthcare {

namespace {

constexpr double maskedStandsFor = smallestCount - 1;
constexpr int mostMaskedDays = 3;
constexpr size_t lookedBack = earsBaselineDays + earsLagDays + 2;

} // namespace

const QStringList &syndromeTerms()
{
    static const QStringList terms { QStringLiteral("respiratory"), QStringLiteral("gastrointestinal"),
                                     QStringLiteral("influenza-like"), QStringLiteral("fever"), QStringLiteral("rash") };
    return terms;
}

QString Syndromes::title(const QString &term)
{
    if (term == u"respiratory")
        return tr("Respiratory");
    if (term == u"gastrointestinal")
        return tr("Gastrointestinal");
    if (term == u"influenza-like")
        return tr("Influenza-like illness");
    if (term == u"fever")
        return tr("Fever");
    if (term == u"rash")
        return tr("Rash");
    if (term == u"heat")
        return tr("Heat illness");
    return term;
}

Ears SyndromeSeries::verdict(size_t day) const
{
    const auto judged = masked.begin() + ptrdiff_t(day);
    if (std::count(masked.begin() + ptrdiff_t(day > lookedBack ? day - lookedBack : 0), judged, true) > mostMaskedDays) {
        constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
        return { unknown, unknown, unknown, unknown, unknown };
    }
    std::array<double, days> known = counts;
    for (size_t i = 0; i < day; ++i) {
        if (masked[i])
            known[i] = maskedStandsFor;
    }
    return ears(std::span(known).first(day + 1));
}

SyndromeTable syndromesFrom(const Observations &rows, size_t begin, size_t end, const FeedDictionary &dictionary,
                            const QTimeZone &zone)
{
    SyndromeTable table;
    if (begin >= end)
        return table;
    const auto dayOf = [&](size_t row) { return UtcTime { rows.phenomenonTime[row] - 1 }.toDateTime(zone).date(); };
    table.day = dayOf(end - 1);
    std::vector<int> slots(dictionary.features.size(), -1);
    qint64 asked = UtcTime::invalidMilliseconds;
    qint64 age = 0;
    for (size_t row = begin; row < end; ++row) {
        const FeatureKey key = rows.feature[row];
        if (rows.phenomenonTime[row] != asked) {
            asked = rows.phenomenonTime[row];
            age = dayOf(row).daysTo(table.day);
        }
        if (key >= slots.size() || age < 0 || age >= qint64(SyndromeSeries::days))
            continue;
        if (slots[key] < 0) {
            slots[key] = int(table.series.size());
            const QJsonObject &facts = dictionary.features[key].properties;
            SyndromeSeries fresh;
            fresh.key = key;
            fresh.syndrome = facts.value(u"syndrome").toString();
            fresh.area = facts.value(u"area").toString();
            fresh.counts.fill(std::numeric_limits<double>::quiet_NaN());
            const quint16 source = rows.source[row];
            fresh.simulated = source < dictionary.sources.size() && dictionary.sources[source].simulated;
            table.series.push_back(std::move(fresh));
        }
        SyndromeSeries &series = table.series[size_t(slots[key])];
        const size_t place = SyndromeSeries::days - 1 - size_t(age);
        series.counts[place] = double(rows.values[CountField][row]);
        series.masked[place] = dictionary.term(rows.values[MaskedField][row]) == maskedTerm;
    }
    return table;
}

} // namespace citywall::healthcare
