// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers that are laid beside other modules'.
#include "core/measures.h"
#include "core/satisfaction.h"
#include "requestsamples.h"

#include <QTest>

using namespace citywall;
using namespace citywall::services;
using namespace citywall::test;

class MeasuresTest : public QObject
{
    Q_OBJECT

    static AreaMeasure measure(const QString &id)
    {
        const QList<AreaMeasure> all = serviceMeasures([](const QString &name) {
            Metric metric;
            metric.id = name;
            return metric;
        });
        const auto found = std::ranges::find_if(all, [&](const AreaMeasure &m) { return m.metric.id == id; });
        if (found == all.end())
            qFatal("no measure %s", qPrintable(id));
        return *found;
    }
    /// Two buckets of 12 hours from hour 100 on; areas even and odd, then the whole city.
    static MeasureGrid over(const QString &id, const Observations &columns, const FeedDictionary &dictionary)
    {
        return measureOver(measure(id), columns, dictionary, { hour(100), hour(124) }, 2, 2, [](GeoPoint) { return -1; });
    }

private Q_SLOTS:
    void requestsOfTwoAreas()
    {
        // Even: 0 made 90, due 110, closed 115; 2 made 101, nothing promised, open. Odd: 1 made 95, due 120, open.
        const Observations rows = rowsOf({ { 0, 90, test::open, pothole, roads, phone },
                                           { 0, 115, closed },
                                           { 2, 101, test::open, pothole, roads, phone },
                                           { 1, 95, test::open, graffiti, cleaning, web } });
        const FeedDictionary dictionary = dictionaryOf(3, { { 0, 110 }, { 1, 120 } });
        const MeasureGrid opened = over(QStringLiteral("services.opened-rate"), rows, dictionary);
        QCOMPARE(opened.values[0][0], 1 / (12 * 3600.));
        QCOMPARE(opened.values[0][1], 0.);
        QCOMPARE(opened.values[1][0], 0.);
        const MeasureGrid backlog = over(QStringLiteral("services.backlog"), rows, dictionary);
        QCOMPARE(backlog.values[0], (std::vector<double> { 2, 1 })); // at hours 112 and 124
        QCOMPARE(backlog.values[1], (std::vector<double> { 1, 1 }));
        QCOMPARE(backlog.values[2], (std::vector<double> { 3, 2 }));
        const MeasureGrid overdue = over(QStringLiteral("services.overdue-share"), rows, dictionary);
        QCOMPARE(overdue.values[0][0], 1.); // 0, the only one with a date
        QVERIFY(std::isnan(overdue.values[0][1]));
        QCOMPARE(overdue.values[1], (std::vector<double> { 0, 1 }));
        QCOMPARE(overdue.values[2], (std::vector<double> { 0.5, 1 }));
    }

    void answersOfTheDayBefore()
    {
        Observations rows;
        rows.feed = feedbackFeed;
        for (int i = 0; i < 4; ++i)
            add(rows, hour(80), 0, { 5, none, none, none }); // 20 hours before the first bucket begins
        add(rows, hour(105), 0, { 1, none, none, none });
        const MeasureGrid share = over(QStringLiteral("services.satisfaction"), rows, dictionaryOf(1));
        QCOMPARE(share.values[0][0], 0.8); // from 24 hours before the bucket's begin
        QVERIFY(std::isnan(share.values[0][1])); // one answer from hour 88 on
        QVERIFY(std::isnan(share.values[1][0]));
    }

    void ofNothingNothingIsKnown()
    {
        const Observations nothing;
        for (const char *id : { "services.opened-rate", "services.backlog", "services.overdue-share", "services.satisfaction" }) {
            const MeasureGrid grid = over(QString::fromLatin1(id), nothing, {});
            for (const std::vector<double> &area : grid.values)
                for (const double value : area)
                    QVERIFY(std::isnan(value));
        }
    }
};

QTEST_APPLESS_MAIN(MeasuresTest)
#include "tst_measures.moc"
