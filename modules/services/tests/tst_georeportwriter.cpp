// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Service requests as GeoReport v2, in JSON and in XML: what is written is read again.
#include "core/feeds.h"
#include "core/requests.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace citywall;
using namespace citywall::services;
using namespace Qt::StringLiterals;

namespace {

const UtcTime asked = UtcTime::fromIso(u"2026-06-01T12:00:00Z");

UtcTime hours(int h) { return asked + std::chrono::hours(h); }

/// R1 is asked for, closed after 2 h, opened again after 5 h; R2 was asked for the day before and is open.
DecodedBatch twoRequests()
{
    DecodedBatch batch;
    batch.terms = { u"open"_s, u"closed"_s, u"reopened"_s, u"Pot hole <deep>"_s, u"Roads"_s, u"app"_s };
    batch.features = { { u"R1"_s,
                         u"Pot hole <deep>"_s,
                         { { -87.63, 41.88 } },
                         { { u"service_code"_s, u"PH"_s },
                           { u"requested_datetime"_s, u"2026-06-01T12:00:00Z"_s },
                           { u"expected_datetime"_s, u"2026-06-03T12:00:00Z"_s },
                           { u"address"_s, u"1 Main St"_s } } },
                       { u"R2"_s, {}, {}, { { u"requested_datetime"_s, u"2026-05-31T12:00:00Z"_s } } } };
    const float none = ObservationRecord::nan;
    batch.observations = { { 0, hours(0), {}, { 0, 3, 4, 5 }, {} },
                           { 1, hours(1), {}, { 0, none, none, none }, {} },
                           { 0, hours(2), {}, { 1, 3, 4, 5 }, R"({"status_notes":"filled"})" },
                           { 0, hours(5), {}, { 2, 3, 4, 5 }, {} },
                           { 1, hours(6), {}, { none, none, none, none }, {} } }; // no status: no record
    return batch;
}

QString state(const DecodedBatch &batch, size_t row)
{
    return batch.terms.value(qsizetype(batch.observations[row].values[StateField]));
}

} // namespace

class GeoReportWriterTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void thereAndBack_data()
    {
        QTest::addColumn<QString>("format");
        QTest::newRow("JSON") << u"georeport-json"_s;
        QTest::newRow("XML") << u"georeport-xml"_s;
    }
    void thereAndBack()
    {
        QFETCH(QString, format);
        const FeedDescriptor feed = requestFeedDescriptor({});
        const QList<QByteArray> answers = feed.format(format)->encode(twoRequests(), asked);
        QCOMPARE(answers.size(), 2); // R1 closed and R2 open; then R1 open again
        const DecodedBatch first = feed.decoder()(answers[0], asked);
        QVERIFY(first.rejections.empty());
        QCOMPARE(first.features.size(), size_t(2));
        QCOMPARE(first.features[0].id, u"R1"_s);
        QCOMPARE(first.features[0].name, u"Pot hole <deep>"_s);
        QCOMPARE(first.features[0].geometry, (GeoLine { { -87.63, 41.88 } }));
        QCOMPARE(first.features[0].properties, twoRequests().features[0].properties);
        QCOMPARE(first.observations.size(), size_t(4)); // each with its opening
        QCOMPARE(state(first, 0), u"open"_s);
        QCOMPARE(first.observations[0].phenomenonTime, hours(0));
        QCOMPARE(state(first, 1), u"closed"_s);
        QCOMPARE(first.observations[1].phenomenonTime, hours(2));
        QCOMPARE(first.observations[1].detail, QByteArray(R"({"status_notes":"filled"})"));
        QCOMPARE(first.terms.value(qsizetype(first.observations[1].values[AgencyField])), u"Roads"_s);
        QCOMPARE(first.terms.value(qsizetype(first.observations[1].values[ChannelField])), u"app"_s);
        QCOMPARE(first.observations[2].phenomenonTime, hours(-24)); // when R2 was asked for
        QCOMPARE(first.observations[3].phenomenonTime, hours(1));
        QVERIFY(std::isnan(first.observations[3].values[AgencyField]));
        const DecodedBatch second = feed.decoder()(answers[1], asked);
        QCOMPARE(second.features.size(), size_t(1));
        QCOMPARE(state(second, 1), u"open"_s); // GeoReport has no other word
        QCOMPARE(second.observations[1].phenomenonTime, hours(5));
        const QByteArray nothing = feed.format(format)->encode({}, asked).value(0); // is an answer, too
        QVERIFY(feed.format(format)->recognise(nothing));
        const DecodedBatch none = feed.decoder(format)(nothing, asked);
        QVERIFY(none.rejections.empty() && none.features.empty());
    }

    void asTheSpecificationHasIt()
    {
        const QList<QByteArray> answers = requestFeedDescriptor({}).format(u"georeport-json")->encode(twoRequests(), asked);
        const QJsonObject request = QJsonDocument::fromJson(answers[0]).array()[0].toObject();
        QCOMPARE(request.value(u"service_request_id").toString(), u"R1"_s);
        QCOMPARE(request.value(u"status").toString(), u"closed"_s);
        QCOMPARE(request.value(u"service_name").toString(), u"Pot hole <deep>"_s);
        QCOMPARE(request.value(u"requested_datetime").toString(), u"2026-06-01T12:00:00Z"_s);
        QCOMPARE(request.value(u"updated_datetime").toString(), u"2026-06-01T14:00:00Z"_s);
        QCOMPARE(request.value(u"lat").toDouble(), 41.88);
        const QJsonObject open = QJsonDocument::fromJson(answers[0]).array()[1].toObject();
        QVERIFY(!open.contains(u"lat") && !open.contains(u"agency_responsible"));
    }

    void justAskedFor()
    {
        DecodedBatch batch = twoRequests();
        batch.observations.resize(1); // that R1 was asked for
        const FeedDescriptor feed = requestFeedDescriptor({});
        const QList<QByteArray> answers = feed.format(u"georeport-json")->encode(batch, asked);
        QCOMPARE(answers.size(), 1);
        QVERIFY(!answers[0].contains("updated_datetime"));
        const DecodedBatch back = feed.decoder()(answers[0], asked);
        QCOMPARE(back.observations.size(), size_t(1));
        QCOMPARE(state(back, 0), u"open"_s);
        QCOMPARE(back.observations[0].phenomenonTime, asked);
    }

    void timesAreShifted()
    {
        for (const FeedDescriptor &feed : { requestFeedDescriptor({}), feedbackFeedDescriptor({}) }) {
            DecodedBatch batch = twoRequests();
            feed.shift(batch, std::chrono::hours(-24));
            const QJsonObject told = batch.features[0].properties;
            QCOMPARE(told.value(u"requested_datetime").toString(), u"2026-05-31T12:00:00Z"_s);
            QCOMPARE(told.value(u"expected_datetime").toString(), u"2026-06-02T12:00:00Z"_s);
            QCOMPARE(told.value(u"address").toString(), u"1 Main St"_s);
            QVERIFY(!batch.features[1].properties.contains(u"expected_datetime"));
        }
    }
};

QTEST_GUILESS_MAIN(GeoReportWriterTest)
#include "tst_georeportwriter.moc"
