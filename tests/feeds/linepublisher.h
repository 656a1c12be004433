// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QTcpServer>
#include <QTcpSocket>

/// A TCP source of lines.
struct LinePublisher {
    LinePublisher()
    {
        server.listen(QHostAddress::LocalHost);
        QObject::connect(&server, &QTcpServer::newConnection, &server, [this] { client = server.nextPendingConnection(); });
    }
    QJsonObject options() const
    {
        return { { QStringLiteral("url"), QStringLiteral("tcp://127.0.0.1:%1").arg(server.serverPort()) } };
    }
    void send(const QByteArray &line)
    {
        client->write(line + '\n');
        client->flush();
    }
    QTcpServer server;
    QTcpSocket *client = nullptr;
};
