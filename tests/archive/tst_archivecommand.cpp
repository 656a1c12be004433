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

private Q_SLOTS:
    void cleanupTestCase() { endSharedServer(); }

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
        QCOMPARE(exported[1], exported[0]);
        QCOMPARE(exported[0].count(u'\n'), 1);
    }
};

QTEST_GUILESS_MAIN(ArchiveCommandTest)
#include "tst_archivecommand.moc"
