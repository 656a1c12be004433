// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "programfixture.h"

using namespace citywall::test;

/// The program as a script sees it: exit codes, stdout, stderr.
class TestCitywall : public QObject, private ProgramPlace
{
    Q_OBJECT

private Q_SLOTS:
    void exitCodes_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("out");
        QTest::addColumn<QString>("err");
        const auto row = [](const char *arguments, int code, const char *out, const char *err) {
            QTest::newRow(arguments) << words(arguments) << code << QString::fromLatin1(out) << QString::fromLatin1(err);
        };
        row("--help", 0, "Usage:", "");
        row("--version", 0, "citywall ", "");
        for (const char *command :
             { "shot", "tour", "import", "query", "modules", "doctor", "feeds", "feed", "record", "replay", "history" })
            row(qPrintable(QString::fromLatin1(command) + QStringLiteral(" --help")), 0, "Usage:", "");
        row("--bogus", 2, "", "--bogus");
        row("shot", 2, "", "OUT.png");
        row("shot --size big x.png", 2, "", "--size");
        row("shot --size 10x10 x.png", 2, "", "--size");
        row("shot --theme pink x.png", 2, "", "--theme");
        row("query --module traffic --from now", 2, "", "--to");
        row("query --module traffic --from now --to now --format xml", 2, "", "--format");
        row("import --module safety", 2, "", "FILE");
        row("modules doctor", 2, "", "");
        row("feed test --help", 0, "Usage:", "");
        row("feed", 2, "", "");
        row("feed test", 2, "", "SOURCE");
        row("feeds --wait long", 2, "", "--wait");
        row("replay --rate 0 x.cwrec", 2, "", "--rate");
        row("record --feed safety.incident -", 2, "", "FILE");
        row("record --feed healthcare.emergency - x.cwrec", 1, "", "may not be kept");
        row("record --feed traffic.free-vehicles - x.cwrec", 1, "", "may not be kept");
        row("record --feed safety.nothing - x.cwrec", 1, "", "there is no feed 'safety.nothing'");
        row("record --feed safety.incident gopher://x x.cwrec", 1, "", "--kind");
        row("record --feed safety.incident --option evry=PT1S http://127.0.0.1:9/x x.cwrec", 2, "",
            "no option 'evry'; it has: ca, ");
        row("record --feed safety.incident --option every=5 http://127.0.0.1:9/x x.cwrec", 2, "", "options/every");
        row("feed test --option every http://127.0.0.1:9/x", 2, "", "KEY=VALUE");
        row("feed test --option every=PT1S http", 2, "", "profile");
        row("replay /nowhere.cwrec", 1, "", "/nowhere.cwrec cannot be read");
        row("history", 2, "", "");
        row("history backup", 2, "", "FILE");
        row("history stats", 1, "", "There is no history");
        row("history restore /nowhere.sqlite", 1, "", "/nowhere.sqlite");
        row("feed test /nowhere.json", 1, "", "/nowhere.json");
        row("feed test http://127.0.0.1:9/x?key=secret", 1, "", "http://127.0.0.1:9/x gives nothing");
        row("--city boston modules", 1, "", "there is no profile 'boston'; there are: chicago, new-york");
        row("--city /nowhere.json doctor", 1, "/nowhere.json", "");
        row("query --module nothing --from -1h --to now", 1, "", "there is no module 'nothing'");
        row("import --module nothing x.csv", 1, "", "there is no module 'nothing'");
        row("import -h", 0, "--datum", "");
        row("import --datum EPSG:999999 x.csv", 1, "", "EPSG:999999 is not a coordinate reference system");
    }
    void exitCodes()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        QFETCH(QString, out);
        QFETCH(QString, err);
        const Ran r = run(arguments);
        QVERIFY2(r.code == code && r.out.contains(out) && r.err.contains(err),
                 qPrintable(QStringLiteral("%1\n%2\n%3").arg(r.code).arg(r.out, r.err)));
        if (code == 2)
            QVERIFY(r.out.isEmpty());
    }

    void wrongProfileNamesTheLine()
    {
        const QString file = write(QStringLiteral("wrong.json"), minimalProfile("\"colour\": 1,").toUtf8());
        const Ran r = run({ QStringLiteral("--city"), file, QStringLiteral("modules") });
        QCOMPARE(r.code, 1);
        QVERIFY2(r.err.contains(file + QStringLiteral(":2:79: /colour: ")), qPrintable(r.err));
    }

    void modulesAsJson()
    {
        const Ran r = run({ QStringLiteral("modules"), QStringLiteral("--json"), QStringLiteral("--modules"),
                            writeModules({ QStringLiteral("good"), QStringLiteral("throwing") }) });
        QCOMPARE(r.code, 0);
        const QJsonArray modules = r.json().value(u"modules").toArray();
        QCOMPARE(modules.size(), 2);
        QCOMPARE(modules.at(0).toObject().value(u"state").toString(), QStringLiteral("Running"));
        QCOMPARE(modules.at(1).toObject().value(u"state").toString(), QStringLiteral("Failed"));
        QCOMPARE(modules.at(1).toObject().value(u"reason").toString(), QStringLiteral("no wish to start"));
    }

    void aCrashingModuleIsHeldBackUntilRetried()
    {
        const QStringList list { QStringLiteral("modules"), QStringLiteral("--modules"),
                                 writeModules({ QStringLiteral("good"), QStringLiteral("crashing") }) };
        QCOMPARE(run(list).code, 7); // the module took the program down, once …
        const Ran held = run(list);
        QCOMPARE(held.code, 0); // … and never again by itself
        QVERIFY2(held.out.contains(u"citywall modules --retry crashing"), qPrintable(held.out));
        QVERIFY(held.out.contains(u"Running"));
        QCOMPARE(run(list + QStringList { QStringLiteral("--retry"), QStringLiteral("crashing") }).code, 7);
    }

    void aHangingModuleIsHeldBackAfterItWasStopped()
    {
        const QString folder = writeModules({ QStringLiteral("hanging") });
        QProcess process;
        process.start(program,
                      { QStringLiteral("modules"), QStringLiteral("--modules"), folder, QStringLiteral("--data"), dataFolder() });
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(pathOf(QStringLiteral("module-start/hanging"))).size() > 0, 20000);
        process.kill();
        QVERIFY(process.waitForFinished());
        const Ran held = run({ QStringLiteral("modules"), QStringLiteral("--modules"), folder });
        QVERIFY2(held.out.contains(u"held back"), qPrintable(held.out));
    }

    void doctorKnowsTheMissingBaseMap()
    {
        const QString city = write(QStringLiteral("town.json"), minimalProfile("").toUtf8());
        const Ran r = run({ QStringLiteral("doctor"), QStringLiteral("--json"), QStringLiteral("--city"), city });
        bool found = false;
        const QJsonArray checks = r.json().value(u"checks").toArray();
        for (const QJsonValue &c : checks) {
            if (c.toObject().value(u"check").toString() == u"base map dark") {
                found = true;
                QCOMPARE(c.toObject().value(u"state").toString(), QStringLiteral("warn"));
                QVERIFY(!c.toObject().value(u"advice").toString().isEmpty());
            }
        }
        QVERIFY2(found, qPrintable(r.out + r.err));
    }

    void doctorTellsWhatIsKept()
    {
        const auto told = [&](const char *name, const char *retention) {
            const Ran r = run(words("doctor --json --city")
                              + QStringList { write(QString::fromLatin1(name), minimalProfile(retention).toUtf8()) });
            QStringList found;
            const QJsonArray checks = r.json().value(u"checks").toArray();
            for (const QJsonValue &c : checks) {
                if (c.toObject().value(u"check").toString() == u"retention")
                    found.append(c.toObject().value(u"found").toString());
            }
            return found;
        };
        QCOMPARE(told("keeps.json", ""), QStringList { QStringLiteral("everything is kept") });
        QCOMPARE(told("forgets.json",
                      "\"retention\": [{\"feed\": \"traffic.*\", \"raw\": \"P30D\", \"thinned\": {\"to\": \"PT1H\", \"for\": "
                      "\"P2Y\"}}, {\"feed\": \"*\", \"raw\": \"P1Y\"}],"),
                 (QStringList { QStringLiteral("traffic.*: all for 30 days, then hourly values up to an age of 2 years"),
                                QStringLiteral("*: all for 1 year, then counts alone") }));
    }

    void secondInstanceSaysWhoIsFirst()
    {
        const QTemporaryDir data;
        const QString city = write(QStringLiteral("town.json"), minimalProfile("").toUtf8());
        QProcess first;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), data.path());
        first.setProcessEnvironment(environment);
        first.start(program, { QStringLiteral("--city"), city, QStringLiteral("--data"), data.path() });
        QTRY_VERIFY_WITH_TIMEOUT(
            QFile::exists(data.filePath(QStringLiteral("history.sqlite"))) || first.state() == QProcess::NotRunning, 30000);
        if (first.state() == QProcess::NotRunning)
            QFAIL(first.readAllStandardError().constData());
        const Ran second = run({ QStringLiteral("--city"), city }, data.path());
        QCOMPARE(second.code, 1);
        QVERIFY2(second.err.contains(QStringLiteral("process %1").arg(first.processId())), qPrintable(second.err));
        QCOMPARE(run({ QStringLiteral("modules"), QStringLiteral("--city"), city }, data.path()).code, 0);
        first.terminate();
        QVERIFY(first.waitForFinished(30000));
        QVERIFY2(first.exitStatus() == QProcess::NormalExit && first.exitCode() == 130,
                 qPrintable(QString::number(first.exitCode())));
        QCOMPARE(
            run(words("query --module nothing --from -1h --to now") + QStringList { QStringLiteral("--city"), city }, data.path())
                .err.count(u"in use"),
            0);
    }
};

QTEST_GUILESS_MAIN(TestCitywall)
#include "tst_citywall.moc"
