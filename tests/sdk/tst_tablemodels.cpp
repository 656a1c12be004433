// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sdk/observationtable.h"
#include "sdk/rankingmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace citywall;

class TableModelsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rankingTellsOnlyWhatDiffers();
    void tableScrollsWithTheClock();
    void tableReadsAsItIsFormatted();
    void csvMarksSimulatedRows();

private:
    static Metric metric(const QString &unit, double scale, int decimals)
    {
        Metric m;
        m.unit = unit;
        m.scale = scale;
        m.decimals = decimals;
        return m;
    }
    static std::unique_ptr<ObservationTable> makeTable()
    {
        using Kind = FieldDescriptor::Kind;
        return std::make_unique<ObservationTable>(
            QTimeZone("America/Chicago"),
            QList<ObservationTable::Field> {
                { { QStringLiteral("speed"), Kind::Number, {} }, {}, metric(QStringLiteral("km/h"), 3.6, 0) },
                { { QStringLiteral("flow"), Kind::Number, {} }, QStringLiteral("Flow"), metric(QStringLiteral("veh/h"), 1, 0) },
                { { QStringLiteral("travelTime"), Kind::Number, {} }, {}, metric(QStringLiteral("s"), 1, 0) },
                { { QStringLiteral("status"), Kind::Term, {} }, QStringLiteral("Status"), {} } });
    }
    enum Column { Observed, Received, Speed, Flow, TravelTime, Status, SourceName };
    static ObservationsPtr rows(int count)
    {
        auto columns = std::make_shared<Observations>();
        for (int i = 0; i < count; ++i) {
            columns->phenomenonTime.push_back(i * 1000);
            columns->receivedTime.push_back(i * 1000 + 1000);
            columns->feature.push_back(0);
            columns->longitudeE7.push_back(Observations::noPosition);
            columns->latitudeE7.push_back(Observations::noPosition);
            const std::array<float, maximumFields> values { float(i), 600, ObservationRecord::nan, 0 };
            for (size_t field = 0; field < values.size(); ++field)
                columns->values[field].push_back(values[field]);
            columns->source.push_back(0);
        }
        return columns;
    }
    static FeedDictionaryPtr dictionary(bool simulated)
    {
        auto d = std::make_shared<FeedDictionary>();
        d->terms = { QStringLiteral("ok") };
        d->sources = { { QStringLiteral("loops, \"south\""), {}, simulated } };
        return d;
    }
};

void TableModelsTest::rankingTellsOnlyWhatDiffers()
{
    RankingModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    const RankingRow a { QStringLiteral("a"), QStringLiteral("Loop"), QStringLiteral("12 km"), QStringLiteral("1.42"), 2 };
    RankingRow b = a;
    b.id = QStringLiteral("b");
    model.setRows({ a, b });
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.data(model.index(1), RankingModel::IdRole).toString(), QStringLiteral("b"));
    QCOMPARE(model.data(model.index(0), RankingModel::SeverityRole).toInt(), 2);
    model.setRows({ a, b });
    QCOMPARE(changes.count(), 0);
    b.trailing = QStringLiteral("1.43");
    model.setRows({ a, b });
    QCOMPARE(changes.count(), 1);
    QCOMPARE(changes[0][0].toModelIndex().row(), 1);
    model.setRows({ b });
    QCOMPARE(model.rowCount(), 1);
    model.setRows({});
    model.setRows({ a, b, a });
    QCOMPARE(model.rowCount(), 3);
}

void TableModelsTest::tableScrollsWithTheClock()
{
    const auto table = makeTable();
    QAbstractItemModelTester tester(table.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    table->setObservations(rows(100), dictionary(true));
    QCOMPARE(table->rowCount(), 0);
    QSignalSpy resets(table.get(), &QAbstractItemModel::modelReset);
    const auto newest = [&] { return table->data(table->index(0, Speed), Qt::DisplayRole).toString(); };
    table->setSpan({ 9'999 }, { 20'000 }); // 10 … 20 s
    QCOMPARE(table->rowCount(), 11);
    QCOMPARE(newest(), QStringLiteral("72")); // 20 m/s
    QCOMPARE(resets.count(), 1);
    table->setSpan({ 12'000 }, { 25'000 });
    QCOMPARE(table->rowCount(), 13);
    QCOMPARE(newest(), QStringLiteral("90"));
    table->setSpan({ 9'999 }, { 20'000 }); // and back
    QCOMPARE(table->rowCount(), 11);
    QCOMPARE(newest(), QStringLiteral("72"));
    QCOMPARE(resets.count(), 1);
    table->setSpan({ 50'000 }, { 60'000 }); // a jump
    QCOMPARE(table->rowCount(), 10);
    QCOMPARE(resets.count(), 2);
    table->setSpan({ 200'000 }, { 210'000 });
    QCOMPARE(table->rowCount(), 0);
}

void TableModelsTest::tableReadsAsItIsFormatted()
{
    const auto table = makeTable();
    table->setObservations(rows(3), dictionary(false));
    table->setSpan({ -1 }, { 2'000 });
    const auto cell = [&](int column) { return table->data(table->index(0, column), Qt::DisplayRole).toString(); };
    QCOMPARE(cell(Observed), QStringLiteral("18:00:02")); // 1970-01-01 00:00:02 UTC in Chicago
    QCOMPARE(cell(Received), QStringLiteral("18:00:03"));
    table->setSpan({ -1 }, { 12 * 3'600'000 }); // seen from the next day
    QCOMPARE(cell(Observed), QStringLiteral("Wed 18:00"));
    table->setSpan({ -1 }, { 10 * 24 * 3'600'000ll }); // and from ten days later
    QCOMPARE(cell(Observed), QStringLiteral("31 Dec 18:00"));
    auto late = std::make_shared<Observations>(*rows(3));
    late->receivedTime[2] += 24 * 3'600'000;
    table->setObservations(late, dictionary(false));
    QCOMPARE(cell(Received), QStringLiteral("1 Jan 1970")); // another year than 31 December 1969
    late->receivedTime[2] -= 48 * 3'600'000;
    table->setObservations(late, dictionary(false));
    QCOMPARE(cell(Received), QStringLiteral("30 Dec"));
    QCOMPARE(cell(Speed), QStringLiteral("7"));
    QCOMPARE(cell(Flow), QStringLiteral("600"));
    QCOMPARE(cell(TravelTime), QStringLiteral("–"));
    QCOMPARE(cell(Status), QStringLiteral("ok"));
    QCOMPARE(cell(SourceName), QStringLiteral("loops, \"south\""));
    QCOMPARE(table->headerData(Speed, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("km/h"));
    QCOMPARE(table->headerData(Flow, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("Flow, veh/h"));
    QCOMPARE(table->headerData(Status, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("Status"));
}

void TableModelsTest::csvMarksSimulatedRows()
{
    const auto table = makeTable();
    table->setObservations(rows(2), dictionary(true));
    table->setSpan({ -1 }, { 1'000 });
    QCOMPARE(table->toCsv(QStringLiteral("CHI-1")),
             QByteArray("feature,phenomenon_time,received_time,speed,flow,travelTime,status,source,simulated\r\n"
                        "CHI-1,1970-01-01T00:00:01Z,1970-01-01T00:00:02Z,1,600,,ok,\"loops, \"\"south\"\"\",SIMULATED\r\n"
                        "CHI-1,1970-01-01T00:00:00Z,1970-01-01T00:00:01Z,0,600,,ok,\"loops, \"\"south\"\"\",SIMULATED\r\n"));
}

QTEST_GUILESS_MAIN(TableModelsTest)
#include "tst_tablemodels.moc"
