// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/requestoverview.h"

#include "core/words.h"
#include "sdk/pace.h"

#include <QLocale>

namespace citywall::services {

namespace {

QString count(int number) { return QLocale().toString(number); }

QString percent(double share)
{
    return std::isfinite(share) ? QLocale().toString(share * 100, 'f', 1) + u'%' : QStringLiteral("–");
}

} // namespace

RequestOverview::RequestOverview(RequestState &state, const Metric &overdue, QObject *parent)
    : QObject(parent), m_state(state), m_overdue(overdue), m_comparison(state, overdue), m_open(state)
{
    connect(&state, &RequestState::changed, Pace::of(this, &RequestOverview::update), &Pace::tell);
    connect(&state, &RequestState::spanChanged, this, &RequestOverview::spanChanged);
}

QList<Duration> RequestOverview::spans()
{
    using namespace std::chrono_literals;
    return { 24h, 24h * 7, 24h * 30 };
}

QStringList RequestOverview::spanTitles() const { return { tr("24 h"), tr("7 days"), tr("30 days") }; }

void RequestOverview::setSpanIndex(int index)
{
    if (index >= 0 && index < spans().size())
        m_state.setSpan(spans()[index]);
}

QString RequestOverview::headline() const
{
    const Figures &f = m_state.figures();
    if (f.open == 0)
        return tr("No open request");
    const QString open = tr("%1 open").arg(count(f.open));
    return f.openWithDue == 0 ? open
        : f.overdue == 0      ? tr("%1, all in time").arg(open)
                              : tr("%1, %2 overdue").arg(open, count(f.overdue));
}

QString RequestOverview::note() const
{
    const Figures &f = m_state.figures();
    if (f.open > 0 && f.openWithDue < f.open)
        return tr("%1 open without a promised date: not counted as overdue").arg(count(f.open - f.openWithDue));
    return {};
}

QString RequestOverview::opened() const { return count(m_state.figures().opened); }
QString RequestOverview::closed() const { return count(m_state.figures().closed); }
QString RequestOverview::overdue() const
{
    return m_state.figures().open > 0 && m_state.figures().openWithDue == 0 ? QStringLiteral("–")
                                                                            : count(m_state.figures().overdue);
}
QString RequestOverview::closeTime() const
{
    const double seconds = m_state.figures().medianCloseSeconds;
    return std::isfinite(seconds) ? Words::duration(Duration(qint64(seconds * 1000))) : QStringLiteral("–");
}
QString RequestOverview::online() const { return percent(m_state.figures().onlineShare()); }
QString RequestOverview::reopened() const { return percent(m_state.figures().reopenedShare()); }

namespace {

/// "+12% on the span before"; empty where there is nothing to compare, or next to nothing: ten times as much is no change
/// but another state of affairs, such as a history that has just begun.
QString changeInWords(double value, double before, const QString &words)
{
    if (!std::isfinite(value) || !std::isfinite(before) || before <= 0 || value > 10 * before)
        return {};
    const int change = int(std::round((value / before - 1) * 100));
    return words.arg((change > 0       ? QStringLiteral("+")
                          : change < 0 ? QStringLiteral("−")
                                       : QStringLiteral("±"))
                     + QLocale().toString(std::abs(change)) + u'%');
}

} // namespace

QString RequestOverview::openedChange() const
{
    return m_state.isComparable() ? changeInWords(m_state.figures().opened, m_state.before().opened, tr("%1 on the span before"))
                                  : tr("no span before");
}

QString RequestOverview::closedChange() const
{
    return m_state.isComparable() ? changeInWords(m_state.figures().closed, m_state.before().closed, tr("%1 on the span before"))
                                  : tr("no span before");
}

QString RequestOverview::overdueChange() const
{
    if (!m_state.first().isValid() || m_state.first() > m_state.now() - m_state.span())
        return tr("no span before");
    return changeInWords(m_state.figures().overdue, m_state.before().overdue, tr("%1 since then"));
}

int RequestOverview::overdueSeverity() const { return std::max(0, m_overdue.severity(m_state.figures().overdueShare())); }

QString RequestOverview::closeTimeChange() const
{
    return m_state.isComparable()
        ? changeInWords(m_state.figures().medianCloseSeconds, m_state.before().medianCloseSeconds, tr("%1 on the span before"))
        : tr("no span before");
}

void RequestOverview::fillAges()
{
    const Figures &f = m_state.figures();
    const int most = std::max(1, *std::ranges::max_element(f.ages));
    QList<RankingRow> rows;
    for (int band = 0; band < ageBands; ++band) {
        RankingRow row { QString::number(band), Words::ageBand(band), {}, count(f.ages[size_t(band)]) };
        row.share = double(f.ages[size_t(band)]) / most;
        rows.append(row);
    }
    m_ages.setRows(rows);
}

void RequestOverview::fillChannels()
{
    const FeedDictionaryPtr dictionary = m_state.dictionary();
    const std::vector<Figures> figures =
        figuresBy(m_state.requests(), m_state.current(), m_state.area(), m_state.onlineChannels(),
                  size_t(dictionary->terms.size()), [](const Request &r) { return r.channel; });
    QList<RankingRow> rows;
    for (qsizetype term = 0; term < dictionary->terms.size(); ++term) {
        RankingRow row { dictionary->terms[term], Words::channel(dictionary->terms[term]), {}, {} };
        row.share = Figures::share(figures[size_t(term)].opened, m_state.figures().channelKnown);
        row.trailing = percent(row.share);
        if (row.share > 0)
            rows.append(row);
    }
    std::ranges::stable_sort(rows, std::ranges::greater(), &RankingRow::share);
    m_channels.setRows(rows);
}

void RequestOverview::update()
{
    fillAges();
    fillChannels();
    Q_EMIT changed();
}

} // namespace citywall::services
