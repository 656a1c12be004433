// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/airpanel.h"
#include "ui/districtpanel.h"
#include "ui/emissionpanel.h"
#include "ui/rosepanel.h"
#include "ui/sitespanel.h"
#include "ui/waterqualitypanel.h"

namespace citywall::environment {

/// What the module's panel shows, section by section. GUI thread.
class EnvironmentOverview : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(citywall::environment::AirPanel *air READ air CONSTANT)
    Q_PROPERTY(citywall::environment::RosePanel *rose READ rose CONSTANT)
    Q_PROPERTY(citywall::environment::SitesPanel *sites READ sites CONSTANT)
    Q_PROPERTY(citywall::environment::WaterQualityPanel *waterQuality READ waterQuality CONSTANT)
    Q_PROPERTY(citywall::environment::EmissionPanel *emissions READ emissions CONSTANT)
    Q_PROPERTY(citywall::environment::DistrictPanel *districts READ districts CONSTANT)
public:
    EnvironmentOverview(AirPanel &air, RosePanel &rose, SitesPanel &sites, WaterQualityPanel &waterQuality,
                        EmissionPanel &emissions, DistrictPanel &districts, QObject *parent = nullptr)
        : QObject(parent), m_air(air), m_rose(rose), m_sites(sites), m_waterQuality(waterQuality), m_emissions(emissions),
          m_districts(districts)
    {
    }

    AirPanel *air() { return &m_air; }
    RosePanel *rose() { return &m_rose; }
    SitesPanel *sites() { return &m_sites; }
    WaterQualityPanel *waterQuality() { return &m_waterQuality; }
    EmissionPanel *emissions() { return &m_emissions; }
    DistrictPanel *districts() { return &m_districts; }

private:
    AirPanel &m_air;
    RosePanel &m_rose;
    SitesPanel &m_sites;
    WaterQualityPanel &m_waterQuality;
    EmissionPanel &m_emissions;
    DistrictPanel &m_districts;
};

} // namespace citywall::environment
