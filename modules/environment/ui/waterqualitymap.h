// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sites.h"
#include "core/waterquality.h"
#include "map/layers/palette.h"
#include "map/layers/pointset.h"
#include "sdk/descriptors.h"
#include "sdk/metric.h"

#include <QPointer>
#include <QQmlEngine>

namespace citywall::environment {

/// Where water is sampled: the oxygen in it, and how grave what is known of it is. GUI thread.
class WaterQualityMap : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(citywall::PointSet *points READ points CONSTANT)
    Q_PROPERTY(bool dark MEMBER m_dark NOTIFY darkChanged)
    Q_PROPERTY(quint32 selectedKey READ selectedKey NOTIFY selectedKeyChanged)
public:
    WaterQualityMap(const Sites &sites, Selection &selection, Metric oxygen, Layer &layer, QObject *parent = nullptr);

    PointSet *points() { return &m_points; }
    quint32 selectedKey() const; ///< FeatureKey of the selected one; its maximum if none is
    Q_INVOKABLE void choose(quint32 key);

Q_SIGNALS:
    void darkChanged();
    void selectedKeyChanged();

private:
    void show();
    void describe();
    void followSelection();

    const Sites &m_sites;
    Selection &m_selection;
    const Metric m_oxygen;
    const QPointer<Layer> m_layer;
    PointSet m_points;
    palette::Ages m_ages;
    bool m_dark = true;
};

} // namespace citywall::environment
