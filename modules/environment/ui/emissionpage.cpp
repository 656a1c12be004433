// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/emissionpage.h"

#include "ui/emissionpanel.h"

#include <algorithm>

namespace citywall::environment {

namespace {

using namespace std::chrono_literals;
constexpr Duration shownSpan = 24h;
constexpr double longestGap = 2 * 3'600'000; ///< ms; a line is not drawn across longer silence

void extend(QList<QPointF> &line, double time, double value)
{
    if (!std::isfinite(value))
        return;
    if (!line.isEmpty() && time - line.last().x() > longestGap)
        line.append({ time - 1, unknown });
    line.append({ time, value });
}

} // namespace

EmissionPage::EmissionPage(const Emitters &emitters, Selection &selection, const QList<ObservationTable::Field> &fields,
                           Metrics metrics, QObject *parent)
    : QObject(parent), m_emitters(emitters), m_selection(selection), m_metrics(std::move(metrics)),
      m_table(emitters.time().zone(), fields)
{
    connect(&emitters, &Emitters::changed, this, &EmissionPage::follow);
    connect(&selection, &Selection::changed, this, &EmissionPage::follow);
}

void EmissionPage::follow()
{
    const EntityRef entity = m_selection.entity();
    const bool before = isKnown();
    const Emitter *found = entity.feed == emissionsFeed ? m_emitters.ofFeature(entity.id) : nullptr;
    m_emitter = found ? std::optional(*found) : std::nullopt;
    if (!m_emitter && !before)
        return;
    list();
    const ObservationsPtr rows = m_emitters.rowsOf(m_emitter ? shown() : QString());
    draw(*rows);
    m_table.setSpan(m_emitters.now() - shownSpan, m_emitters.now());
    m_table.setObservations(rows, m_emitters.dictionary());
    Q_EMIT changed();
}

void EmissionPage::list()
{
    QList<RankingRow> rows;
    for (const Emission &emission : m_emitter ? m_emitter->emissions : QList<Emission>()) {
        const double ratio = emission.hourRatio;
        const QString flow = std::isfinite(emission.massFlow)
            ? QStringLiteral(" · %1").arg(m_metrics.massFlow.format(emission.massFlow))
            : QString();
        RankingRow row;
        row.id = emission.feature;
        row.title = emission.substance;
        row.subtitle =
            tr("%1 of %2%3 · %4 of %5 h above")
                .arg(m_metrics.concentration.formatNumber(emission.hour), m_metrics.concentration.format(emission.permit), flow)
                .arg(emission.hoursAbove)
                .arg(emission.hoursKnown);
        row.trailing = m_metrics.ratio.format(ratio);
        row.severity = severityOfRatio(ratio);
        row.share = std::isfinite(ratio) ? ratio / EmissionPanel::fullBar : 0;
        row.mark = 1 / EmissionPanel::fullBar;
        row.position = m_emitter->position;
        rows.append(row);
    }
    m_substances.setRows(rows);
}

void EmissionPage::draw(const Observations &rows)
{
    m_emitted.clear();
    m_permit.clear();
    for (size_t row = 0; row < rows.size(); ++row) {
        const double time = double(rows.phenomenonTime[row]);
        if (time < chartBegin())
            continue;
        extend(m_emitted, time, m_metrics.concentration.toDisplay(double(rows.values[EmittedField][row])));
        extend(m_permit, time, m_metrics.concentration.toDisplay(double(rows.values[PermitField][row])));
    }
}

QString EmissionPage::place() const
{
    if (!m_emitter)
        return {};
    const QString kind = m_emitter->kind == EmitterKind::Construction ? tr("construction site")
        : m_emitter->kind == EmitterKind::Enterprise                  ? tr("enterprise")
                                                                      : tr("emission source");
    const QString area = m_emitter->area < 0 ? QString() : m_emitters.areas().area(m_emitter->area).name;
    return area.isEmpty() ? kind : tr("%1 · %2").arg(kind, area);
}

QString EmissionPage::rating() const
{
    const Emission *worst = m_emitter ? m_emitter->worst() : nullptr;
    if (!worst)
        return tr("No valid hour: fewer than 45 minutes of data");
    const QString share = m_metrics.ratio.format(worst->hourRatio);
    return worst->hourRatio > 1 ? tr("%1 above its permit: %2 of it in the last hour").arg(worst->substance, share)
                                : tr("Within its permit: %1 at %2 of it").arg(worst->substance, share);
}

QString EmissionPage::shownTitle() const
{
    const FeedDictionaryPtr dictionary = m_emitters.dictionary();
    const Feature *feature = dictionary->find(shown());
    return feature ? feature->properties.value(u"substance").toString(feature->id) : QString();
}

double EmissionPage::heardMilliseconds() const
{
    UtcTime newest;
    for (const Emission &emission : m_emitter ? m_emitter->emissions : QList<Emission>())
        newest = std::max(newest, emission.time);
    return newest.isValid() ? double(newest.milliseconds) : 0;
}

double EmissionPage::chartEnd() const { return double(m_emitters.now().milliseconds); }

double EmissionPage::chartBegin() const { return chartEnd() - double(shownSpan.count()); }

void EmissionPage::show(const QString &feature)
{
    if (m_emitter && std::ranges::find(m_emitter->emissions, feature, &Emission::feature) != m_emitter->emissions.end())
        m_selection.enterEntity(emissionsFeed, feature);
}

} // namespace citywall::environment
