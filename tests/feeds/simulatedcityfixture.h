// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/feeds/simulator/citysimulator.h"
#include "testfeeds.h"

#include <QFile>
#include <QTest>

namespace citywall::test {

/// The simulated city over the real roads, seed 7.
class SimulatedCityFixture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QFile file(testfeeds::roadsFile);
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_roads = file.readAll();
        const auto city = CitySimulator::fromRoads(m_roads, { 7, m_zone, m_loop });
        QVERIFY(city);
        m_city = *city;
    }

protected:
    UtcTime local(int year, int month, int day, int hour, int minute = 0) const
    {
        return UtcTime::fromDateTime(QDateTime({ year, month, day }, { hour, minute }, m_zone));
    }

    const QTimeZone m_zone { "America/Chicago" };
    const GeoPoint m_loop { -87.6278, 41.8819 };
    QByteArray m_roads;
    std::shared_ptr<const CitySimulator> m_city;
};

} // namespace citywall::test
