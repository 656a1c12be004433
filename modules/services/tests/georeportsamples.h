// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/requests.h"

#include <QTest>

// What GeoReport v2 says the same in JSON and in XML, written once for the tests of both.
namespace citywall::test {

/// Members of one request, as texts.
using Members = QList<std::pair<QByteArray, QByteArray>>;

inline QByteArray asJson(const Members &members)
{
    QByteArrayList written;
    for (const auto &[name, value] : members)
        written.append('"' + name + "\": \"" + value + '"');
    return '{' + written.join(", ") + '}';
}

inline QByteArray element(const QByteArray &name, const QByteArray &text) { return '<' + name + '>' + text + "</" + name + '>'; }

inline QByteArray asXml(const Members &members)
{
    QByteArray written;
    for (const auto &[name, value] : members)
        written += element(name, value);
    return element("request", written);
}

inline Members openRequest(const QByteArray &id)
{
    return { { "service_request_id", id }, { "status", "open" }, { "requested_datetime", "2020-01-01T00:00:00Z" } };
}

/// A request that is rejected, and why.
struct BadRequest {
    const char *name;
    Members members;
    const char *reason;
};

inline QList<BadRequest> badRequests()
{
    const auto with = [](const Members &more) { return openRequest("b") + more; };
    const Members id { { "service_request_id", "b" } };
    const Members open = id + Members { { "status", "open" } };
    const char *noId = "service_request_id missing or too long";
    const char *badTime = "time without zone or malformed";
    const char *badPlace = "impossible coordinates";
    return { { "nothing", {}, noId },
             { "an error of the server", { { "code", "404" }, { "description", "not found" } }, noId },
             { "a long id", { { "service_request_id", QByteArray(300, 'x') }, { "status", "open" } }, noId },
             { "another status", id + Members { { "status", "pending" } }, "status is neither open nor closed" },
             { "no time", open, "requested_datetime missing" },
             { "no zone", open + Members { { "requested_datetime", "2020-01-01T00:00:00" } }, badTime },
             { "no date", open + Members { { "requested_datetime", "soon" } }, badTime },
             { "a bad promise", with({ { "expected_datetime", "2020-13-01T00:00:00Z" } }), badTime },
             { "closed, never updated", with({ { "status", "closed" } }), "closed without updated_datetime" },
             { "closed before", with({ { "updated_datetime", "2019-12-31T23:59:59Z" } }), "updated before it was requested" },
             { "off the globe", with({ { "lat", "91.5" }, { "long", "10" } }), badPlace },
             { "not a number", with({ { "lat", "nan" }, { "long", "10" } }), badPlace },
             { "infinite", with({ { "lat", "1e999" }, { "long", "10" } }), badPlace },
             { "zero, zero", with({ { "lat", "0" }, { "long", "0" } }), badPlace },
             { "half a position", with({ { "lat", "41.5" } }), badPlace },
             { "words for a position", with({ { "lat", "north" }, { "long", "west" } }), badPlace } };
}

/// The two requests that both tests' golden payloads hold (wiki.open311.org/GeoReport_v2, GET Service Requests): the first is
/// closed two hours after it was made, the second open, without name, agency and place.
inline void isAsSpecified(const DecodedBatch &batch)
{
    QVERIFY2(batch.rejections.empty(), batch.rejections.empty() ? "" : qPrintable(batch.rejections[0].reason));
    QCOMPARE(batch.features.size(), size_t(2));
    const FeatureRecord &first = batch.features[0];
    QCOMPARE(first.id, QStringLiteral("638344"));
    QCOMPARE(first.name, QStringLiteral("Sidewalk"));
    QCOMPARE(first.geometry, (GeoLine { { -122.4651145, 37.762221815 } }));
    QCOMPARE(first.properties.value(u"requested_datetime").toString(), QStringLiteral("2010-04-14T14:37:38Z"));
    QCOMPARE(first.properties.value(u"expected_datetime").toString(), QStringLiteral("2010-04-15T14:37:38Z"));
    QCOMPARE(first.properties.value(u"service_code").toString(), QStringLiteral("006"));
    QCOMPARE(first.properties.value(u"address").toString(), QStringLiteral("8TH AVE and JUDAH ST"));
    QVERIFY(!first.properties.contains(u"description"));
    QCOMPARE(batch.features[1].id, QStringLiteral("638349"));
    QCOMPARE(batch.features[1].name, QStringLiteral("007")); // no service_name
    QVERIFY(batch.features[1].geometry.isEmpty());

    QCOMPARE(batch.observations.size(), size_t(3));
    const auto word = [&](size_t row, services::Field field) {
        return batch.terms.value(qsizetype(batch.observations[row].values[field]));
    };
    QCOMPARE(word(0, services::StateField), QStringLiteral("open"));
    QCOMPARE(batch.observations[0].phenomenonTime.toIso(), QStringLiteral("2010-04-14T14:37:38Z"));
    QVERIFY(batch.observations[0].detail.isEmpty());
    QCOMPARE(word(1, services::StateField), QStringLiteral("closed"));
    QCOMPARE(batch.observations[1].phenomenonTime.toIso(), QStringLiteral("2010-04-14T16:37:38Z"));
    QCOMPARE(word(1, services::CategoryField), QStringLiteral("Sidewalk"));
    QCOMPARE(word(1, services::AgencyField), QStringLiteral("Roads"));
    QCOMPARE(word(1, services::ChannelField), QStringLiteral("web"));
    QCOMPARE(batch.observations[2].feature, 1u);
    QVERIFY(std::isnan(batch.observations[2].values[services::AgencyField]));
}

} // namespace citywall::test
