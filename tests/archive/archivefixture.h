// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postgresserver.h"

#include "../history/historyfixture.h"
#include "engine/archive/archivestore.h"

#include <QSignalSpy>

#include <pqxx/pqxx>

namespace citywall::test {

/// One desk at the archive. Fails the test (returns null) if it cannot open it.
inline std::unique_ptr<ArchiveStore> openDesk(const ArchiveAccess &access)
{
    auto store = ArchiveStore::open(access, nullptr);
    if (!store) {
        QTest::qFail(qPrintable(store.error().message + store.error().detail), __FILE__, __LINE__);
        return {};
    }
    store.value()->writer().describe(testFeed());
    return std::move(store).value();
}

/// One value that SQL finds, as an administrator would ask for it.
template<typename T>
T ask(const ArchiveAccess &access, const std::string &sql)
{
    pqxx::connection connection("host='" + access.host.toStdString() + "' user=postgres dbname=" + access.database.toStdString());
    return pqxx::nontransaction(connection).query_value<T>(sql);
}

/// Rows of all that was signalled.
inline size_t rowsOf(const QSignalSpy &appended)
{
    size_t rows = 0;
    for (const QList<QVariant> &arguments : appended)
        rows += arguments[0].value<ObservationsPtr>()->size();
    return rows;
}

} // namespace citywall::test
