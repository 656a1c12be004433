// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/requeststate.h"
#include "map/layers/pointset.h"
#include "sdk/descriptors.h"

#include <QQmlEngine>

namespace citywall::services {

/// What the layers of single requests draw: open ones, overdue ones, those of the chosen span for the density surface. GUI
/// thread.
class RequestMap : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(citywall::PointSet *open READ open CONSTANT)
    Q_PROPERTY(citywall::PointSet *overdue READ overdue CONSTANT)
    Q_PROPERTY(citywall::PointSet *opened READ opened CONSTANT)
    Q_PROPERTY(bool dark MEMBER m_dark NOTIFY darkChanged)
    Q_PROPERTY(quint32 selectedKey READ selectedKey NOTIFY selectedKeyChanged)
public:
    /// The layers, whose legends follow the data and the theme.
    struct Layers {
        Layer *density;
        Layer *overdue;
        Layer *open;
    };
    RequestMap(RequestState &state, Selection &selection, const Layers &layers, QObject *parent = nullptr);

    PointSet *open() { return &m_open; }
    PointSet *overdue() { return &m_overdue; }
    PointSet *opened() { return &m_opened; }
    quint32 selectedKey() const; ///< FeatureKey of the selected request; its maximum if none is
    Q_INVOKABLE void choose(quint32 key); ///< drills down into the request
    /// The density layer has a new picture: its scale ends at `maximum` per km², its kernel is so wide.
    Q_INVOKABLE void describeDensity(double maximum, double bandwidthMeters);

Q_SIGNALS:
    void darkChanged();
    void selectedKeyChanged();

private:
    void show();
    void describeMarkers();

    RequestState &m_state;
    Selection &m_selection;
    const Layers m_layers;
    PointSet m_open;
    PointSet m_overdue;
    PointSet m_opened;
    bool m_dark = true;
};

} // namespace citywall::services
