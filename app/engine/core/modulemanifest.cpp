// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/modulemanifest.h"

#include "engine/core/coretext.h"
#include "sdk/module.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace citywall {

namespace {

QHash<QString, QString> texts(const QJsonValue &json)
{
    QHash<QString, QString> byLanguage;
    const QJsonObject object = json.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        byLanguage.insert(it.key(), it.value().toString());
    return byLanguage;
}

/// Depth-first walk that notes what cannot be loaded, and the circle where there is one.
class OrderWalk
{
public:
    OrderWalk(const QList<ModuleManifest> &manifests, const QStringList &alreadyFailed) : m_alreadyFailed(alreadyFailed)
    {
        for (const ModuleManifest &m : manifests)
            m_required.insert(m.id, m.requiredModules);
    }

    bool visit(const QString &id)
    {
        if (m_result.order.contains(id))
            return true;
        if (m_result.failed.contains(id))
            return false;
        m_path.append(id);
        const QStringList required = m_required.value(id);
        for (const QString &other : required) {
            const QString problem = problemWith(other);
            if (!problem.isEmpty() && !m_result.failed.contains(id))
                m_result.failed.insert(id, problem);
            if (m_result.failed.contains(id))
                break;
        }
        m_path.removeLast();
        if (m_result.failed.contains(id))
            return false;
        m_result.order.append(id);
        return true;
    }

    LoadOrder result() const { return m_result; }

private:
    QString problemWith(const QString &other)
    {
        if (const qsizetype start = m_path.indexOf(other); start >= 0) {
            const QStringList circle = m_path.sliced(start);
            const QString reason =
                CoreText::tr("circular requirement: %1").arg((circle + QStringList { other }).join(QStringLiteral(" → ")));
            for (const QString &id : circle)
                m_result.failed.insert(id, reason);
            return reason;
        }
        if (!m_required.contains(other) && !m_alreadyFailed.contains(other))
            return CoreText::tr("requires module '%1', which is not installed").arg(other);
        if (m_alreadyFailed.contains(other) || !visit(other))
            return CoreText::tr("requires module '%1', which has failed").arg(other);
        return {};
    }

    QHash<QString, QStringList> m_required;
    const QStringList m_alreadyFailed;
    QStringList m_path;
    LoadOrder m_result;
};

} // namespace

Result<ModuleManifest> ModuleManifest::fromMetaData(const QJsonObject &metaData)
{
    static const QRegularExpression idPattern(QStringLiteral("^[a-z][a-z0-9-]{0,63}$"));
    if (metaData.value(u"IID").toString() != QLatin1StringView(CITYWALL_MODULE_IID))
        return Error { CoreText::tr("is a plugin, but not a Citywall module"), metaData.value(u"IID").toString() };
    const QJsonObject json = metaData.value(u"MetaData").toObject();
    ModuleManifest m { json.value(u"id").toString(),
                       json.value(u"version").toString(),
                       texts(json.value(u"title")),
                       texts(json.value(u"description")),
                       json.value(u"icon").toString(),
                       json.value(u"qmlUri").toString(),
                       {},
                       json.value(u"order").toInt(1000),
                       json.value(u"onDemand").toBool() };
    if (!idPattern.match(m.id).hasMatch())
        return Error { CoreText::tr("its manifest has no valid id ('%1')").arg(m.id), {} };
    if (json.value(u"sdkVersion").toInt(-1) != sdkVersion)
        return Error { CoreText::tr("was made for version %1 of the module contract; this is version %2")
                           .arg(json.value(u"sdkVersion").toInt(-1))
                           .arg(sdkVersion),
                       {} };
    if (m.version.isEmpty() || m.title.value(QStringLiteral("en")).isEmpty())
        return Error { CoreText::tr("its manifest lacks a version or an English title"), {} };
    const QJsonArray required = json.value(u"requires").toArray();
    for (const QJsonValue &v : required)
        m.requiredModules.append(v.toString());
    return m;
}

LoadOrder loadOrder(const QList<ModuleManifest> &manifests, const QStringList &alreadyFailed)
{
    OrderWalk walk(manifests, alreadyFailed);
    for (const ModuleManifest &m : manifests)
        walk.visit(m.id);
    return walk.result();
}

} // namespace citywall
