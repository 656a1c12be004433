// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The three real files into the real history, twice; and out of it again.
#include "fakehistory.h"

#include "engine/history/historystore.h"
#include "engine/ingest/importjob.h"
#include "engine/query/queryrun.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace citywall;
using namespace Qt::StringLiterals;

class IntoHistoryTest : public QObject
{
    Q_OBJECT

    static QString path(const QString &name)
    {
        return qEnvironmentVariable("CITYWALL_OPEN_DATA", QStringLiteral(CITYWALL_SOURCE_DIR "/../shared/data")) + u'/' + name;
    }

    static QList<Mapping> mappings()
    {
        QList<Mapping> list;
        for (const QString &name : { u"safety/mappings/chicago-crimes.json"_s, u"safety/mappings/nyc-crashes.json"_s,
                                     u"traffic/mappings/nyc-link-speeds.json"_s }) {
            QFile file(QStringLiteral(CITYWALL_SOURCE_DIR "/modules/") + name);
            if (!file.open(QIODevice::ReadOnly))
                qFatal("%s is missing", qPrintable(name));
            list += *Mapping::fromJson(file.readAll(), name);
        }
        return list;
    }

private Q_SLOTS:
    void twiceIsOnce()
    {
        ImportRequest request;
        request.files = { path(u"safety/chicago-crimes-2017-0.csv.gz"_s), path(u"safety/nyc_crashes_202301.csv"_s),
                          path(u"traffic/nyc_DOT_Traffic_Speeds_NBE_limit_10000_3-21_f.csv"_s) };
        request.now = UtcTime::fromIso(u"2026-06-01T12:00:00Z");
        for (const QString &file : std::as_const(request.files))
            if (!QFileInfo::exists(file))
                QSKIP("the open data folder is not here");
        QTemporaryDir folder;
        auto opened = HistoryStore::open(folder.path(), nullptr);
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        HistoryStore &store = **opened;
        const std::atomic_bool cancel = false;
        const ImportSummary first = importFiles(request, mappings(), feedsOfTests(), store.writer(), cancel, {});
        QVERIFY2(!first.failed(), qPrintable(first.toText(QTimeZone::UTC)));
        // As tst_openfiles derives them: 165,558 crimes, 6,683 collisions, 8,941 link speeds.
        QCOMPARE(first.accepted, 165558 + 6683 + 8941);
        QCOMPARE(first.duplicates, 0);
        qInfo("Into the history: %.0f rows/s", first.rowsPerSecond());
        const ImportSummary second = importFiles(request, mappings(), feedsOfTests(), store.writer(), cancel, {});
        QCOMPARE(second.accepted, 0);
        QCOMPARE(second.duplicates, 165558 + 6683 + 8941);
        qInfo("The second time: %.0f rows/s", second.rowsPerSecond());

        // One hour of New York's links comes out as it went in: grep -c 2019-03-21T10: FILE
        QueryRequest query;
        query.feeds = { feedsOfTests()[0] };
        query.filter.range = { UtcTime::fromIso(u"2019-03-21T14:00:00Z"), UtcTime::fromIso(u"2019-03-21T15:00:00Z") };
        QBuffer buffer;
        QVERIFY(buffer.open(QIODevice::WriteOnly));
        QTRY_COMPARE(store.reader().extent(u"traffic.link-speed"_s).isEmpty(), false);
        const auto writer = makeTextWriter(TableFormat::Json, buffer);
        QueryRun run(query, store.reader(), nullptr, *writer);
        QSignalSpy finished(&run, &QueryRun::finished);
        run.start();
        QVERIFY(finished.wait(30'000));
        QVERIFY(!finished[0][0].value<QuerySummary>().error);
        const QJsonArray observations = QJsonDocument::fromJson(buffer.data())[u"observations"].toArray();
        QCOMPARE(observations.size(), observationsFromTenToEleven);
        QCOMPARE(observations[0][u"source"].toString(), u"NYC DOT link speeds"_s);
        QCOMPARE(observations[0][u"values"][u"status"].toString(), u"ok"_s);
        QVERIFY(store.close());
    }

private:
    static constexpr qsizetype observationsFromTenToEleven = 1448;
};

QTEST_GUILESS_MAIN(IntoHistoryTest)
#include "tst_intohistory.moc"
