// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a history says while nothing can be stored, and that it is read where nothing can be written.
#include "historyfixture.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <random>
#include <sys/stat.h>
#include <unistd.h>

using namespace citywall;
using namespace citywall::test;
using namespace Qt::StringLiterals;

namespace {

/// Files that may only be read, in a folder that may or may not be written, by an ordinary user while this lives: rights do not hold for
/// root.
class ReadOnly
{
public:
    explicit ReadOnly(const QString &folder, mode_t ofFolder = 0555) : m_folder(folder)
    {
        setModes(0444, ofFolder);
        m_isOther = ::geteuid() == 0 && ::seteuid(65534) == 0;
    }
    ~ReadOnly()
    {
        if (m_isOther)
            (void)!::seteuid(0);
        setModes(0644, 0755);
    }
    Q_DISABLE_COPY_MOVE(ReadOnly)
    bool holds() const { return ::geteuid() != 0; }

private:
    void setModes(mode_t file, mode_t folder) const
    {
        for (const QFileInfo &each : QDir(m_folder).entryInfoList(QDir::Files))
            ::chmod(QFile::encodeName(each.filePath()).constData(), file);
        ::chmod(QFile::encodeName(m_folder).constData(), folder);
    }
    const QString m_folder;
    bool m_isOther = false;
};

QStringList filesIn(const QString &folder) { return QDir(folder).entryList(QDir::Files, QDir::Name); }

void copyInto(const QTemporaryDir &from, const QTemporaryDir &to, const QStringList &names)
{
    for (const QString &name : names)
        QVERIFY2(QFile::copy(from.filePath(name), to.filePath(name)), qPrintable(name));
}

} // namespace

class HistoryTroubleTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fullDisk();
    void readOnlyFolder();
    void readOnlyFile();
    void readOnlyWithLog();
};

void HistoryTroubleTest::fullDisk()
{
    const QTemporaryDir folder;
    const auto store = openStore(folder.path());
    QSignalSpy changed(store.get(), &HistoryArchive::troubleChanged);
    QCOMPARE(store->writer().append(feedName, plainBatch(0, 10, 1), testSource(), { 1 }).result().accepted, 10);
    QCOMPARE(store->trouble(), QString());
    store->setSizeLimit(400'000);
    std::mt19937 random(3);
    const auto noisy = [&](int b) {
        DecodedBatch batch = plainBatch(1000 + b * 5000, 5000, 0);
        for (ObservationRecord &record : batch.observations)
            record.values[0] = float(random()) * 1.1f; // does not pack
        return batch;
    };
    QString failure;
    for (int b = 0; b < 100 && failure.isEmpty(); ++b)
        failure = failureOf(store->writer().append(feedName, noisy(b), testSource(), { 1 }));
    QVERIFY(!failure.isEmpty());
    QVERIFY2(store->trouble().contains(u"The disk is full") && store->trouble().contains(store->path()),
             qPrintable(store->trouble()));
    QTRY_COMPARE(changed.size(), 1);
    // It stays the same trouble, and what was stored before needs no room and ends nothing; nor does a batch that makes no sense.
    QVERIFY(!failureOf(store->writer().append(feedName, noisy(200), testSource(), { 1 })).isEmpty());
    QCOMPARE(store->writer().append(feedName, plainBatch(0, 10, 1), testSource(), { 1 }).result().duplicates, 10);
    DecodedBatch senseless = plainBatch(0, 1, 1);
    senseless.observations[0].feature = 99;
    QVERIFY(failureOf(store->writer().append(feedName, senseless, testSource(), { 1 })).contains(u"not consistent"));
    QVERIFY(!store->trouble().isEmpty());
    store->setSizeLimit(0);
    QCOMPARE(store->writer().append(feedName, noisy(201), testSource(), { 1 }).result().accepted, 5000);
    QCOMPARE(store->trouble(), QString());
    QTRY_COMPARE(changed.size(), 2);
}

void HistoryTroubleTest::readOnlyFolder()
{
    const QTemporaryDir folder;
    QCOMPARE(openStore(folder.path())->writer().append(feedName, plainBatch(0, 20'000, 1), testSource(), { 1 }).result().accepted,
             20'000);
    const QStringList before = filesIn(folder.path());
    QCOMPARE(before, (QStringList { u"history.lock"_s, u"history.sqlite"_s })); // closed: no log
    const ReadOnly readOnly(folder.path());
    if (!readOnly.holds())
        QSKIP("this user may write everywhere");
    const auto writing = HistoryStore::open(folder.path(), nullptr);
    QVERIFY(!writing);
    QVERIFY2(writing.error().message.contains(u"cannot be written"), qPrintable(writing.error().message));
    const auto store = HistoryStore::openForReading(folder.path(), nullptr);
    QVERIFY2(store, store ? "" : qPrintable(store.error().message + store.error().detail));
    QCOMPARE(readAll(**store)->size(), 20'000u);
    QCOMPARE((*store)->reader().histogram({ feedName }, everything(), 1).result().counts[0][0], 20'000);
    QCOMPARE((*store)->reader().latest(feedName, { startMilliseconds + 15'000'000 }, std::chrono::hours(24)).result()->size(),
             10u);
    QCOMPARE(filesIn(folder.path()), before);
}

/// It could be read, but that is for who asks for it: only a full disk is waited for.
void HistoryTroubleTest::readOnlyFile()
{
    const QTemporaryDir folder;
    QCOMPARE(openStore(folder.path())->writer().append(feedName, plainBatch(0, 50, 1), testSource(), { 1 }).result().accepted,
             50);
    QVERIFY(QFile::remove(folder.filePath(u"history.lock"_s)));
    const ReadOnly readOnly(folder.path(), 0777);
    if (!readOnly.holds())
        QSKIP("this user may write everywhere");
    const auto writing = HistoryStore::open(folder.path(), nullptr);
    QVERIFY(!writing);
    QVERIFY2(writing.error().message.contains(u"cannot be written"), qPrintable(writing.error().message));
    const auto store = HistoryStore::openForReading(folder.path(), nullptr);
    QVERIFY2(store, store ? "" : qPrintable(store.error().message + store.error().detail));
    QCOMPARE(readAll(**store)->size(), 50u);
}

/// Whoever wrote was killed: what its log holds is read as well; where that cannot be, nothing is told for the whole.
void HistoryTroubleTest::readOnlyWithLog()
{
    const QTemporaryDir folder;
    const QTemporaryDir whole;
    const QTemporaryDir part;
    const auto writing = openStore(folder.path());
    QCOMPARE(writing->writer().append(feedName, plainBatch(0, 50, 1), testSource(), { 1 }).result().accepted, 50);
    copyInto(folder, whole, { u"history.sqlite"_s, u"history.sqlite-wal"_s, u"history.sqlite-shm"_s });
    copyInto(folder, part, { u"history.sqlite"_s, u"history.sqlite-wal"_s });
    {
        const ReadOnly readOnly(whole.path());
        if (!readOnly.holds())
            QSKIP("this user may write everywhere");
        const auto store = HistoryStore::openForReading(whole.path(), nullptr);
        QVERIFY2(store, store ? "" : qPrintable(store.error().message + store.error().detail));
        QCOMPARE(readAll(**store)->size(), 50u);
    }
    const ReadOnly readOnly(part.path());
    const auto store = HistoryStore::openForReading(part.path(), nullptr);
    QVERIFY(!store);
    QVERIFY2(store.error().message.contains(part.path()), qPrintable(store.error().message));
}

QTEST_GUILESS_MAIN(HistoryTroubleTest)
#include "tst_historytrouble.moc"
