// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/console.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

namespace citywall::console {

namespace {
void write(std::FILE *to, const QByteArray &text) { std::fwrite(text.constData(), 1, size_t(text.size()), to); }
} // namespace

void print(const QString &line)
{
    write(stdout, line.toUtf8() + '\n');
    std::fflush(stdout);
}

void print(const QJsonObject &json)
{
    write(stdout, QJsonDocument(json).toJson());
    std::fflush(stdout);
}

void complain(const QString &message)
{
    const QStringList lines = message.split(u'\n');
    for (const QString &line : lines)
        write(stderr, "citywall: " + line.toUtf8() + '\n');
}

void complain(const Error &error)
{
    complain(error.detail.isEmpty() ? error.message : error.message + QStringLiteral(" (") + error.detail + u')');
}

} // namespace citywall::console
