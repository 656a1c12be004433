// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sdk/entityrows.h"

#include "base/future.h"

namespace citywall {

EntityRows::EntityRows(const QString &feed, HistoryReader &history, const TimeContext &time, const Selection &selection,
                       QList<ObservationTable::Field> fields, QObject *parent)
    : QObject(parent), m_feed(feed), m_history(history), m_time(time), m_selection(selection),
      m_table(time.zone(), std::move(fields)), m_rows(std::make_shared<const Observations>()),
      m_dictionary(history.dictionary(feed))
{
    connect(&selection, &Selection::changed, this, &EntityRows::choose);
    connect(&time, &TimeContext::nowChanged, this, &EntityRows::show);
    connect(&history, &HistoryReader::reset, this, [this](const QString &which) {
        if (which.isEmpty() || which == m_feed)
            fetch();
    });
    connect(&history, &HistoryReader::appended, this, [this](const ObservationsPtr &fresh) {
        const Feature *feature = fresh->feed == m_feed ? m_history.dictionary(m_feed)->find(m_id) : nullptr;
        if (feature && std::ranges::find(fresh->feature, feature->key) != fresh->feature.end())
            fetch();
    });
}

void EntityRows::choose()
{
    const EntityRef entity = m_selection.entity();
    const QString id = entity.feed == m_feed ? entity.id : QString();
    if (id == m_id)
        return;
    m_id = id;
    m_rows = std::make_shared<const Observations>();
    m_shown = 0; // also when nothing is chosen any more: the page may ask once more before it goes
    fetch();
}

void EntityRows::fetch()
{
    const quint64 request = ++m_request;
    m_dictionary = m_history.dictionary(m_feed);
    const Feature *chosen = feature();
    m_loading = chosen && m_rows->size() == 0;
    m_error.clear();
    m_table.setObservations(m_rows, m_dictionary);
    show();
    if (!chosen)
        return;
    whenFinished(m_history.request({ m_feed, m_history.extent(m_feed), chosen->key, {} }), this,
                 [this, request](const QFuture<ObservationsPtr> &done) {
                     if (request != m_request)
                         return;
                     m_error = failureOf(done);
                     m_rows = m_error.isEmpty() ? done.result() : std::make_shared<const Observations>();
                     m_loading = false;
                     m_table.setObservations(m_rows, m_dictionary);
                     show();
                 });
}

void EntityRows::show()
{
    const std::vector<qint64> &times = m_rows->phenomenonTime;
    m_shown = size_t(std::ranges::upper_bound(times, now().milliseconds) - times.begin());
    m_table.setSpan({ 0 }, now());
    if (isChosen())
        Q_EMIT changed();
}

Source EntityRows::sourceOfNewest() const
{
    const quint16 key = m_shown > 0 ? m_rows->source[m_shown - 1] : std::numeric_limits<quint16>::max();
    return key < m_dictionary->sources.size() ? m_dictionary->sources[key] : Source {};
}

QString EntityRows::source() const
{
    const Source source = sourceOfNewest();
    return source.attribution.isEmpty() ? source.name : source.attribution;
}

bool EntityRows::isSimulated() const { return sourceOfNewest().simulated; }

} // namespace citywall
