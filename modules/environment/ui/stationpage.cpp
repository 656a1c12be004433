// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stationpage.h"

#include "core/words.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>

namespace citywall::environment {

namespace {

using namespace std::chrono_literals;
constexpr Duration chartSpan = 48h;
constexpr Duration tableSpan = 24h;
} // namespace

StationPage::StationPage(HistoryReader &history, const Selection &selection, const AirState &air, const Sites &noise,
                         const Sites &water, const QList<FeedWords> &feeds, QObject *parent)
    : QObject(parent), m_selection(selection), m_air(air), m_noise(noise), m_water(water), m_feeds(feeds),
      m_history(history, air.time())
{
    for (const FeedWords &feed : m_feeds)
        m_tables.push_back(std::make_unique<ObservationTable>(air.time().zone(), feed.fields));
    connect(&selection, &Selection::changed, this, &StationPage::choose);
    connect(&m_history, &StationHistory::changed, this, &StationPage::takeRows);
    connect(&m_history, &StationHistory::advanced, this, &StationPage::show);
    for (const Sites *sites : { &noise, &water })
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

int StationPage::airIndex() const
{
    const auto found = std::ranges::find(m_air.stations(), m_history.id(), &AirStation::id);
    return found == m_air.stations().end() ? -1 : int(found - m_air.stations().begin());
}

void StationPage::rate()
{
    QList<RankingRow> rows;
    const auto fact = [&rows](const QString &name, const QString &value, int severity = 0) {
        rows.append({ {}, name, {}, value, severity });
    };
    if (const int station = airIndex(); station >= 0) {
        const IndexReading reading = m_air.reading(station);
        for (const Pollutant pollutant : allPollutants) {
            const double index = reading.subIndices[size_t(pollutant)];
            if (std::isfinite(index))
                fact(tr("Index of %1").arg(Words::pollutant(pollutant)), QLocale().toString(qRound(index)),
                     std::max(0, severityOf(index)));
        }
    }
    const auto decibel = [](double level) {
        return std::isfinite(level) ? tr("%1 dB(A)").arg(QLocale().toString(level, 'f', 1)) : QStringLiteral("–");
    };
    if (const Site *site = m_noise.find(m_history.id())) {
        const NoiseIndicators noise = m_noise.noiseOf(*site);
        fact(tr("Lden (WHO 53, END 55)"), decibel(noise.den), noise.den > endLden ? 2 : noise.den > whoLden ? 1 : 0);
        fact(tr("Lnight (WHO 45, END 50)"), decibel(noise.night), noise.night > endLnight ? 2 : noise.night > whoLnight ? 1 : 0);
        fact(tr("Lday, 07–19"), decibel(noise.day));
        fact(tr("Levening, 19–23"), decibel(noise.evening));
    }
    if (const Site *site = m_water.find(m_history.id())) {
        const FloodStages stages = m_water.stagesOf(*site);
        const std::array levels { std::pair(FloodCategory::Action, stages.action), std::pair(FloodCategory::Minor, stages.minor),
                                  std::pair(FloodCategory::Moderate, stages.moderate),
                                  std::pair(FloodCategory::Major, stages.major) };
        for (const auto &[category, level] : levels) {
            if (std::isfinite(level))
                fact(Words::flood(category), tr("%1 m").arg(QLocale().toString(level, 'f', 2)),
                     site->values[StageField] >= level ? severityOf(category) : 0);
        }
    }
    m_facts.setRows(rows);
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

int StationPage::severity() const
{
    if (const int station = airIndex(); station >= 0)
        return severityOf(m_air.reading(station).index);
    if (const Site *site = m_noise.find(m_history.id()))
        return severityOf(m_noise.noiseOf(*site));
    if (const Site *site = m_water.find(m_history.id()))
        return severityOf(m_water.stagesOf(*site).categoryOf(site->values[StageField]));
    return 0;
}

QString StationPage::rating() const
{
    if (const int station = airIndex(); station >= 0) {
        const IndexReading reading = m_air.reading(station);
        return reading.main
            ? tr("Index %1: %2").arg(qRound(reading.index)).arg(Words::category(m_air.standard(), categoryOf(reading.index)))
            : tr("No valid index: too few hours of data");
    }
    if (const Site *site = m_noise.find(m_history.id())) {
        switch (severityOf(m_noise.noiseOf(*site))) {
        case 0:
            return tr("Within WHO's noise levels");
        case 1:
            return tr("Above WHO's noise levels");
        case 2:
            return tr("Above END's reporting levels");
        default:
            return tr("Too few valid hours of noise");
        }
    }
    if (const Site *site = m_water.find(m_history.id()))
        return tr("Water: %1").arg(Words::flood(m_water.stagesOf(*site).categoryOf(site->values[StageField])));
    return isKnown() ? tr("Weather") : QString();
}

double StationPage::chartEnd() const { return double(m_air.time().now().milliseconds); }

double StationPage::chartBegin() const { return chartEnd() - double(chartSpan.count()); }

QStringList StationPage::tableTitles() const
{
    QStringList titles;
    for (const StationHistory::Part &part : m_history.parts())
        titles << words(part.feed)->descriptor.title;
    return titles;
}

QAbstractItemModel *StationPage::observations() const
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

void StationPage::copyCsv()
{
    if (const auto *table = qobject_cast<const ObservationTable *>(observations()))
        QGuiApplication::clipboard()->setText(QString::fromUtf8(table->toCsv(m_history.id())));
}

} // namespace citywall::environment
