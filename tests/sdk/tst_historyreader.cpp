// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The state of a feed at an instant, as every history gives it that keeps no states of its own.
#include "sdk/history.h"

#include <support/fakehistory.h>

#include <QTest>

using namespace citywall;
using namespace Qt::StringLiterals;

namespace {

constexpr std::array<float, maximumFields> value(float v)
{
    return { v, ObservationRecord::nan, ObservationRecord::nan, ObservationRecord::nan };
}

/// Two features: 0 is heard at 10, 20 and 30 ms, 1 at 15 ms only.
void fill(test::FakeHistory &history)
{
    history.setColumns(u"town.things"_s,
                       { { UtcTime { 30 }, 0, value(3) },
                         { UtcTime { 10 }, 0, value(1) },
                         { UtcTime { 15 }, 1, value(9) },
                         { UtcTime { 20 }, 0, value(2) } });
}

/// "time:feature=value …"
QString text(const ObservationsPtr &rows)
{
    QStringList words;
    for (size_t i = 0; i < rows->size(); ++i)
        words.append(u"%1:%2=%3"_s.arg(rows->phenomenonTime[i]).arg(rows->feature[i]).arg(double(rows->values[0][i])));
    return words.join(u' ');
}

} // namespace

class HistoryReaderTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void latest_data()
    {
        QTest::addColumn<qint64>("at");
        QTest::addColumn<qint64>("horizon");
        QTest::addColumn<QString>("state");
        QTest::newRow("at the end") << qint64(100) << qint64(1000) << u"15:1=9 30:0=3"_s;
        QTest::newRow("at an observation: it counts") << qint64(20) << qint64(1000) << u"15:1=9 20:0=2"_s;
        QTest::newRow("just before it") << qint64(19) << qint64(1000) << u"10:0=1 15:1=9"_s;
        QTest::newRow("horizon excludes its own begin") << qint64(25) << qint64(10) << u"20:0=2"_s;
        QTest::newRow("horizon just reaches") << qint64(25) << qint64(11) << u"15:1=9 20:0=2"_s;
        QTest::newRow("before anything") << qint64(9) << qint64(1000) << QString();
    }

    void latest()
    {
        QFETCH(qint64, at);
        QFETCH(qint64, horizon);
        test::FakeHistory history;
        fill(history);
        const auto state = history.latest(u"town.things"_s, UtcTime { at }, Duration(horizon));
        QVERIFY(state.isFinished());
        QTEST(text(state.result()), "state");
    }

    void newestKeepsAllThatBelongsToARow()
    {
        Observations rows;
        rows.feed = u"town.things"_s;
        for (int i = 0; i < 3; ++i) {
            rows.phenomenonTime.push_back(i);
            rows.receivedTime.push_back(100 + i);
            rows.feature.push_back(i == 1 ? 7 : 2);
            rows.longitudeE7.push_back(10 * i);
            rows.latitudeE7.push_back(20 * i);
            for (auto &column : rows.values)
                column.push_back(float(i) / 2);
            rows.source.push_back(quint16(i));
            rows.details.insert(quint32(i), QByteArray::number(i));
        }
        const ObservationsPtr newest = newestOfEach(rows); // rows 1 and 2
        QCOMPARE(newest->feed, rows.feed);
        QCOMPARE(newest->phenomenonTime, (std::vector<qint64> { 1, 2 }));
        QCOMPARE(newest->receivedTime, (std::vector<qint64> { 101, 102 }));
        QCOMPARE(newest->feature, (std::vector<FeatureKey> { 7, 2 }));
        QCOMPARE(newest->longitudeE7, (std::vector<qint32> { 10, 20 }));
        QCOMPARE(newest->latitudeE7, (std::vector<qint32> { 20, 40 }));
        for (const auto &column : newest->values)
            QCOMPARE(column, (std::vector<float> { 0.5F, 1 }));
        QCOMPARE(newest->source, (std::vector<quint16> { 1, 2 }));
        QCOMPARE(newest->details, (QHash<quint32, QByteArray> { { 0, "1" }, { 1, "2" } }));
    }
};

QTEST_GUILESS_MAIN(HistoryReaderTest)
#include "tst_historyreader.moc"
