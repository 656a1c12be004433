// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/arearates.h"
#include "core/requeststate.h"
#include "map/layers/areaset.h"
#include "sdk/descriptors.h"

#include <QQmlEngine>

namespace citywall::services {

/// What the layers of areas draw: the backlog per resident, and the share of requests closed too late. GUI thread.
class RequestAreas : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(citywall::AreaSet *backlog READ backlog CONSTANT)
    Q_PROPERTY(citywall::AreaSet *late READ late CONSTANT)
    Q_PROPERTY(int revision READ revision NOTIFY changed)
    Q_PROPERTY(bool dark MEMBER m_dark NOTIFY darkChanged)
public:
    /// The layers, whose legends follow the data and the theme.
    struct Layers {
        Layer *backlog;
        Layer *late;
    };
    RequestAreas(const RequestState &state, const Layers &layers, QObject *parent = nullptr);

    AreaSet *backlog() { return &m_backlog; }
    AreaSet *late() { return &m_late; }
    int revision() const { return m_revision; } ///< counts the changes, for bindings on the texts
    Q_INVOKABLE QString backlogText(const QString &area) const; ///< an area's figures in words; empty for an unknown one
    Q_INVOKABLE QString lateText(const QString &area) const;

Q_SIGNALS:
    void changed();
    void darkChanged();

private:
    void show();
    void rescale();
    void describeBacklog();
    void describeLate();
    static double lateShare(const Figures &figures); ///< NaN where there are too few

    const RequestState &m_state;
    const Layers m_layers;
    const AreaRate m_rate;
    std::vector<Figures> m_figures; // by area
    AreaRates m_rates;
    AreaSet m_backlog;
    AreaSet m_late;
    int m_revision = 0;
    bool m_dark = true;
};

} // namespace citywall::services
