// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "programfixture.h"

#include <SQLiteCpp/SQLiteCpp.h>

using namespace citywall::test;

/// What the program does with sources, recordings and the history of a city, as a script sees it.
class TestCitywallData : public QObject, private ProgramPlace
{
    Q_OBJECT

    /// Two incidents, one of which is in a place that there is not.
    static QByteArray twoIncidents()
    {
        return R"({"features": [{"id": "A", "name": "Clark St", "geometry": {"type": "Point", "coordinates": [-87.63, 41.88]}},
                                {"id": "B"}],
                   "observations": [{"feature": "A", "phenomenonTime": "2026-03-01T12:00:00Z", "values": {"state": "received"}},
                                    {"feature": "B", "phenomenonTime": "2026-03-01T12:00:00Z", "position": [-87, 541]},
                                    {"feature": "A", "phenomenonTime": "2026-03-01T12:05:00Z", "values": {"state": "on-scene"}}]})";
    }

private Q_SLOTS:
    void aSourceIsTriedOut()
    {
        const QString file = write(QStringLiteral("incidents.json"), twoIncidents());
        const Ran r = run({ QStringLiteral("feed"), QStringLiteral("test"), QStringLiteral("--json"), QStringLiteral("--feed"),
                            QStringLiteral("safety.incident"), file });
        QVERIFY2(r.code == 0, qPrintable(r.err));
        const QJsonObject tried = r.json();
        QCOMPARE(tried[QStringLiteral("observations")].toInt(), 2);
        QCOMPARE(tried[QStringLiteral("entities")].toInt(), 1);
        QCOMPARE(tried[QStringLiteral("rejected")].toInt(), 1);
        QCOMPARE(tried[QStringLiteral("newest")].toString(), QStringLiteral("2026-03-01T12:05:00Z"));
        const QJsonObject first = tried[QStringLiteral("first")].toArray().at(0).toObject();
        QCOMPARE(first[QStringLiteral("name")].toString(), QStringLiteral("Clark St"));
        QCOMPARE(first[QStringLiteral("latitude")].toDouble(), 41.88);
        const Ran nothing = run({ QStringLiteral("feed"), QStringLiteral("test"), QStringLiteral("--feed"),
                                  QStringLiteral("safety.incident"), write(QStringLiteral("none.json"), "{}") });
        QCOMPARE(nothing.code, 1);
        const Ran unknown = run(
            { QStringLiteral("feed"), QStringLiteral("test"), QStringLiteral("--feed"), QStringLiteral("safety.nothing"), file });
        QVERIFY2(unknown.code == 1 && unknown.err.contains(u"safety.nothing"), qPrintable(unknown.err));
    }

    void whatIsRecordedIsPlayedIntoTheHistory()
    {
        const QTemporaryDir data;
        const QString file = data.filePath(QStringLiteral("incidents.cwrec"));
        QProcess recorder;
        recorder.start(program,
                       words("record --feed safety.incident --attribution City --json - ")
                           + QStringList { file, QStringLiteral("--data"), data.path() });
        QVERIFY(recorder.waitForStarted());
        recorder.write(twoIncidents().simplified() + "\nnot a payload\n");
        recorder.closeWriteChannel();
        QVERIFY(recorder.waitForFinished(60000));
        const QJsonObject recorded = QJsonDocument::fromJson(recorder.readAllStandardOutput()).object();
        QVERIFY2(recorder.exitCode() == 0, recorder.readAllStandardError().constData());
        QCOMPARE(recorded[QStringLiteral("payloads")].toInt(), 2);
        QCOMPARE(recorded[QStringLiteral("bytes")].toInteger(), QFileInfo(file).size());
        const auto play = [&] {
            return run({ QStringLiteral("replay"), QStringLiteral("--as-recorded"), QStringLiteral("--json"), file },
                       data.path());
        };
        const Ran first = play();
        QVERIFY2(first.code == 0, qPrintable(first.err));
        QCOMPARE(first.json()[QStringLiteral("frames")].toInt(), 2);
        QCOMPARE(first.json()[QStringLiteral("accepted")].toInt(), 2);
        QCOMPARE(first.json()[QStringLiteral("rejected")].toInt(), 2); // a record, and a payload
        QCOMPARE(play().json()[QStringLiteral("duplicates")].toInt(), 2);
        const Ran query = run(words("query --module safety --feed safety.incident --format json --from 2026-03-01T12:00:00Z "
                                    "--to 2026-03-01T12:06:00Z"),
                              data.path());
        QVERIFY2(query.out.contains(u"stdin (replay)"), qPrintable(query.out));
        QCOMPARE(query.out.count(u"Clark St"), 2);
    }

    void aHistoryIsBackedUpAndRestored()
    {
        const QTemporaryDir data;
        const QTemporaryDir other;
        const QString csv =
            write(QStringLiteral("crimes.csv"),
                  "Date,Latitude,Longitude\n2017-01-01 00:00:00,41.88,-87.63\n2017-01-02 00:00:00,41.89,-87.64\n");
        QCOMPARE(run({ QStringLiteral("import"), QStringLiteral("--module"), QStringLiteral("safety"), csv }, data.path()).code,
                 0);
        const Ran stats = run(words("history stats --json"), data.path());
        QCOMPARE(stats.json()[QStringLiteral("observations")].toInt(), 2);
        QVERIFY(run(words("history stats"), data.path()).out.contains(u"safety.incident"));
        // In a city whose profile lets go of what is older than a year, those of 2017 should not be there any more.
        const QString town = write(QStringLiteral("forgetful.json"),
                                   minimalProfile("\"retention\": [{\"feed\": \"safety.*\", \"raw\": \"P1Y\"}],").toUtf8());
        const Ran forgetful = run(words("history stats --json --city") + QStringList { town }, data.path());
        QCOMPARE(
            forgetful.json()[QStringLiteral("feeds")][0][QStringLiteral("retention")],
            QJsonValue(QJsonObject { { QStringLiteral("raw"), QStringLiteral("P1Y") }, { QStringLiteral("overdue"), true } }));
        const Ran sound = run(words("history verify --json"), data.path());
        QCOMPARE(sound.code, 0);
        QCOMPARE(sound.json()[QStringLiteral("observations")].toInt(), 2);
        const QString backup = data.filePath(QStringLiteral("backup.sqlite"));
        QCOMPARE(run({ QStringLiteral("history"), QStringLiteral("backup"), backup }, data.path()).code, 0);
        QCOMPARE(run({ QStringLiteral("history"), QStringLiteral("backup"), backup }, data.path()).code, 1); // never over it
        const auto restored = [&] { return run(words("history restore --json") + QStringList { backup }, other.path()); };
        const Ran first = restored();
        QCOMPARE(first.code, 0);
        const QString there = other.filePath(QStringLiteral("history.sqlite"));
        QCOMPARE(first.json(), (QJsonObject { { QStringLiteral("path"), there }, { QStringLiteral("former"), QJsonValue() } }));
        QCOMPARE(restored().json()[QStringLiteral("former")].toString(), there + QStringLiteral(".before-1"));
        QCOMPARE(run({ QStringLiteral("history"), QStringLiteral("compact") }, other.path()).code, 0);
        QCOMPARE(run(words("history stats --json"), other.path()).json()[QStringLiteral("observations")].toInt(), 2);
        // A page that lies about itself is found, and the exit code says so.
        QFile file(data.filePath(QStringLiteral("history.sqlite")));
        QVERIFY(file.open(QIODevice::ReadWrite) && file.size() >= 3 * 8192);
        QVERIFY(file.seek(2 * 8192) && file.write(QByteArray(8192, '\xff')) == 8192);
        file.close();
        QCOMPARE(run(words("history verify"), data.path()).code, 1);
    }

    /// Two feeds; of one the observations of March are damaged. An answer about them is a part, and says so.
    void whatIsDamagedIsMissingAndSaid()
    {
        const QTemporaryDir data;
        const QString csv =
            write(QStringLiteral("march.csv"),
                  "Date,Latitude,Longitude\n2017-03-01 12:00:00,41.88,-87.63\n2017-03-02 12:00:00,41.89,-87.64\n");
        QCOMPARE(run({ QStringLiteral("import"), QStringLiteral("--module"), QStringLiteral("safety"), csv }, data.path()).code,
                 0);
        const QString speeds =
            write(QStringLiteral("speeds.json"),
                  R"({"citywall":1,"feed":"traffic.link-speed","source":{"name":"loops","attribution":"City"},)"
                  R"("receivedTime":"2017-03-01T12:00:01Z","features":[{"id":"l1","geometry":{"type":"Point",)"
                  R"("coordinates":[-87.7,41.88]}}],"observations":[{"feature":"l1","phenomenonTime":"2017-03-01T12:00:00Z",)"
                  R"("values":{"speed":10}}]})");
        QCOMPARE(run({ QStringLiteral("import"), speeds }, data.path()).code, 0);
        {
            // As a flipped bit would, in what is not yet sealed.
            SQLite::Database db(data.filePath(QStringLiteral("history.sqlite")).toStdString(), SQLite::OPEN_READWRITE);
            QCOMPARE(db.exec("UPDATE tail SET data = zeroblob(length(data)) WHERE feed = "
                             "(SELECT id FROM feed WHERE name = 'safety.incident')"),
                     1);
        }
        const QString file = data.filePath(QStringLiteral("out.ndjson"));
        const auto asked = [&](const char *what) {
            return run(words(what) + QStringList { QStringLiteral("--json"), QStringLiteral("-o"), file }, data.path());
        };
        for (const char *what : { "query --from 2017-01-01 --to 2018-01-01", "history export" }) {
            const Ran part = asked(what);
            QCOMPARE(part.code, 1);
            QVERIFY2(part.err.contains(u"whole of a damaged history"), qPrintable(part.err));
            QCOMPARE(part.json()[QStringLiteral("observations")].toInt(), 1);
            QVERIFY(QFileInfo(file).size() > 0); // the rest is there
            const QJsonArray damage = part.json()[QStringLiteral("damage")].toArray();
            QCOMPARE(damage.size(), 1);
            QCOMPARE(damage[0][QStringLiteral("feed")].toString(), QStringLiteral("safety.incident"));
            QCOMPARE(damage[0][QStringLiteral("observations")].toInt(), 2);
            QCOMPARE(damage[0][QStringLiteral("extent")],
                     QJsonValue(QJsonObject { { QStringLiteral("from"), QStringLiteral("2017-03-01T18:00:00Z") },
                                              { QStringLiteral("to"), QStringLiteral("2017-03-02T18:00:00.001Z") } }));
        }
        // What is usual on 29 March is told of 1 March.
        const Ran usual = asked("query --from 2017-03-29 --to 2017-03-30 --every P1D --usual");
        QCOMPARE(usual.code, 1);
        QCOMPARE(usual.json()[QStringLiteral("damage")].toArray().size(), 1);
        // What does not touch it is whole.
        for (const char *what :
             { "query --from 2017-01-01 --to 2018-01-01 --module traffic", "query --from 2017-01-01 --to 2017-03-01",
               "query --from 2017-03-04 --to 2018-01-01", "query --from 2017-03-29 --to 2017-03-30 --every P1D",
               "query --from 2017-03-31 --to 2018-01-01 --every P1D --usual" }) {
            const Ran whole = asked(what);
            QVERIFY2(whole.code == 0, qPrintable(whole.err));
            QCOMPARE(whole.json()[QStringLiteral("damage")], QJsonValue(QJsonArray()));
        }
    }

    /// What the profile says of a source need not be said again.
    void theProfilesSourceIsRecorded()
    {
        const QString city =
            write(QStringLiteral("town.json"),
                  minimalProfile("\"modules\": [\"safety\"], \"feeds\": [{\"feed\": \"safety.incident\", \"kind\": "
                                 "\"folder\", \"options\": {\"path\": \"inbox\", \"every\": \"PT1S\"}}],")
                      .toUtf8());
        QVERIFY(QDir(dataFolder()).mkpath(QStringLiteral("inbox")));
        write(QStringLiteral("inbox/one.json"), twoIncidents());
        const QStringList profile { QStringLiteral("--city"), city, QStringLiteral("--json") };
        const Ran r = run(words("record --feed safety.incident --count 1 --for 30 folder")
                          + QStringList { pathOf(QStringLiteral("inbox.cwrec")) } + profile);
        QVERIFY2(r.code == 0 && r.json()[QStringLiteral("payloads")].toInt() == 1, qPrintable(r.out + r.err));
        const Ran tried = run(words("feed test --feed safety.incident folder") + profile);
        QVERIFY2(tried.code == 0 && tried.json()[QStringLiteral("observations")].toInt() == 2, qPrintable(tried.out + tried.err));
        const Ran none = run(words("record --feed safety.incident mqtt x.cwrec") + profile);
        QVERIFY2(none.code == 1 && none.err.contains(u"mqtt"), qPrintable(none.err));
    }

    /// While a city runs, it is the one that is asked: its feeds are not run a second time.
    void aRunningCityTellsOfItsFeeds()
    {
        const QString city =
            write(QStringLiteral("running.json"),
                  minimalProfile("\"modules\": [\"safety\"], \"feeds\": [{\"feed\": \"safety.incident\", \"kind\": "
                                 "\"folder\", \"options\": {\"path\": \"arrived\", \"every\": \"PT1S\"}}],")
                      .toUtf8());
        QVERIFY(QDir(dataFolder()).mkpath(QStringLiteral("arrived")));
        write(QStringLiteral("arrived/one.json"), twoIncidents());
        const QTemporaryDir data;
        const auto asked = [&](const char *how) {
            return run(words(how) + QStringList { QStringLiteral("--json"), QStringLiteral("--city"), city }, data.path());
        };
        const auto incidents = [](const Ran &r) {
            for (const QJsonValue &feed : r.json()[QStringLiteral("feeds")].toArray())
                if (feed[QStringLiteral("feed")] == QStringLiteral("safety.incident"))
                    return feed.toObject();
            return QJsonObject();
        };
        QProcess shell;
        shell.start(program, { QStringLiteral("--city"), city, QStringLiteral("--data"), data.path() });
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(data.filePath(QStringLiteral("feeds.socket"))), 30000);
        QTRY_COMPARE_WITH_TIMEOUT(incidents(asked("feeds"))[QStringLiteral("accepted")].toInt(), 2, 30000);
        const Ran table = run(QStringList { QStringLiteral("feeds"), QStringLiteral("--city"), city }, data.path());
        QVERIFY2(table.code == 0 && table.out.contains(u"safety.incident"), qPrintable(table.out + table.err));
        QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY(!(QFile(data.filePath(QStringLiteral("feeds.socket"))).permissions() & others));
        shell.kill(); // and leaves its socket behind
        QVERIFY(shell.waitForFinished(30000));
        const QJsonObject resting = incidents(asked("feeds --no-feeds"));
        QCOMPARE(resting[QStringLiteral("state")].toString(), QStringLiteral("Stopped"));
        QCOMPARE(resting[QStringLiteral("newest")].toString(), QStringLiteral("2026-03-01T12:05:00Z"));
    }

    void corruptHistoryIsToldAndKept()
    {
        const QTemporaryDir data;
        QFile database(data.filePath(QStringLiteral("history.sqlite")));
        QVERIFY(database.open(QIODevice::WriteOnly));
        const QByteArray garbage("SQLite format 3\0 and then nothing that makes sense", 50);
        database.write(garbage);
        database.close();
        const Ran r = run(words("query --module good --from -1h --to now --modules")
                              + QStringList { writeModules({ QStringLiteral("good") }), QStringLiteral("--city"),
                                              write(QStringLiteral("town.json"), minimalProfile("").toUtf8()) },
                          data.path());
        QCOMPARE(r.code, 1);
        QVERIFY2(r.err.contains(u"history.sqlite"), qPrintable(r.err));
        QVERIFY(database.open(QIODevice::ReadOnly));
        QCOMPARE(database.readAll(), garbage);
    }

    void corruptHistoryStillOpensTheShell()
    {
        const QTemporaryDir data;
        QFile database(data.filePath(QStringLiteral("history.sqlite")));
        QVERIFY(database.open(QIODevice::WriteOnly) && database.write("no database at all") > 0);
        database.close();
        QProcess shell;
        shell.start(program,
                    { QStringLiteral("--city"), write(QStringLiteral("town.json"), minimalProfile("").toUtf8()),
                      QStringLiteral("--data"), data.path(), QStringLiteral("--modules"),
                      writeModules({ QStringLiteral("good") }), QStringLiteral("shot"), data.filePath(QStringLiteral("x.png")) });
        QVERIFY(shell.waitForFinished(60000));
        const QString err = QString::fromUtf8(shell.readAllStandardError());
        QVERIFY2(shell.exitCode() == 0 && err.contains(u"nothing is kept") && err.contains(u"none.mbtiles"), qPrintable(err));
        QVERIFY(QFileInfo(data.filePath(QStringLiteral("x.png"))).size() > 0);
    }

    void dataFolderThatCannotBeWritten()
    {
        const QString file = write(QStringLiteral("file"), "x");
        const Ran r = run(words("import --module traffic x.csv"), file + QStringLiteral("/data"));
        QCOMPARE(r.code, 1);
        QVERIFY2(r.err.contains(u"--data"), qPrintable(r.err));
    }

    /// A disk of 3 MB, on which an import runs full; then there is room, and the same import goes on. In a mount
    /// namespace of its own.
    void fullDiskStopsTheImportAndNothingIsLost()
    {
        constexpr int rows = 60000;
        QByteArray csv = "Date,Latitude,Longitude\n";
        for (int i = 0; i < rows; ++i) {
            const int s = i % 60;
            const int m = i / 60 % 60;
            const int h = i / 3600;
            csv += QString::asprintf("2017-03-%02d %02d:%02d:%02d,%.7f,%.7f\n", 1 + h / 12, h % 12, m, s,
                                     41.8 + (i * 7919 % 99991) / 1e6, -87.7 + (i * 6007 % 99989) / 1e6)
                       .toLatin1();
        }
        const QString file = write(QStringLiteral("crimes.csv"), csv);
        const QString script = QStringLiteral(R"(
            mount -t tmpfs -o size=3m none "$3" 2>/dev/null || exit 77
            "$1" --data "$3" import --module safety "$2" >/dev/null 2>"$4/err"; echo $? >"$4/first"
            "$1" --data "$3" query --module safety --from 2017-02-01 --to 2017-04-01 | wc -l >"$4/kept"
            mount -o remount,size=300m "$3"
            "$1" --data "$3" --json import --module safety "$2" >"$4/second"
            "$1" --data "$3" query --module safety --from 2017-02-01 --to 2017-04-01 | wc -l >"$4/all")");
        const QTemporaryDir disk;
        const QTemporaryDir results;
        const auto result = [&](const char *name) {
            QFile f(results.filePath(QString::fromLatin1(name)));
            return f.open(QIODevice::ReadOnly) ? f.readAll().trimmed() : QByteArray();
        };
        QProcess shell;
        shell.start(QStringLiteral("unshare"),
                    { QStringLiteral("--map-root-user"), QStringLiteral("--mount"), QStringLiteral("sh"), QStringLiteral("-c"),
                      script, QStringLiteral("sh"), program, file, disk.path(), results.path() });
        QVERIFY(shell.waitForFinished(100000));
        if (result("first").isEmpty())
            QSKIP("this computer does not let a test mount a small disk of its own");
        QCOMPARE(result("first"), QByteArray("1"));
        QVERIFY2(result("err").contains("full"), result("err").constData());
        const int kept = result("kept").toInt() - 1; // less the header
        QVERIFY2(kept > 0 && kept < rows, qPrintable(QString::number(kept)));
        QCOMPARE(result("all").toInt() - 1, rows);
        const QJsonObject second = QJsonDocument::fromJson(result("second")).object();
        QCOMPARE(second[QStringLiteral("accepted")].toInt(), rows - kept);
    }
};

QTEST_GUILESS_MAIN(TestCitywallData)
#include "tst_citywalldata.moc"
