// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sdk/entitycard.h"

namespace citywall {

EntityCard::EntityCard(const QString &feed, HistoryReader &history, const TimeContext &time, const Selection &selection,
                       QList<ObservationTable::Field> fields, QObject *parent)
    : QObject(parent), m_rows(feed, history, time, selection, std::move(fields))
{
    connect(&m_rows, &EntityRows::changed, this, [this] {
        show();
        Q_EMIT changed();
    });
}

double EntityCard::heardMilliseconds() const
{
    return m_rows.shown() > 0 ? double(m_rows.rows().phenomenonTime[m_rows.shown() - 1]) : 0;
}

} // namespace citywall
