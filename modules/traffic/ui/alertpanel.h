// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transitalerts.h"
#include "ui/publishedpanel.h"

namespace citywall::traffic {

/// What public transport tells its passengers: the alerts whose period has not ended, the gravest first. Of a selected area those that
/// name a stop there, and those that name none. GUI thread.
class AlertPanel : public PublishedPanel
{
    Q_OBJECT
public:
    using PublishedPanel::PublishedPanel;
    QString headline() const override;

protected:
    QList<RankingRow> listed(int area) const override;

private:
    RankingRow rowOf(const TransitAlert &alert) const;
};

} // namespace citywall::traffic
