// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/treecard.h"

namespace citywall::example {

TreeCard::TreeCard(HistoryReader &history, const TimeContext &time, const Selection &selection,
                   QList<ObservationTable::Field> fields, QObject *parent)
    : QObject(parent), m_moisture(fields.at(MoistureField).metric), m_rows(soilFeed, history, time, selection, std::move(fields))
{
    connect(&m_rows, &EntityRows::changed, this, &TreeCard::changed);
}

QString TreeCard::title() const
{
    const Feature *tree = m_rows.feature();
    return !tree ? QString() : tree->name.isEmpty() ? tree->id : tree->name;
}

double TreeCard::newest() const
{
    return isKnown() ? double(m_rows.rows().values[MoistureField][m_rows.shown() - 1]) : std::numeric_limits<double>::quiet_NaN();
}

} // namespace citywall::example
