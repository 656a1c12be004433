// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/watchedhistory.h"

#include <QFutureWatcher>
#include <QPromise>

namespace citywall {

WatchedHistory::WatchedHistory(HistoryReader &history, QObject *parent) : HistoryReader(parent), m_history(history)
{
    connect(&history, &HistoryReader::appended, this, &HistoryReader::appended);
    connect(&history, &HistoryReader::dictionaryChanged, this, &HistoryReader::dictionaryChanged);
    connect(&history, &HistoryReader::reset, this, &HistoryReader::reset);
}

template<typename T>
QFuture<T> WatchedHistory::watch(QFuture<T> inner)
{
    if (m_pending++ == 0)
        Q_EMIT busy();
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    auto *watcher = new QFutureWatcher<T>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, promise] {
        QFuture<T> answer = watcher->future();
        try {
            answer.waitForFinished(); // throws what the reader threw
            if (answer.resultCount() > 0)
                promise->addResult(answer.result());
        } catch (...) {
            promise->setException(std::current_exception());
        }
        promise->finish();
        watcher->deleteLater();
        finished();
    });
    watcher->setFuture(inner);
    return promise->future();
}

template QFuture<ObservationsPtr> WatchedHistory::watch(QFuture<ObservationsPtr>);
template QFuture<Histogram> WatchedHistory::watch(QFuture<Histogram>);

void WatchedHistory::finished()
{
    // Through the event loop, after the caller's continuation, which may ask again at once.
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (--m_pending == 0)
                Q_EMIT idle();
        },
        Qt::QueuedConnection);
}

} // namespace citywall

#include "moc_watchedhistory.cpp"
