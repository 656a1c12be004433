// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <unistd.h>

/// A real mosquitto on loopback that lets everybody in.
class OpenBroker
{
public:
    static QString program()
    {
        return QStandardPaths::findExecutable(
            QStringLiteral("mosquitto"),
            { QStringLiteral("/usr/sbin"), QStringLiteral("/usr/local/sbin"), QStringLiteral("/usr/bin") });
    }

    OpenBroker()
    {
        QTcpServer probe;
        probe.listen(QHostAddress::LocalHost);
        m_port = probe.serverPort();
    }
    ~OpenBroker() { kill(); }

    bool start()
    {
        QFile config(m_folder.filePath(QStringLiteral("config")));
        if (!config.open(QIODevice::WriteOnly))
            return false;
        config.write("listener " + QByteArray::number(m_port) + " 127.0.0.1\nallow_anonymous true\nlog_dest stderr\n");
        if (::geteuid() == 0)
            config.write("user root\n");
        config.close();
        m_log.clear();
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(program(), { QStringLiteral("-c"), config.fileName() });
        return QTest::qWaitFor(
            [this] {
                m_log += m_process.readAll();
                return m_log.contains(" running");
            },
            10'000);
    }
    void kill()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        m_process.kill();
        m_process.waitForFinished();
    }
    QUrl url() const { return QUrl(QStringLiteral("mqtt://127.0.0.1:%1").arg(m_port)); }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QByteArray m_log;
    quint16 m_port = 0;
};
