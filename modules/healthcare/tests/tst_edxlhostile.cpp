// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// EDXL-HAVE with numbers that cannot be, and with more hospitals than any country has.
#include "core/edxlhave.h"
#include "standardsamples.h"

#include <QTest>

#include <ctime>

using namespace citywall;
using namespace citywall::healthcare;
using namespace citywall::healthcare::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray hospital(const QByteArray &id, const QByteArray &available = "3", const QByteArray &baseline = "10",
                    const QByteArray &position = "41.9 -87.6")
{
    return "<Hospital><OrganisationName ID=\"" + id + "\"><NameElement>General</NameElement></OrganisationName><pos>" + position
        + "</pos><BedCapacity><BedType>AdultICU</BedType><AvailableCount>" + available + "</AvailableCount><BaselineCount>"
        + baseline
        + "</BaselineCount></BedCapacity><BedCapacity><BedType>Burn</BedType><AvailableCount>1</AvailableCount></BedCapacity>"
          "<EMSTrafficStatus>Normal</EMSTrafficStatus><LastUpdateTime>2026-05-01T10:00:00Z</LastUpdateTime></Hospital>";
}

DecodedBatch beds(const QByteArray &hospitals)
{
    return decodeEdxlHave(
        "<HospitalStatus xmlns=\"urn:oasis:names:tc:emergency:EDXL:HAVE:1.0\">" + hospitals + "</HospitalStatus>", bedsFeed);
}

} // namespace

class EdxlHostileTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void numbersThatNoCountIs_data()
    {
        QTest::addColumn<QByteArray>("number");
        for (const char *number : { "1e400", "-1e400", "1e39", "99999999999999999999", "-3", "2.5", "INF" })
            QTest::newRow(number) << QByteArray(number);
    }
    void numbersThatNoCountIs()
    {
        QFETCH(QByteArray, number);
        for (const QByteArray &bad : { hospital("a", number, "10"), hospital("a", "3", number) }) {
            const DecodedBatch batch = beds(bad + hospital("b"));
            QCOMPARE(reasonsOf(batch), (QHash<QString, int> { { u"number of beds that cannot be"_s, 1 } }));
            QCOMPARE(valuesOf(batch, u"b:AdultICU"_s)[AvailableField], 3.f);
            QCOMPARE(valuesOf(batch, u"a:Burn"_s)[AvailableField], 1.f); // other beds of the same hospital
            QCOMPARE(valuesOf(batch, u"a:AdultICU"_s)[AvailableField], -1.f);
        }
    }

    void placesThatAreNowhere()
    {
        for (const char *position : { "91 -87.6", "41.9 1e39", "41.9 1e400", "INF -87.6", "41.9 nan", "41.9" }) {
            const DecodedBatch batch = beds(hospital("a", "3", "10", position));
            QCOMPARE(reasonsOf(batch), (QHash<QString, int> { { u"impossible position: in lists alone"_s, 2 } }));
            QCOMPARE(valuesOf(batch, u"a:AdultICU"_s)[AvailableField], 3.f);
            QVERIFY(batch.features.at(0).geometry.isEmpty());
        }
        for (const char *nothing : { "", "0 0", "nan nan", "unknown" })
            QVERIFY2(beds(hospital("a", "3", "10", nothing)).rejections.empty(), nothing);
    }

    void timeGrowsAsTheDocument()
    {
        const auto seconds = [](int hospitals) {
            QByteArray all;
            for (int i = 0; i < hospitals; ++i)
                all += hospital(QByteArray::number(i));
            const std::clock_t begin = std::clock(); // the processor's: others may be at work beside the test
            const DecodedBatch batch = beds(all);
            const std::clock_t end = std::clock();
            return batch.observations.size() == size_t(2 * hospitals) ? double(end - begin) : 0;
        };
        const double few = std::min({ seconds(6'000), seconds(6'000), seconds(6'000) });
        const double many = seconds(48'000);
        QVERIFY(few > 0 && many > 0);
        QVERIFY2(many < 24 * few, qPrintable(QString::number(many / few))); // eight times as many; each with each would be 64
    }
};

QTEST_GUILESS_MAIN(EdxlHostileTest)
#include "tst_edxlhostile.moc"
