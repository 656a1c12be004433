// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>

#include <memory>

namespace citywall {

/// The end of a scale that several drawings of one layer share, so that a colour means the same in all of them: the largest that any of
/// them needs. GUI thread.
class SharedScale : public QObject
{
    Q_OBJECT
public:
    /// The one of that name; there as long as somebody holds it.
    static std::shared_ptr<SharedScale> named(const QString &name);

    void set(const QObject *member, double end); ///< what this one needs; NaN = nothing
    void leave(const QObject *member) { set(member, std::numeric_limits<double>::quiet_NaN()); }
    double end() const; ///< 0 if nobody needs any

Q_SIGNALS:
    void changed(); ///< end() is another

private:
    QHash<const QObject *, double> m_ends;
};

} // namespace citywall
