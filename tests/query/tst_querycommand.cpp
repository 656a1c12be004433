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
