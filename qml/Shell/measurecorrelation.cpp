// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "measurecorrelation.h"

#include "sdk/services.h"

#include <algorithm>

namespace citywall {

namespace {

constexpr double fewPairs = 10; // below, the interval of even a strong correlation is wider than its distance from none
constexpr double farApart = 0.2;

QString number(double value) { return QLocale().toString(value, 'f', 2).replace(u'-', u'−'); }

bool varies(std::span<const double> values)
{
    const auto [least, most] = std::ranges::minmax(values);
    return most > least;
}

/// How strong in a word: P. Schober, C. Boer, L. A. Schwarte, "Correlation coefficients: appropriate use and interpretation",
/// Anesth. Analg. 126 (2018), table 2.
QString wordsFor(double r)
{
    const double strength = std::abs(r);
    const bool positive = r > 0;
    if (strength < 0.1)
        return MeasureCorrelation::tr("Negligible");
    if (strength < 0.4)
        return positive ? MeasureCorrelation::tr("Weak, positive") : MeasureCorrelation::tr("Weak, negative");
    if (strength < 0.7)
        return positive ? MeasureCorrelation::tr("Moderate, positive") : MeasureCorrelation::tr("Moderate, negative");
    if (strength < 0.9)
        return positive ? MeasureCorrelation::tr("Strong, positive") : MeasureCorrelation::tr("Strong, negative");
    return positive ? MeasureCorrelation::tr("Very strong, positive") : MeasureCorrelation::tr("Very strong, negative");
}

QString lengthInWords(Duration bucket)
{
    const qint64 minutes = bucket.count() / 60'000;
    return minutes % 60 == 0 ? MeasureCorrelation::tr("%1 h").arg(minutes / 60) : MeasureCorrelation::tr("%1 min").arg(minutes);
}

} // namespace

void MeasureCorrelation::setValues(const MeasureGrids &grids, int area)
{
    m_data.clear();
    for (const MeasureValues &values : grids.values()) {
        Data data { values.measure.metric, values.measure.feed, values.whole, {} };
        if (!data.areas.empty())
            data.areas.pop_back();
        const auto &course = values.course.values;
        const size_t row = area >= 0 ? size_t(area) : course.size() - 1;
        if (row < course.size())
            data.times = course[row];
        m_data.push_back(std::move(data));
    }
    m_range = grids.range();
    m_bucket = grids.bucket();
    m_area = area;
    update();
}

const MeasureCorrelation::Data *MeasureCorrelation::find(const QString &id) const
{
    const auto it = std::ranges::find(m_data, id, [](const Data &d) { return d.metric.id; });
    return it == m_data.end() ? nullptr : &*it;
}

QString MeasureCorrelation::fallback(const QString &other) const
{
    const auto moduleOf = [](const QString &id) { return id.section(u'.', 0, 0); };
    QString second;
    for (const Data &data : m_data) {
        if (data.metric.id == other)
            continue;
        if (moduleOf(data.metric.id) != moduleOf(other))
            return data.metric.id;
        if (second.isEmpty())
            second = data.metric.id;
    }
    return second;
}

void MeasureCorrelation::wish(const QString &x, const QString &y)
{
    if (x == m_wishedX && y == m_wishedY)
        return;
    m_wishedX = x;
    m_wishedY = y;
    update();
    Q_EMIT chosen();
}

void MeasureCorrelation::setX(const QString &id) { wish(id, !id.isEmpty() && id == m_y ? m_x : m_y.isEmpty() ? m_wishedY : m_y); }

void MeasureCorrelation::setY(const QString &id) { wish(!id.isEmpty() && id == m_x ? m_y : m_x.isEmpty() ? m_wishedX : m_x, id); }

void MeasureCorrelation::choose(const QString &id)
{
    if (id == m_x || id == m_y)
        wish(m_y, m_x);
    else
        wish(m_y, id);
}

void MeasureCorrelation::setOverTime(bool overTime)
{
    if (m_overTime == overTime)
        return;
    m_overTime = overTime;
    update();
    Q_EMIT chosen();
}

void MeasureCorrelation::update()
{
    m_x = find(m_wishedX) ? m_wishedX : fallback(find(m_wishedY) ? m_wishedY : QString());
    m_y = find(m_wishedY) && m_wishedY != m_x ? m_wishedY : fallback(m_x);
    const Data *x = find(m_x);
    const Data *y = find(m_y);
    m_xMetric = x ? x->metric : Metric();
    m_yMetric = y ? y->metric : Metric();
    m_points.clear();
    m_indices.clear();
    m_pearson = {};
    m_spearman = {};
    if (x && y) {
        const std::vector<double> &a = m_overTime ? x->times : x->areas;
        const std::vector<double> &b = m_overTime ? y->times : y->areas;
        for (size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
            if (!std::isfinite(a[i]) || !std::isfinite(b[i]))
                continue;
            m_points.append({ m_xMetric.toDisplay(a[i]), m_yMetric.toDisplay(b[i]) });
            m_indices.push_back(int(i));
        }
        const Pairs pairs = m_overTime ? Pairs::Series : Pairs::Independent;
        m_pearson = pearson(a, b, pairs);
        m_spearman = spearman(a, b, pairs);
    }
    Q_EMIT changed();
}

QStringList MeasureCorrelation::feeds() const
{
    QStringList feeds;
    for (const Data *data : { find(m_x), find(m_y) }) {
        if (data && !feeds.contains(data->feed))
            feeds.append(data->feed);
    }
    return feeds;
}

int MeasureCorrelation::current() const
{
    const auto it = m_overTime || m_area < 0 ? m_indices.end() : std::ranges::find(m_indices, m_area);
    return it == m_indices.end() ? -1 : int(it - m_indices.begin());
}

QString MeasureCorrelation::areaOf(int point) const
{
    const bool there = !m_overTime && point >= 0 && size_t(point) < m_indices.size() && services().areas;
    return there ? services().areas->area(m_indices[size_t(point)]).id : QString();
}

double MeasureCorrelation::timeOf(int point) const
{
    if (!m_overTime || point < 0 || size_t(point) >= m_indices.size())
        return std::numeric_limits<double>::quiet_NaN();
    return double(m_range.begin.milliseconds + (m_indices[size_t(point)] + 1) * m_bucket.count());
}

QString MeasureCorrelation::inFigures(const Correlation &c)
{
    if (std::isnan(c.coefficient))
        return QStringLiteral("–");
    if (std::isnan(c.low))
        return tr("%1 (no interval)").arg(number(c.coefficient));
    return tr("%1 (%2 to %3)").arg(number(c.coefficient), number(c.low), number(c.high));
}

QString MeasureCorrelation::verdict() const
{
    if (!std::isnan(m_pearson.coefficient))
        return wordsFor(m_pearson.coefficient);
    if (m_x.isEmpty() || m_y.isEmpty())
        return tr("Two measures are needed");
    if (m_pearson.n < 3)
        return m_overTime ? tr("Too few times at which both are known") : tr("Too few areas where both are known");
    std::vector<double> across;
    for (const QPointF &p : m_points)
        across.push_back(p.x());
    return tr("%1 does not vary").arg(varies(across) ? m_yMetric.title : m_xMetric.title);
}

QString MeasureCorrelation::count() const
{
    if (!m_overTime)
        return tr("%1 areas").arg(n());
    const QString times = tr("%1 times of %2").arg(n()).arg(lengthInWords(m_bucket));
    // Half a pair less is nothing to speak of.
    return effective() > n() - 0.5
        ? times
        : tr("%1, which say as much as %2 independent ones").arg(times, QLocale().toString(effective(), 'f', 0));
}

QStringList MeasureCorrelation::cautions() const
{
    QStringList cautions {
        m_overTime ? tr("Correlation is not cause: both may follow a third thing, such as the time of day.")
                   : tr("Correlation is not cause: both may follow a third thing, such as how many people are there.")
    };
    if (std::isnan(m_pearson.coefficient))
        return cautions;
    if (m_pearson.effective < fewPairs)
        cautions += tr("Few points: one more or one less can change the picture.");
    if (!std::isnan(m_pearson.low) && m_pearson.low <= 0 && m_pearson.high >= 0)
        cautions += tr("The interval holds 0: there may be no connection at all.");
    if (std::abs(m_pearson.coefficient - m_spearman.coefficient) >= farApart)
        cautions += tr("r and ρ are far apart: a few extreme points or a bend make the difference.");
    if (!m_overTime)
        cautions += tr("Neighbouring areas are alike, so the interval is rather too narrow.");
    return cautions;
}

} // namespace citywall

#include "moc_measurecorrelation.cpp"
