// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/payloadspool.h"
#include "support/badsector.h"

#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace citywall;
using namespace Qt::StringLiterals;

namespace {

Payload numbered(int number, qsizetype bytes = 20)
{
    return { QByteArray::number(number).rightJustified(bytes, '.'), UtcTime { number + 1 }, {} };
}

} // namespace

/// Spool files that a disk does not give back whole: what was acknowledged is not taken for stored.
class SpoolDamageTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    std::shared_ptr<PayloadSpool> opened() const
    {
        return *PayloadSpool::open({ m_folder->path(), u"citywall-test.feed-1"_s, { u"test.feed"_s, {}, {}, UtcTime { 1 } } });
    }
    QStringList files() const { return QDir(m_folder->path()).entryList(QDir::Files, QDir::Name); }
    static std::vector<Payload> left(PayloadSpool &spool) { return spool.readLeft(1'000'000, 1 << 30); }
    QString path(const QString &file) const { return m_folder->filePath(file); }
    /// Three messages in one file, of an earlier run.
    QString leave() const
    {
        const auto spool = opened();
        for (int i = 0; i < 3; ++i)
            spool->append(numbered(i));
        if (!spool->sync())
            qFatal("no room for a test file");
        return path(files().constLast());
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    /// What was acknowledged and lies behind a bad sector is not taken for stored when all that could be read is.
    void aBadSectorIsNoEnd()
    {
        const QString file = leave();
        {
            const BadSector sector(file, QFileInfo(file).size() - 10); // in the last message
            const auto spool = opened();
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"000000000001.cwrec cannot be read"_s));
            QCOMPARE(left(*spool).size(), 2u);
            spool->append(numbered(3));
            const quint64 next = spool->append(numbered(4));
            QVERIFY(spool->sync());
            spool->setStored(next);
        }
        QCOMPARE(files(), QStringList { QFileInfo(file).fileName() });
        const auto spool = opened(); // on another disk
        const std::vector<Payload> all = left(*spool);
        QCOMPARE(all.size(), 3u);
        QCOMPARE(all[2].bytes, numbered(2).bytes);
        spool->setStored(all[2].number);
        spool->append(numbered(5));
        QVERIFY(spool->sync());
        QVERIFY(!QFile::exists(file));
    }

    /// Also of what lies aside; what comes behind that is read.
    void aBadSectorAside()
    {
        const auto spool = opened();
        quint64 last = 0;
        for (int i = 0; i < 10; ++i) { // 8 MiB and a little in the first file
            last = spool->append(numbered(i, 1 << 20));
            QVERIFY(spool->sync(true));
        }
        QCOMPARE(files().size(), 2);
        const BadSector sector(path(files().constFirst()), 1 << 20);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"000000000001.cwrec cannot be read"_s));
        const std::vector<Payload> payloads = spool->readAside(1000, 1 << 30);
        QCOMPARE(payloads.size(), 2u);
        QCOMPARE(payloads[0].bytes, numbered(8, 1 << 20).bytes);
        QCOMPARE(payloads[1].number, last);
        QVERIFY(!spool->hasAside());
        QCOMPARE(spool->aside(), 0u);
        spool->setStored(last);
        spool->append(numbered(10));
        QVERIFY(spool->sync());
        QVERIFY(files().contains(u"citywall-test.feed-1-000000000001.cwrec"_s));
        QVERIFY(!files().contains(u"citywall-test.feed-1-000000000002.cwrec"_s));
    }

    /// The others are read and stored; the file is laid by, and is not read again.
    void aGarbledMessage()
    {
        {
            QFile file(leave());
            QVERIFY(file.open(QIODevice::ReadWrite));
            const qint64 at = file.readAll().indexOf(numbered(1).bytes);
            QVERIFY(at > 0 && file.seek(at) && file.putChar('!'));
        }
        const QString laidBy = u"citywall-test.feed-1-000000000001.cwrec.damaged"_s;
        for (const size_t sound : { 2u, 1u }) {
            const auto spool = opened();
            if (sound == 2u)
                QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"000000000001.cwrec is damaged"_s));
            const std::vector<Payload> rest = left(*spool);
            QCOMPARE(rest.size(), sound);
            QCOMPARE(rest.back().bytes, numbered(sound == 2u ? 2 : 3).bytes);
            if (sound == 2u) {
                QVERIFY(!files().contains(laidBy)); // the history does not have the others yet
                spool->append(numbered(3));
                QVERIFY(spool->sync());
            }
            spool->setStored(rest.back().number);
        }
        QCOMPARE(files(), QStringList { laidBy });
        // Nothing that comes later takes its name.
        leave();
        QCOMPARE(files(), (QStringList { laidBy, u"citywall-test.feed-1-000000000002.cwrec"_s }));
    }
};

QTEST_GUILESS_MAIN(SpoolDamageTest)
#include "tst_spooldamage.moc"
