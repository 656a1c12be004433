// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace citywall::test {

inline const QString program = QStringLiteral(CITYWALL_BUILD_DIR "/bin/citywall");

/// What it has answered.
struct Ran {
    int code = -1; ///< −1: it did not end by itself
    QString out;
    QString err;
    QJsonObject json() const { return QJsonDocument::fromJson(out.toUtf8()).object(); }
};

/// The program as a script sees it, with a data folder and files of its own.
class ProgramPlace
{
public:
    Ran run(const QStringList &arguments, const QString &data = {}) const
    {
        QProcess process;
        process.start(program, arguments + QStringList { QStringLiteral("--data"), data.isEmpty() ? m_data.path() : data });
        if (!process.waitForFinished(60000))
            process.kill();
        return { process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                 QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError()) };
    }
    QString dataFolder() const { return m_data.path(); }
    QString pathOf(const QString &name) const { return m_data.filePath(name); }
    QString write(const QString &name, const QByteArray &text) const
    {
        QFile made(pathOf(name));
        if (!made.open(QIODevice::WriteOnly) || made.write(text) != text.size())
            qFatal("cannot write %s", qPrintable(made.fileName()));
        return made.fileName();
    }
    /// A folder with these of the miniature modules (tests/core).
    QString writeModules(const QStringList &ids) const
    {
        const QString miniatures = QStringLiteral(CITYWALL_BUILD_DIR "/tests/miniatures");
        const QString modules = pathOf(ids.join(u'+'));
        QDir().mkpath(modules);
        for (const QString &id : ids)
            QFile::copy(miniatures + QStringLiteral("/citywall-%1.so").arg(id),
                        modules + QStringLiteral("/citywall-%1.so").arg(id));
        return modules;
    }

    static QStringList words(const char *text) { return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts); }
    static QString minimalProfile(const char *extra)
    {
        return QStringLiteral(
                   "{\"id\": \"town\", \"name\": {\"en\": \"Town\"}, \"center\": [10.5, 50.5], \"bounds\": [10, 50, 11, 51], "
                   "\"zoom\": 12,\n"
                   "\"timeZone\": \"Europe/Berlin\", \"datum\": \"WGS84\", \"languages\": [\"en\"], %1\n"
                   "\"baseMap\": {\"dark\": \"none.mbtiles\", \"light\": \"none.mbtiles\", \"attribution\": \"x\"},\n"
                   "\"views\": [{\"id\": \"all\", \"title\": {\"en\": \"All\"}, \"center\": [10.5, 50.5], \"zoom\": 11}]}")
            .arg(QString::fromLatin1(extra));
    }

private:
    QTemporaryDir m_data;
};

} // namespace citywall::test
