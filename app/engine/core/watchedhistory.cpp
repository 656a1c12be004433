// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/watchedhistory.h"

#include <QFutureWatcher>

namespace citywall {

WatchedHistory::WatchedHistory(HistoryReader &history, QObject *parent) : HistoryReader(parent), m_history(history)
{
    connect(&history, &HistoryReader::appended, this, &HistoryReader::appended);
    connect(&history, &HistoryReader::dictionaryChanged, this, &HistoryReader::dictionaryChanged);
    connect(&history, &HistoryReader::reset, this, &HistoryReader::reset);
}

template<typename T>
QFuture<T> WatchedHistory::watch(QFuture<T> future)
{
    // A watcher, not a continuation: the caller's own .then() must stay the only one.
    ++m_pending;
    auto *watcher = new QFutureWatcher<T>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        finished();
    });
    watcher->setFuture(future);
    return future;
}

template QFuture<ObservationsPtr> WatchedHistory::watch(QFuture<ObservationsPtr>);
template QFuture<Histogram> WatchedHistory::watch(QFuture<Histogram>);

void WatchedHistory::finished()
{
    // Through the event loop, after the caller's continuation, which may ask again at once.
    QMetaObject::invokeMethod(this, [this] {
        if (--m_pending == 0)
            Q_EMIT idle();
    }, Qt::QueuedConnection);
}

} // namespace citywall

#include "moc_watchedhistory.cpp"
