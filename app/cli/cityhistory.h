// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/cityprofile.h"
#include "engine/core/instancelock.h"
#include "engine/history/historyarchive.h"
#include "sdk/areas.h"

#include <memory>

namespace citywall {

/// What a command does with the history.
enum class HistoryNeed {
    None,
    Reading, ///< also while another process writes; there may be none yet
    IfPossible, ///< writes; where that is refused reads what is there, and where there is nothing to read does without
    Required ///< writes
};

/// The history of an open city, as far as it can be had. GUI thread.
class CityHistory
{
    Q_DECLARE_TR_FUNCTIONS(CityHistory)
public:
    /// Fails for a data folder that another process holds, a required history that cannot be written and one to be read that cannot be.
    /// @param areas must outlive it
    static Result<std::unique_ptr<CityHistory>> open(HistoryNeed need, const CityProfile &profile, const QString &dataFolder,
                                                     const AreaIndex *areas);
    ~CityHistory();

    HistoryReader &reader() { return m_archive ? m_archive->reader() : *m_empty; }
    HistoryArchive *archive() const { return m_archive.get(); } ///< null: there is none
    HistoryWriter *writer() const { return m_isKept ? &m_archive->writer() : nullptr; } ///< null: nothing can be written
    /// What is missing of what was needed, for people; empty: nothing.
    const QString &notice() const { return m_notice; }

private:
    CityHistory();
    Status openToRead(const CityProfile &profile, const QString &dataFolder, const AreaIndex *areas);
    void openAsItCanBe(const CityProfile &profile, const QString &dataFolder, const AreaIndex *areas, const Error &refused);

    std::unique_ptr<InstanceLock> m_lock;
    std::unique_ptr<HistoryArchive> m_archive;
    std::unique_ptr<HistoryReader> m_empty; // in place of an archive
    bool m_isKept = false;
    QString m_notice;
};

} // namespace citywall
