// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/treecard.h"

namespace citywall::example {

TreeCard::TreeCard(HistoryReader &history, const TimeContext &time, const Selection &selection,
                   const QList<ObservationTable::Field> &fields, QObject *parent)
    : EntityCard(soilFeed, history, time, selection, fields, parent), m_moisture(fields.at(MoistureField).metric)
{
}

QString TreeCard::title() const
{
    const Feature *tree = rows().feature();
    return !tree ? QString() : tree->name.isEmpty() ? tree->id : tree->name;
}

double TreeCard::newest() const
{
    return isKnown() ? double(rows().rows().values[MoistureField][rows().shown() - 1]) : std::numeric_limits<double>::quiet_NaN();
}

} // namespace citywall::example
