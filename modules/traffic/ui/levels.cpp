// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/levels.h"

#include "map/layers/palette.h"

#include <QCoreApplication>

namespace citywall::traffic {

namespace {

constexpr std::array<double, levelCount> typicalRatio { 0.95, 0.76, 0.58, 0.45, 0.2 };
constexpr int areaAlpha = 150;

QRgb withAlpha(QRgb color, int alpha) { return qRgba(qRed(color), qGreen(color), qBlue(color), alpha); }

} // namespace

QString levelTitle(Level level)
{
    switch (level) {
    case Level::Free:
        return QCoreApplication::translate("TrafficLevels", "free");
    case Level::Light:
        return QCoreApplication::translate("TrafficLevels", "light");
    case Level::Slow:
        return QCoreApplication::translate("TrafficLevels", "slow");
    case Level::Congested:
        return QCoreApplication::translate("TrafficLevels", "congested");
    case Level::Heavy:
        break;
    }
    return QCoreApplication::translate("TrafficLevels", "heavy");
}

QString levelRange(Level level)
{
    const QLocale locale;
    const auto text = [&locale](double ratio) { return locale.toString(ratio, 'f', 2); };
    const size_t i = size_t(level);
    if (level == Level::Free)
        return QStringLiteral("≥ %1").arg(text(levelFrom[i]));
    if (level == Level::Heavy)
        return QStringLiteral("< %1").arg(text(levelFrom[i - 1]));
    return QStringLiteral("%1 – %2").arg(text(levelFrom[i]), text(levelFrom[i - 1]));
}

QRgb levelColor(Level level, bool dark) { return palette::speedRatioColor(typicalRatio[size_t(level)], dark); }

QRgb linkColor(double speedRatio, const Freshness &freshness, bool dark)
{
    const QRgb color = std::isnan(speedRatio) ? palette::noDataColor(dark) : levelColor(levelOf(speedRatio), dark);
    return palette::aged(color, freshness, dark);
}

QRgb indexColor(double index, bool dark)
{
    if (std::isnan(index))
        return palette::aged(withAlpha(palette::noDataColor(dark), areaAlpha), Freshness::unknown(), dark);
    return withAlpha(palette::sequential(std::clamp((index - 1) / (indexColorTo - 1), 0.0, 1.0), dark), areaAlpha);
}

} // namespace citywall::traffic
