// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/roadevents.h"
#include "ui/publishedpanel.h"

namespace citywall::traffic {

/// What happens on the roads: the gravest first, what is only announced last. GUI thread.
class EventPanel : public PublishedPanel
{
    Q_OBJECT
public:
    using PublishedPanel::PublishedPanel;
    QString headline() const override;

protected:
    QList<RankingRow> listed(int area) const override;

private:
    RankingRow rowOf(const RoadEvent &event) const;
};

} // namespace citywall::traffic
