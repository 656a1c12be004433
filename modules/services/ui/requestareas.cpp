// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/requestareas.h"

#include "map/layers/palette.h"

#include <QLocale>

namespace citywall::services {

namespace {

constexpr double wholePercent = 100;

} // namespace

RequestAreas::RequestAreas(const RequestState &state, const Layers &layers, QObject *parent)
    : QObject(parent), m_state(state), m_layers(layers), m_rate(state.areas())
{
    m_backlog.setAreas(state.areas().areas());
    m_late.setAreas(state.areas().areas());
    rescale();
    connect(&state, &RequestState::changed, this, &RequestAreas::show);
    connect(this, &RequestAreas::darkChanged, this, &RequestAreas::rescale);
    connect(this, &RequestAreas::darkChanged, this, &RequestAreas::show);
    connect(&m_backlog, &AreaSet::scaleChanged, this, &RequestAreas::describeBacklog);
    connect(&m_late, &AreaSet::scaleChanged, this, &RequestAreas::describeLate);
    for (const Layer *layer : { layers.backlog, layers.late })
        connect(layer, &Layer::visibleChanged, this, &RequestAreas::show);
}

double RequestAreas::lateShare(const Figures &figures)
{
    return figures.closedWithDue >= fewCases ? 1 - figures.inTimeShare() : std::numeric_limits<double>::quiet_NaN();
}

QString RequestAreas::backlogText(const QString &area) const
{
    const int index = m_state.areas().indexOf(area);
    if (index < 0 || size_t(index) >= m_figures.size())
        return {};
    const Figures &f = m_figures[size_t(index)];
    const QString counts = tr("%1 open, %2 overdue").arg(QLocale().toString(f.open), QLocale().toString(f.overdue));
    const double rate = m_rates.rates[size_t(index)];
    if (!std::isfinite(rate))
        return counts;
    const QString number = QLocale().toString(rate, 'f', 1);
    return m_rates.per == AreaRates::Per::Residents ? tr("%1; %2 per 100,000 residents").arg(counts, number)
                                                    : tr("%1; %2 per km²").arg(counts, number);
}

QString RequestAreas::lateText(const QString &area) const
{
    const int index = m_state.areas().indexOf(area);
    if (index < 0 || size_t(index) >= m_figures.size())
        return {};
    const Figures &f = m_figures[size_t(index)];
    const QString counts = tr("%1 of %2 closed past the promised date")
                               .arg(QLocale().toString(f.closedWithDue - f.closedInTime), QLocale().toString(f.closedWithDue));
    return f.closedWithDue < fewCases ? tr("%1: too few to be coloured").arg(counts) : counts;
}

void RequestAreas::show()
{
    if (!m_layers.backlog->isVisible() && !m_layers.late->isVisible())
        return;
    m_figures = figuresBy(m_state.requests(), m_state.current(), -1, m_state.onlineChannels(), size_t(m_state.areas().count()),
                          [](const Request &r) { return r.area; });
    std::vector<int> open;
    for (const Figures &f : m_figures)
        open.push_back(f.open);
    m_rates = m_rate.of(open);
    m_backlog.revalue([this](int i) { return AreaValue { m_rates.rates[size_t(i)] }; });
    m_late.revalue([this](int i) { return AreaValue { lateShare(m_figures[size_t(i)]) * wholePercent }; });
    describeBacklog();
    describeLate();
    ++m_revision;
    Q_EMIT changed();
}

void RequestAreas::rescale()
{
    m_backlog.setScale({ .dark = m_dark });
    m_late.setScale({ .most = wholePercent, .dark = m_dark, .unit = QStringLiteral("%") });
}

void RequestAreas::describeBacklog()
{
    const bool residents = m_rate.per() == AreaRates::Per::Residents;
    m_layers.backlog->setLegend(residents ? tr("Open requests per 100,000 residents") : tr("Open requests per km²"),
                                palette::scale(palette::Kind::Sequential, m_backlog.to(), m_dark),
                                residents ? tr("backlog at the clock's time; grey: residents not known")
                                          : tr("backlog at the clock's time; the city's boundaries tell no residents"),
                                true);
}

void RequestAreas::describeLate()
{
    m_layers.late->setLegend(tr("Closed past the promised date, %"),
                             palette::scale(palette::Kind::Sequential, m_late.to(), m_dark),
                             tr("of those closed in the chosen span that had a date; grey: fewer than %1").arg(fewCases), true);
}

} // namespace citywall::services
