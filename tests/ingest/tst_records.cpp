// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ingest/recognise.h"

#include <KCompressionDevice>

#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace citywall;
using namespace Qt::StringLiterals;

class RecordsTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    struct ReadAll {
        QStringList columns;
        std::vector<Record> records;
        std::optional<Error> error;
        QList<qint64> lines() const
        {
            QList<qint64> list;
            for (const Record &r : records)
                list += r.line;
            return list;
        }
    };

    QString put(const QByteArray &bytes, const QString &name = u"file"_s) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("no room for a test file");
        return file.fileName();
    }

    static QByteArray compressed(const QByteArray &bytes, KCompressionDevice::CompressionType type, const QString &path)
    {
        KCompressionDevice device(path, type);
        if (!device.open(QIODevice::WriteOnly) || device.write(bytes) != bytes.size())
            qFatal("cannot compress");
        device.close();
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("cannot read back");
        return file.readAll();
    }

    static Mapping mappingFor(FileFormat format)
    {
        Mapping mapping;
        mapping.id = u"test"_s;
        mapping.format = format;
        return mapping;
    }

    static ReadAll readAll(const QString &path, FileFormat format, const Mapping *given = nullptr)
    {
        Result<std::unique_ptr<RecordReader>> reader = openRecords(path, given ? *given : mappingFor(format));
        if (!reader)
            return { {}, {}, reader.error() };
        ReadAll all { (*reader)->columns(), {}, {} };
        (*reader)->select(all.columns);
        for (Record record; (*reader)->next(record); record = {})
            all.records.push_back(record);
        all.error = (*reader)->error();
        return all;
    }

    ReadAll csv(const QByteArray &bytes) const { return readAll(put(bytes), FileFormat::Csv); }

