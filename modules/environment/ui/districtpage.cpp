// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/districtpage.h"

#include "core/words.h"
#include "ui/districtlimits.h"

#include <QLocale>

#include <algorithm>

namespace citywall::environment {

using namespace Qt::StringLiterals;

namespace {

Pollutant pollutantOf(const Feature &feature)
{
    return feature.properties.value(u"pollutant").toString() == u"o3" ? Pollutant::O3 : Pollutant::Pm25;
}

} // namespace

DistrictPage::DistrictPage(HistoryReader &history, const TimeContext &time, Selection &selection,
                           const QList<ObservationTable::Field> &fields, Metric mean, QObject *parent)
    : EntityCard(districtFeed, history, time, selection, fields, parent), m_selection(selection), m_mean(std::move(mean))
{
}

QString DistrictPage::title() const
{
    const Feature *feature = rows().feature();
    return feature ? feature->properties.value(u"districtName").toString(feature->name) : QString();
}

QString DistrictPage::place() const
{
    const Feature *feature = rows().feature();
    if (!feature)
        return {};
    const QString type = feature->properties.value(u"districtType").toString();
    const QString what = type == u"UHF42" ? tr("neighbourhood (UHF42)")
        : type == u"CD"                   ? tr("community district")
                                          : tr("whole city");
    const QString borough = feature->properties.value(u"borough").toString();
    return borough.isEmpty() ? what : tr("%1 · %2").arg(borough, what);
}

QList<const Feature *> DistrictPage::siblings() const
{
    QList<const Feature *> found;
    const Feature *chosen = rows().feature();
    if (!chosen)
        return found;
    const QString district = chosen->properties.value(u"district").toString();
    for (const Feature &feature : rows().dictionary().features) {
        if (feature.properties.value(u"district").toString() == district)
            found.append(&feature);
    }
    std::ranges::sort(found, {}, [](const Feature *f) {
        return std::pair(f->properties.value(u"pollutant").toString() == u"o3", f->properties.value(u"season").toString());
    });
    return found;
}

QList<const Feature *> DistrictPage::seasons() const
{
    QList<const Feature *> found = siblings();
    if (const Feature *chosen = rows().feature())
        found.removeIf([chosen](const Feature *f) { return pollutantOf(*f) != pollutantOf(*chosen); });
    return found;
}

QStringList DistrictPage::pollutantTitles() const
{
    QStringList titles;
    for (const Feature *feature : siblings())
        titles << Words::pollutant(pollutantOf(*feature));
    titles.removeDuplicates();
    return titles;
}

int DistrictPage::pollutant() const
{
    const Feature *chosen = rows().feature();
    return chosen ? int(pollutantTitles().indexOf(Words::pollutant(pollutantOf(*chosen)))) : -1;
}

void DistrictPage::setPollutant(int index)
{
    const QString title = pollutantTitles().value(index);
    const Feature *chosen = rows().feature();
    const Feature *best = nullptr; // of the same season, if there is one
    for (const Feature *feature : siblings()) {
        if (Words::pollutant(pollutantOf(*feature)) == title
            && (!best || feature->properties.value(u"season") == chosen->properties.value(u"season")))
            best = feature;
    }
    if (best)
        m_selection.enterEntity(districtFeed, best->id);
}

QStringList DistrictPage::seasonTitles() const
{
    QStringList titles;
    for (const Feature *feature : seasons()) {
        const QString season = feature->properties.value(u"season").toString();
        titles << (season == u"winter" ? tr("Winter") : season == u"summer" ? tr("Summer") : tr("Year"));
    }
    return titles;
}

int DistrictPage::season() const { return int(seasons().indexOf(rows().feature())); }

void DistrictPage::setSeason(int index)
{
    if (const Feature *feature = seasons().value(index))
        m_selection.enterEntity(districtFeed, feature->id);
}

bool DistrictPage::isAnnualPm25() const
{
    const Feature *feature = rows().feature();
    return feature && pollutantOf(*feature) == Pollutant::Pm25 && feature->properties.value(u"season").toString() == u"annual";
}

QString DistrictPage::yearsText() const
{
    return isAnnualPm25() ? tr("newest first; line: 9 µg/m³, US EPA 2024; coloured above 5, WHO 2021, and above 9")
                          : tr("newest first; means over a season, and of ozone over all hours, have no limit");
}

void DistrictPage::show()
{
    const Observations &all = rows().rows();
    const bool limited = isAnnualPm25();
    double longest = limited ? epaAnnualPm25 : 0;
    for (size_t row = 0; row < rows().shown(); ++row)
        longest = std::max(longest, double(all.values[MeanField][row]));
    QList<RankingRow> years;
    for (size_t row = rows().shown(); row-- > 0;) {
        const UtcTime begin { all.phenomenonTime[row] };
        const UtcTime middle = begin + periodOf(all.values[PeriodField][row]) / 2;
        const QDate first = begin.toDateTime().date();
        const QDate last = (begin + periodOf(all.values[PeriodField][row]) - std::chrono::hours(24)).toDateTime().date();
        const double mean = double(all.values[MeanField][row]);
        RankingRow entry;
        entry.id = QString::number(begin.milliseconds);
        // A winter begins in one year and ends in the next; a year is named by most of its days.
        const bool across = first.year() != last.year() && periodOf(all.values[PeriodField][row]) < std::chrono::days(200);
        entry.title = across ? QStringLiteral("%1–%2").arg(first.year()).arg(last.year() % 100, 2, 10, QLatin1Char('0'))
                             : QString::number(middle.toDateTime().date().year());
        entry.subtitle = tr("within the district %1–%2")
                             .arg(m_mean.formatNumber(double(all.values[LowField][row])),
                                  m_mean.formatNumber(double(all.values[HighField][row])));
        entry.trailing = m_mean.format(mean);
        entry.severity = limited ? severityOfAnnualPm25(mean) : std::isnan(mean) ? -1 : 0;
        entry.share = std::isnan(mean) ? 0 : mean / (1.1 * longest);
        entry.mark = limited ? epaAnnualPm25 / (1.1 * longest) : -1;
        if (rows().feature())
            entry.position = rows().feature()->position;
        years.append(entry);
    }
    m_years.setRows(years);
    listFacts();
}

void DistrictPage::listFacts()
{
    QList<RankingRow> facts;
    if (rows().shown() > 0) {
        const Observations &all = rows().rows();
        const size_t newest = rows().shown() - 1;
        const double mean = double(all.values[MeanField][newest]);
        const auto fact = [&](const QString &name, const QString &value, int severity = 0) {
            facts.append({ {}, name, {}, value, severity });
        };
        const auto day = [](UtcTime t) { return t.toDateTime().date().toString(Qt::ISODate); };
        const UtcTime begin { all.phenomenonTime[newest] };
        fact(tr("Period"), tr("%1 to %2").arg(day(begin), day(begin + periodOf(all.values[PeriodField][newest]))));
        fact(tr("Modelled mean"), m_mean.format(mean), isAnnualPm25() ? std::max(0, severityOfAnnualPm25(mean)) : 0);
        fact(tr("Within it, 10th–90th percentile"),
             tr("%1–%2").arg(m_mean.formatNumber(double(all.values[LowField][newest])),
                             m_mean.format(double(all.values[HighField][newest]))));
        if (isAnnualPm25()) {
            fact(tr("WHO 2021, annual"), m_mean.format(whoAnnualPm25));
            fact(tr("US EPA 2024, annual (3-year mean)"), m_mean.format(epaAnnualPm25));
        }
    }
    m_facts.setRows(facts);
}

} // namespace citywall::environment
