// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/descriptors.h"
#include "sdk/freshness.h"

#include <QColor>
#include <QList>
#include <QObject>
#include <QQmlEngine>
#include <QRgb>

// Colours of data on the map. Pure functions, any thread. `dark` says on which ground they will lie.
// Colour-blind safe; calm for the normal, saturated only for the abnormal, which keeps 3:1 against the ground.
namespace citywall::palette {

/// The grounds the palettes are checked against (the themes' map grounds are near them).
QRgb ground(bool dark);
/// "No current value": a grey that no scale contains.
QRgb noDataColor(bool dark);
/// The same where it has to be seen, with 3:1 against the ground: broken lines, hatching, question marks.
QRgb unknownColor(bool dark);

/// What age makes of a colour: fading and stale ones lose opacity (Freshness::opacity), but one that stands out from the ground (3:1)
/// does so still. What is unknown is unknownColor, as faint as stands out: it may be most of the map. A colour that is not drawn (0)
/// stays so.
QRgb aged(QRgb color, const Freshness &freshness, bool dark);

/// Speed / free-flow speed of a road link: muted grey teal from 0.85 up, amber near 0.5, red near 0.3, at 0 the gravest.
/// NaN gives noDataColor. Hues after the usual traffic convention, chosen so that lightness differs too.
QRgb speedRatioColor(double ratio, bool dark);

/// Density surface, t in [0, 1]: transparent at 0. Dark: "inferno" from its purple up (S. van der Walt, N. Smith, CC0);
/// light: the same reversed, so that more is always more contrast with the ground.
QRgb densityColor(double t, bool dark);

/// Ordered values, t in [0, 1]: "viridis" (S. van der Walt, N. Smith, E. Firing, matplotlib 1.5, CC0), lightness rises on dark;
/// reversed on light. NaN gives noDataColor.
QRgb sequential(double t, bool dark);

/// Signed values, t in [−1, 1] (blue below, red above, 0 near the ground's own lightness): ColorBrewer RdBu (C. Brewer,
/// Apache 2.0) on light; on dark its ends with a dark middle. NaN gives noDataColor.
QRgb diverging(double t, bool dark);

/// Priority 1 high, 2 medium, 3 low, else unknown.
QRgb priorityColor(int priority, bool dark);

/// WCAG 2.2 relative luminance and contrast ratio of opaque colours.
double luminance(QRgb color);
double contrast(QRgb a, QRgb b);

/// Which palette a surface is drawn with.
enum class Kind { Density, Sequential, Diverging, SpeedRatio };
/// t in [0, 1] in each kind (diverging and speed ratio are mapped onto their own ranges, NaN kept).
QRgb colorAt(Kind kind, double t, bool dark);
/// `count` evenly spaced colours of a kind: a legend's gradient.
QList<QColor> gradient(Kind kind, int count, bool dark);
/// A legend's end, the next of 1, 2, 5 × 10ⁿ at or above the value: stays put while the view moves a little. 1 for none.
double roundUp(double value);
/// The legend of a gradient from 0 to its end, in five steps.
QList<LegendEntry> scale(Kind kind, double end, bool dark);

/// Which ages there are among what a layer shows; its legend tells of these and no others.
struct Ages {
    bool fading = false;
    bool stale = false;
    bool unknown = false;

    void add(const Freshness &freshness);
    bool operator==(const Ages &) const = default;
};
/// What is drawn: gives the swatches.
enum class Drawn { Markers, Lines, Areas };
/// The last rows of a layer's legend, in the colour of what is unknown: "paler: older than 10 min", "hatched: older than 20 min", "unknown".
QList<LegendEntry> ageLegend(const Ages &ages, const Lifetime &lifetime, Drawn drawn, const QColor &unknown);
inline QList<LegendEntry> ageLegend(const Ages &ages, const Lifetime &lifetime, Drawn drawn, bool dark)
{
    return ageLegend(ages, lifetime, drawn, QColor::fromRgba(unknownColor(dark)));
}

} // namespace citywall::palette

namespace citywall {

/// The palettes for QML: MapPalette.speedRatioColor(0.5, Theme.dark).
class MapPalette : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
public:
    using QObject::QObject;
    Q_INVOKABLE QColor noDataColor(bool dark) const { return QColor::fromRgba(palette::noDataColor(dark)); }
    Q_INVOKABLE QColor unknownColor(bool dark) const { return QColor::fromRgba(palette::unknownColor(dark)); }
    Q_INVOKABLE QColor speedRatioColor(double ratio, bool dark) const
    {
        return QColor::fromRgba(palette::speedRatioColor(ratio, dark));
    }
    Q_INVOKABLE QColor densityColor(double t, bool dark) const { return QColor::fromRgba(palette::densityColor(t, dark)); }
    Q_INVOKABLE QColor sequential(double t, bool dark) const { return QColor::fromRgba(palette::sequential(t, dark)); }
    Q_INVOKABLE QColor diverging(double t, bool dark) const { return QColor::fromRgba(palette::diverging(t, dark)); }
    Q_INVOKABLE QColor priorityColor(int priority, bool dark) const
    {
        return QColor::fromRgba(palette::priorityColor(priority, dark));
    }
};

} // namespace citywall
