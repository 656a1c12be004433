// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sdk/historyhealth.h"

namespace citywall {

namespace {
HistoryHealth *&keptHistoryHealth()
{
    static HistoryHealth *kept = nullptr;
    return kept;
}
} // namespace

void HistoryHealth::setProblem(const QString &why)
{
    if (m_problem == why)
        return;
    m_problem = why;
    Q_EMIT problemChanged();
}

void HistoryHealth::setDamage(const QString &feed, const QList<TimeRange> &spans)
{
    m_damage.removeIf([&](const QVariant &span) { return span.toMap().value(QStringLiteral("feed")) == feed; });
    for (const TimeRange &span : spans) {
        m_damage.append(QVariantMap { { QStringLiteral("feed"), feed },
                                      { QStringLiteral("begin"), double(span.begin.milliseconds) },
                                      { QStringLiteral("end"), double(span.end.milliseconds) } });
    }
    Q_EMIT damageChanged();
}

void setHistoryHealth(HistoryHealth *health) { keptHistoryHealth() = health; }

HistoryHealth *historyHealth() { return keptHistoryHealth(); }

} // namespace citywall
