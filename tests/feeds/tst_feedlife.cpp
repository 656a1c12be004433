// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feedfixture.h"
#include "linepublisher.h"

#include <QPointer>
#include <QSemaphore>

using namespace citywall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using State = FeedStatus::State;

/// How feeds begin where something is missing, and how they end.
class FeedLifeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// The folder that is not mounted yet, the file that somebody is about to write: the feed begins without a person.
    void whatIsMissingAtTheStartMayCome()
    {
        FeedFixture city;
        const QString file = city.folder.filePath(u"credentials.json"_s);
        LinePublisher publisher;
        QJsonObject options = publisher.options();
        options.insert("credential"_L1, u"gate"_s);
        FeedStatus *status = city.add(u"tcp"_s, options);
        QTRY_COMPARE(status->state, State::Down);
        const double since = status->sinceMilliseconds;
        for (int i = 0; i < 5; ++i) {
            city.pass(1min);
            QTRY_VERIFY(!city.runner->isPolling());
            QCOMPARE(status->state, State::Down);
        }
        QCOMPARE(status->sinceMilliseconds, since);
        QFile json(file);
        QVERIFY(json.open(QIODevice::WriteOnly));
        json.write(R"({"gate":{"token":"s3cret"}})");
        json.close();
        QVERIFY(json.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        QVERIFY(city.passUntil([&] { return publisher.client != nullptr; }, 1min));
        publisher.send(city.observation("a", 1));
        QTRY_COMPARE(status->state, State::Live);
    }

    /// What comes between the last word to a feed that is removed and the end of its connection.
    void whatCameLastIsStoredToo()
    {
        QSemaphore asked;
        QSemaphore go;
        FeedDescriptor descriptor = FeedFixture::counter();
        descriptor.formats.append({ u"lines"_s, u"Lines"_s,
                                    [&](QByteArrayView) { // on the network thread, before the payload is in the inbox
                                        if (QThread::currentThread()->objectName() == "network"_L1) {
                                            asked.release();
                                            go.acquire();
                                        }
                                        return false;
                                    },
                                    [make = descriptor.makeDecoder](const QList<QByteArray> &) { return make(); } });
        descriptor.formats.last().terminator = "\n";
        FeedFixture city;
        const auto release = qScopeGuard([&] { go.release(100); });
        LinePublisher publisher;
        QPointer<FeedStatus> status = city.add(u"tcp"_s, publisher.options(), descriptor);
        QTRY_VERIFY(publisher.client);
        publisher.send(city.observation("a", 1));
        QTRY_VERIFY(asked.available() > 0);
        city.runner->remove(status);
        go.release();
        QTRY_VERIFY((city.pass(1s), city.stored() == 1));
        QTRY_VERIFY((city.pass(1s), !status));
    }
};

QTEST_GUILESS_MAIN(FeedLifeTest)
#include "tst_feedlife.moc"
