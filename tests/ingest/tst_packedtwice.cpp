// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is packed and packed again: none of the ways in unpacks it twice, and each says why.
#include "engine/ingest/importjob.h"
#include "engine/ingest/mappedformat.h"
#include "engine/ingest/unpacking.h"
#include "fakehistory.h"

#include <KCompressionDevice>

#include <QBuffer>
#include <QTemporaryDir>
#include <QTest>

using namespace citywall;
using namespace Qt::StringLiterals;

namespace {

const QByteArray table = "id,when,x,y,v\na,2024-01-01T00:00:00Z,-73.9,40.7,36\n";
const QString reason = QStringLiteral("packed twice");

QByteArray packed(const QByteArray &bytes, KCompressionDevice::CompressionType type = KCompressionDevice::GZip)
{
    QBuffer buffer;
    KCompressionDevice device(&buffer, false, type);
    if (!device.open(QIODevice::WriteOnly) || device.write(bytes) != bytes.size())
        qFatal("cannot pack");
    device.close();
    return buffer.data();
}

Mapping mapping()
{
    const Result<Mapping> read = Mapping::fromJson(R"({"id": "sample", "title": {"en": "Sample"}, "feed": "traffic.link-speed",
        "format": "csv", "recognise": ["id", "when"],
        "feature": {"id": {"columns": ["id"]}, "geometry": {"type": "point", "longitude": "x", "latitude": "y"}},
        "time": {"columns": ["when"], "formats": ["iso"], "zone": "UTC"}, "fields": {"speed": {"column": "v", "unit": "km/h"}},
        "source": {"name": "Sample", "attribution": "Nobody"}})",
                                                   u"sample"_s);
    if (!read)
        qFatal("%s", qPrintable(read.error().message));
    return *read;
}

DecodedBatch mapped(const QByteArray &payload)
{
    const Result<PayloadFormat> format = mappedFormat(mapping(), feedsOfTests()[0]);
    return format->makeDecoder({})(payload, {});
}

ImportSummary imported(const QString &path, HistoryWriter &writer)
{
    ImportRequest request;
    request.files = { path };
    request.module = u"traffic"_s;
    request.shift = *Shift::fromText({});
    request.now = UtcTime::fromIso(u"2024-01-02T00:00:00Z");
    return importFiles(request, { mapping() }, feedsOfTests(), writer, false, {});
}

} // namespace

class PackedTwiceTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void onceIsRead()
    {
        const Result<QByteArray> content = unpackedPayload(packed(table));
        QVERIFY(content);
        QCOMPARE(*content, table);
        const DecodedBatch batch = mapped(*content);
        QVERIFY(batch.rejections.empty());
        QCOMPARE(batch.observations.size(), 1u);
        QCOMPARE(batch.observations[0].values[0], 10.F); // 36 km/h
    }

    void twiceIsRefused_data()
    {
        QTest::addColumn<QByteArray>("inner");
        QTest::newRow("gzip") << packed(table);
        QTest::newRow("xz") << packed(table, KCompressionDevice::Xz);
        QTest::newRow("bzip2") << packed(table, KCompressionDevice::BZip2);
        QTest::newRow("three times") << packed(packed(table));
        // 300 MiB of one byte: 300 kB packed, and a few thousand bytes packed again.
        QTest::newRow("bomb") << packed(QByteArray(300 << 20, ' '));
        QTest::newRow("cut off within") << packed(table).first(20);
        QTest::newRow("its beginning alone") << QByteArray("\x1f\x8b");
    }
    void twiceIsRefused()
    {
        QFETCH(QByteArray, inner);
        const QByteArray nested = packed(inner);
        const Result<QByteArray> content = unpackedPayload(nested);
        QVERIFY(!content);
        QCOMPARE(content.error().message, reason);
        // Whatever came past that would not be unpacked by the mapping either.
        for (const QByteArray &payload : { inner, nested }) {
            const DecodedBatch batch = mapped(payload);
            QVERIFY(batch.observations.empty() && batch.features.empty());
            QCOMPARE(batch.rejections.size(), 1u);
            QCOMPARE(batch.rejections[0].reason, reason);
            QVERIFY(batch.rejections[0].sample.size() <= 256);
        }
    }

    void filesAreRefusedByName()
    {
        QTemporaryDir folder;
        const auto write = [&](const QString &name, const QByteArray &bytes) {
            QFile file(folder.filePath(name));
            if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
                qFatal("no room for a test file");
            return file.fileName();
        };
        FakeHistoryWriter history;
        const ImportSummary once = imported(write(u"once.csv.gz"_s, packed(table)), history);
        QVERIFY2(!once.failed(), qPrintable(once.toText(QTimeZone::UTC)));
        QCOMPARE(once.accepted, 1);
        const ImportSummary twice = imported(write(u"twice.csv.gz.gz"_s, packed(packed(table))), history);
        QVERIFY(twice.failed());
        const QString told = twice.toText(QTimeZone::UTC);
        QVERIFY2(told.contains(u"twice.csv.gz.gz is packed twice: unpack it once"), qPrintable(told));
        QCOMPARE(history.observations.size(), 1u);
    }
};

QTEST_GUILESS_MAIN(PackedTwiceTest)
#include "tst_packedtwice.moc"
