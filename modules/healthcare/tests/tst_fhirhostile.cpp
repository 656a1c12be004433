// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// FHIR made to harm.
#include "core/fhirbeds.h"
#include "standardsamples.h"

#include <QTest>

using namespace citywall;
using namespace citywall::healthcare;
using namespace citywall::healthcare::test;
using namespace Qt::StringLiterals;

class FhirHostileTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aChainThatGoesRound();
    void aPlaceWithMoreCodesThanAny();
    void aPlaceWithALongerNameThanAny();
    void aPlaceThatIsNowhere();
};

void FhirHostileTest::aChainThatGoesRound()
{
    const DecodedBatch batch = decodeFhirBeds(fhirBundle({ bed("a", "O", "b"), bed("b", "O", "a") }));
    QCOMPARE(batch.observations.size(), size_t(2)); // two beds that are each other's ward: odd, but no endless loop
    QVERIFY(decodeFhirBeds(QByteArray(100'000, '[')).observations.empty());
    QVERIFY(decodeFhirBeds("{\"resourceType\":\"Bundle\",\"entry\":7}").observations.empty());
}

void FhirHostileTest::aPlaceWithMoreCodesThanAny()
{
    // To go through all of them for each of the beds would take minutes; those that come first are looked at.
    const QByteArray ward = R"({"resource":{"resourceType":"Location","id":"w","type":[{"coding":[{"code":"ICU"})"
        + QByteArray(",{\"code\":\"x\"}").repeated(300'000) + "]}]}}";
    QByteArrayList entries { ward };
    for (int i = 0; i < 20'000; ++i)
        entries << bed("b" + QByteArray::number(i), "O", "w");
    const DecodedBatch batch = decodeFhirBeds(fhirBundle(entries));
    QCOMPARE(batch.observations.size(), size_t(1));
    QCOMPARE(valuesOf(batch, u"w:AdultICU"_s)[OccupiedField], 20'000.0F);
}

void FhirHostileTest::aPlaceWithALongerNameThanAny()
{
    // Copied for each of the beds and reports it would be a hundred gigabytes.
    const QByteArray ward = R"({"resource":{"resourceType":"Location","id":"w","name":"North )" + QByteArray(4 << 20, 'x')
        + R"(","partOf":{"display":")" + QByteArray(1 << 20, 'y') + "\"}}}";
    QByteArrayList entries { ward };
    for (int i = 0; i < 20'000; ++i)
        entries << bed("b" + QByteArray::number(i), "O", "w");
    for (int i = 0; i < 20'000; ++i)
        entries << R"({"resource":{"resourceType":"MeasureReport","subject":{"reference":"Location/w"}}})";
    const DecodedBatch batch = decodeFhirBeds(fhirBundle(entries));
    QCOMPARE(valuesOf(batch, u"w:Unspecified"_s)[OccupiedField], 20'000.0F);
    QCOMPARE(batch.features.at(0).name, u"North "_s + QString(250, u'x'));
    QCOMPARE(reasonsOf(batch), (QHash<QString, int> { { u"measure report without numbers of beds"_s, 20'000 } }));
    // An id that is longer than any is no hospital's, in whatever way it is told.
    const QByteArray id(1 << 20, 'z');
    for (const QByteArray &entry : { bed(id, "O", ""), bed("a", "O", id) })
        QCOMPARE(reasonsOf(decodeFhirBeds(fhirBundle({ entry }))),
                 (QHash<QString, int> { { u"hospital without a name or id"_s, 1 } }));
}

void FhirHostileTest::aPlaceThatIsNowhere()
{
    const auto at = [](const QByteArray &longitude) {
        const QByteArray ward = R"({"resource":{"resourceType":"Location","id":"w","name":"North","position":{"longitude":)"
            + longitude + R"(,"latitude":41.9}}})";
        return decodeFhirBeds(fhirBundle({ ward, bed("b", "O", "w") }));
    };
    QCOMPARE(at("-87.6").features.at(0).geometry, (GeoLine { { -87.6, 41.9 } }));
    for (const char *longitude : { "1e400", "1e39", "-187.6", "null" }) {
        const DecodedBatch batch = at(longitude);
        QCOMPARE(reasonsOf(batch), (QHash<QString, int> { { u"impossible position: in lists alone"_s, 1 } }));
        QCOMPARE(valuesOf(batch, u"w:Unspecified"_s)[OccupiedField], 1.f);
        QVERIFY(batch.features.at(0).geometry.isEmpty());
    }
}

QTEST_GUILESS_MAIN(FhirHostileTest)
#include "tst_fhirhostile.moc"
