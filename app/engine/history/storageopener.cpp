// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/history/storageopener.h"

#include "engine/history/publishstored.h"

namespace citywall {

Result<std::unique_ptr<SQLite::Database>> StorageOpener::connect(bool &isFull)
{
    const auto tried = qScopeGuard([this] { m_tried = Clock::now(); });
    try {
        return openForWritingOrThrow(m_path);
    } catch (const SQLite::Exception &e) {
        isFull = isDiskFull(e);
        return explain(e, m_path);
    }
}

Status StorageOpener::open(const QString &path)
{
    m_path = path;
    bool isFull = false;
    auto db = connect(isFull);
    if (db) {
        const Status opened = m_means.storage.open(std::move(db).value(), m_path);
        m_isOpen = bool(opened);
        return opened;
    }
    if (!isFull || !publishStored(m_path, m_means.areas, m_means.published, m_means.damaged))
        return db.error();
    m_refusal = db.error();
    return ok();
}

bool StorageOpener::tryAgain()
{
    if (Clock::now() - m_tried < m_retry)
        return false;
    bool isFull = false;
    auto db = connect(isFull);
    if (!db) {
        m_refusal = db.error();
        return false;
    }
    m_means.published.beginRound();
    if (const Status opened = m_means.storage.open(std::move(db).value(), m_path); !opened) {
        m_refusal = opened.error();
        return false;
    }
    m_isOpen = true;
    m_refusal.reset();
    for (const std::function<void()> &order : std::exchange(m_waiting, {}))
        order();
    return true;
}

void StorageOpener::whenOpen(std::function<void()> order)
{
    if (m_isOpen)
        order();
    else
        m_waiting.push_back(std::move(order));
}

} // namespace citywall
