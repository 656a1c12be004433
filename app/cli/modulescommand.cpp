// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"

#include "cli/console.h"
#include "cli/places.h"
#include "cli/session.h"
#include "engine/core/startupmarker.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QMetaEnum>

namespace citywall::commands {

namespace {

QString stateName(ModuleStatus::State state)
{
    return QString::fromLatin1(QMetaEnum::fromType<ModuleStatus::State>().valueToKey(int(state)));
}

void print(const ModuleStatus &m)
{
    console::print(QStringLiteral("%1 %2 %3 %4")
                       .arg(m.id, -14)
                       .arg(m.version, -8)
                       .arg(stateName(m.state), -10)
                       .arg(m.state == ModuleStatus::State::Failed ? m.reason : m.title)
                       .trimmed());
}

QJsonObject toJson(const ModuleStatus &m)
{
    return { { QStringLiteral("id"), m.id },
             { QStringLiteral("version"), m.version },
             { QStringLiteral("title"), m.title },
             { QStringLiteral("description"), m.description },
             { QStringLiteral("state"), stateName(m.state) },
             { QStringLiteral("reason"), m.reason } };
}

} // namespace

int modules(const Options &options)
{
    if (!options.retryModule.isEmpty()) {
        const Result<CityProfile> profile = CityProfile::load(options.city);
        if (profile && !StartupMarker::forget(places::dataFolder(options, *profile), options.retryModule))
            console::complain(QCoreApplication::translate("Commands", "module '%1' is not held back").arg(options.retryModule));
    }
    const auto session = Session::open(options, { .allModules = true });
    if (!session) {
        console::complain(session.error());
        return exitcode::failure;
    }
    const QList<ModuleStatus *> all = (*session)->registry().modules();
    QJsonArray list;
    for (const ModuleStatus *m : all) {
        if (options.json)
            list.append(toJson(*m));
        else
            print(*m);
    }
    if (options.json)
        console::print(
            QJsonObject { { QStringLiteral("folder"), places::moduleFolder(options) }, { QStringLiteral("modules"), list } });
    else if (all.isEmpty())
        console::complain(QCoreApplication::translate("Commands", "no modules in %1").arg(places::moduleFolder(options)));
    const bool retriedFailed = std::any_of(all.begin(), all.end(), [&](const ModuleStatus *m) {
        return m->id == options.retryModule && m->state == ModuleStatus::State::Failed;
    });
    return retriedFailed ? exitcode::failure : exitcode::good;
}

} // namespace citywall::commands
