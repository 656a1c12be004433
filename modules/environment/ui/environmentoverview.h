// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/airpanel.h"

namespace citywall::environment {

/// What the module's panel shows, section by section. GUI thread.
class EnvironmentOverview : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(citywall::environment::AirPanel *air READ air CONSTANT)
public:
    EnvironmentOverview(AirPanel &air, QObject *parent = nullptr) : QObject(parent), m_air(air) { }

    AirPanel *air() { return &m_air; }

private:
    AirPanel &m_air;
};

} // namespace citywall::environment
