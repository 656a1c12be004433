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

constexpr qint64 yearMilliseconds = 31'557'600'000; ///< Julian

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

QStringList DistrictPage::kindTitles() const
{
    QStringList titles;
    for (const Feature *feature : siblings()) {
        const QString season = feature->properties.value(u"season").toString();
        titles << tr("%1, %2").arg(Words::pollutant(pollutantOf(*feature)),
                                   season == u"winter"       ? tr("winter")
                                       : season == u"summer" ? tr("summer")
                                                             : tr("year"));
    }
    return titles;
}

int DistrictPage::kind() const { return int(siblings().indexOf(rows().feature())); }

void DistrictPage::setKind(int index)
{
    if (const Feature *feature = siblings().value(index))
        m_selection.enterEntity(districtFeed, feature->id);
}

bool DistrictPage::isLimited() const { return rows().feature() && pollutantOf(*rows().feature()) == Pollutant::Pm25; }

double DistrictPage::whoLimit() const { return m_mean.toDisplay(whoAnnualPm25); }

double DistrictPage::epaLimit() const { return m_mean.toDisplay(epaAnnualPm25); }

double DistrictPage::chartBegin() const
{
    const double end = chartEnd();
    const double first = m_means.isEmpty() ? end : m_means.first().x();
    return std::min(first - double(yearMilliseconds) / 2, end - 3 * double(yearMilliseconds));
}

double DistrictPage::chartEnd() const
{
    // To the end of the newest period, which the clock may be in the middle of.
    return m_means.isEmpty() ? double(rows().now().milliseconds) : m_means.last().x() + double(yearMilliseconds) / 2;
}

void DistrictPage::show()
{
    m_means.clear();
    m_lows.clear();
    m_highs.clear();
    const Observations &all = rows().rows();
    for (size_t row = 0; row < rows().shown(); ++row) {
        const double middle = double(all.phenomenonTime[row]) + double(periodOf(all.values[PeriodField][row]).count()) / 2;
        if (!m_means.isEmpty() && middle - m_means.last().x() > 1.5 * double(yearMilliseconds)) {
            for (QList<QPointF> *line : { &m_means, &m_lows, &m_highs })
                line->append({ middle - 1, unknown });
        }
        m_means.append({ middle, m_mean.toDisplay(double(all.values[MeanField][row])) });
        m_lows.append({ middle, m_mean.toDisplay(double(all.values[LowField][row])) });
        m_highs.append({ middle, m_mean.toDisplay(double(all.values[HighField][row])) });
    }
    QList<RankingRow> facts;
    if (rows().shown() > 0) {
        const size_t newest = rows().shown() - 1;
        const double mean = double(all.values[MeanField][newest]);
        const bool annual = isLimited() && rows().feature()->properties.value(u"season").toString() == u"annual";
        const auto fact = [&](const QString &name, const QString &value, int severity = 0) {
            facts.append({ {}, name, {}, value, severity });
        };
        const auto day = [](UtcTime t) { return QLocale().toString(t.toDateTime().date(), QLocale::ShortFormat); };
        const UtcTime begin { all.phenomenonTime[newest] };
        fact(tr("Period"), tr("%1 to %2").arg(day(begin), day(begin + periodOf(all.values[PeriodField][newest]))));
        fact(tr("Modelled mean"), m_mean.format(mean), annual ? std::max(0, severityOfAnnualPm25(mean)) : 0);
        fact(tr("Within the district, 10th–90th percentile"),
             tr("%1–%2").arg(m_mean.formatNumber(double(all.values[LowField][newest])),
                             m_mean.format(double(all.values[HighField][newest]))));
        if (annual) {
            fact(tr("WHO 2021, annual"), m_mean.format(whoAnnualPm25));
            fact(tr("US EPA 2024, annual (3-year mean)"), m_mean.format(epaAnnualPm25));
        }
    }
    m_facts.setRows(facts);
}

} // namespace citywall::environment
