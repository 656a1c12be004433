// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "engine/history/historywriter.h"
#include "engine/history/published.h"
#include "sdk/history.h"

#include <mutex>

namespace citywall {

/// Where a city's history is kept, as the program needs it, whatever holds it: a file of this desk (HistoryStore), or a server that
/// many desks share (engine/archive). Lives on the GUI thread and does no I/O there. The same tests run over each
/// (tests/history/tst_history.cpp).
class HistoryArchive : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual HistoryReader &reader() = 0;
    virtual HistoryWriter &writer() = 0;

    /// Finishes reads under way and stores what was appended, then lets go. Requests and appends after it fail.
    virtual Status close() = 0;

    /// Where it is, to be shown: a path, or a server and its database. Holds nothing secret.
    virtual QString description() const = 0;
    /// Those of which something was ever stored, in order of their names.
    virtual QStringList feeds() const = 0;
    /// Observations found damaged since opening: they are left out of what is read, the rest is still there.
    virtual QList<HistoryDamage> damage() const = 0;
    /// Why nothing can be stored at this moment, or read either (a full disk, a server that is away), for people; empty while all is
    /// well: what is stored next ends it. What is away is tried again. Any thread.
    QString trouble() const;
    /// Drops observations of the feed from before the instant, some at a time beside appends; counts stay. A store may keep a bounded
    /// part of what is older. Ends with one `reset` of the feed if any went.
    virtual void keepSince(const QString &feed, UtcTime before) = 0;
    /// Of observations of the feed from before the instant, leaves the last of each feature in so much time, as keepSince() does.
    virtual void thinBefore(const QString &feed, UtcTime before, Duration step) = 0;

Q_SIGNALS:
    void damaged(const citywall::HistoryDamage &damage);
    void troubleChanged();

protected:
    void setTrouble(const QString &why); ///< any thread; the signal comes on the GUI thread

private:
    mutable std::mutex m_troubleMutex;
    QString m_trouble;
};

} // namespace citywall
