// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/layers/areaset.h"
#include "sdk/descriptors.h"

#include <QQmlEngine>

namespace citywall {

/// One measure over a window of time as colours of the areas, with the legend to them. GUI thread.
class MeasureMap : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(MeasureMap)
    QML_UNCREATABLE("AcrossModel has one")
    Q_PROPERTY(citywall::AreaSet *areas READ areas CONSTANT)
    Q_PROPERTY(citywall::Layer *legend READ legend CONSTANT)
    Q_PROPERTY(bool dark READ isDark WRITE setDark NOTIFY darkChanged)
public:
    using QObject::QObject;

    AreaSet *areas() { return &m_areas; }
    Layer *legend() { return &m_legend; }
    bool isDark() const { return m_dark; }
    void setDark(bool dark);

    /// @param values SI, of each area of the city's index; NaN = not known; none at all clears the map
    void show(const Metric &metric, const std::vector<double> &values);
    /// What the values are more or less than those of then, or than usual: signed, around a neutral zero.
    /// @param then of the same areas
    enum class Less { Then, Usual };
    void showDifference(const Metric &metric, const std::vector<double> &now, const std::vector<double> &then, Less less);

    /// Round numbers in equal steps that enclose all values: the marks of the legend. Two at least.
    static std::vector<double> marksOf(const std::vector<double> &values);
    /// The same for differences: as far below zero as above.
    static std::vector<double> signedMarksOf(const std::vector<double> &values);

Q_SIGNALS:
    void darkChanged();

private:
    void draw();

    AreaSet m_areas;
    Layer m_legend;
    Metric m_metric;
    std::vector<double> m_values; // in display units
    bool m_signed = false;        // differences …
    Less m_less = Less::Then;     // … to these
    bool m_dark = true;
};

} // namespace citywall
