// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The program over a history in a file and over one on a server: a script sees no difference.
#include "../app/programfixture.h"

#include "postgresserver.h"

using namespace citywall::test;
using namespace Qt::StringLiterals;

class ArchiveCommandTest : public QObject, private ProgramPlace
{
    Q_OBJECT

    const QByteArray m_lines =
        R"({"citywall":1,"feed":"traffic.link-speed","source":{"name":"loops","attribution":"City","simulated":true},)"
        R"("receivedTime":"2026-03-01T12:00:01.500Z","features":[{"id":"l1","name":"Main St"}],)"
        R"("observations":[{"feature":"l1","phenomenonTime":"2026-03-01T12:00:00Z","values":{"speed":10.5}},)"
        R"({"feature":"l1","phenomenonTime":"2026-03-01T13:00:00Z","values":{"speed":11},"detail":{"n":1}}]})"
        "\n";

    QStringList inTown(const char *arguments, const QString &profile) const
    {
        return words(arguments) + QStringList { u"--city"_s, profile };
    }
    QString town(const QString &name, const QString &extra) const
    {
        QString profile = minimalProfile("@EXTRA");
        return write(name, profile.replace(u"@EXTRA"_s, extra).toUtf8());
    }

    /// The strip of the town between two meridians.
    static QJsonObject polygon(double west, double east)
    {
        const auto at = [](double longitude, double latitude) { return QJsonArray { longitude, latitude }; };
        const QJsonArray ring { at(west, 50), at(east, 50), at(east, 51), at(west, 51), at(west, 50) };
        return { { u"type"_s, u"Polygon"_s }, { u"coordinates"_s, QJsonArray { QJsonValue(ring) } } };
    }
    /// With districts, two of which have one name.
    QString placedTown(const QString &extra) const
    {
        QJsonArray areas;
        const auto add = [&](const QString &id, const QString &name, double west, double east) {
            areas.append(QJsonObject { { u"type"_s, u"Feature"_s },
                                       { u"properties"_s, QJsonObject { { u"id"_s, id }, { u"name"_s, name } } },
                                       { u"geometry"_s, polygon(west, east) } });
        };
        add(u"w"_s, u"West"_s, 10.1, 10.4);
        add(u"e"_s, u"East"_s, 10.3, 10.6);
        add(u"t1"_s, u"Twin"_s, 10.9, 10.95);
        add(u"t2"_s, u"Twin"_s, 10.95, 11);
        add(u"n"_s, {}, 10, 11);
        write(u"areas.geojson"_s,
              QJsonDocument(QJsonObject { { u"type"_s, u"FeatureCollection"_s }, { u"features"_s, areas } }).toJson());
        return town(
            u"placed.json"_s,
            extra + u"\"boundaries\": [{\"file\": \"areas.geojson\", \"idProperty\": \"id\", \"nameProperty\": \"name\"}],"_s);
    }
    /// What a profile says of a new database of the server, and the credential for it.
    static QString serverIn(const QTemporaryDir &data)
    {
        QFile secret(data.filePath(u"credentials.json"_s));
        if (!secret.open(QIODevice::WriteOnly) || secret.write(R"({"archive": {"user": "postgres"}})") < 0
            || !secret.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
            qFatal("cannot write %s", qPrintable(secret.fileName()));
        const citywall::ArchiveAccess access = sharedServer()->newDatabase();
        return u"\"archive\": {\"kind\": \"postgresql\", \"host\": \"%1\", \"database\": \"%2\", \"credential\": \"archive\"},"_s
            .arg(access.host, access.database);
    }

private Q_SLOTS:
    void cleanupTestCase() { endSharedServer(); }

    void anAreaIsErased_data()
    {
        QTest::addColumn<bool>("isFile");
        QTest::newRow("file") << true;
        QTest::newRow("server") << false;
    }
    /// By a boundary's name, the polygons of a file and a box, in a period; counted first.
    void anAreaIsErased()
    {
        QFETCH(const bool, isFile);
        if (!isFile && !sharedServer())
            QSKIP(qPrintable(whyNoServer()));
        const QTemporaryDir data;
        const QString profile = placedTown(isFile ? QString() : serverIn(data));
        QByteArray lines;
        for (int i = 0; i < 10; ++i) { // one that goes eastwards through the town, a step an hour
            QJsonObject line = QJsonDocument::fromJson(m_lines).object();
            line[u"features"_s] = QJsonArray { QJsonObject { { u"id"_s, u"van"_s } } };
            line[u"observations"_s] = QJsonArray { QJsonObject { { u"feature"_s, u"van"_s },
                                                                 { u"phenomenonTime"_s, u"2026-03-01T0%1:00:00Z"_s.arg(i) },
                                                                 { u"position"_s, QJsonArray { 10.05 + i * 0.1, 50.5 } },
                                                                 { u"values"_s, QJsonObject { { u"speed"_s, 1 } } } } };
            lines += QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
        }
        const Ran taken = run(inTown("import", profile) + QStringList { write(u"van.ndjson"_s, lines) }, data.path());
        QVERIFY2(taken.code == 0, qPrintable(taken.out + taken.err));
        const auto erase = [&](const char *arguments, const QStringList &more = {}) {
            return run(inTown("history erase --json --reason 1/26", profile) + words(arguments) + more, data.path());
        };
        const auto erased = [](const Ran &ran) { return ran.json()[u"feeds"][0][u"observations"].toInt(ran.code == 0 ? 0 : -1); };
        const auto held = [&] {
            return run(inTown("history stats --json", profile), data.path()).json()[u"observations"].toInt();
        };

        // The two districts overlap: 10.1 … 10.4 and 10.3 … 10.6.
        const Ran counted = erase("--area WEST --area e --from 2026-03-01T02:00:00Z --to 2026-03-01T06:00:00Z");
        QCOMPARE(erased(counted), 4); // at 10.25, 10.35, 10.45, 10.55
        QCOMPARE(counted.json()[u"erased"], QJsonValue(false));
        QCOMPARE(held(), 10);
        QCOMPARE(erased(erase("--yes --area WEST --area e --from 2026-03-01T02:00:00Z --to 2026-03-01T06:00:00Z")), 4);
        QCOMPARE(held(), 6);
        QCOMPARE(erased(erase("--area west --area e --from 2026-03-01T02:00:00Z --to 2026-03-01T06:00:00Z")), 0);
        const QString strip = write(u"strip.geojson"_s, QJsonDocument(polygon(10, 10.2)).toJson());
        QCOMPARE(erased(erase("--yes --feed traffic.link-speed --polygon", { strip })), 2); // 10.05, 10.15
        QCOMPARE(erased(erase("--yes --bbox 10.9,50,11,51")), 1);
        QCOMPARE(held(), 3);
        const QJsonArray log = run(inTown("history stats --json", profile), data.path()).json()[u"erased"].toArray();
        QCOMPARE(log.size(), 3);
        QVERIFY(log[0][u"kind"].toString() == u"area" && log[0][u"observations"].toInt() == 4);
        QCOMPARE(log[0][u"from"].toString(), u"2026-03-01T02:00:00Z"_s);

        QCOMPARE(erase("--area e").json()[u"overwritesDropped"], QJsonValue(false));
        const auto refuses = [&](const char *arguments, const char *why) {
            const Ran ran = erase(arguments);
            QVERIFY2(ran.code == 2 && (ran.err + ran.out).contains(QLatin1StringView(why)),
                     qPrintable(u"%1: %2 %3 %4"_s.arg(QLatin1StringView(arguments)).arg(ran.code).arg(ran.out, ran.err)));
        };
        refuses("--yes", "--area ID");
        refuses("--yes --area nowhere", "no area 'nowhere'");
        const Ran nameless = erase("--yes --area", { QString() });
        QVERIFY2(nameless.code == 2 && nameless.err.contains(u"needs the id or the name"), qPrintable(nameless.err));
        refuses("--yes --area twin", "several areas");
        refuses("--yes --polygon none.geojson", "none.geojson");
        refuses("--yes --area e --box 1,2,3,4", "--box");
        refuses("--yes --area e --entity van --feed traffic.link-speed", "--entity");
        QCOMPARE(held(), 3);
        // What retention drops may lie in unused space still: that is told, and overwritten.
        QCOMPARE(run(inTown("history compact --keep 1d", profile), data.path()).code, 0);
        QCOMPARE(run(inTown("history export", profile), data.path()).out, QString());
        for (const char *yes : { "", "--yes" }) {
            const Ran nothing = erase("--area e", words(yes));
            QVERIFY2(nothing.code == 0 && nothing.json()[u"feeds"].toArray().isEmpty(), qPrintable(nothing.out + nothing.err));
            QCOMPARE(nothing.json()[u"overwritesDropped"], QJsonValue(true));
            const Ran text = run(inTown("history erase --reason 1/26 --area e", profile) + words(yes), data.path());
            QVERIFY2(text.out.contains(u"there is nothing of it") && text.out.contains(u"overwrit"), qPrintable(text.out));
        }
    }

    void bothTellTheSame()
    {
        if (!sharedServer())
            QSKIP(qPrintable(whyNoServer()));
        const citywall::ArchiveAccess access = sharedServer()->newDatabase();
        const QString file = town(u"file.json"_s, {});
        const QString server = town(
            u"server.json"_s,
            u"\"archive\": {\"kind\": \"postgresql\", \"host\": \"%1\", \"database\": \"%2\", \"credential\": \"archive\"},"_s
                .arg(access.host, access.database));
        const QString lines = write(u"lines.ndjson"_s, m_lines);
        const QTemporaryDir here, there;
        QFile secret(there.filePath(u"credentials.json"_s));
        QVERIFY(secret.open(QIODevice::WriteOnly) && secret.write(R"({"archive": {"user": "postgres"}})") > 0
                && secret.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        secret.close();

        QJsonObject told[2];
        QString exported[2];
        for (const int i : { 0, 1 }) {
            const QString profile = i == 0 ? file : server;
            const QString data = i == 0 ? here.path() : there.path();
            const Ran taken = run(inTown("import", profile) + QStringList { lines }, data);
            QVERIFY2(taken.code == 0, qPrintable(taken.out + taken.err));
            const Ran stats = run(inTown("history stats --json", profile), data);
            QVERIFY2(stats.code == 0, qPrintable(stats.err));
            told[i] = stats.json();
            const Ran made = run(inTown("history export", profile), data);
            QVERIFY2(made.code == 0, qPrintable(made.err));
            exported[i] = made.out;
            const Ran text = run(inTown("history stats", profile), data);
            QVERIFY2(text.out.contains(u"2026-03-01T12:00:00Z to 2026-03-01T13:00:00Z"), qPrintable(text.out));
        }
        QCOMPARE(told[0][u"kind"].toString(), u"file"_s);
        QCOMPARE(told[1][u"kind"].toString(), u"postgresql"_s);
        for (const QJsonObject &one : told) {
            QVERIFY(one[u"path"].isString() && one[u"schemaVersion"].toInt() > 0);
            QCOMPARE(one[u"observations"].toInt(), 2);
            QCOMPARE(one[u"erased"], QJsonValue(QJsonArray()));
            QJsonValue feed;
            const QJsonArray feeds = one[u"feeds"].toArray();
            for (const QJsonValue &each : feeds) {
                QVERIFY(each[u"extent"].isObject());
                if (each[u"feed"].toString() == u"traffic.link-speed")
                    feed = each;
                else // only described so far
                    QVERIFY(each[u"observations"].toInt() == 0 && each[u"extent"].toObject().isEmpty());
            }
            QCOMPARE(feed[u"observations"].toInt(), 2);
            QCOMPARE(feed[u"features"].toInt(), 1);
            QCOMPARE(
                feed[u"extent"],
                QJsonValue(QJsonObject { { u"from"_s, u"2026-03-01T12:00:00Z"_s }, { u"to"_s, u"2026-03-01T13:00:00.001Z"_s } }));
        }
        // What an erasure has left to do is told, and a log that cannot be read is not an empty one.
        sharedServer()->execute(access.database,
                                "CREATE TABLE citywall.erasure_unfinished(relation text PRIMARY KEY); "
                                "INSERT INTO citywall.erasure_unfinished VALUES ('citywall.feature'); "
                                "ALTER TABLE citywall.erasure RENAME TO lost");
        const Ran unfinished = run(inTown("history stats --json", server), there.path());
        QVERIFY2(unfinished.err.contains(u"an erasure was interrupted"), qPrintable(unfinished.err));
        QVERIFY2(unfinished.err.contains(u"citywall.erasure\""), qPrintable(unfinished.err));
        QVERIFY(unfinished.json()[u"erased"].isNull());
        QCOMPARE(unfinished.json()[u"observations"].toInt(), 2);
        QCOMPARE(exported[1], exported[0]);
        QCOMPARE(exported[0].count(u'\n'), 1);
    }
};

QTEST_GUILESS_MAIN(ArchiveCommandTest)
#include "tst_archivecommand.moc"
