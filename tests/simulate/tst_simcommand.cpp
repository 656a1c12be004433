// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../feeds/broker.h"
#include "openbroker.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;

namespace {

const QString program = QStringLiteral(CITYWALL_BUILD_DIR "/bin/citywall");

QList<QJsonObject> lines(const QByteArray &text)
{
    QList<QJsonObject> all;
    for (const QByteArray &line : text.split('\n')) {
        if (!line.isEmpty())
            all.append(QJsonDocument::fromJson(line).object());
    }
    return all;
}

} // namespace

/// `citywall sim` as a script sees it.
class SimCommandTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    struct Ran {
        int code = -1;
        QByteArray out;
        QString err;
    };
    Ran run(const QStringList &arguments)
    {
        QProcess process;
        process.start(program, QStringList { u"sim"_s, u"--data"_s, m_folder.path() } + arguments);
        if (!process.waitForFinished(60'000))
            process.kill();
        return { process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
                 QString::fromUtf8(process.readAllStandardError()) };
    }

private Q_SLOTS:
    void untilItIsInterrupted_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGINT") << SIGINT;
    }
    void untilItIsInterrupted()
    {
        QFETCH(int, signal);
        QProcess process;
        process.start(program, { u"sim"_s, u"--port"_s, u"0"_s, u"--json"_s, u"--data"_s, m_folder.path() });
        QVERIFY(process.waitForReadyRead(60'000));
        QTRY_VERIFY(process.bytesAvailable() > 0 && process.peek(10'000).contains('\n'));
        const QJsonObject first = lines(process.readAllStandardOutput()).value(0);
        QVERIFY2(first.value("serving"_L1).toString().startsWith(u"http://127.0.0.1:"),
                 process.readAllStandardError().constData());
        QVERIFY(first.value("feeds"_L1).toInt() > 1);
        ::kill(pid_t(process.processId()), signal);
        QVERIFY(process.waitForFinished(30'000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 0);
        const QJsonObject last = lines(process.readAllStandardOutput()).last();
        QVERIFY(last.contains("messages"_L1));
    }

    void profileThatCanBeOpened()
    {
        const QString file = m_folder.filePath(u"live.json"_s);
        const Ran served = run({ u"--port"_s, u"0"_s, u"--for"_s, u"1"_s, u"--write-profile"_s, file });
        QCOMPARE(served.code, 0);
        QVERIFY2(served.out.contains("SIMULATED"), served.out.constData());
        QVERIFY2(served.out.contains("simulated feeds at http://127.0.0.1:"), served.out.constData());
        QProcess shell;
        shell.start(program,
                    { u"--city"_s, file, u"--data"_s, m_folder.filePath(u"data"_s), u"feeds"_s, u"--no-feeds"_s, u"--json"_s });
        QVERIFY(shell.waitForFinished(60'000));
        QVERIFY2(shell.exitCode() == 0, shell.readAllStandardError().constData());
        QVERIFY(!QJsonDocument::fromJson(shell.readAllStandardOutput())["feeds"_L1].toArray().isEmpty());
    }

    void whatIsWrong()
    {
        QTcpServer taken;
        QVERIFY(taken.listen(QHostAddress::LocalHost));
        const QString port = QString::number(taken.serverPort());
        Ran ran = run({ u"--port"_s, port });
        QCOMPARE(ran.code, 1);
        QVERIFY2(ran.err.contains(u"port "_s + port) && ran.err.contains(u"--port 0"), qPrintable(ran.err));

        QTcpServer free;
        QVERIFY(free.listen(QHostAddress::LocalHost));
        const quint16 nobody = free.serverPort();
        free.close();
        ran = run({ u"--port"_s, u"0"_s, u"--mqtt"_s, u"mqtt://127.0.0.1:%1"_s.arg(nobody) });
        QCOMPARE(ran.code, 1);
        QVERIFY2(ran.err.contains(u"No MQTT broker answers"), qPrintable(ran.err));

        QCOMPARE(run({ u"--listen"_s, u"nowhere"_s }).code, 1);
        QCOMPARE(run({ u"--drop"_s, u"2"_s }).code, 2);
        QCOMPARE(run({ u"--port"_s, u"0"_s, u"--for"_s, u"1"_s, u"--write-profile"_s, u"/nowhere/x.json"_s }).code, 1);
    }

    void toABroker()
    {
        if (OpenBroker::program().isEmpty())
            QSKIP("The program mosquitto is not installed");
        OpenBroker broker;
        QVERIFY(broker.start());
        const Ran ran = run({ u"--port"_s, u"0"_s, u"--for"_s, u"6"_s, u"--rate"_s, u"100"_s, u"--json"_s, u"--mqtt"_s,
                              broker.url().toString() });
        QVERIFY2(ran.code == 0, qPrintable(ran.err));
        QCOMPARE(lines(ran.out).value(0).value("broker"_L1).toString(), broker.url().toString());
        const qint64 sent = lines(ran.out).last().value("overMqtt"_L1).toInteger();
        QVERIFY2(sent > 100 && sent <= 700,
                 qPrintable(QString::number(sent))); // at most 100 in each of six seconds, and what was first
    }

    void toAProtectedBroker()
    {
        if (Broker::program().isEmpty())
            QSKIP("The program mosquitto is not installed");
        const QTemporaryDir folder;
        const Certificates certificates(folder.path());
        if (!certificates.isComplete())
            QSKIP("The program openssl is not installed");
        Broker broker(folder.path(), &certificates, false);
        QVERIFY(broker.start());
        QFile file(m_folder.filePath(u"credentials.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QJsonDocument(QJsonObject { { u"town"_s,
                                                 QJsonObject { { u"user"_s, u"wall"_s },
                                                               { u"password"_s, u"pass word"_s },
                                                               { u"certificate"_s, certificates.file(u"client.crt"_s) },
                                                               { u"key"_s, certificates.file(u"client.key"_s) } } } })
                       .toJson());
        file.close();
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        const QStringList to { u"--port"_s,
                               u"0"_s,
                               u"--for"_s,
                               u"3"_s,
                               u"--json"_s,
                               u"--mqtt"_s,
                               broker.url(u"mqtts"_s),
                               u"--ca"_s,
                               certificates.file(u"ca.crt"_s) };
        const QString profile = m_folder.filePath(u"protected.json"_s);
        const Ran ran = run(to + QStringList { u"--credential"_s, u"town"_s, u"--write-profile"_s, profile });
        QVERIFY2(ran.code == 0, qPrintable(ran.err));
        QVERIFY(lines(ran.out).last().value("overMqtt"_L1).toInteger() > 0);
        QFile written(profile);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArray listens = written.readAll();
        QVERIFY(listens.contains("\"credential\": \"town\"") && listens.contains(certificates.file(u"ca.crt"_s).toUtf8()));
        QVERIFY(!listens.contains("pass word"));

        const Ran stranger = run(to);
        QCOMPARE(stranger.code, 1);
        QVERIFY2(stranger.err.contains(u"certificate"), qPrintable(stranger.err));
        const Ran nobody = run(to + QStringList { u"--credential"_s, u"nobody"_s });
        QCOMPARE(nobody.code, 1);
        QVERIFY2(nobody.err.contains(u"'nobody'"), qPrintable(nobody.err));
    }
};

QTEST_GUILESS_MAIN(SimCommandTest)
#include "tst_simcommand.moc"
