// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assetwords.h"

namespace citywall::services {

using namespace Qt::StringLiterals;

namespace {

QString assetWord(const QHash<QString, const char *> &known, const QString &term)
{
    const auto it = known.constFind(term);
    return it == known.cend() ? term : QCoreApplication::translate("citywall::services::AssetWords", *it);
}

} // namespace

QString AssetWords::status(const QString &term)
{
    static const QHash<QString, const char *> known {
        { u"ok"_s, QT_TRANSLATE_NOOP("citywall::services::AssetWords", "in order") },
        { u"lidOpen"_s, QT_TRANSLATE_NOOP("citywall::services::AssetWords", "lid open") },
        { u"dropped"_s, QT_TRANSLATE_NOOP("citywall::services::AssetWords", "fallen over") },
        { u"moved"_s, QT_TRANSLATE_NOOP("citywall::services::AssetWords", "not in its place") },
        { u"vandalized"_s, QT_TRANSLATE_NOOP("citywall::services::AssetWords", "damaged") },
        { u"burning"_s, QT_TRANSLATE_NOOP("citywall::services::AssetWords", "burning") },
        { u"defectiveLamp"_s, QT_TRANSLATE_NOOP("citywall::services::AssetWords", "lamp defective") },
        { u"columnIssue"_s, QT_TRANSLATE_NOOP("citywall::services::AssetWords", "column damaged") },
        { u"brokenLantern"_s, QT_TRANSLATE_NOOP("citywall::services::AssetWords", "lantern broken") },
    };
    return assetWord(known, term);
}

QString AssetWords::power(const QString &term)
{
    static const QHash<QString, const char *> known {
        { u"on"_s, QT_TRANSLATE_NOOP("citywall::services::AssetWords", "on") },
        { u"off"_s, QT_TRANSLATE_NOOP("citywall::services::AssetWords", "off") },
        { u"low"_s, QT_TRANSLATE_NOOP("citywall::services::AssetWords", "dimmed") },
        { u"bootingUp"_s, QT_TRANSLATE_NOOP("citywall::services::AssetWords", "starting") },
    };
    return assetWord(known, term);
}

QString AssetWords::wasteKind(const QString &term)
{
    static const QHash<QString, const char *> known {
        { u"organic"_s, QT_TRANSLATE_NOOP("citywall::services::AssetWords", "organic waste") },
        { u"inorganic"_s, QT_TRANSLATE_NOOP("citywall::services::AssetWords", "residual waste") },
        { u"glass"_s, QT_TRANSLATE_NOOP("citywall::services::AssetWords", "glass") },
        { u"plastic"_s, QT_TRANSLATE_NOOP("citywall::services::AssetWords", "plastic") },
        { u"metal"_s, QT_TRANSLATE_NOOP("citywall::services::AssetWords", "metal") },
        { u"paper"_s, QT_TRANSLATE_NOOP("citywall::services::AssetWords", "paper") },
    };
    return assetWord(known, term);
}

QString AssetWords::summary(const StreetAsset &asset, const Metric &level)
{
    if (asset.hasFault())
        return status(asset.status);
    if (!asset.power.isEmpty())
        return power(asset.power);
    return std::isfinite(asset.level) ? level.format(asset.level) : status(asset.status);
}

} // namespace citywall::services
