// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cityhistory.h"

#include "cli/historyplace.h"
#include "engine/core/emptyhistory.h"

namespace citywall {

CityHistory::CityHistory() : m_empty(std::make_unique<EmptyHistory>()) { }

CityHistory::~CityHistory() = default;

Result<std::unique_ptr<CityHistory>> CityHistory::open(HistoryNeed need, const CityProfile &profile, const QString &dataFolder,
                                                       const AreaIndex *areas)
{
    std::unique_ptr<CityHistory> history(new CityHistory);
    if (need == HistoryNeed::None)
        return history;
    if (need == HistoryNeed::Reading) {
        const Status opened = history->openToRead(profile, dataFolder, areas);
        return opened ? Result<std::unique_ptr<CityHistory>>(std::move(history)) : opened.error();
    }
    InstanceLock::Refused refused;
    history->m_lock = InstanceLock::acquire(dataFolder, refused);
    if (!history->m_lock && (need == HistoryNeed::Required || refused.why == InstanceLock::Refusal::InUse))
        return refused.error;
    historyplace::Opened opened = history->m_lock ? historyplace::open(profile, dataFolder, areas) : refused.error;
    if (opened) {
        history->m_archive = std::move(*opened);
        history->m_isKept = true;
    } else if (need == HistoryNeed::Required) {
        return opened.error();
    } else {
        history->openAsItCanBe(profile, dataFolder, areas, opened.error());
    }
    return history;
}

Status CityHistory::openToRead(const CityProfile &profile, const QString &dataFolder, const AreaIndex *areas)
{
    historyplace::Opened opened = historyplace::openForReading(profile, dataFolder, areas);
    if (!opened)
        return opened.error();
    m_archive = std::move(*opened);
    if (!m_archive)
        m_notice = tr("There is no history in %1 yet").arg(dataFolder);
    return ok();
}

void CityHistory::openAsItCanBe(const CityProfile &profile, const QString &dataFolder, const AreaIndex *areas,
                                const Error &refused)
{
    historyplace::Opened opened = historyplace::openForReading(profile, dataFolder, areas, historyplace::Follow::WherePossible);
    if (opened)
        m_archive = std::move(*opened);
    m_notice = m_archive ? tr("The history can only be read, no feed is started, nothing is kept: %1").arg(refused.message)
                         : tr("The history cannot be opened, nothing is kept: %1").arg(refused.message);
}

} // namespace citywall
