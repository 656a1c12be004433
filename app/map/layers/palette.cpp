// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "map/layers/palette.h"

#include "map/layers/marktext.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <span>

namespace citywall::palette {

namespace {

struct AgeLegend {
    Q_DECLARE_TR_FUNCTIONS(citywall::AgeLegend)
};

/// A limit of age as it is: "22 min" of 22½, "2 h 15 min".
QString limitText(Duration limit)
{
    using namespace std::chrono;
    const auto minutes = limit % hours(1) / std::chrono::minutes(1);
    return limit < hours(2) || limit >= hours(48) || minutes == 0
        ? ageText(limit)
        : AgeLegend::tr("%1 h %2 min").arg(limit / hours(1)).arg(minutes);
}

struct Stop {
    double at;
    QRgb color;
};

// Ten evenly spaced samples of matplotlib's tables; between them the tables are straight to within one level.
constexpr QRgb viridis[] = { 0xff440154, 0xff482878, 0xff3e4a89, 0xff31688e, 0xff26828e,
                             0xff1f9e89, 0xff35b779, 0xff6ece58, 0xffb5de2b, 0xfffde725 };
constexpr QRgb inferno[] = { 0xff000004, 0xff1b0c41, 0xff4a0c6b, 0xff781c6d, 0xffa52c60,
                             0xffcf4446, 0xffed6925, 0xfffb9b06, 0xfff7d13d, 0xfffcffa4 };
constexpr QRgb divergingLight[] = { 0xff2166ac, 0xff4393c3, 0xff92c5de, 0xffd1e5f0, 0xfff7f7f7,
                                    0xfffddbc7, 0xfff4a582, 0xffd6604d, 0xffb2182b };
constexpr QRgb divergingDark[] = { 0xff92c5de, 0xff4393c3, 0xff2f6f9f, 0xff29485f, 0xff2a2f33,
                                   0xff5f3a33, 0xffa04a3a, 0xffd6604d, 0xfff4a582 };
constexpr Stop speedDark[] = { { 0.00, 0xfff0287a }, { 0.25, 0xffe8344a }, { 0.40, 0xfff06a2e }, { 0.55, 0xfff2b134 },
                               { 0.70, 0xff8d8f6c }, { 0.85, 0xff4d7475 }, { 1.00, 0xff456b6e } };
constexpr Stop speedLight[] = { { 0.00, 0xff5c0a2e }, { 0.25, 0xff9c1326 }, { 0.40, 0xffc43a16 }, { 0.55, 0xffb26a00 },
                                { 0.70, 0xff8f9079 }, { 0.85, 0xff86a5a4 }, { 1.00, 0xff8fadac } };

int channel(int a, int b, double t) { return int(std::lround(a + (b - a) * t)); }

QRgb mix(QRgb a, QRgb b, double t)
{
    return qRgba(channel(qRed(a), qRed(b), t), channel(qGreen(a), qGreen(b), t), channel(qBlue(a), qBlue(b), t),
                 channel(qAlpha(a), qAlpha(b), t));
}

QRgb even(std::span<const QRgb> colors, double t)
{
    const double x = std::clamp(t, 0.0, 1.0) * double(colors.size() - 1);
    const auto i = std::min(size_t(x), colors.size() - 2);
    return mix(colors[i], colors[i + 1], x - double(i));
}

QRgb stopped(std::span<const Stop> stops, double at)
{
    const double x = std::clamp(at, stops.front().at, stops.back().at);
    const auto next = std::find_if(stops.begin() + 1, stops.end() - 1, [x](const Stop &s) { return x <= s.at; });
    const Stop &a = *(next - 1);
    return mix(a.color, next->color, (x - a.at) / (next->at - a.at));
}

} // namespace

QRgb ground(bool dark) { return dark ? 0xff12181d : 0xfff2f4f5; }

QRgb noDataColor(bool dark) { return dark ? 0xff555b60 : 0xffb4b8bb; }

QRgb unknownColor(bool dark) { return priorityColor(0, dark); }

QRgb aged(QRgb color, const Freshness &freshness, bool dark)
{
    constexpr double standsOut = 3; // WCAG 2.2, 1.4.11
    constexpr double step = 0.05;
    if (freshness.level == Freshness::Current || qAlpha(color) == 0)
        return color;
    const QRgb under = ground(dark);
    const auto seen = [&](QRgb opaque, double opacity) { return contrast(mix(under, opaque | 0xff000000, opacity), under); };
    const bool known = freshness.level != Freshness::Unknown;
    const QRgb hue = known ? color : unknownColor(dark);
    // Of what stands out only as much is taken as leaves it standing out; what is unknown just does.
    const double whole = known ? qAlpha(color) / 255.0 : 1;
    double opacity = known ? whole * freshness.opacity : step;
    while (opacity < whole && seen(hue, opacity) < standsOut && seen(hue, whole) >= standsOut)
        opacity = std::min(whole, opacity + step);
    return qRgba(qRed(hue), qGreen(hue), qBlue(hue), int(std::lround(255 * opacity)));
}

QRgb speedRatioColor(double ratio, bool dark)
{
    if (std::isnan(ratio))
        return noDataColor(dark);
    return dark ? stopped(speedDark, ratio) : stopped(speedLight, ratio);
}

QRgb densityColor(double t, bool dark)
{
    if (!(t > 0))
        return 0;
    const double x = std::min(t, 1.0);
    const QRgb opaque = even(inferno, dark ? 0.22 + 0.78 * x : 0.88 - 0.70 * x);
    const double alpha = 0.88 * (1 - std::pow(1 - x, 2.5));
    return qRgba(qRed(opaque), qGreen(opaque), qBlue(opaque), int(std::lround(255 * alpha)));
}

QRgb sequential(double t, bool dark)
{
    if (std::isnan(t))
        return noDataColor(dark);
    return even(viridis, dark ? t : 1 - t);
}

QRgb diverging(double t, bool dark)
{
    if (std::isnan(t))
        return noDataColor(dark);
    return even(dark ? std::span(divergingDark) : std::span(divergingLight), (t + 1) / 2);
}

QRgb priorityColor(int priority, bool dark)
{
    switch (priority) {
    case 1:
        return dark ? 0xffff5a4d : 0xffc62828;
    case 2:
        return dark ? 0xfff2b134 : 0xffa86200;
    case 3:
        return dark ? 0xff6fa8c9 : 0xff2f6f9f;
    default:
        return dark ? 0xff8b949b : 0xff737a80;
    }
}

double luminance(QRgb color)
{
    const auto linear = [](int c8) {
        const double c = c8 / 255.0;
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(qRed(color)) + 0.7152 * linear(qGreen(color)) + 0.0722 * linear(qBlue(color));
}

double contrast(QRgb a, QRgb b)
{
    const double la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

QRgb colorAt(Kind kind, double t, bool dark)
{
    switch (kind) {
    case Kind::Density:
        return densityColor(t, dark);
    case Kind::Sequential:
        return sequential(t, dark);
    case Kind::Diverging:
        return diverging(2 * t - 1, dark);
    case Kind::SpeedRatio:
        return speedRatioColor(t, dark);
    }
    return noDataColor(dark);
}

QList<QColor> gradient(Kind kind, int count, bool dark)
{
    QList<QColor> colors;
    for (int i = 0; i < count; ++i)
        colors.append(QColor::fromRgba(colorAt(kind, count > 1 ? double(i) / (count - 1) : 0, dark)));
    return colors;
}

double roundUp(double value)
{
    if (!(value > 0) || !std::isfinite(value))
        return 1;
    const double decade = std::pow(10, std::floor(std::log10(value)));
    for (const double step : { 1.0, 2.0, 5.0 }) {
        if (value <= step * decade * (1 + 1e-9))
            return step * decade;
    }
    return 10 * decade;
}

QList<LegendEntry> scale(Kind kind, double end, bool dark)
{
    constexpr int steps = 5;
    QList<LegendEntry> entries;
    const QList<QColor> colors = gradient(kind, steps, dark);
    for (int i = 0; i < steps; ++i)
        entries.append({ colors[i], markText(end * i / (steps - 1)), QStringLiteral("area") });
    return entries;
}

void Ages::add(const Freshness &freshness)
{
    fading = fading || freshness.level == Freshness::Fading;
    stale = stale || freshness.level == Freshness::Stale;
    unknown = unknown || freshness.level == Freshness::Unknown;
}

QList<LegendEntry> ageLegend(const Ages &ages, const Lifetime &lifetime, Drawn drawn, const QColor &unknown)
{
    const auto symbol = [drawn](const char *marker, const char *line, const char *area) {
        return QString::fromLatin1(drawn == Drawn::Markers ? marker : drawn == Drawn::Lines ? line : area);
    };
    QColor pale = unknown;
    pale.setAlphaF(float(Freshness::leastOpacity));
    QList<LegendEntry> entries;
    if (ages.fading) {
        entries.append({ pale, AgeLegend::tr("paler: older than %1").arg(limitText(lifetime.staleAfter)),
                         symbol("disc-faded", "line-faded", "area-faded") });
    }
    if (ages.stale) {
        const QString words =
            drawn == Drawn::Lines ? AgeLegend::tr("broken: older than %1") : AgeLegend::tr("hatched: older than %1");
        entries.append({ unknown, words.arg(limitText(lifetime.faded())), symbol("disc-stale", "line-stale", "hatch") });
    }
    if (ages.unknown) {
        entries.append({ unknown, AgeLegend::tr("unknown: nothing for %1").arg(limitText(lifetime.horizon)),
                         symbol("disc-unknown", "line-unknown", "hatch-unknown") });
    }
    return entries;
}

} // namespace citywall::palette
