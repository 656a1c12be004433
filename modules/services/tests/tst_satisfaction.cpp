// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/satisfaction.h"
#include "requestsamples.h"

#include <QTest>

using namespace citywall;
using namespace citywall::services;
using namespace citywall::test;

class SatisfactionTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void intervals_data()
    {
        // scipy 1.15: binomtest(k, n).proportion_ci(confidence_level=0.95, method="wilson")
        QTest::addColumn<int>("part");
        QTest::addColumn<int>("whole");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::newRow("none of ten") << 0 << 10 << 0.0 << 0.27753279986288926;
        QTest::newRow("eight of ten") << 8 << 10 << 0.4901624715366418 << 0.9433178485456248;
        QTest::newRow("ten of ten") << 10 << 10 << 0.7224672001371109 << 1.0;
        QTest::newRow("412 of 500") << 412 << 500 << 0.78818582871064 << 0.854873598670274;
        QTest::newRow("three of five") << 3 << 5 << 0.23072428127601297 << 0.8823792257673521;
        QTest::newRow("one of one") << 1 << 1 << 0.20654931437723745 << 1.0;
    }
    void intervals()
    {
        QFETCH(int, part);
        QFETCH(int, whole);
        QFETCH(double, low);
        QFETCH(double, high);
        const ShareInterval interval = wilsonInterval(part, whole);
        QVERIFY(std::abs(interval.low - low) < 1e-12);
        QVERIFY(std::abs(interval.high - high) < 1e-12);
    }

    void ofNothingNothingIsKnown()
    {
        QVERIFY(std::isnan(wilsonInterval(0, 0).low) && std::isnan(wilsonInterval(0, 0).high));
        const Satisfaction nobody;
        QVERIFY(std::isnan(nobody.share()) && std::isnan(nobody.goodShare()));
    }

    void ratingsAreOneToFive()
    {
        QCOMPARE(ratingOf(1), 1);
        QCOMPARE(ratingOf(4.6), 5);
        QCOMPARE(ratingOf(0.4), 0);
        QCOMPARE(ratingOf(5.5), 0);
        QCOMPARE(ratingOf(std::nan("")), 0);
        QCOMPARE(ratingOf(-1e300), 0);
    }

    void answersOfAPlaceAndAnAgency()
    {
        Observations rows;
        add(rows, hour(1), 0, { 5, pothole, roads, web });
        add(rows, hour(2), 1, { 3, pothole, roads, web });
        add(rows, hour(3), 2, { 2, graffiti, cleaning, phone });
        add(rows, hour(4), 4, { none, graffiti, cleaning, phone }); // asked, not answered
        add(rows, hour(5), 6, { 4, graffiti, none, phone });
        const FeedDictionary dictionary = dictionaryOf(7);
        const Satisfaction all = satisfactionOf(rows, 0, rows.size(), dictionary, -1);
        QCOMPARE(all.answers, 4);
        QCOMPARE(all.share(), 0.5);
        QCOMPARE(all.goodShare(), 0.75);
        const Satisfaction even = satisfactionOf(rows, 0, rows.size(), dictionary, 0);
        QCOMPARE(even.answers, 3);
        QCOMPARE(even.counts, (std::array<int, ratings> { 0, 1, 0, 1, 1 }));
        QCOMPARE(satisfactionOf(rows, 1, 3, dictionary, -1).answers, 2);
        const std::vector<Satisfaction> by = satisfactionBy(rows, 0, rows.size(), dictionary, -1, RatedAgencyField);
        QCOMPARE(by[size_t(roads)].answers, 2);
        QCOMPARE(by[size_t(cleaning)].answers, 1);
        QCOMPARE(by[size_t(cleaning)].share(), 0.);
    }
};

QTEST_APPLESS_MAIN(SatisfactionTest)
#include "tst_satisfaction.moc"
