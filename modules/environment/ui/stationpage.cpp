// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stationpage.h"

namespace citywall::environment {

namespace {

using namespace std::chrono_literals;
constexpr Duration chartSpan = 48h;
constexpr Duration tableSpan = 24h;

} // namespace

StationPage::StationPage(HistoryReader &history, const Selection &selection, const AirState &air, const Sites &noise,
                         const Sites &water, const Sites &quality, const QList<FeedWords> &feeds, QObject *parent)
    : QObject(parent), m_selection(selection), m_air(air), m_noise(noise), m_water(water), m_quality(quality), m_feeds(feeds),
      m_history(history, air.time())
{
    for (const FeedWords &feed : m_feeds)
        m_tables.push_back(std::make_unique<ObservationTable>(air.time().zone(), feed.fields));
    connect(&selection, &Selection::changed, this, &StationPage::choose);
    connect(&m_history, &StationHistory::changed, this, &StationPage::takeRows);
    connect(&m_history, &StationHistory::advanced, this, &StationPage::show);
    for (const Sites *sites : { &noise, &water, &quality })
        connect(sites, &Sites::changed, this, &StationPage::rate);
    connect(&air, &AirState::changed, this, &StationPage::show);
}

void StationPage::choose()
{
    const EntityRef entity = m_selection.entity();
    const bool ours = words(entity.feed) != nullptr;
    if (ours && entity.id != m_history.id())
        m_tableIndex = 0;
    m_history.setStation(ours ? entity.id : QString());
}

const StationPage::FeedWords *StationPage::words(const QString &feed) const
{
    const auto found = std::ranges::find_if(m_feeds, [&](const FeedWords &w) { return w.descriptor.id == feed; });
    return found == m_feeds.end() ? nullptr : &*found;
}

void StationPage::takeRows()
{
    for (const StationHistory::Part &part : m_history.parts()) {
        const size_t at = size_t(words(part.feed) - m_feeds.constData());
        m_tables[at]->setObservations(part.rows, part.dictionary);
    }
    show();
    Q_EMIT tableChanged();
}

void StationPage::show()
{
    if (m_history.id().isEmpty())
        return;
    const UtcTime now = m_air.time().now();
    for (const std::unique_ptr<ObservationTable> &table : m_tables)
        table->setSpan(now - tableSpan, now);
    draw();
    rate();
}

void StationPage::draw()
{
    QList<StationSeries> series;
    for (const StationHistory::Part &part : m_history.parts())
        series += seriesOf(part, words(part.feed)->fields, m_air.limits(), m_air.time().now() - chartSpan);
    if (series == m_series)
        return;
    const bool count = series.size() != m_series.size();
    m_series = std::move(series);
    ++m_revision;
    Q_EMIT seriesChanged();
    if (count)
        Q_EMIT seriesCountChanged();
}

void StationPage::rate()
{
    m_rating = StationRating::of(m_history.id(), m_air, m_noise, m_water, m_quality);
    m_facts.setRows(m_rating.facts);
    Q_EMIT changed();
}

const StationHistory::Part *StationPage::newestPart() const
{
    const StationHistory::Part *newest = nullptr;
    for (const StationHistory::Part &part : m_history.parts()) {
        if (part.shown > 0
            && (!newest || part.rows->phenomenonTime[part.shown - 1] > newest->rows->phenomenonTime[newest->shown - 1]))
            newest = &part;
    }
    return newest;
}

bool StationPage::isKnown() const { return newestPart() != nullptr; }

QString StationPage::title() const
{
    const StationHistory::Part *part = m_history.parts().empty() ? nullptr : &m_history.parts().front();
    return !part ? m_history.id() : part->feature->name.isEmpty() ? part->feature->id : part->feature->name;
}

QString StationPage::place() const
{
    if (m_history.parts().empty())
        return {};
    const Feature &feature = *m_history.parts().front().feature;
    QStringList parts { feature.id };
    if (const QString area = m_air.areas().areas().value(feature.area).name; feature.area >= 0 && area != title())
        parts << area;
    if (feature.position.isValid())
        parts << QStringLiteral("%1, %2")
                     .arg(feature.position.latitudeDegrees, 0, 'f', 4)
                     .arg(feature.position.longitudeDegrees, 0, 'f', 4);
    else
        parts << tr("position not known");
    return parts.join(QStringLiteral(" · "));
}

QString StationPage::rating() const { return m_rating.text.isEmpty() && isKnown() ? tr("Weather") : m_rating.text; }

double StationPage::chartEnd() const { return double(m_air.time().now().milliseconds); }

double StationPage::chartBegin() const { return chartEnd() - double(chartSpan.count()); }

QStringList StationPage::tableTitles() const
{
    QStringList titles;
    for (const StationHistory::Part &part : m_history.parts())
        titles << words(part.feed)->descriptor.title;
    return titles;
}

ObservationTable *StationPage::observations() const
{
    if (m_tableIndex < 0 || size_t(m_tableIndex) >= m_history.parts().size())
        return m_tables.front().get(); // empty: nothing is shown yet
    return m_tables[size_t(words(m_history.parts()[size_t(m_tableIndex)].feed) - m_feeds.constData())].get();
}

double StationPage::heardMilliseconds() const
{
    const StationHistory::Part *part = newestPart();
    return part ? double(part->rows->phenomenonTime[part->shown - 1]) : 0;
}

QString StationPage::source() const
{
    const StationHistory::Part *part = newestPart();
    if (!part || part->rows->source[part->shown - 1] >= part->dictionary->sources.size())
        return {};
    const Source &source = part->dictionary->sources[part->rows->source[part->shown - 1]];
    return source.attribution.isEmpty() ? source.name : source.attribution;
}

bool StationPage::isSimulated() const
{
    const StationHistory::Part *part = newestPart();
    const size_t key = part ? part->rows->source[part->shown - 1] : 0;
    return part && key < part->dictionary->sources.size() && part->dictionary->sources[key].simulated;
}

} // namespace citywall::environment
