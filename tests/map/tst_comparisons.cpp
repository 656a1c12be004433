// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Choropleths and lines of several times: values, scales, differences and the usual, worked out by hand.
#include "map/layers/areacomparison.h"
#include "map/layers/heatlayer.h"
#include "map/layers/linecomparison.h"

#include <QSignalSpy>
#include <QTest>

using namespace citywall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// Squares "a", "b", "c" … beside each other.
QList<Area> row(const QString &ids)
{
    QList<Area> areas;
    for (qsizetype i = 0; i < ids.size(); ++i) {
        const double west = -87.8 + 0.02 * double(i);
        Area area;
        area.id = ids.mid(i, 1);
        area.geometry = {
            { { { west, 41.8 }, { west + 0.02, 41.8 }, { west + 0.02, 41.82 }, { west, 41.82 }, { west, 41.8 } } }
        };
        area.bounds = { west, 41.8, west + 0.02, 41.82 };
        areas.append(area);
    }
    return areas;
}

/// Areas with values on a scale that ends where they do.
class Choropleth : public AreaSet
{
public:
    Choropleth(const QString &ids, const QList<double> &values)
    {
        setAreas(row(ids));
        setScale({ .dark = true });
        show(values);
    }
    void show(const QList<double> &values)
    {
        revalue([&](int i) { return AreaValue { values[i] }; });
    }
    QList<QRgb> colors() const
    {
        QList<QRgb> all;
        for (const AreaStyle &style : styles())
            all.append(style.color);
        return all;
    }
};

QList<double> valuesOf(const AreaSet &set)
{
    QList<double> all;
    for (const AreaValue &v : set.values())
        all.append(std::isnan(v.value) ? -999 : v.value); // what is not known is not equal to itself
    return all;
}

} // namespace

class ComparisonsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void valuesBecomeColours()
    {
        AreaSet set;
        set.setAreas(row(u"abcd"_s));
        QVERIFY(!set.scale());
        // A third of ten samples of viridis is the fourth of them: matplotlib's #31688e.
        set.setScale({ .to = 9, .dark = true });
        const QList<AreaValue> values { { 3 }, { 20 }, { none, Freshness::unknown() }, { 5, {}, false } };
        set.revalue([&](int i) { return values[i]; });
        QCOMPARE(set.to(), 9.);
        QCOMPARE(set.styles()[0].color, qRgba(0x31, 0x68, 0x8e, 150));
        QCOMPARE(set.styles()[1].color, qRgba(0xfd, 0xe7, 0x25, 150)); // beyond the end
        QCOMPARE(set.styles()[2].freshness.level, Freshness::Unknown);
        QCOMPARE(set.styles()[3], AreaStyle()); // nothing to be known
        // The same values at the same age are no change; another scale is.
        QSignalSpy colors(&set, &AreaSet::colorsChanged), told(&set, &AreaSet::valuesChanged),
            scale(&set, &AreaSet::scaleChanged);
        set.revalue([&](int i) { return values[i]; });
        QCOMPARE(colors.size() + told.size() + scale.size(), 0);
        set.setScale({ .to = 3, .dark = true });
        QCOMPARE(set.styles()[0].color, qRgba(0xfd, 0xe7, 0x25, 150));
        QCOMPARE(colors.size(), 1);
        QCOMPARE(scale.size(), 1);
        QCOMPARE(told.size(), 0);
        // A fading one is as pale as palette::aged says: 150 · 0.5.
        set.revalue([](int) { return AreaValue { 0, { Freshness::Fading, 0.5, 12min } }; });
        QCOMPARE(qAlpha(set.styles()[0].color), 75);
        set.setScale({ .color = [](double v) { return v > 1 ? 0xffff0000 : 0xff00ff00; } });
        set.revalue([](int i) { return AreaValue { double(i) }; });
        QCOMPARE(set.styles()[1].color, 0xff00ff00);
        QCOMPARE(set.styles()[2].color, 0xffff0000);
        set.setAreas(row(u"ab"_s));
        QVERIFY(set.values().empty());
    }

    void anAutomaticScaleEndsAboveTheGreatest()
    {
        Choropleth set(u"abc"_s, { 0.3, none, 4.1 });
        QCOMPARE(set.to(), 5.);
        set.show({ 0, none, 0 });
        QCOMPARE(set.to(), 1.);
        set.setScale({ .most = 100 });
        set.show({ 130, 2, 3 });
        QCOMPARE(set.to(), 100.);
        const QList<AreaValue> values { { 7 }, { 70, {}, false }, { none } }; // what is not drawn does not count
        set.revalue([&](int i) { return values[i]; });
        QCOMPARE(set.to(), 10.);
    }

    void marksOfThousandsAreNumbers()
    {
        const QLocale before;
        QLocale::setDefault(QLocale(u"en_US"_s));
        QStringList labels;
        for (const LegendEntry &entry : palette::scale(palette::Kind::Sequential, 2000, true))
            labels.append(entry.label);
        QCOMPARE(labels, (QStringList { u"0"_s, u"500"_s, u"1,000"_s, u"1,500"_s, u"2,000"_s }));
        QCOMPARE(palette::scale(palette::Kind::Sequential, 0.5, true)[1].label, u"0.125"_s);
        QLocale::setDefault(before);
    }

    void aSharedScaleIsTheLargestOfAll()
    {
        Choropleth now(u"ab"_s, { 2, 4.5 });
        QSignalSpy scaled(&now, &AreaSet::scaleChanged);
        {
            Choropleth then(u"ab"_s, { 2, 18 });
            QVERIFY(now.colors()[0] != then.colors()[0]); // ends of 5 and 20
            now.setSharedScale(u"rates"_s);
            then.setSharedScale(u"rates"_s);
            QCOMPARE(now.to(), 20.);
            QCOMPARE(then.to(), 20.);
            QCOMPARE(now.colors()[0], then.colors()[0]);
            QCOMPARE(scaled.size(), 1);
            then.show({ 0, 0 }); // nothing to show needs no end
            QCOMPARE(now.to(), 5.);
            QCOMPARE(then.to(), 5.);
            then.show({ 0, 90 });
            QCOMPARE(now.to(), 100.);
            Choropleth fixed(u"ab"_s, { 2, 18 });
            fixed.setScale({ .to = 50 });
            fixed.setSharedScale(u"rates"_s);
            QCOMPARE(fixed.to(), 50.); // a given end is kept, and nobody else's
            then.show({ 0, 8 });
            QCOMPARE(now.to(), 10.);
        }
        QCOMPARE(now.to(), 5.); // the other is gone
        Choropleth small(u"ab"_s, { 0.02, 0.03 });
        Choropleth nothing(u"ab"_s, { 0, 0 });
        small.setSharedScale(u"small"_s);
        nothing.setSharedScale(u"small"_s);
        QCOMPARE(small.to(), 0.05);
        QCOMPARE(nothing.to(), 0.05);
        now.setSharedScale({});
        QCOMPARE(now.to(), 5.);
    }

    void differencesOfAreas()
    {
        Choropleth now(u"abcde"_s, { 5, 2, none, 4, 1 });
        Choropleth then(u"dcba"_s, { 4, 1, 6, 2 }); // the other way round, and without "e"
        AreaComparison less(now, { &then }, AreaComparison::Shows::LessThen, true);
        QCOMPARE(valuesOf(less), (QList<double> { 3, -4, -999, 0, -999 }));
        QVERIFY(less.hasUnknown());
        QCOMPARE(less.to(), 5.);
        QCOMPARE(less.scale()->from, -5.);
        // t = 0.6 and −0.8 in the hues of RdBu on dark, from a quarter up: python3 with differenceColor's formula,
        //     h = 0.25 + 0.75*t; x = (h + 1)/2*8: 0.8 of the way from a04a3a to d6604d; alpha = 224.4*(1 - 0.4**2.5)
        QCOMPARE(less.styles()[0].color, qRgba(203, 92, 73, 201));
        QVERIFY(qBlue(less.styles()[1].color) > qRed(less.styles()[1].color));
        QCOMPARE(qAlpha(less.styles()[1].color), 220); // 224.4*(1 - 0.2**2.5)
        const QRgb grey = palette::noDataColor(true);
        QCOMPARE(less.styles()[2], AreaStyle(qRgba(qRed(grey), qGreen(grey), qBlue(grey), 150))); // as in the map of now
        QCOMPARE(less.unknownColor(), less.styles()[2].color);
        QVERIFY(!less.hasSilent());
        QCOMPARE(less.thenAt(1), 6.);
        QCOMPARE(less.styles()[3].color, 0u); // the same
        QCOMPARE(less.triangles().size(), size_t(5));
        QCOMPARE(less.at({ -87.77, 41.81 }), 1);
        // It follows both.
        then.show({ 4, 1, 12, 2 });
        QCOMPARE(valuesOf(less), (QList<double> { 3, -10, -999, 0, -999 }));
        QCOMPARE(less.to(), 10.);
        now.show({ 5, 12, 8, 4, 1 });
        QCOMPARE(valuesOf(less), (QList<double> { 3, 0, 7, 0, -999 }));
        now.setAreas(row(u"ab"_s));
        QCOMPARE(less.count(), 2);
        QCOMPARE(valuesOf(less), (QList<double> { -999, -999 })); // until there are values
        now.show({ 1, 1 });
        QCOMPARE(valuesOf(less), (QList<double> { -1, -11 }));
        QVERIFY(!less.hasUnknown());
    }

    void aDifferenceEndsWhereItsScaleDoes()
    {
        Choropleth now(u"ab"_s, { 3, 1 });
        Choropleth then(u"ab"_s, { 0, 0 });
        now.setScale({ .to = 3, .dark = true });
        AreaComparison less(now, { &then }, AreaComparison::Shows::LessThen, true);
        QCOMPARE(less.to(), 3.); // not 5: no more than three of three can differ
        now.show({ 2, 1 });
        QCOMPARE(less.to(), 2.);
        now.show({ 7, 1 }); // beyond the end of the scale
        QCOMPARE(less.to(), 10.);
        now.setScale({ .most = 60, .dark = true });
        now.show({ 55, 1 });
        QCOMPARE(less.to(), 60.);
    }

    void whatIsTooOldIsNotSubtracted()
    {
        Choropleth now(u"abc"_s, { 5, 5, 5 });
        Choropleth then(u"abc"_s, { 1, 1, 1 });
        AreaComparison less(now, { &then }, AreaComparison::Shows::LessThen, true);
        const Freshness stale { Freshness::Stale, Freshness::leastOpacity, 25min };
        const QList<AreaValue> values { { 5, stale }, { 5, Freshness::unknown() }, { 5, {}, false } };
        now.revalue([&](int i) { return values[i]; });
        QCOMPARE(less.values()[0].value, 4.);
        QCOMPARE(less.styles()[0].freshness.level, Freshness::Stale); // hatched as now
        QCOMPARE(valuesOf(less)[1], -999.);
        QCOMPARE(less.styles()[1].freshness.level, Freshness::Unknown); // and so are those of which nothing is heard
        QVERIFY(less.hasSilent() && !less.hasUnknown());
        QVERIFY(less.values()[2].drawn); // then there was something to be known
        then.revalue([&](int i) { return AreaValue { 1, {}, i != 2 }; });
        QVERIFY(!less.values()[2].drawn);
        now.show({ 5, 5, 5 });
        QVERIFY(!less.hasSilent());
        then.revalue([&](int i) { return AreaValue { 1, i == 0 ? Freshness::unknown() : Freshness() }; });
        QVERIFY(less.hasSilent());
        QCOMPARE(less.styles()[0].freshness.level, Freshness::Unknown);
        QCOMPARE(less.values()[1].value, 4.);
    }

    void theUsualOfAreasIsTheMedianOfTheWeeks()
    {
        Choropleth usual(u"abc"_s, { 0, 0, 0 }); // what the history of the usual tells is not drawn
        Choropleth first(u"abc"_s, { 1, 4, none });
        Choropleth second(u"abc"_s, { 3, none, none });
        Choropleth third(u"abc"_s, { none, none, 2 });
        Choropleth fourth(u"abc"_s, { 8, 7, none });
        const QList<AreaSet *> weeks { &first, &second, &third, &fourth };
        AreaComparison shown(usual, weeks, AreaComparison::Shows::Usual, true);
        // python3 -c "import numpy as np; print(np.median([1, 3, 8]), np.median([4, 7]))"; one week is not usual
        QCOMPARE(valuesOf(shown), (QList<double> { 3, 5.5, -999 }));
        QCOMPARE(shown.to(), 10.);
        QVERIFY(shown.hasUnknown());
        QVERIFY(!shown.isDifference());
        Choropleth now(u"abc"_s, { 9, 5, 2 });
        AreaComparison less(now, weeks, AreaComparison::Shows::LessUsual, true);
        QCOMPARE(valuesOf(less), (QList<double> { 6, -0.5, -999 }));
        // The map beside shares its scale, which is that of the medians, not of the weeks.
        now.setSharedScale(u"beside"_s);
        shown.setSharedScale(u"beside"_s);
        fourth.show({ 80, 7, none });
        QCOMPARE(valuesOf(shown), (QList<double> { 3, 5.5, -999 }));
        QCOMPARE(now.to(), 10.);
        usual.setScale({ .dark = false });
        QCOMPARE(shown.styles()[0].color, [&] {
            Choropleth light(u"a"_s, { 3 });
            light.setScale({ .to = 10, .dark = false });
            return light.styles()[0].color;
        }());
    }

    void differencesOfLines()
    {
        const auto line = [](quint32 key) {
            const double latitude = 41.8 + 0.01 * key;
            return MapLine { key, { { -87.7, latitude }, { -87.6, latitude } } };
        };
        const auto show = [](LineSet &set, const QList<double> &values) {
            set.restyle([&](int i) { return LineStyle { 0xff808080, 2.f + float(i), values[i], {} }; });
        };
        LineSet now;
        now.setMeasure({ u"Free-flow speed lost, %"_s, 100 });
        now.setLines({ line(7), line(9), line(11), line(13) });
        show(now, { 0.5, 0.25, none, 0.5 });
        LineSet then;
        then.setLines({ line(11), line(9), line(7) });
        show(then, { 0.1, 0.375, 0.2 });
        LineComparison less(now, then, true);
        QCOMPARE(less.scale().end, 50.); // 30 rounded up
        QCOMPARE(less.styles()[0].value, 30.);
        QCOMPARE(less.styles()[1].value, -12.5);
        // t = 0.6 in RdBu on dark: 0.4 of the way from a04a3a to d6604d.
        QCOMPARE(less.styles()[0].color, qRgb(182, 83, 66));
        QVERIFY(qBlue(less.styles()[1].color) > qRed(less.styles()[1].color));
        for (const size_t unknown : { 2u, 3u }) {
            QVERIFY(std::isnan(less.styles()[unknown].value));
            QCOMPARE(less.styles()[unknown].freshness.level, Freshness::Unknown);
        }
        QVERIFY(less.hasUnknown());
        QCOMPARE(less.thenAt(1), 37.5);
        QVERIFY(std::isnan(less.thenAt(3)));
        QCOMPARE(less.styles()[1].widthPixels, 3.f); // as now
        QCOMPARE(less.keyAt(less.nearest(toWorld({ -87.65, 41.89 }), 1e-6)), 9u);
        QSignalSpy ended(&less, &LineComparison::scaleChanged);
        show(then, { 0.1, 0.75, 0.4 });
        QCOMPARE(less.styles()[0].value, 10.);
        QCOMPARE(less.styles()[1].value, -50.);
        QCOMPARE(ended.size(), 0); // 50, exactly
        show(now, { 0.5, 1, none, 0.5 });
        QCOMPARE(less.styles()[1].value, 25.);
        QVERIFY(!less.scale().beyond);
        now.setLines({ line(9) });
        QCOMPARE(less.count(), 1);
    }

    void aFewLinesMayLieBeyondTheScale()
    {
        QList<MapLine> lines;
        for (quint32 key = 0; key < 40; ++key)
            lines.append({ key, { { -87.7, 41.8 + 0.001 * key }, { -87.6, 41.8 + 0.001 * key } } });
        LineSet now, then;
        for (LineSet *set : { &now, &then }) {
            set->setMeasure({ u"Speed"_s });
            set->setLines(lines);
        }
        then.restyle([](int) { return LineStyle { 0xff808080, 2, 0, {} }; });
        // 38 of 40 are nineteen in twenty: python3 -c "import math; print(sorted([10]*38 + [90, 100])[math.ceil(0.95*40) - 1])"
        now.restyle([](int i) { return LineStyle { 0xff808080, 2, i == 3 ? 90. : i == 5 ? -100. : 10., {} }; });
        LineComparison less(now, then, true);
        QCOMPARE(less.scale().end, 10.);
        QVERIFY(less.scale().beyond);
        QCOMPARE(less.styles()[5].color, LineComparison::colorOf(-1, true));
        QCOMPARE(less.styles()[5].value, -100.);
    }
};

QTEST_MAIN(ComparisonsTest)
#include "tst_comparisons.moc"
