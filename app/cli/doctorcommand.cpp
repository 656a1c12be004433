// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/clitext.h"
#include "cli/commands.h"

#include "cli/console.h"
#include "cli/historyplace.h"
#include "cli/places.h"
#include "engine/archive/archivestats.h"
#include "engine/core/boundaries.h"
#include "engine/core/modulemanifest.h"
#include "engine/core/retentionwords.h"

#include <QDir>
#include <QFontDatabase>
#include <QJsonArray>
#include <QJsonObject>
#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QPluginLoader>
#include <QStorageInfo>
#include <QTemporaryFile>

#include <sqlite3.h>

namespace citywall::commands {

namespace {

enum class Verdict { Ok, Warn, Fail };

struct Finding {
    QString what;
    Verdict verdict = Verdict::Ok;
    QString found;
    QString advice; ///< empty when all is well
};

QString word(Verdict v)
{
    return v == Verdict::Ok ? QStringLiteral("ok") : v == Verdict::Warn ? QStringLiteral("warn") : QStringLiteral("fail");
}

Finding checkProfile(const Result<CityProfile> &profile, const QString &asked)
{
    if (!profile)
        return { QStringLiteral("profile"), Verdict::Fail, profile.error().message,
                 CliText::tr("Mend the file, or choose another with --city.") };
    return { QStringLiteral("profile"), Verdict::Ok, asked, {} };
}

Finding checkBaseMap(const CityProfile &profile, const QString &theme, const QString &file)
{
    const QString name = QStringLiteral("base map ") + theme;
    QFile map(places::baseMap(profile, file));
    if (!map.open(QIODevice::ReadOnly))
        return { name, Verdict::Warn, CliText::tr("%1: %2").arg(map.fileName(), map.errorString()),
                 CliText::tr("Build it with ./dev build, or make one with ./dev map; until then plain ground is shown.") };
    if (!map.read(16).startsWith("SQLite format 3"))
        return { name, Verdict::Fail, CliText::tr("%1 is not an MBTiles file").arg(map.fileName()),
                 CliText::tr("Delete it and build it again.") };
    return { name, Verdict::Ok, map.fileName(), {} };
}

Finding checkBoundaries(const CityProfile &profile)
{
    const Boundaries boundaries = loadBoundaries(profile);
    const QString found = CliText::tr("%1 areas").arg(boundaries.areas.size());
    if (!boundaries.notices.isEmpty())
        return { QStringLiteral("boundaries"), Verdict::Warn, boundaries.notices.join(QStringLiteral("; ")),
                 CliText::tr("Without them there is no drill-down into areas.") };
    return { QStringLiteral("boundaries"), Verdict::Ok, found, {} };
}

Finding checkData(const QString &folder)
{
    const QString name = QStringLiteral("data folder");
    QTemporaryFile probe(folder + QStringLiteral("/probe-XXXXXX"));
    if (!QDir().mkpath(folder) || !probe.open())
        return { name, Verdict::Fail, CliText::tr("%1 cannot be written").arg(folder),
                 CliText::tr("Give permission, or choose another folder with --data.") };
    const qint64 free = QStorageInfo(folder).bytesAvailable();
    const QString found = CliText::tr("%1, %2 free").arg(folder, QLocale().formattedDataSize(free));
    if (free < (256LL << 20))
        return { name, Verdict::Fail, found, CliText::tr("Make room: the history stops growing on a full disk.") };
    return { name, free < (4LL << 30) ? Verdict::Warn : Verdict::Ok, found,
             free < (4LL << 30) ? CliText::tr("Make room soon.") : QString() };
}

/// Which history is the city's: the file of this desk, or an archive, which is asked.
Finding checkHistory(const CityProfile &profile, const QString &folder)
{
    const QString name = QStringLiteral("history");
    if (!profile.archive)
        return { name, Verdict::Ok, historyplace::filePath(folder), {} };
    const Result<ArchiveAccess> access = historyplace::archiveAccess(profile, folder);
    const Result<ArchiveStats> stats = access ? archiveStats(*access) : Result<ArchiveStats>(access.error());
    if (!stats)
        return { name, Verdict::Fail, stats.error().message,
                 CliText::tr("Mend the profile's archive or its credential, or ask whoever looks after the server.") };
    if (stats->schemaVersion == 0)
        return { name, Verdict::Warn, CliText::tr("%1 is empty").arg(access->shown()),
                 CliText::tr("The first start makes its tables.") };
    return { name,
             Verdict::Ok,
             CliText::tr("%1, PostgreSQL %2, %3 observations").arg(access->shown(), stats->server).arg(stats->observations()),
             {} };
}

/// How long the history keeps what: a line for each rule of the profile, in its order.
QList<Finding> listRetention(const CityProfile &profile)
{
    const QString name = QStringLiteral("retention");
    if (profile.retention.isEmpty())
        return { { name, Verdict::Ok, CliText::tr("everything is kept"), {} } };
    QList<Finding> findings;
    for (const RetentionTerms &terms : profile.retention)
        findings.append({ name, Verdict::Ok, CliText::tr("%1: %2").arg(terms.feeds, retentionWords(terms)), {} });
    return findings;
}

Finding checkFont(const QString &family, const QString &package)
{
    const bool there = QFontDatabase::hasFamily(family);
    return { QStringLiteral("font ") + family, there ? Verdict::Ok : Verdict::Warn,
             there ? CliText::tr("installed") : CliText::tr("missing"),
             there ? QString() : CliText::tr("Install %1; another font is used until then.").arg(package) };
}

Finding checkOpenGl()
{
    const QString name = QStringLiteral("OpenGL");
    if (QGuiApplication::platformName() == u"offscreen")
        return { name, Verdict::Warn, CliText::tr("not checked: no display"), CliText::tr("Run it where the shell will run.") };
    QOpenGLContext context;
    QOffscreenSurface surface;
    surface.create();
    if (!context.create() || !context.makeCurrent(&surface))
        return { name, Verdict::Fail, CliText::tr("no context"),
                 CliText::tr("Install a graphics driver with OpenGL, or Mesa (libgl1-mesa-dri).") };
    const auto text = [&](GLenum what) {
        return QString::fromUtf8(reinterpret_cast<const char *>(context.functions()->glGetString(what)));
    };
    const QString found = text(GL_VERSION) + QStringLiteral(", ") + text(GL_RENDERER);
    const bool software = found.contains(u"llvmpipe");
    return { name, software ? Verdict::Warn : Verdict::Ok, found,
             software ? CliText::tr("This renders on the processor: a graphics driver makes the map fluid.") : QString() };
}

Finding checkSqlite()
{
    const bool recent = sqlite3_libversion_number() >= 3040000;
    return { QStringLiteral("SQLite"), recent ? Verdict::Ok : Verdict::Fail, QString::fromLatin1(sqlite3_libversion()),
             recent ? QString() : CliText::tr("Version 3.40 or later is needed.") };
}

/// From the manifests alone, so that a module that hangs cannot stop the doctor; 'citywall modules' starts them.
QList<Finding> checkModules(const Options &options, const QStringList &wanted)
{
    QList<Finding> findings;
    const QDir folder(places::moduleFolder(options));
    QStringList found;
    const QStringList files = folder.entryList({ QStringLiteral("*.so") }, QDir::Files, QDir::Name);
    for (const QString &file : files) {
        const Result<ModuleManifest> manifest = ModuleManifest::fromMetaData(QPluginLoader(folder.filePath(file)).metaData());
        if (manifest)
            found.append(manifest->id);
        findings.append({ QStringLiteral("module ") + (manifest ? manifest->id : file), manifest ? Verdict::Ok : Verdict::Fail,
                          manifest ? manifest->version : manifest.error().message,
                          manifest ? QString() : CliText::tr("Remove the file, or install a version that fits.") });
    }
    for (const QString &id : wanted) {
        if (!found.contains(id))
            findings.append({ QStringLiteral("module ") + id, Verdict::Fail, CliText::tr("not in %1").arg(folder.path()),
                              CliText::tr("Install it, or name its folder with --modules.") });
    }
    return findings;
}

QList<Finding> examine(const Options &options)
{
    const Result<CityProfile> profile = CityProfile::load(options.city);
    QList<Finding> findings { checkProfile(profile, options.city) };
    if (profile) {
        findings +=
            { checkBaseMap(*profile, QStringLiteral("dark"), profile->baseMap.darkFile),
              checkBaseMap(*profile, QStringLiteral("light"), profile->baseMap.lightFile), checkBoundaries(*profile),
              checkData(places::dataFolder(options, *profile)), checkHistory(*profile, places::dataFolder(options, *profile)) };
        findings += listRetention(*profile);
    }
    findings += { checkFont(QStringLiteral("Inter"), QStringLiteral("fonts-inter")),
                  checkFont(QStringLiteral("Noto Sans CJK SC"), QStringLiteral("fonts-noto-cjk")), checkOpenGl(), checkSqlite() };
    return findings + checkModules(options, profile ? profile->modules : QStringList());
}

} // namespace

int doctor(const Options &options)
{
    const QList<Finding> findings = examine(options);
    QJsonArray list;
    for (const Finding &f : findings) {
        list.append(QJsonObject { { QStringLiteral("check"), f.what },
                                  { QStringLiteral("state"), word(f.verdict) },
                                  { QStringLiteral("found"), f.found },
                                  { QStringLiteral("advice"), f.advice } });
        if (!options.json)
            console::print(
                QStringLiteral("%1  %2  %3%4")
                    .arg(word(f.verdict), -4)
                    .arg(f.what, -22)
                    .arg(f.found,
                         f.advice.isEmpty() ? QString() : QStringLiteral("\n                              → ") + f.advice));
    }
    const bool failed =
        std::any_of(findings.begin(), findings.end(), [](const Finding &f) { return f.verdict == Verdict::Fail; });
    if (options.json)
        console::print(QJsonObject { { QStringLiteral("ok"), !failed }, { QStringLiteral("checks"), list } });
    return failed ? exitcode::failure : exitcode::good;
}

} // namespace citywall::commands
