// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Surfaces at two times: scale, bands and colours, worked out by hand.
#include "map/layers/heatfield.h"
#include "map/layers/surfacecomparison.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <atomic>

using namespace citywall;
using namespace Qt::StringLiterals;

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

std::atomic<int> computing = 0;
std::atomic<int> together = 0; ///< the most that were computed at a time
std::atomic<bool> inGuiThread = false;

/// Values of cells of a tenth of a degree, side by side eastwards from the meridian; a band is the cells in it.
class Row : public Surface
{
public:
    explicit Row(std::vector<double> values) : m_values(std::move(values)) { }

    Difference less(const Surface &then) const override
    {
        together = std::max(together.load(), ++computing);
        inGuiThread = inGuiThread || QThread::isMainThread();
        std::vector<double> differences;
        for (size_t i = 0; i < m_values.size(); ++i)
            differences.push_back(m_values[i] - static_cast<const Row &>(then).m_values[i]);
        Difference made { differences };
        made.bands = [differences](const std::vector<double> &levels) {
            std::vector<ContourBand> bands;
            for (size_t level = 0; level + 1 < levels.size(); ++level) {
                ContourBand band { levels[level], levels[level + 1], {} };
                for (size_t i = 0; i < differences.size(); ++i) {
                    const double west = 0.1 * double(i), east = west + 0.1;
                    if (differences[i] >= band.from && differences[i] < band.to)
                        band.area.append(QList<GeoLine> { { { west, 0 }, { east, 0 }, { east, 1 }, { west, 1 }, { west, 0 } } });
                }
                if (!band.area.isEmpty())
                    bands.push_back(band);
            }
            --computing;
            return bands;
        };
        made.comparable = true;
        return made;
    }
    double at(GeoPoint place) const override
    {
        const double cell = std::floor(place.longitudeDegrees / 0.1);
        return cell >= 0 && cell < double(m_values.size()) ? m_values[size_t(cell)] : none;
    }
    QString unit() const override { return u"µg/m³"_s; }

private:
    const std::vector<double> m_values;
};

/// Of another quantity than whatever it is compared with.
class Other : public Row
{
public:
    using Row::Row;
    Difference less(const Surface &) const override { return {}; }
};

std::shared_ptr<const Surface> row(std::vector<double> values) { return std::make_shared<const Row>(std::move(values)); }

/// The colour in the middle of each of so many cells; 0 = nothing is drawn there.
QList<QRgb> colorsOf(const AreaSet &set, int cells)
{
    QList<QRgb> colors;
    for (int i = 0; i < cells; ++i) {
        const int area = set.at({ 0.1 * i + 0.05, 0.5 });
        colors.append(area < 0 ? 0 : set.styles()[size_t(area)].color);
    }
    return colors;
}

QList<QRgb> differenceColors(const QList<double> &shares, bool dark)
{
    QList<QRgb> colors;
    for (const double t : shares)
        colors.append(differenceColor(t, dark));
    return colors;
}

} // namespace

class SurfaceComparisonsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void levels()
    {
        // A scale to 20: a quarter of it is 5; the middle band is centred on 0, and 26 is the most that there is.
        QCOMPARE(SurfaceComparison::levelsOf(20, 26),
                 (std::vector<double> { -52, -17.5, -12.5, -7.5, -2.5, 2.5, 7.5, 12.5, 17.5, 52 }));
    }

    void signedBands()
    {
        SurfaceSet now, then;
        now.setSurface(row({ 30, 22, 16, 10, 6, 0 }));
        then.setSurface(row({ 10, 16, 15, 10, 11, 25 })); // +20, +6, +1, 0, −5, −25
        SurfaceComparison less(now, then, true);
        QVERIFY(!less.isMade());
        QCOMPARE(less.count(), 0); // those of now would say something else
        QTRY_VERIFY(less.isMade());
        // The greatest of six is their 95th percentile by the nearest rank: 25, rounded up to 50; a quarter of it is 12.5.
        QCOMPARE(less.ends(), (DifferenceScale { 50, false }));
        QCOMPARE(colorsOf(less, 6), differenceColors({ 0.5, 0, 0, 0, 0, -0.5 }, true));
        QVERIFY(!inGuiThread);
    }

    void placesAreTold()
    {
        SurfaceSet now, then;
        now.setSurface(row({ 30, 22 }));
        then.setSurface(row({ 10, none, 4 }));
        SurfaceComparison less(now, then, true);
        QVERIFY(std::isnan(less.nowAt({ 0.05, 0.5 }))); // nothing is drawn yet
        QTRY_VERIFY(less.isMade());
        QCOMPARE(less.nowAt({ 0.05, 0.5 }), 30.);
        QCOMPARE(less.thenAt({ 0.05, 0.5 }), 10.);
        QCOMPARE(less.nowAt({ 0.15, 0.5 }), 22.);
        QVERIFY(std::isnan(less.thenAt({ 0.15, 0.5 })));
        QVERIFY(std::isnan(less.nowAt({ 0.25, 0.5 })));
        QCOMPARE(less.thenAt({ 0.25, 0.5 }), 4.);
        QCOMPARE(less.unit(), u"µg/m³"_s);
        // Of another quantity then is not told: it would be taken for one of the same.
        QSignalSpy made(&less, &SurfaceComparison::made);
        now.setSurface(std::make_shared<const Other>(std::vector<double> { 7 }));
        QTRY_COMPARE(made.size(), 1);
        QCOMPARE(less.nowAt({ 0.05, 0.5 }), 7.);
        QVERIFY(std::isnan(less.thenAt({ 0.05, 0.5 })));
    }

    void rangesAreShared()
    {
        SurfaceSet now;
        QVERIFY(std::isnan(now.levelRange().first));
        now.setValueRange(u"PM2.5"_s, { 9, 14 });
        QCOMPARE(now.levelRange(), SurfaceSet::Range(9, 14));
        QSignalSpy changed(&now, &SurfaceSet::levelRangeChanged);
        {
            SurfaceSet then, gas, elsewhere;
            then.setValueRange(u"PM2.5"_s, { -1, 12 });
            gas.setValueRange(u"NO₂"_s, { 0, 80 });
            elsewhere.setValueRange(u"PM2.5"_s, { 0, 300 });
            now.setSharedRange(u"air"_s);
            then.setSharedRange(u"air"_s);
            gas.setSharedRange(u"air"_s);
            elsewhere.setSharedRange(u"elsewhere"_s);
            QVERIFY(changed.size() > 0);
            for (const SurfaceSet *set : { &now, &then })
                QCOMPARE(set->levelRange(), SurfaceSet::Range(-1, 14));
            QCOMPARE(gas.levelRange(), SurfaceSet::Range(0, 80));
            then.setValueRange(u"PM2.5"_s, { 10, 40 });
            QCOMPARE(now.levelRange(), SurfaceSet::Range(9, 40));
            // One that has nothing to draw has the levels of the other.
            then.setValueRange(u"PM2.5"_s, { none, none });
            QCOMPARE(now.levelRange(), SurfaceSet::Range(9, 14));
            QCOMPARE(then.levelRange(), SurfaceSet::Range(9, 14));
            then.setValueRange(u"NO₂"_s, { 5, 100 });
            QCOMPARE(now.levelRange(), SurfaceSet::Range(9, 14));
            QCOMPARE(gas.levelRange(), SurfaceSet::Range(0, 100));
            then.setValueRange(u"PM2.5"_s, { 1, 2 });
            QCOMPARE(now.levelRange(), SurfaceSet::Range(1, 14));
            QVERIFY(now.sharesRange());
            changed.clear();
        }
        QVERIFY(changed.size() > 0); // it has gone
        QCOMPARE(now.levelRange(), SurfaceSet::Range(9, 14));
        now.setSharedRange({});
        QVERIFY(!now.sharesRange());
        QCOMPARE(now.levelRange(), SurfaceSet::Range(9, 14));
    }

    void beyondTheScale()
    {
        // Nineteen of twenty are 10 or 4; the twentieth has the colour of the end, and the scale says that there is more.
        std::vector<double> values(20, 4);
        values[0] = -10;
        values[1] = 300;
        SurfaceSet now, then;
        now.setSurface(row(values));
        then.setSurface(row(std::vector<double>(20, 0)));
        SurfaceComparison less(now, then, false);
        QTRY_VERIFY(less.isMade());
        QCOMPARE(less.ends(), (DifferenceScale { 10, true }));
        QCOMPARE(colorsOf(less, 3), differenceColors({ -1, 1, 0.5 }, false)); // 4 of 10 lies in the band from 3.75 to 6.25
    }

    void whatIsTheSameIsBlank()
    {
        SurfaceSet now, then;
        now.setSurface(row({ 7.5, 8, none }));
        then.setSurface(row({ 7.5, 8, 3 }));
        SurfaceComparison less(now, then, true);
        QTRY_VERIFY(less.isMade());
        QCOMPARE(colorsOf(less, 3), (QList<QRgb> { 0, 0, 0 }));
        QCOMPARE(less.count(), 1); // it is known, and has an outline; the third cell is not
        QCOMPARE(less.at({ 0.25, 0.5 }), -1);
    }

    void bothAreFollowed()
    {
        SurfaceSet now, then;
        SurfaceComparison less(now, then, true);
        QTRY_VERIFY(less.isMade());
        QCOMPARE(less.count(), 0); // nothing is known of either
        together = 0;
        QSignalSpy made(&less, &SurfaceComparison::made);
        now.setSurface(row({ 5 }));
        QTRY_COMPARE(made.size(), 1);
        QCOMPARE(less.count(), 0);
        for (const double value : { 1., 2., 3., 4. })
            then.setSurface(row({ value }));
        QTRY_COMPARE(less.ends().end, 1.); // 5 − 4, and no other is left to be made
        QTRY_COMPARE(colorsOf(less, 1), differenceColors({ 1 }, true));
        QVERIFY(made.size() <= 3);
        QCOMPARE(together.load(), 1);
        then.setSurface(nullptr);
        QTRY_COMPARE(less.count(), 0);
    }

    void itMayGoWhileItIsComputed()
    {
        SurfaceSet now, then;
        now.setSurface(row({ 5 }));
        then.setSurface(row({ 4 }));
        auto less = std::make_unique<SurfaceComparison>(now, then, true);
        less.reset();
        SurfaceComparison other(now, then, true);
        QTRY_VERIFY(other.isMade());
    }
};

QTEST_GUILESS_MAIN(SurfaceComparisonsTest)
#include "tst_surfacecomparisons.moc"
