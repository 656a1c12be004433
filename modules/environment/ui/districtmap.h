// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/districts.h"
#include "map/layers/areaset.h"
#include "sdk/descriptors.h"
#include "sdk/selection.h"

#include <QQmlEngine>

namespace citywall::environment {

/// The layer of modelled means by district: each district of the division in the colour of its mean, on a scale that stays the same
/// from year to year. GUI thread.
class DistrictMap : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(citywall::AreaSet *areas READ areas CONSTANT)
    Q_PROPERTY(bool dark MEMBER m_dark NOTIFY darkChanged)
    Q_PROPERTY(QString selectedId READ selectedId NOTIFY selectedIdChanged)
    Q_PROPERTY(int revision READ revision NOTIFY revisionChanged) ///< grows when what districts say is another
public:
    DistrictMap(Districts &districts, Selection &selection, Metric mean, Layer &layer, QObject *parent = nullptr);

    AreaSet *areas() { return &m_areas; }
    QString selectedId() const; ///< the district whose page is open; empty if none is
    int revision() const { return m_revision; }
    Q_INVOKABLE QString nameOf(const QString &district) const;
    Q_INVOKABLE QString textOf(const QString &district) const; ///< "8.4 µg/m³, 10th–90th percentile 7.9–9.1"
    Q_INVOKABLE void choose(const QString &district); ///< drills down into it

Q_SIGNALS:
    void darkChanged();
    void selectedIdChanged();
    void revisionChanged();

private:
    void followSelection();
    void takeShapes();
    void paint();
    void rescale();
    void describe();

    Districts &m_districts;
    Selection &m_selection;
    const Metric m_mean;
    Layer &m_layer;
    AreaSet m_areas;
    int m_revision = 0;
    bool m_dark = true;
};

} // namespace citywall::environment
