// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QFutureWatcher>

namespace citywall {

/// Calls `then(QFuture<T>)` on the thread of `context` when the future has finished, however it did; never if the context
/// was deleted before. Through the event loop, once: QFuture::then(context, …) of Qt 6.8 can run its continuation twice when another
/// thread finishes the future while it is being attached.
template<typename T, typename Then>
void whenFinished(const QFuture<T> &future, QObject *context, Then then)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, then = std::move(then)]() mutable {
        watcher->deleteLater();
        then(watcher->future());
    });
    watcher->setFuture(future);
}

/// What a finished future failed with, for people; empty if it holds a result.
template<typename T>
QString failureOf(QFuture<T> future)
{
    try {
        future.waitForFinished(); // it has; this only throws what it holds
        return {};
    } catch (const std::exception &e) {
        return QString::fromUtf8(e.what());
    } catch (...) {
        return QCoreApplication::translate("citywall::Future", "An unknown error");
    }
}

} // namespace citywall
