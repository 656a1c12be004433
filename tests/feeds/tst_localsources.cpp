// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transportfixture.h"

#include "engine/feeds/transports/stdintransport.h"

#include <QDir>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QThreadPool>

#include <unistd.h>

using namespace citywall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using State = Transport::State;

namespace {

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

} // namespace

/// Sources on this computer: standard input and folders.
class LocalSourcesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pipe()
    {
        std::array<int, 2> ends {};
        QCOMPARE(::pipe(ends.data()), 0);
        auto inbox = std::make_shared<PayloadQueue>(PayloadLimits { 4, 1 << 20 });
        StdinTransport transport({ .kind = u"stdin"_s,
                                   .options = {},
                                   .clientId = {},
                                   .credential = {},
                                   .now = [] { return UtcTime { 5 }; },
                                   .inbox = inbox },
                                 ends[0]);
        QString reason;
        connect(&transport, &Transport::stateChanged, this, [&](State, const QString &why) { reason = why; });
        transport.start();
        QCOMPARE(::write(ends[1], "a\nb\nc", 5), 5);
        QTRY_COMPARE(inbox->size(), 2u); // half full: it waits, and so does who writes
        QCOMPARE(::write(ends[1], "d\ne", 3), 3);
        for (int i = 0; i < 50; ++i)
            QCoreApplication::processEvents();
        QCOMPARE(inbox->size(), 2u);
        QCOMPARE(inbox->take(10, 100, 1s).size(), 2u);
        transport.tick();
        QTRY_COMPARE(inbox->size(), 1u);
        ::close(ends[1]);
        transport.tick();
        QTRY_COMPARE(reason, u"The input has ended"_s);
        const std::vector<Payload> rest = inbox->take(10, 100, 1s);
        QCOMPARE(rest.size(), 2u);
        QCOMPARE(rest[0].bytes, "cd");
        QCOMPARE(rest[1].bytes, "e");
        ::close(ends[0]);
    }

    /// Statistics over long spans, or pictures of maps, may hold all threads of the pool that the rest of the program shares.
    void filesWhileTheViewsArePainted()
    {
        QSemaphore go;
        const int threads = QThreadPool::globalInstance()->maxThreadCount();
        const auto release = qScopeGuard([&] {
            go.release(threads);
            QThreadPool::globalInstance()->waitForDone();
        });
        for (int i = 0; i < threads; ++i)
            QThreadPool::globalInstance()->start([&] { go.acquire(); });
        QTemporaryDir folder;
        write(folder.filePath(u"a.json"_s), "{}");
        TransportFixture feed(u"folder"_s, { { u"path"_s, folder.path() }, { u"patterns"_s, QJsonArray { u"*.json"_s } } });
        feed.start();
        QTRY_COMPARE(feed.state, State::Up);
        feed.pass(2s);
        QTRY_COMPARE(feed.inbox->size(), 1u);
    }

    void files()
    {
        QTemporaryDir folder;
        const auto path = [&](const QString &name) { return folder.filePath(name); };
        write(path(u"old.json"_s), "{\"old\":1}");
        TransportFixture feed(u"folder"_s,
                              { { u"path"_s, folder.path() }, { u"patterns"_s, QJsonArray { u"*.json"_s, u"*.gz"_s } } });
        feed.start();
        QTRY_COMPARE(feed.state, State::Up);
        QVERIFY(feed.take().isEmpty()); // it may still be growing
        feed.pass(2s);
        QTRY_COMPARE(feed.inbox->size(), 1u);
        QCOMPARE(feed.take(), QByteArrayList { "{\"old\":1}" });

        write(path(u"half.json"_s), "{\"ha");
        write(path(u"other.txt"_s), "not asked for");
        write(path(u".hidden.json"_s), "work in progress");
        feed.pass(10s);
        QTRY_COMPARE(feed.changes, 3);
        write(path(u"half.json"_s), "{\"half\":2}");
        feed.pass(10s);
        QTRY_COMPARE(feed.changes, 4);
        QVERIFY(feed.take().isEmpty()); // its size has changed between two looks
        feed.pass(10s);
        QTRY_COMPARE(feed.inbox->size(), 1u);
        QCOMPARE(feed.take(), QByteArrayList { "{\"half\":2}" });

        // printf '{"observations":[]}' | gzip -n | base64
        write(path(u"packed.json.gz"_s), QByteArray::fromBase64("H4sIAAAAAAAAA6tWyk8qTi0qSyzJzM8rVrKKjq0FAP56tvETAAAA"));
        feed.pass(10s);
        QTRY_COMPARE(feed.changes, 6);
        feed.pass(10s);
        QTRY_COMPARE(feed.inbox->size(), 1u);
        QCOMPARE(feed.take(), QByteArrayList { "{\"observations\":[]}" });

        // What was taken is not taken again; the same name with other bytes is.
        feed.pass(10s);
        QTRY_COMPARE(feed.changes, 8);
        write(path(u"half.json"_s), "{\"half\":\"new\"}");
        feed.pass(10s);
        QTRY_COMPARE(feed.changes, 9);
        QVERIFY(feed.take().isEmpty());
        feed.pass(10s);
        QTRY_COMPARE(feed.inbox->size(), 1u);
        QCOMPARE(feed.take(), QByteArrayList { "{\"half\":\"new\"}" });
    }

    void folderThatIsMissing()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"later"_s);
        TransportFixture feed(u"folder"_s, { { u"path"_s, path } });
        feed.start();
        QTRY_COMPARE(feed.state, State::Down);
        QVERIFY2(feed.reason.contains(path), qPrintable(feed.reason));
        QVERIFY(QDir().mkdir(path));
        write(path + u"/a"_s, "x");
        feed.pass(10s);
        QTRY_COMPARE(feed.state, State::Up);
        feed.pass(2s);
        QTRY_COMPARE(feed.inbox->size(), 1u);
        QCOMPARE(feed.take(), QByteArrayList { "x" });
    }

    void filesWaitForRoom()
    {
        QTemporaryDir folder;
        for (int i = 0; i < 10; ++i)
            write(folder.filePath(QString::number(i)), QByteArray(100, char('0' + i)));
        TransportFixture feed(u"folder"_s, { { u"path"_s, folder.path() } }, {}, { 4, 1 << 20 });
        feed.start();
        QTRY_COMPARE(feed.state, State::Up);
        QByteArrayList got;
        for (int i = 0; i < 30 && got.size() < 10; ++i) {
            feed.pass(2s);
            if (QTest::qWaitFor([&] { return feed.inbox->size() > 0; }, 200))
                got += feed.take();
        }
        QCOMPARE(got.size(), 10);
        QCOMPARE(feed.inbox->takeDropped(), 0);
    }

    void fileTooLarge()
    {
        QTemporaryDir folder;
        write(folder.filePath(u"big"_s), QByteArray(1001, 'x'));
        TransportFixture feed(u"folder"_s, { { u"path"_s, folder.path() }, { u"maximumBytes"_s, 1000 } });
        feed.start();
        QTRY_COMPARE(feed.state, State::Up);
        feed.pass(2s);
        QTRY_COMPARE(feed.inbox->size(), 1u);
        QCOMPARE(feed.takeAll().front().refused, u"file too large"_s);
    }
};

QTEST_GUILESS_MAIN(LocalSourcesTest)
#include "tst_localsources.moc"
