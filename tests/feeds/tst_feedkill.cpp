// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker.h"

#include "engine/history/historystore.h"

#include <mosquitto.h>

using namespace citywall;
using namespace Qt::StringLiterals;

namespace {

/// The program that the test kills.
class Worker
{
public:
    Worker(const QString &folder, const QString &url)
    {
        m_process.start(QCoreApplication::applicationDirPath() + u"/feedworker"_s, { folder, url });
    }
    ~Worker()
    {
        m_process.kill(); // SIGKILL
        m_process.waitForFinished();
    }
    bool says(const QByteArray &word)
    {
        return QTest::qWaitFor(
            [&] {
                m_said += m_process.readAllStandardOutput();
                return m_said.contains(word);
            },
            30'000);
    }

private:
    QProcess m_process;
    QByteArray m_said;
};

/// Whole ones: what they end with is counted.
qsizetype messagesIn(const QString &folder)
{
    qsizetype messages = 0;
    for (const QFileInfo &info : QDir(folder).entryInfoList(QDir::Files)) {
        QFile file(info.filePath());
        if (file.open(QIODevice::ReadOnly))
            messages += file.readAll().count(R"("count":1}}]})");
    }
    return messages;
}

} // namespace

/// The feed's process is killed between the broker and the history, and the broker forgets everything.
class FeedKillTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (Broker::program().isEmpty())
            QSKIP("The program mosquitto is not installed");
        mosquitto_lib_init();
    }

    void whatTheBrokerWasToldIsSafe()
    {
        constexpr int messages = 400;
        QTemporaryDir brokerFolder;
        QTemporaryDir folder;
        Broker broker(brokerFolder.path(), nullptr, false);
        QVERIFY2(broker.start(), broker.log().constData());
        QFile secret(folder.filePath(u"credentials.json"_s));
        QVERIFY(secret.open(QIODevice::WriteOnly));
        secret.write(R"({"broker":{"user":"wall","password":"pass word"}})");
        secret.close();
        QVERIFY(secret.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        const QString url = broker.url(u"mqtt"_s);
        {
            Worker worker(folder.path(), url);
            QVERIFY(worker.says("subscribed"));
            mosquitto *client = mosquitto_new("publisher", true, nullptr);
            mosquitto_username_pw_set(client, "wall", "pass word");
            mosquitto_connect(client, "127.0.0.1", broker.port(), 60);
            mosquitto_loop_start(client);
            for (int i = 0; i < messages; ++i) {
                QByteArray payload = R"({"observations":[{"feature":"NAME","phenomenonTime":TIME,"values":{"count":1}}]})";
                payload.replace("NAME", "f" + QByteArray::number(i)).replace("TIME", QByteArray::number(1'795'248'000'000 + i));
                mosquitto_publish(client, nullptr, "city/x", int(payload.size()), payload.constData(), 1, false);
            }
            // The decoder needs two seconds for all of them.
            QTRY_COMPARE_WITH_TIMEOUT(messagesIn(folder.filePath(u"spool"_s)), messages, 30'000);
            mosquitto_disconnect(client);
            mosquitto_loop_stop(client, true);
            mosquitto_destroy(client);
        }
        broker.kill();
        {
            Worker worker(folder.path(), url);
            QVERIFY(worker.says("stored")); // a part of what was left
        }
        {
            Worker worker(folder.path(), url);
            QVERIFY(worker.says("idle"));
        }
        auto store = HistoryStore::open(folder.path(), nullptr);
        QVERIFY2(store, store ? "" : qPrintable(store.error().message));
        const TimeRange all { { 1'795'248'000'000 }, { 1'795'248'000'000 + messages } };
        QFuture<ObservationsPtr> rows = (*store)->reader().request({ u"test.counter"_s, all, {}, {} });
        rows.waitForFinished();
        QCOMPARE(rows.result()->size(), size_t(messages)); // each once
    }
};

QTEST_GUILESS_MAIN(FeedKillTest)
#include "tst_feedkill.moc"
