// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/utctime.h"
#include "engine/simulate/outgoing.h"

#include <QHash>

#include <deque>

namespace citywall {

/// What goes wrong between a source and those who listen to it; answers for the past know nothing younger than the delay, and may be
/// damaged or put off as well. Shares are probabilities in [0, 1], each drawn for itself.
struct Faults {
    Duration delay {}; ///< everything leaves so much later
    double duplicate = 0; ///< leaves twice
    double reorder = 0; ///< is overtaken by the next one for the same address
    double corrupt = 0; ///< is cut off, or has a wrong byte
    double drop = 0; ///< never leaves
    quint64 seed = 1;
};

/// A bad line: takes what should leave, and gives back what does. Pure: the same seed and the same messages in the same order meet
/// the same faults, whatever the time.
class FaultInjector
{
public:
    struct Counts {
        qint64 put = 0;
        qint64 duplicated = 0;
        qint64 reordered = 0;
        qint64 corrupted = 0;
        qint64 dropped = 0;
    };

    explicit FaultInjector(const Faults &faults) : m_faults(faults) { }

    void put(Outgoing message, UtcTime now);
    OutgoingList take(UtcTime now); ///< what is due, in the order in which it leaves
    const Counts &counts() const { return m_counts; }

private:
    enum Kind : quint64 { Drop = 1, Corrupt, Duplicate, Reorder, Place, Way };
    struct Waiting {
        UtcTime due;
        Outgoing message;
    };
    double draw(Kind kind) const; ///< for the message that is put
    quint64 bits(Kind kind) const;
    void damage(QByteArray &bytes) const;
    void send(const OutgoingList &copies, UtcTime now);

    const Faults m_faults;
    Counts m_counts;
    QHash<QString, OutgoingList> m_held; ///< by address: what the next one overtakes
    std::deque<Waiting> m_waiting;
};

} // namespace citywall
