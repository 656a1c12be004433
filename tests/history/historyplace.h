// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "historyfixture.h"

#include "../archive/postgresserver.h"
#include "engine/archive/archiveerasure.h"
#include "engine/archive/archivestore.h"
#include "engine/history/erasure.h"

#include <QTemporaryDir>

namespace citywall::test {

/// Where a history is kept, so that it can be opened again.
class HistoryPlace
{
public:
    HistoryPlace() = default;
    virtual ~HistoryPlace() = default;
    Q_DISABLE_COPY_MOVE(HistoryPlace)

    virtual bool isFile() const = 0;
    /// Opens, and describes the test feed. Fails the test (returns null) if it cannot.
    std::unique_ptr<HistoryArchive> open(const AreaIndex *areas = nullptr)
    {
        Result<std::unique_ptr<HistoryArchive>> store = tryOpen(areas);
        if (!store) {
            QTest::qFail(qPrintable(store.error().message + store.error().detail), __FILE__, __LINE__);
            return {};
        }
        store.value()->writer().describe(testFeed());
        return std::move(store).value();
    }
    /// Null if it cannot be opened.
    std::unique_ptr<HistoryArchive> openForReading()
    {
        Result<std::unique_ptr<HistoryArchive>> store = tryOpenForReading();
        return store ? std::move(store).value() : nullptr;
    }

    // What is erased by law, while nobody has it open.
    virtual Result<ErasureOutcome> count(const ErasureRequest &request) = 0;
    virtual Result<ErasureOutcome> erase(const ErasureRequest &request) = 0;
    virtual Result<QList<ErasureRecord>> erasures() = 0;

protected:
    using Opened = Result<std::unique_ptr<HistoryArchive>>;
    template<typename Store>
    static Opened opened(Result<std::unique_ptr<Store>> store)
    {
        if (!store)
            return store.error();
        return std::unique_ptr<HistoryArchive>(std::move(store).value());
    }
    virtual Opened tryOpen(const AreaIndex *areas) = 0;
    virtual Opened tryOpenForReading() = 0;
};

class FilePlace : public HistoryPlace
{
public:
    bool isFile() const override { return true; }
    Result<ErasureOutcome> count(const ErasureRequest &request) override { return countErasure(file(), request); }
    Result<ErasureOutcome> erase(const ErasureRequest &request) override { return eraseObservations(file(), request); }
    Result<QList<ErasureRecord>> erasures() override { return erasureLog(file()); }

protected:
    Opened tryOpen(const AreaIndex *areas) override { return opened(HistoryStore::open(m_folder.path(), areas)); }
    Opened tryOpenForReading() override { return opened(HistoryStore::openForReading(m_folder.path(), nullptr)); }

private:
    QString file() const { return m_folder.filePath(QStringLiteral("history.sqlite")); }

    const QTemporaryDir m_folder;
};

/// A database of the shared server.
class ArchivePlace : public HistoryPlace
{
public:
    explicit ArchivePlace(ArchiveAccess access) : m_access(std::move(access)) { }
    bool isFile() const override { return false; }
    Result<ErasureOutcome> count(const ErasureRequest &request) override { return countArchiveErasure(m_access, request); }
    Result<ErasureOutcome> erase(const ErasureRequest &request) override { return eraseFromArchive(m_access, request); }
    Result<QList<ErasureRecord>> erasures() override { return archiveErasureLog(m_access); }

protected:
    Opened tryOpen(const AreaIndex *areas) override { return opened(ArchiveStore::open(m_access, areas)); }
    Opened tryOpenForReading() override { return opened(ArchiveStore::openForReading(m_access, nullptr)); }

private:
    const ArchiveAccess m_access;
};

/// The global data of a test over every kind of store (initTestCase_data). In init() a test skips where there is no server.
inline void addStores()
{
    QTest::addColumn<QString>("store");
    QTest::newRow("file") << QStringLiteral("file");
    QTest::newRow("archive") << QStringLiteral("archive");
}

/// A new one, of the kind that the test's global data row "store" names.
inline std::unique_ptr<HistoryPlace> newPlace()
{
    QFETCH_GLOBAL(const QString, store);
    if (store == u"file")
        return std::make_unique<FilePlace>();
    return std::make_unique<ArchivePlace>(sharedServer()->newDatabase());
}

} // namespace citywall::test
