// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/payloadspool.h"

#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <set>
#include <thread>

#include <sys/resource.h>

using namespace citywall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr UtcTime eight { 1'795'248'000'000 }; // 2026-11-21T08:00:00Z

Payload numbered(int number, qsizetype bytes = 20)
{
    return { QByteArray::number(number).rightJustified(bytes, '.'), eight + Duration(number), u"city/%1"_s.arg(number) };
}

/// No file of this process grows beyond so many bytes.
class Full
{
public:
    explicit Full(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit now { bytes, m_before.rlim_max };
        ::setrlimit(RLIMIT_FSIZE, &now);
    }
    ~Full() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(Full)

private:
    rlimit m_before {};
};

} // namespace

class PayloadSpoolTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    PayloadSpool::Place place(const QString &name = u"citywall-test.feed-1"_s) const
    {
        return { m_folder->filePath(u"spool"_s), name, { u"test.feed"_s, {}, {}, eight } };
    }
    std::shared_ptr<PayloadSpool> opened() const { return *PayloadSpool::open(place()); }
    QStringList files() const { return QDir(place().folder).entryList(QDir::Files, QDir::Name); }
    qint64 bytes() const
    {
        qint64 all = 0;
        for (const QString &file : files())
            all += QFileInfo(place().folder + u'/' + file).size();
        return all;
    }
    static std::vector<Payload> left(PayloadSpool &spool) { return spool.readLeft(1'000'000, 1 << 30); }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void whatWasSyncedIsLeft()
    {
        {
            const auto spool = opened();
            QVERIFY(left(*spool).empty());
            for (int i = 0; i < 3; ++i)
                QVERIFY(spool->append(numbered(i)) > 0);
            QVERIFY(spool->sync());
            spool->append(numbered(3)); // came too late
        }
        QCOMPARE(QFileInfo(place().folder).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        const auto spool = opened();
        const std::vector<Payload> first = spool->readLeft(2, 1 << 20);
        QCOMPARE(first.size(), 2u);
        QCOMPARE(first[1].bytes, numbered(1).bytes);
        QCOMPARE(first[1].origin, u"city/1"_s);
        QCOMPARE(first[1].received, eight + 1ms);
        const std::vector<Payload> rest = left(*spool);
        QCOMPARE(rest.size(), 1u);
        QVERIFY(first[0].number > 0 && first[0].number < first[1].number && first[1].number < rest[0].number);
        QVERIFY(left(*spool).empty());
        // What comes now is behind it.
        QVERIFY(spool->append(numbered(4)) > rest[0].number);
    }

    void whatIsStoredGoes()
    {
        std::vector<quint64> numbers;
        {
            const auto spool = opened();
            for (int i = 0; i < 20; ++i) {
                numbers.push_back(spool->append(numbered(i, 1 << 20)));
                QVERIFY(spool->sync());
            }
            QCOMPARE(files().size(), 3); // of 8 MiB and a little: 8, 8, 4
            spool->setStored(numbers[14]); // the second is not through yet
            spool->append(numbered(20));
            QVERIFY(spool->sync());
            QCOMPARE(files().size(), 2);
        }
        {
            const auto spool = opened();
            const std::vector<Payload> rest = left(*spool);
            QCOMPARE(rest.size(), 13u);
            QCOMPARE(rest.front().bytes, numbered(8, 1 << 20).bytes);
            QCOMPARE(rest.back().bytes, numbered(20).bytes);
            const quint64 next = spool->append(numbered(21));
            QVERIFY(spool->sync());
            spool->setStored(rest.back().number);
            spool->append(numbered(22));
            QVERIFY(spool->sync());
            QCOMPARE(files().size(), 1);
            spool->setStored(next);
        }
        QCOMPARE(left(*opened()).size(), 2u); // in one file with what is not stored
        {
            const auto spool = opened();
            spool->setStored(left(*spool).back().number);
        }
        QCOMPARE(files(), QStringList());
    }

    /// What nobody has room for is read in its turn; what comes behind it waits there as well.
    void whatLiesAside()
    {
        const auto spool = opened();
        QVERIFY(left(*spool).empty());
        std::vector<quint64> numbers;
        const auto bring = [&](int from, int to, bool aside, bool expected) {
            for (int i = from; i < to; ++i)
                numbers.push_back(spool->append(numbered(i)));
            const Result<bool> synced = spool->sync(aside);
            QVERIFY(synced);
            QCOMPARE(*synced, expected);
        };
        bring(0, 2, false, false);
        QVERIFY(!spool->hasAside());
        bring(2, 5, true, true);
        QVERIFY(spool->hasAside());
        const auto read = [&](int from, int to, size_t most) {
            const std::vector<Payload> payloads = spool->readAside(most, 1 << 20);
            QCOMPARE(int(payloads.size()), to - from);
            for (int i = from; i < to; ++i) {
                QCOMPARE(payloads[size_t(i - from)].bytes, numbered(i).bytes);
                QCOMPARE(payloads[size_t(i - from)].number, numbers[size_t(i)]);
            }
        };
        QCOMPARE(spool->aside(), 3u);
        read(2, 4, 2);
        QCOMPARE(spool->aside(), 1u);
        bring(5, 7, false, true); // room enough, but not its turn
        QVERIFY(spool->hasAside());
        spool->setStored(numbers.back()); // nothing goes unread, whatever is said
        read(4, 6, 2);
        bring(7, 8, true, true);
        read(6, 8, 100);
        QVERIFY(!spool->hasAside());
        QCOMPARE(spool->aside(), 0u);
        QVERIFY(spool->readAside(100, 1 << 20).empty());
        bring(8, 9, false, false);
        QVERIFY(spool->readAside(100, 1 << 20).empty()); // whoever brought it has it
        bring(9, 10, true, true);
        QCOMPARE(left(*opened()).size(), 3u); // after a kill: what is not stored
    }

    /// What could not be written is not counted among what was, and a file without anything in it holds up none behind it.
    void asideOnAFullDisk()
    {
        const auto spool = opened();
        const quint64 first = spool->append(numbered(0));
        QVERIFY(spool->sync());
        {
            const Full full(rlim_t(bytes()) + 100);
            spool->append(numbered(1, 1000));
            QVERIFY(!spool->sync(true));
        }
        QVERIFY(!spool->hasAside());
        spool->append(numbered(2));
        QVERIFY(spool->sync(true));
        {
            const Full full(rlim_t(bytes()) + 100);
            spool->append(numbered(3, 10'000));
            QVERIFY(!spool->sync(true));
        }
        const quint64 last = spool->append(numbered(4));
        QVERIFY(spool->sync(true));
        const std::vector<Payload> payloads = spool->readAside(100, 1 << 20);
        QCOMPARE(payloads.size(), 2u);
        QCOMPARE(payloads[0].bytes, numbered(2).bytes);
        QCOMPARE(payloads[1].bytes, numbered(4).bytes);
        QCOMPARE(payloads[1].number, last);
        QVERIFY(payloads[0].number > first);
        spool->setStored(last);
        const quint64 next = spool->append(numbered(5));
        QVERIFY(spool->sync());
        QCOMPARE(files().size(), 1);
        spool->setStored(next);
    }

    void whatLiesAsideGoesWhenItIsStored()
    {
        {
            const auto spool = opened();
            quint64 last = 0;
            for (int i = 0; i < 20; ++i) {
                last = spool->append(numbered(i, 1 << 20));
                QVERIFY(spool->sync(i > 3));
            }
            QCOMPARE(files().size(), 3); // 4 that are passed on, 8, 8
            QCOMPARE(spool->readAside(1000, 1 << 30).size(), 16u);
            QCOMPARE(bytes() >> 20, 20);
            spool->setStored(last);
        }
        QCOMPARE(files(), QStringList());
    }

    /// A feed that is stored as it comes needs no room.
    void keepsNoMoreThanItMust()
    {
        const auto spool = opened();
        for (int i = 0; i < 1000; ++i) {
            const quint64 number = spool->append(numbered(i, 1000));
            QVERIFY(spool->sync());
            spool->setStored(number);
            QVERIFY(bytes() < PayloadSpool::worthEmptying + 5000);
        }
        spool->append(numbered(1000));
        QVERIFY(spool->sync());
        const auto again = opened();
        QCOMPARE(left(*again).back().bytes, numbered(1000).bytes);
    }

    void aTornEnd()
    {
        {
            const auto spool = opened();
            spool->append(numbered(0));
            spool->append(numbered(1));
            QVERIFY(spool->sync());
        }
        QFile file(place().folder + u'/' + files().constFirst());
        QVERIFY(file.resize(file.size() - 3)); // the power went
        QFile empty(place().folder + u"/citywall-test.feed-1-000000000002.cwrec"_s);
        QVERIFY(empty.open(QIODevice::WriteOnly)); // before anything was in it
        empty.close();
        const auto spool = opened();
        const std::vector<Payload> rest = left(*spool);
        QCOMPARE(rest.size(), 1u);
        QCOMPARE(rest[0].bytes, numbered(0).bytes);
        spool->append(numbered(5));
        QVERIFY(spool->sync());
    }

    void aFullDisk()
    {
        const auto spool = opened();
        spool->append(numbered(0));
        QVERIFY(spool->sync());
        {
            const Full full(rlim_t(bytes()) + 100);
            spool->append(numbered(1, 1000));
            const Result<bool> failed = spool->sync();
            QVERIFY(!failed);
            QVERIFY(failed.error().message.contains(u"cannot be written"));
            QVERIFY(!spool->sync()); // whoever else has brought something of it hears the same
        }
        spool->append(numbered(2));
        QVERIFY(spool->sync());
        const auto again = opened();
        const std::vector<Payload> rest = left(*again);
        QCOMPARE(rest.size(), 2u);
        QCOMPARE(rest[1].bytes, numbered(2).bytes);
    }

    /// Of another version, without its beginning, on a bad disk: what cannot be read is not stored.
    void whatCannotBeReadStays()
    {
        const auto write = [&](const QString &name, const QByteArray &bytes) {
            QVERIFY(QDir().mkpath(place().folder));
            QFile file(place().folder + u"/citywall-test.feed-1-"_s + name);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        };
        write(u"000000000001.cwrec"_s, QByteArray(1000, 'x'));
        {
            const auto spool = opened();
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"not a recording"_s));
            QVERIFY(left(*spool).empty());
            spool->append(numbered(0));
            QVERIFY(spool->sync());
        }
        write(u"000000000003.cwrec"_s, "half"); // the power went when it was begun
        {
            const auto spool = opened();
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"not a recording"_s));
            const std::vector<Payload> rest = left(*spool);
            QCOMPARE(rest.size(), 1u);
            const quint64 next = spool->append(numbered(1));
            QVERIFY(spool->sync());
            spool->setStored(next);
        }
        QCOMPARE(files(), QStringList { u"citywall-test.feed-1-000000000001.cwrec"_s });
    }

    /// A connection that was let go may still wait for the disk when the next one brings something.
    void twoThatAppend()
    {
        {
            const auto spool = opened();
            const auto bring = [&](int from) {
                for (int i = from; i < from + 300; ++i) {
                    spool->append(numbered(i));
                    QVERIFY(spool->sync());
                }
            };
            std::thread other([&] { bring(1000); });
            bring(0);
            other.join();
        }
        std::set<QByteArray> all;
        for (const Payload &payload : left(*opened()))
            all.insert(payload.bytes);
        QCOMPARE(all.size(), 600u);
    }

    void othersAreLeftAlone()
    {
        const auto other = *PayloadSpool::open(place(u"citywall-test.feed-12"_s));
        other->append(numbered(0));
        QVERIFY(other->sync());
        QVERIFY(left(*opened()).empty());
        QFile file(m_folder->filePath(u"file"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        PayloadSpool::Place wrong = place();
        wrong.folder = file.fileName();
        QVERIFY(!PayloadSpool::open(wrong));
    }
};

QTEST_GUILESS_MAIN(PayloadSpoolTest)
#include "tst_payloadspool.moc"
