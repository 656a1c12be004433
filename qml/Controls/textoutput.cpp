// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "textoutput.h"

#include "sdk/services.h"

#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QRegularExpression>
#include <QSaveFile>
#include <QStandardPaths>

namespace citywall {

void TextOutput::copy(const QString &text) const { QGuiApplication::clipboard()->setText(text); }

QString TextOutput::save(const QUrl &file, const QString &text) const
{
    if (!file.isLocalFile())
        return tr("%1 is not a file of this computer").arg(file.toString());
    QSaveFile output(file.toLocalFile());
    const QByteArray bytes = text.toUtf8();
    if (output.open(QIODevice::WriteOnly) && output.write(bytes) == bytes.size() && output.commit())
        return {};
    return tr("%1 cannot be written: %2").arg(QDir::toNativeSeparators(output.fileName()), output.errorString());
}

QUrl TextOutput::suggestion(const QString &name, const QString &suffix) const
{
    static const QRegularExpression unsafe(QStringLiteral("[^a-z0-9]+"));
    QStringList words { QStringLiteral("citywall"), name.toLower().replace(unsafe, QStringLiteral("-")) };
    if (const TimeContext *clock = services().clock)
        words += clock->now().toDateTime(clock->zone()).toString(QStringLiteral("yyyyMMdd-HHmm"));
    const QString file = words.join(u'-') + u'.' + suffix;
    return QUrl::fromLocalFile(QDir(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)).filePath(file));
}

} // namespace citywall

#include "moc_textoutput.cpp"