private Q_SLOTS:
    /// Lines that end with CR alone come in one piece with the header: of each row only the cells that are wanted, in their order.
    void csvOfOldLineEnds()
    {
        const QString path = put("a,b,c\r1,2,3\r4,5,6\r7,\"8\r8\",9");
        const auto reader = openRecords(path, mappingFor(FileFormat::Csv));
        QVERIFY(reader);
        QCOMPARE((*reader)->columns(), QStringList({ u"a"_s, u"b"_s, u"c"_s }));
        (*reader)->select({ u"c"_s, u"x"_s, u"b"_s });
        QList<QList<QByteArray>> rows;
        for (Record record; (*reader)->next(record);) {
            QVERIFY(!record.problem);
            rows.append(QList<QByteArray>(record.cells.begin(), record.cells.end()));
        }
        QCOMPARE(rows, (QList<QList<QByteArray>> { { "3", {}, "2" }, { "6", {}, "5" }, { "9", {}, "8\r8" } }));
    }

    void csvOfTheStandard()
    {
        const ReadAll all = csv("a,b,c\r\n1,\"two, \"\"2\"\"\",3\r\n\"x\r\ny\",,z\r\n\r\n4,5,6");
        QVERIFY(!all.error);
        QCOMPARE(all.columns, QStringList({ u"a"_s, u"b"_s, u"c"_s }));
        QCOMPARE(all.records.size(), 3UL);
        QCOMPARE(all.records[0].cells, std::vector<QByteArray>({ "1", "two, \"2\"", "3" }));
        QCOMPARE(all.records[1].cells, std::vector<QByteArray>({ "x\r\ny", "", "z" }));
        QCOMPARE(all.lines(), QList<qint64>({ 2, 3, 6 })); // a quoted line end and an empty line count as lines
        QCOMPARE(all.records[1].sample, QByteArray("\"x\r\ny\",,z\r\n"));
    }

    void csvWithByteOrderMark()
    {
        const ReadAll all = csv("\xef\xbb\xbf"
                                "a,b\n1,2\n");
        QCOMPARE(all.columns, QStringList({ u"a"_s, u"b"_s }));
        QCOMPARE(all.records.size(), 1UL);
    }

    void raggedRowsAreRejectedAlone()
    {
        const ReadAll all = csv("a,b\n1\n1,2\n1,2,3\n3,4\n");
        QCOMPARE(all.records.size(), 4UL);
        QCOMPARE(all.records[0].problem, "wrong number of columns");
        QVERIFY(!all.records[1].problem);
        QCOMPARE(all.records[2].problem, "wrong number of columns");
        QCOMPARE(all.records[3].cells, std::vector<QByteArray>({ "3", "4" }));
    }

    void selectedColumnsInTheOrderAskedFor()
    {
        auto reader = openRecords(put("a,b,c\n1,2,3\n"), mappingFor(FileFormat::Csv));
        QVERIFY(reader);
        (*reader)->select({ u"c"_s, u"nowhere"_s, u"a"_s });
        Record record;
        QVERIFY((*reader)->next(record));
        QCOMPARE(record.cells[0], QByteArray("3"));
        QVERIFY(record.cells[1].isNull());
        QCOMPARE(record.cells[2], QByteArray("1"));
    }

    void nulBytes()
    {
        QByteArray bytes = "a,b\n1,2\n3,4\n";
        bytes.append(5000, '\n');
        bytes += QByteArray("5,\0x\n7,8\n", 9);
        const ReadAll all = csv(bytes);
        QCOMPARE(all.records.size(), 4UL);
        QCOMPARE(all.records[2].problem, "NUL bytes in the text");
        QVERIFY(!all.records[3].problem);
        const ReadAll binary = csv(QByteArray("\x7f"
                                              "ELF\0\0\0",
                                              7));
        QVERIFY(binary.error && binary.error->message.contains(u"not text"));
    }

    void aLineOfTenMegabytesIsBounded()
    {
        const ReadAll all = csv("a,b\n1,2\n" + QByteArray(10 << 20, 'x') + "\n3,4\n");
        QCOMPARE(all.records.size(), 3UL);
        QCOMPARE(all.records[1].problem, "record longer than 1 MiB");
        QCOMPARE(all.records[1].sample.size(), longestSample);
        QCOMPARE(all.records[2].cells, std::vector<QByteArray>({ "3", "4" }));
        QCOMPARE(all.lines(), QList<qint64>({ 2, 3, 4 }));
    }

    void aQuoteThatIsNeverClosed()
    {
        const ReadAll all = csv("a,b\n1,2\n3,\"4\n5,6\n");
        QCOMPARE(all.records.size(), 2UL);
        QCOMPARE(all.records[1].problem, "quote never closed");
        QCOMPARE(all.records[1].line, 3);
        // In a large file it costs one mebibyte, not the rest.
        QByteArray large = "a,b\n3,\"4\n";
        while (large.size() < (2 << 20))
            large += "5,6\n";
        const ReadAll rest = csv(large);
        QCOMPARE(rest.records[0].problem, "record longer than 1 MiB");
        QVERIFY(rest.records.size() > 200000);
        QVERIFY(!rest.records.back().problem);
    }

    void otherEncodingsAndDelimiters()
    {
        Mapping mapping = mappingFor(FileFormat::Csv);
        mapping.encoding = u"ISO-8859-1"_s;
        mapping.delimiter = ';';
        const ReadAll all = readAll(put("stra\xdf"
                                        "e;b\n\xe4,\xf6;2\n"),
                                    FileFormat::Csv, &mapping);
        QCOMPARE(all.columns, QStringList({ u"straße"_s, u"b"_s }));
        QCOMPARE(all.records.at(0).cells[0], u"ä,ö"_s.toUtf8());
        const ReadAll wide = csv(QByteArray("\xff\xfe"
                                            "a\0,\0b\0",
                                            8));
        QVERIFY(wide.error && wide.error->message.contains(u"UTF-16"));
    }

    void compressedFiles_data()
    {
        QTest::addColumn<int>("type");
        QTest::newRow("gz") << int(KCompressionDevice::GZip);
        QTest::newRow("xz") << int(KCompressionDevice::Xz);
        QTest::newRow("zst") << int(KCompressionDevice::Zstd);
        QTest::newRow("bz2") << int(KCompressionDevice::BZip2);
    }
    void compressedFiles()
    {
        QFETCH(const int, type);
        QByteArray text = "a,b\n";
        QRandomGenerator random(1);
        for (int i = 0; i < 50000; ++i)
            text += QByteArray::number(random.generate()) + ',' + QByteArray::number(i) + '\n';
        const QString path = m_folder.filePath(u"compressed"_s);
        const QByteArray whole = compressed(text, KCompressionDevice::CompressionType(type), path);
        QCOMPARE(*formatOf(path), FileFormat::Csv);
        const ReadAll all = readAll(path, FileFormat::Csv);
        QVERIFY2(!all.error, all.error ? qPrintable(all.error->message) : "");
        QCOMPARE(all.records.size(), 50000UL);

        // Cut in the middle: what came before stays, the last row is whole, and the error says it.
        const ReadAll cut = readAll(put(whole.first(whole.size() / 2), u"cut"_s), FileFormat::Csv);
        QVERIFY(cut.error && cut.error->message.contains(u"cut") && cut.error->message.contains(u"compressed"));
        // (bzip2 and xz work in large blocks, of which none may be whole)
        if (type == KCompressionDevice::GZip || type == KCompressionDevice::Zstd) {
            QVERIFY2(cut.records.size() > 10000 && cut.records.size() < 40000, qPrintable(QString::number(cut.records.size())));
            QCOMPARE(cut.records.back().cells[1], QByteArray::number(cut.records.size() - 1));
        }
    }

    void gzipOfSeveralMembers()
    {
        const QByteArray one = compressed("a,b\n1,2\n", KCompressionDevice::GZip, m_folder.filePath(u"one"_s));
        const QByteArray two = compressed("3,4\n", KCompressionDevice::GZip, m_folder.filePath(u"two"_s));
        const ReadAll all = readAll(put(one + two), FileFormat::Csv);
        // Read whole, or said aloud: never a silent loss.
        QVERIFY(all.records.size() == 2 || all.error);
    }

    void ndjson()
    {
        const ReadAll all = readAll(put("{\"id\":1,\"p\":{\"v\":2.5,\"ok\":true},\"n\":null}\r\n\nnonsense\n[1]\n{\"id\":\"z\"}"),
                                    FileFormat::NdJson);
        QVERIFY(!all.error);
        QCOMPARE(all.columns, QStringList({ u"id"_s, u"n"_s, u"p"_s, u"p.ok"_s, u"p.v"_s }));
        QCOMPARE(all.records.size(), 4UL);
        QCOMPARE(all.records[0].cells[0], QByteArray("1"));
        QVERIFY(all.records[0].cells[1].isNull());
        QCOMPARE(all.records[0].cells[3], QByteArray("true"));
        QCOMPARE(all.records[0].cells[4], QByteArray("2.5"));
        QCOMPARE(all.records[1].problem, "not a JSON object");
        QCOMPARE(all.records[2].problem, "not a JSON object");
        QCOMPARE(all.lines(), QList<qint64>({ 1, 3, 4, 5 }));
    }

    void ndjsonIsBounded()
    {
        const QByteArray deep = "{\"a\":" + QByteArray(100000, '[') + QByteArray(100000, ']') + "}\n";
        const QByteArray wide = QByteArray(2 << 20, ' ') + "{\"id\":3}\n"; // its beginning is blank
        const ReadAll all =
            readAll(put("{\"id\":1}\n" + deep + "{\"a\":\"" + QByteArray(10 << 20, 'x') + "\"}\n{\"id\":2}\n" + wide),
                    FileFormat::NdJson);
        QCOMPARE(all.records.size(), 5UL);
        QCOMPARE(all.records[1].problem, "JSON nested too deeply");
        QCOMPARE(all.records[2].problem, "record longer than 1 MiB");
        QCOMPARE(all.records[3].cells[0], QByteArray("2"));
        QCOMPARE(all.records[4].problem, "record longer than 1 MiB");
        QCOMPARE(all.lines(), QList<qint64>({ 1, 2, 3, 4, 5 }));
    }

    void jsonDocuments()
    {
        const QString path = put(R"({"ttl":60,"data":{"list":[{"id":1,"at":{"lon":-87.6}},"x",{"id":2}],"none":[]}})");
        Mapping mapping = mappingFor(FileFormat::Json);
        mapping.records = u"$.data.list[*]"_s;
        const ReadAll all = readAll(path, FileFormat::Json, &mapping);
        QVERIFY(!all.error);
        QCOMPARE(all.columns, QStringList({ u"at"_s, u"at.lon"_s, u"id"_s }));
        QCOMPARE(all.records.size(), 3UL);
        QCOMPARE(all.records[0].cells[1], QByteArray("-87.6"));
        QCOMPARE(all.records[1].problem, "not a JSON object");
        QCOMPARE(all.lines(), QList<qint64>({ 1, 2, 3 }));
        // An array as a whole; what is there but empty; what is not there; what is no path; what is no JSON.
        mapping.records = u"$[*]"_s;
        const QString array = put("[{\"a\":1},{\"a\":2}]", u"array"_s);
        QCOMPARE(*formatOf(array), FileFormat::Json);
        QCOMPARE(readAll(array, FileFormat::Json, &mapping).records.size(), 2UL);
        mapping.records = u"$.data.none[*]"_s;
        const ReadAll none = readAll(path, FileFormat::Json, &mapping);
        QVERIFY(!none.error && none.records.empty());
        mapping.records = u"$.data.missing[*]"_s;
        QVERIFY(readAll(path, FileFormat::Json, &mapping).error->message.contains(u"no JSON objects at $.data.missing[*]"));
        mapping.records = u"$["_s;
        QVERIFY(readAll(path, FileFormat::Json, &mapping).error->message.contains(u"not a JSONPath"));
        mapping.records = u"$[*]"_s;
        QVERIFY(readAll(put("[{\"a\":1},", u"cut"_s), FileFormat::Json, &mapping).error->message.contains(u"line 1"));
        QVERIFY(
            readAll(put(QByteArray(100000, '['), u"deep"_s), FileFormat::Json, &mapping).error->message.contains(u"not valid"));
        // Of a file that looks like lines of JSON the document's mapping is tried, and said why not.
        mapping.id = u"whole"_s;
        mapping.recognise = QStringList { u"a"_s };
        const QString lines = put("{\"a\":1}\n{\"a\":2}\n", u"lines"_s);
        QVERIFY(openRecognised(lines, { mapping }).error().message.contains(u"whole ("));
        const QString one = put("{\"list\":[{\"a\":1}]}", u"one"_s);
        mapping.records = u"$.list[*]"_s;
        QCOMPARE(openRecognised(one, { mapping })->mapping.id, u"whole"_s);
    }

    void geojson()
    {
        const QByteArray text = R"({"type":"FeatureCollection","crs":{"features":[1]},
"features":[
{"type":"Feature","id":7,"geometry":{"type":"Point","coordinates":[-73.9,40.7,12]},"properties":{"v":1,"q":{"r":"s"}}},
{"type":"Feature","geometry":{"type":"LineString","coordinates":[[-73.9,40.7],[-73.8,40.8]]},"properties":{"id":"eight","v":2}},
{"type":"Feature","geometry":null,"properties":{}},
{"type":"Feature","geometry":{"type":"Polygon","coordinates":[]},"properties":{}}
],"after":[{"x":1}]})";
        const QString path = put(text);
        QCOMPARE(*formatOf(path), FileFormat::GeoJson);
        const ReadAll all = readAll(path, FileFormat::GeoJson);
        QVERIFY(!all.error);
        QCOMPARE(all.columns, QStringList({ u"q"_s, u"q.r"_s, u"v"_s, u"id"_s }));
        QCOMPARE(all.records.size(), 4UL);
        QCOMPARE(all.records[0].cells, std::vector<QByteArray>({ R"({"r":"s"})", "s", "1", "7" }));
        QCOMPARE(all.records[0].geometry, GeoLine({ { -73.9, 40.7 } }));
        QCOMPARE(all.records[1].cells[3], QByteArray("eight"));
        QCOMPARE(all.records[1].geometry.size(), 2);
        QVERIFY(all.records[2].geometry.isEmpty() && !all.records[2].problem);
        QCOMPARE(all.records[3].problem, "geometry is neither Point nor LineString");
        QCOMPARE(all.lines(), QList<qint64>({ 3, 4, 5, 6 }));
    }

    void malformedGeojsonKeepsWhatCameBefore()
    {
        const ReadAll all = readAll(put(R"({"type":"FeatureCollection","features":[
{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":{"v":1}},
{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":{"v":2}},
{"type":"Feature","geometry" {"type")"),
                                    FileFormat::GeoJson);
        QCOMPARE(all.records.size(), 2UL);
        QVERIFY(all.error);
        QVERIFY2(all.error->message.contains(u"line 4") && all.error->message.contains(u"column"),
                 qPrintable(all.error->message));
        const ReadAll cut = readAll(put(R"({"type":"FeatureCollection","features":[
{"type":"Feature","geometry":null,"properties":{"v":1}},)"),
                                    FileFormat::GeoJson);
        QCOMPARE(cut.records.size(), 1UL);
        QVERIFY(cut.error);
    }

    void aFeatureWithoutEndIsBounded()
    {
        const ReadAll all =
            readAll(put("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"v\":1}},{\"x\":\""
                        + QByteArray(20 << 20, 'x')),
                    FileFormat::GeoJson);
        QCOMPARE(all.records.size(), 1UL);
        QVERIFY(all.error && all.error->message.contains(u"16 MiB"));
    }

    void filesThatCannotBeRead()
    {
        QVERIFY(formatOf(m_folder.filePath(u"nowhere"_s)).error().message.contains(u"There is no file"));
        QVERIFY(formatOf(m_folder.path()).error().message.contains(u"folder"));
        QVERIFY(formatOf(put({})).error().message.contains(u"empty"));
        QVERIFY(readAll(put("\n\n"), FileFormat::Csv).error->message.contains(u"header"));
    }

    void theMappingThatFitsIsFound()
    {
        const auto make = [](const QString &id, const QStringList &recognise, FileFormat format = FileFormat::Csv) {
            Mapping mapping = mappingFor(format);
            mapping.id = id;
            mapping.recognise = recognise;
            return mapping;
        };
        const QString path = put("a,b,c\n1,2,3\n");
        const Mapping two = make(u"two"_s, { u"a"_s, u"b"_s });
        const Mapping three = make(u"three"_s, { u"a"_s, u"b"_s, u"c"_s });
        const Mapping other = make(u"other"_s, { u"a"_s, u"d"_s, u"e"_s });
        const Mapping json = make(u"json"_s, { u"a"_s }, FileFormat::NdJson);
        QCOMPARE(openRecognised(path, { two, three, other })->mapping.id, u"three"_s);
        const Error none = openRecognised(path, { other, json }).error();
        QVERIFY2(none.message.contains(u"other (misses d, e)") && none.message.contains(u"json (wants NDJSON)"),
                 qPrintable(none.message));
        QVERIFY(none.detail.contains(u"a, b, c"));
        const Error both = openRecognised(path, { two, make(u"too"_s, { u"b"_s, u"c"_s }) }).error();
        QVERIFY(both.message.contains(u"two") && both.message.contains(u"too"));
        QVERIFY(openRecognised(path, {}).error().message.contains(u"no mapping"));
    }
};

QTEST_GUILESS_MAIN(RecordsTest)
#include "tst_records.moc"
