// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// "citywall query" as a script sees it.
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

using namespace Qt::StringLiterals;

namespace {

struct Ran {
    int code = -1;
    QByteArray out;
    QString err;
};

QStringList words(const char *text) { return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts); }

} // namespace

class QueryCommandTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_data;

    Ran run(const QStringList &arguments) const
    {
        QProcess process;
        process.start(QStringLiteral(CITYWALL_BUILD_DIR "/bin/citywall"), arguments + QStringList { u"--data"_s, m_data.path() });
        if (!process.waitForFinished(60'000))
            process.kill();
        return { process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
                 QString::fromUtf8(process.readAllStandardError()) };
    }
    /// Of the three days of March 2017 that the test brings in.
    Ran query(const char *rest, const QStringList &more = {}) const
    {
        return run(words("query --module safety --feed safety.incident --from 2017-03-01 --to 2017-03-04") + words(rest) + more);
    }
    QString path(const QString &name) const { return m_data.filePath(name); }
    /// Of all that the history has, but for the order of rows: modules and times as they are asked for.
    QByteArrayList rows(const char *rest) const
    {
        const Ran ran = run(words("query --from 2017-01-01 --to 2018-01-01 --format ndjson") + words(rest));
        if (ran.code != 0)
            qWarning("%s", qPrintable(ran.err));
        QByteArrayList lines = ran.out.trimmed().split('\n');
        std::ranges::sort(lines);
        return lines;
    }

private Q_SLOTS:
    void initTestCase()
    {
        // Three days of Chicago, an incident every hour, from west to east over 0.001 degrees each.
        QByteArray csv = "Date,Latitude,Longitude\n";
        for (int i = 0; i < 72; ++i)
            csv += QString::asprintf("2017-03-%02d %02d:30:00,41.88,%.3f\n", 1 + i / 24, i % 24, -87.7 + i * 0.001).toLatin1();
        QFile file(path(u"crimes.csv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(csv) == csv.size());
        file.close();
        const Ran imported = run({ u"import"_s, u"--module"_s, u"safety"_s, file.fileName() });
        QVERIFY2(imported.code == 0, qPrintable(imported.err));
        // And of another module two simulated speeds of a link, one with what is missing, in the program's own JSON.
        QFile speeds(path(u"speeds.json"_s));
        QVERIFY(speeds.open(QIODevice::WriteOnly));
        speeds.write(
            R"({"citywall":1,"feed":"traffic.link-speed","source":{"name":"loops","attribution":"City","simulated":true},)"
            R"("receivedTime":"2017-03-01T12:00:01.500Z","features":[{"id":"l1","name":"Main St","geometry":)"
            R"({"type":"LineString","coordinates":[[-87.7,41.88],[-87.69,41.88]]},"properties":{"lanes":2}}],)"
            R"("observations":[{"feature":"l1","phenomenonTime":"2017-03-01T12:00:00Z","values":{"speed":10.1},)"
            R"("detail":{"why":["a",1.5]}},{"feature":"l1","phenomenonTime":"2017-03-02T12:00:00Z","values":null}]})");
        speeds.close();
        const Ran second = run({ u"import"_s, speeds.fileName() });
        QVERIFY2(second.code == 0, qPrintable(second.err + QString::fromUtf8(second.out)));
    }

    void severalModules()
    {
        const auto count = [&](const char *rest) { return rows(rest).size(); };
        QCOMPARE(count("--module safety --module traffic"), 72 + 2);
        QCOMPARE(count(""), 72 + 2); // all
        QCOMPARE(count("--module traffic"), 2);
        QCOMPARE(count("--feed traffic.link-speed --feed safety.incident"), 72 + 2);
        QCOMPARE(count("--feed traffic.link-speed"), 2);
        QCOMPARE(run(words("query --from -1d --to now --feed traffic.nothing")).code, 1);
        QVERIFY(
            run(words("query --from -1d --to now --feed traffic.nothing")).err.contains(u"there is no feed 'traffic.nothing'"));
        QVERIFY(run(words("query --from -1d --to now --module safety --feed traffic.link-speed"))
                    .err.contains(u"'traffic.link-speed'"));
        QCOMPARE(run(words("query --from -1d --to now --module safety --module nothing")).code, 1);
        QMap<QString, int> modules;
        for (const QByteArray &line : rows("")) {
            const QJsonObject row = QJsonDocument::fromJson(line).object();
            QCOMPARE(row[u"feed"].toString().section(u'.', 0, 0), row[u"module"].toString());
            ++modules[row[u"module"].toString()];
        }
        QCOMPARE(modules, (QMap<QString, int> { { u"safety"_s, 72 }, { u"traffic"_s, 2 } }));
        const Ran csv = run(words("query --from 2017-01-01 --to 2018-01-01 --feed traffic.link-speed --feed safety.incident"));
        QVERIFY(csv.out.startsWith("module,feed,id,"));
        QCOMPARE(csv.out.count("\r\ntraffic,traffic.link-speed,l1,"), 2);
        QCOMPARE(csv.out.count("\r\nsafety,safety.incident,"), 72);
        const QString geoPackage = path(u"both.gpkg"_s);
        QCOMPARE(
            run(words("query --from 2017-01-01 --to 2018-01-01 --module traffic --module safety -o") + QStringList { geoPackage })
                .code,
            0);
        const GDALDatasetUniquePtr opened(GDALDataset::Open(QFile::encodeName(geoPackage).constData(), GDAL_OF_VECTOR));
        QVERIFY(opened && opened->GetLayerByName("safety.incident") && opened->GetLayerByName("traffic.link-speed"));
        OGRLayer *links = opened->GetLayerByName("traffic.link-speed");
        QCOMPARE(links->GetFeatureCount(), 2);
        links->ResetReading();
        const OGRFeatureUniquePtr first(links->GetNextFeature());
        QCOMPARE(QByteArray(first->GetFieldAsString("module")), QByteArray("traffic"));
    }

    void exportedIsImported()
    {
        const QString file = path(u"all.ndjson"_s);
        const Ran made = run({ u"history"_s, u"export"_s, u"--json"_s, u"-o"_s, file });
        QVERIFY2(made.code == 0, qPrintable(made.err));
        const QJsonObject told = QJsonDocument::fromJson(made.out).object();
        QCOMPARE(told[u"observations"].toInt(), 74);
        QVERIFY(told[u"simulated"].toBool());
        const QTemporaryDir other;
        QProcess into;
        into.start(QStringLiteral(CITYWALL_BUILD_DIR "/bin/citywall"),
                   { u"import"_s, u"--json"_s, file, u"--data"_s, other.path() });
        QVERIFY(into.waitForFinished(60'000));
        const QJsonObject taken = QJsonDocument::fromJson(into.readAllStandardOutput()).object();
        QCOMPARE(into.exitCode(), 0);
        QCOMPARE(taken[u"accepted"].toInt(), 74);
        QCOMPARE(taken[u"rejected"].toInt(), 0);
        // Features, sources, both times, values and details: all that a query can show of both.
        QProcess asked;
        asked.start(QStringLiteral(CITYWALL_BUILD_DIR "/bin/citywall"),
                    words("query --from 2017-01-01 --to 2018-01-01 --format ndjson --data") + QStringList { other.path() });
        QVERIFY(asked.waitForFinished(60'000));
        QByteArrayList lines = asked.readAllStandardOutput().trimmed().split('\n');
        std::ranges::sort(lines);
        QCOMPARE(lines, rows(""));
        // A span of one module, on standard output.
        const Ran part = run(words("history export --module traffic --from 2017-03-02T00:00:00Z"));
        QCOMPARE(part.code, 0);
        QCOMPARE(part.out.count('\n'), 1);
        QCOMPARE(QJsonDocument::fromJson(part.out)[u"observations"].toArray().size(), 1);
        QCOMPARE(run(words("history export --module nothing")).code, 1);
        QCOMPARE(run(words("history export --from 2018-01-01 --to 2017-01-01")).code, 1);
    }

    void namesWithoutAFormat()
    {
        for (const QString &name : { u"out.xlsx"_s, u"out"_s }) {
            const Ran wrong = query("-o", { path(name) });
            QCOMPARE(wrong.code, 2);
            QVERIFY2(wrong.err.contains(u".geojson") && wrong.err.contains(name), qPrintable(wrong.err));
            QVERIFY(!QFile::exists(path(name)));
        }
        QCOMPARE(query("--format csv -o", { path(u"out.xlsx"_s) }).code, 0);
        QCOMPARE(query("-o", { path(u"out.JSONL"_s) }).code, 0);
    }

    void filters()
    {
        const Ran all = query("");
        QVERIFY2(all.code == 0 && all.err.contains(u"72 observations"), qPrintable(all.err));
        QCOMPARE(all.out.count("\r\n"), 73);
        QCOMPARE(query("--box -87.7005,41.8,-87.6895,41.9").out.count("\r\n"), 1 + 11); // -87.700 … -87.690
        QCOMPARE(query("--where priority<0").out.count("\r\n"), 1);
        QCOMPARE(query("--where nothing=1").code, 1);
        QCOMPARE(query("--where priority").code, 1);
        QCOMPARE(query("--entity nobody").out.count("\r\n"), 1);
        const Ran wrong = query("--area Atlantis");
        QVERIFY2(wrong.code == 1 && wrong.err.contains(u"Atlantis"), qPrintable(wrong.err));
        QFile polygon(path(u"west.geojson"_s));
        QVERIFY(polygon.open(QIODevice::WriteOnly));
        polygon.write(
            R"({"type": "Polygon", "coordinates": [[[-87.8, 41.8], [-87.6955, 41.8], [-87.6955, 41.9], [-87.8, 41.9], [-87.8, 41.8]]]})");
        polygon.close();
        QCOMPARE(query("--polygon", { polygon.fileName() }).out.count("\r\n"), 1 + 5); // -87.700 … -87.696
    }

    void aggregates()
    {
        // The city's days are Chicago's.
        const Ran days = query("--every P1D --format ndjson");
        QVERIFY2(days.code == 0, qPrintable(days.err));
        const QByteArrayList lines = days.out.trimmed().split('\n');
        QCOMPARE(lines.size(), 3);
        const QJsonObject second = QJsonDocument::fromJson(lines[1]).object();
        QCOMPARE(second[u"from"].toString(), u"2017-03-02T06:00:00Z"_s);
        QCOMPARE(second[u"observations"].toInt(), 24);
        QCOMPARE(query("--every PT6H").out.count("\r\n"), 1 + 12);
        const Ran cells = query("--every P7D --by hexagon:9 --format geojson");
        QCOMPARE(cells.code, 0);
        int sum = 0;
        const QJsonArray features = QJsonDocument::fromJson(cells.out)[u"features"].toArray();
        for (const QJsonValue &feature : features) {
            sum += feature[u"properties"][u"observations"].toInt();
            QCOMPARE(feature[u"geometry"][u"type"].toString(), u"MultiPolygon"_s);
        }
        QCOMPARE(sum, 72);
        QVERIFY(features.size() > 10);
        QCOMPARE(query("--every PT7M").code, 1);
        QCOMPARE(query("--every P1D --by street").code, 1);
        QCOMPARE(query("--every P1D --by area:3").code, 1);
        QCOMPARE(query("--by area").code, 2);
    }

    void usual()
    {
        // Incidents of Chicago between 14:00 and 15:00 on Wednesdays, and three an hour before on the one before the clocks went forward,
        // on 2017-03-12.
        const QTemporaryDir city;
        QByteArray csv = "Date,Latitude,Longitude\n2017-03-01 00:00:00,41.88,-87.7\n2017-03-08 13:30:00,41.88,-87.7\n"
                         "2017-03-08 13:40:00,41.88,-87.7\n2017-03-08 13:50:00,41.88,-87.7\n";
        const auto tell = [&](const char *day, int incidents) {
            for (int i = 0; i < incidents; ++i)
                csv += QString::asprintf("2017-%s 14:%02d:00,41.88,%.3f\n", day, 10 * i, -87.7 + i * 0.001).toLatin1();
        };
        tell("03-08", 1);
        tell("03-15", 3); // on the 22nd there is none
        tell("03-29", 4);
        tell("04-05", 3);
        QFile file(city.filePath(u"crimes.csv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(csv) == csv.size());
        file.close();
        const auto inCity = [&](const QStringList &arguments) {
            QProcess process;
            process.start(QStringLiteral(CITYWALL_BUILD_DIR "/bin/citywall"),
                          arguments + QStringList { u"--data"_s, city.path() });
            if (!process.waitForFinished(60'000))
                process.kill();
            return Ran { process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
                         QString::fromUtf8(process.readAllStandardError()) };
        };
        const Ran imported = inCity({ u"import"_s, u"--module"_s, u"safety"_s, file.fileName() });
        QVERIFY2(imported.code == 0, qPrintable(imported.err));
        const auto asked = [&](const char *rest, const QStringList &more = {}) {
            return inCity(words("query --feed safety.incident --usual") + words(rest) + more);
        };
        const char *hour = "--from 2017-04-05T14:00 --to 2017-04-05T15:00 --every PT1H";
        // 1, 3, 0 and 4: 2
        const Ran table = asked(hour);
        QVERIFY2(table.code == 0, qPrintable(table.err));
        QVERIFY2(table.out.startsWith("module,feed,from,to,observations,observations_usual,observations_difference,usual_weeks,"),
                 table.out.constData());
        QVERIFY2(table.out.contains("\r\nsafety,safety.incident,2017-04-05T19:00:00Z,2017-04-05T20:00:00Z,3,2,1,4,"),
                 table.out.constData());
        const QJsonObject line = QJsonDocument::fromJson(asked(hour, { u"--format"_s, u"ndjson"_s }).out).object();
        QCOMPARE(line[u"observations_usual"].toDouble(), 2.0);
        QCOMPARE(line[u"observations_difference"].toDouble(), 1.0);
        // From 14:20 on there were 0, 1, 0 and 2, and now 1.
        const Ran part = asked("--from 2017-04-05T14:20 --to 2017-04-05T15:00 --every PT1H");
        QVERIFY2(part.out.contains(",1,0.5,0.5,4,"), part.out.constData());
        // By place: the fourth incident's is none of today's.
        const Ran cells = asked(hour, words("--by hexagon:13 --format geojson"));
        const QJsonArray features = QJsonDocument::fromJson(cells.out)[u"features"].toArray();
        QCOMPARE(features.size(), 3);
        double usually = 0;
        for (const QJsonValue &feature : features)
            usually += feature[u"properties"][u"observations_usual"].toDouble();
        QCOMPARE(usually, 1.0 + 0.5 + 0.5); // 1 1 0 1, 0 1 0 1, 0 1 0 1
        const QString geoPackage = city.filePath(u"usual.gpkg"_s);
        QCOMPARE(asked(hour, { u"-o"_s, geoPackage }).code, 0);
        const GDALDatasetUniquePtr opened(GDALDataset::Open(QFile::encodeName(geoPackage).constData(), GDAL_OF_VECTOR));
        OGRLayer *layer = opened ? opened->GetLayerByName("safety.incident") : nullptr;
        QVERIFY(layer);
        const OGRFeatureUniquePtr first(layer->GetNextFeature());
        QVERIFY(first);
        QCOMPARE(first->GetFieldAsDouble("observations_usual"), 2.0);
        QCOMPARE(first->GetFieldAsDouble("observations_difference"), 1.0);
        QCOMPARE(first->GetFieldAsInteger("usual_weeks"), 4);
        const int mean = layer->GetLayerDefn()->GetFieldIndex("priority_mean_usual");
        QVERIFY(mean >= 0 && layer->GetLayerDefn()->GetFieldDefn(mean)->GetType() == OFTReal);
        // What is no hour of a weekday has no usual.
        for (const char *every : { "PT15M", "PT90M", "P2D", "P7D" }) {
            const Ran refused = asked("--from 2017-04-05 --to 2017-04-06 --every", { QString::fromLatin1(every) });
            QCOMPARE(refused.code, 1);
            QVERIFY2(refused.err.contains(u"--usual") && refused.err.contains(QLatin1StringView(every)), qPrintable(refused.err));
            QVERIFY(refused.out.isEmpty());
        }
        QCOMPARE(asked("--from 2017-04-05 --to 2017-04-06 --every P1D").code, 0);
        QCOMPARE(asked("--from 2017-04-05 --to 2017-04-06").code, 2);
    }

    void aFullDiskIsAnError()
    {
        QProcess process;
        process.setStandardOutputFile(u"/dev/full"_s);
        process.start(QStringLiteral(CITYWALL_BUILD_DIR "/bin/citywall"),
                      words("query --module safety --feed safety.incident --from 2017-03-01 --to 2017-03-02")
                          + QStringList { u"--data"_s, m_data.path() });
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitCode(), 1);
        const QString said = QString::fromUtf8(process.readAllStandardError());
        QVERIFY2(said.contains(u"standard output cannot be written"), qPrintable(said));
    }

    void files()
    {
        const QString geoPackage = path(u"incidents.gpkg"_s);
        const Ran made = query("--json --output", { geoPackage });
        QVERIFY2(made.code == 0, qPrintable(made.err));
        const QJsonObject told = QJsonDocument::fromJson(made.out).object();
        QCOMPARE(told[u"observations"].toInt(), 72);
        QCOMPARE(told[u"file"].toString(), geoPackage);
        QVERIFY(!told[u"attributions"].toArray().isEmpty());
        const GDALDatasetUniquePtr opened(GDALDataset::Open(QFile::encodeName(geoPackage).constData(), GDAL_OF_VECTOR));
        QVERIFY(opened && opened->GetLayerByName("safety.incident"));
        QCOMPARE(opened->GetLayerByName("safety.incident")->GetFeatureCount(), 72);
        QCOMPARE(query("-o", { path(u"x.geojson"_s) }).code, 0); // the format by the name
        QFile geoJson(path(u"x.geojson"_s));
        QVERIFY(geoJson.open(QIODevice::ReadOnly));
        QCOMPARE(QJsonDocument::fromJson(geoJson.readAll())[u"features"].toArray().size(), 72);
        QVERIFY(query("--format gpkg").err.contains(u"--output"));
        QCOMPARE(query("-o", { path(u"no/such/folder.csv"_s) }).code, 1);
        // Nothing of an answer that failed, or of the way to one, is left behind.
        const QStringList left = QDir(m_data.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
        QVERIFY2(std::ranges::none_of(left, [](const QString &name) { return name.startsWith(u".citywall"); }),
                 qPrintable(left.join(u' ')));
    }
};

int main(int argc, char **argv)
{
    GDALAllRegister();
    QCoreApplication application(argc, argv);
    QueryCommandTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_querycommand.moc"
