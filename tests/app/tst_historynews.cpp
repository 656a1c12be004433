// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What people are told of a history that is damaged, that can only be read, that stores nothing for a while.
#include "../history/faultvfs.h"
#include "cli/historynews.h"
#include "cli/language.h"
#include "cli/session.h"
#include "engine/core/emptyhistory.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QDir>
#include <QFile>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace citywall;
using namespace Qt::StringLiterals;

namespace {

const QString incidents = u"safety.incident"_s;

UtcTime at(const char *iso) { return UtcTime::fromIso(QString::fromLatin1(iso)); }

/// Says what a test lets it say.
class SpeakingArchive : public HistoryArchive
{
public:
    HistoryReader &reader() override { return m_reader; }
    HistoryWriter &writer() override { qFatal("nothing is written"); }
    Status close() override { return ok(); }
    QString description() const override { return u"/data/history.sqlite"_s; }
    QStringList feeds() const override { return {}; }
    QList<HistoryDamage> damage() const override { return {}; }
    void keepSince(const QString &, UtcTime) override { }
    void thinBefore(const QString &, UtcTime, Duration) override { }
    using HistoryArchive::setTrouble;

private:
    EmptyHistory m_reader;
};

/// A town with one module and one source, in a folder of its own.
class Town
{
public:
    Town()
    {
        QFile f(m_folder.filePath(u"town.json"_s));
        const QByteArray profile =
            R"json({"id": "town", "name": {"en": "Town"}, "center": [10.35, 50.5], "bounds": [10, 50, 11, 51], "zoom": 10,
                "timeZone": "Europe/Berlin", "datum": "WGS84", "languages": ["en"], "modules": ["safety"],
                "feeds": [{"feed": "safety.incident", "kind": "folder", "options": {"path": "inbox"}}],
                "baseMap": {"dark": "none.mbtiles", "light": "none.mbtiles", "attribution": "x"},
                "views": [{"id": "all", "title": {"en": "All"}, "center": [10.35, 50.5], "zoom": 10}]})json";
        if (!f.open(QIODevice::WriteOnly) || f.write(profile) != profile.size())
            qFatal("cannot write %s", qPrintable(f.fileName()));
        QDir(m_folder.path()).mkpath(u"inbox"_s);
        ::chmod(QFile::encodeName(m_folder.path()).constData(), 0755);
    }
    QString data() const { return m_folder.filePath(u"data"_s); }
    std::unique_ptr<Session> open(Session::History need) const
    {
        Options options;
        options.city = m_folder.filePath(u"town.json"_s);
        options.dataFolder = data();
        options.moduleFolder = QStringLiteral(CITYWALL_MODULE_DIR);
        auto session = Session::open(options, { .history = need, .feeds = true });
        if (!session)
            qFatal("%s", qPrintable(session.error().message));
        return std::move(*session);
    }
    /// One incident a second, from 12:00 UTC on the first of May 2024.
    void fill(int count) const { QCOMPARE(append(*open(Session::History::Required), count), QString()); }
    /// Why it was not stored; empty: it was.
    static QString append(Session &session, int count)
    {
        DecodedBatch batch;
        batch.features.push_back({ u"I1"_s, {}, { { 10.5, 50.5 } }, {} });
        for (int i = 0; i < count; ++i) {
            ObservationRecord record;
            record.phenomenonTime = at("2024-05-01T12:00:00Z") + std::chrono::seconds(i);
            batch.observations.push_back(record);
        }
        QFuture<AppendResult> kept =
            session.writer()->append(incidents, std::move(batch), { u"test"_s, {}, false }, at("2024-05-02T00:00:00Z"));
        try {
            kept.waitForFinished();
            return kept.result().accepted == count ? QString() : u"only %1 accepted"_s.arg(kept.result().accepted);
        } catch (const std::exception &e) {
            return QString::fromUtf8(e.what());
        }
    }

private:
    QTemporaryDir m_folder;
};

TimeRange always() { return { { 0 }, { 8'000'000'000'000 } }; }

size_t incidentsIn(Session &session)
{
    const QFuture<ObservationsPtr> rows = session.history().request({ incidents, always(), {}, {} });
    if (!QTest::qWaitFor([&] { return rows.isFinished(); }, 20'000))
        return 0;
    return rows.result()->size();
}

QStringList about(const Session &session, QStringView words)
{
    return const_cast<Session &>(session).city().notices.filter(words.toString());
}

} // namespace

class HistoryNewsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
        useLanguage(u"en"_s);
    }
    void troubleStandsUntilItEnds();
    void lastingProblemComesBack();
    void troubleFromTheStart();
    void oneNoticeForEachFeed();
    void damagedHistoryInTheCity();
    void historyThatCanOnlyBeRead();
    void fullDiskAtTheStart();

private:
    QTemporaryDir m_settings;
    City m_city;
    HistoryHealth m_health;
    HistoryNews::Place place()
    {
        m_city.notices = { u"Something else."_s };
        m_health.setProblem({});
        return { m_city, m_health, QTimeZone("Europe/Berlin"), [](const QString &feed) { return feed.section(u'.', 1); } };
    }
};

void HistoryNewsTest::troubleStandsUntilItEnds()
{
    SpeakingArchive archive;
    HistoryNews news(place());
    news.watch(archive);
    QSignalSpy noticed(&m_city, &City::noticesChanged);
    archive.setTrouble(u"The disk is full."_s);
    QTRY_COMPARE(m_city.notices, (QStringList { u"Something else."_s, u"The disk is full."_s }));
    QCOMPARE(m_health.problem(), u"The disk is full."_s);
    archive.setTrouble(u"It cannot be reached."_s);
    QTRY_COMPARE(m_city.notices, (QStringList { u"Something else."_s, u"It cannot be reached."_s }));
    archive.setTrouble({});
    QTRY_COMPARE(m_city.notices, QStringList { u"Something else."_s });
    QCOMPARE(m_health.problem(), QString());
    QCOMPARE(noticed.size(), 3);
}

void HistoryNewsTest::lastingProblemComesBack()
{
    SpeakingArchive archive;
    HistoryNews news(place());
    m_health.setProblem(u"It can only be read."_s);
    news.watch(archive);
    archive.setTrouble(u"It cannot be reached."_s);
    QTRY_COMPARE(m_health.problem(), u"It cannot be reached."_s);
    archive.setTrouble({});
    QTRY_COMPARE(m_health.problem(), u"It can only be read."_s);
}

void HistoryNewsTest::troubleFromTheStart()
{
    SpeakingArchive archive;
    HistoryNews news(place());
    archive.setTrouble(u"The disk is full."_s);
    news.watch(archive);
    QCOMPARE(m_city.notices, (QStringList { u"Something else."_s, u"The disk is full."_s }));
    QCOMPARE(m_health.problem(), u"The disk is full."_s);
    archive.setTrouble({});
    QTRY_COMPARE(m_city.notices, QStringList { u"Something else."_s });
    QCOMPARE(m_health.problem(), QString());
}

void HistoryNewsTest::oneNoticeForEachFeed()
{
    SpeakingArchive archive;
    HistoryNews news(place());
    news.watch(archive);
    const auto find = [&](const char *feed, const char *from, const char *to, qint64 count, const char *where) {
        Q_EMIT archive.damaged({ QString::fromLatin1(feed), { at(from), at(to) }, count, QString::fromLatin1(where) });
    };
    // In summer Berlin is two hours ahead.
    find("traffic.speed", "2024-05-01T08:10:00Z", "2024-05-01T09:00:01Z", 4096, "chunk 2");
    QCOMPARE(m_city.notices.size(), 2);
    QCOMPARE(
        m_city.notices[1],
        u"speed: 4,096 observations of Wed 1 May 2024 10:10 to 11:00 are damaged on the disk and left out; the rest is shown."_s);
    // What follows at once is the same span; a count alone is no loss; another feed has its own.
    find("traffic.speed", "2024-05-01T09:00:30Z", "2024-05-01T09:20:01Z", 4, "chunk 3");
    find("traffic.speed", "2024-05-02T00:00:00Z", "2024-05-03T00:00:00Z", 0, "rollup_day 5");
    QCOMPARE(m_city.notices.size(), 2);
    QVERIFY2(m_city.notices[1].contains(u"4,100 observations of Wed 1 May 2024 10:10 to 11:20 are"),
             qPrintable(m_city.notices[1]));
    find("air.station", "2024-05-01T21:30:00Z", "2024-05-01T22:30:01Z", 7, "chunk 9");
    QCOMPARE(m_city.notices.size(), 3);
    QVERIFY2(m_city.notices[2].startsWith(u"station: 7 observations of Wed 1 May 2024 23:30 to Thu 2 May 2024 00:30 are"),
             qPrintable(m_city.notices[2]));
    // Spans stand in the order of time, three of them.
    find("traffic.speed", "2024-04-01T10:00:00Z", "2024-04-01T10:00:01Z", 1, "chunk 1");
    find("traffic.speed", "2024-05-04T10:00:00Z", "2024-05-04T11:00:01Z", 1, "chunk 5");
    QVERIFY2(
        m_city.notices[1].contains(u"of Mon 1 Apr 2024 12:00 to 12:00, Wed 1 May 2024 10:10 to 11:20, Sat 4 May 2024 12:00 to "
                                   "13:00 are"),
        qPrintable(m_city.notices[1]));
    find("traffic.speed", "2024-05-05T10:00:00Z", "2024-05-05T11:00:01Z", 1, "chunk 6");
    QVERIFY2(m_city.notices[1].contains(u"12:00 to 13:00, and others are"), qPrintable(m_city.notices[1]));
    QCOMPARE(m_health.damage().size(), 5);
    const QVariantMap second = m_health.damage()[2].toMap(); // after the other feed's, by time
    QCOMPARE(second.value(u"feed"_s), u"traffic.speed"_s);
    QCOMPARE(second.value(u"begin"_s).toDouble(), double(at("2024-05-01T08:10:00Z").milliseconds));
    QCOMPARE(second.value(u"end"_s).toDouble(), double(at("2024-05-01T09:20:01Z").milliseconds));
    // Names have no time.
    Q_EMIT archive.damaged({ u"air.station"_s, {}, 0, u"feature 3"_s });
    QVERIFY2(m_city.notices[2].contains(u"\nstation: some names are damaged"), qPrintable(m_city.notices[2]));
    QCOMPARE(m_city.notices.size(), 3);
}

void HistoryNewsTest::damagedHistoryInTheCity()
{
    const Town town;
    town.fill(40'000);
    {
        SQLite::Database db((town.data() + u"/history.sqlite"_s).toStdString(), SQLite::OPEN_READWRITE);
        // Chunks hold 4,000: the second one is from 13:06:40 to 14:13:19 UTC.
        QCOMPARE(db.execAndGet("SELECT t_min FROM chunk WHERE id = 2").getInt64(), at("2024-05-01T13:06:40Z").milliseconds);
        db.exec("UPDATE chunk SET data = substr(data, 1, 20) || x'55aa55aa' || substr(data, 25) WHERE id = 2");
    }
    const auto session = town.open(Session::History::IfPossible);
    QCOMPARE(incidentsIn(*session), 36'000u);
    QTRY_COMPARE(about(*session, u"damaged").size(), 1);
    const QString told = about(*session, u"damaged")[0];
    QVERIFY2(told.contains(u"4,000 observations of Wed 1 May 2024 15:06 to 16:13 are damaged"), qPrintable(told));
    QVERIFY2(!told.contains(incidents), qPrintable(told)); // by its title
    QCOMPARE(incidentsIn(*session), 36'000u);
    QCOMPARE(about(*session, u"damaged"), QStringList { told });
    QVERIFY(historyHealth());
    QCOMPARE(historyHealth()->damage().size(), 1);
    QCOMPARE(historyHealth()->problem(), QString());
    QVERIFY(session->writer());
}

void HistoryNewsTest::historyThatCanOnlyBeRead()
{
    const Town town;
    town.fill(100);
    const QStringList files = QDir(town.data()).entryList(QDir::Files);
    for (const QString &file : files)
        ::chmod(QFile::encodeName(town.data() + u'/' + file).constData(), 0444);
    ::chmod(QFile::encodeName(town.data()).constData(), 0555);
    const bool wasRoot = ::geteuid() == 0;
    const auto back = qScopeGuard([&] {
        if (wasRoot)
            (void)!::seteuid(0);
        ::chmod(QFile::encodeName(town.data()).constData(), 0755);
    });
    if (wasRoot && ::seteuid(65534) != 0)
        QSKIP("this user may write everywhere");
    const auto session = town.open(Session::History::IfPossible);
    QCOMPARE(incidentsIn(*session), 100u);
    QVERIFY(!session->writer());
    const QStringList told = about(*session, u"can only be read");
    QCOMPARE(told.size(), 1);
    QVERIFY2(told[0].contains(u"nothing is kept") && told[0].contains(town.data()), qPrintable(told[0]));
    QCOMPARE(historyHealth()->problem(), told[0]);
    QVERIFY(!session->registry().feeds().isEmpty());
    for (const FeedStatus *feed : session->registry().feeds()) {
        QCOMPARE(feed->state, FeedStatus::State::Stopped);
        QVERIFY2(feed->reason.contains(u"only be read"), qPrintable(feed->reason));
    }
    QCOMPARE(QDir(town.data()).entryList(QDir::Files), files);
}

void HistoryNewsTest::fullDiskAtTheStart()
{
    const Town town;
    town.fill(100);
    test::FaultVfs disk;
    disk.fullAt(1, false);
    const auto session = town.open(Session::History::IfPossible);
    const QStringList told = about(*session, u"The disk is full");
    QCOMPARE(told.size(), 1);
    QVERIFY2(told[0].contains(town.data()), qPrintable(told[0]));
    QCOMPARE(historyHealth()->problem(), told[0]);
    QCOMPARE(incidentsIn(*session), 100u);
    // Its feeds are started: what they bring tries again.
    QVERIFY(session->writer());
    for (const FeedStatus *feed : session->registry().feeds())
        QVERIFY2(!feed->reason.contains(u"only be read"), qPrintable(feed->reason));
    const QString refused = Town::append(*session, 150);
    QVERIFY2(refused.contains(u"The disk is full"), qPrintable(refused));
    disk.makeRoom();
    QString stored;
    QVERIFY(QTest::qWaitFor([&] { return (stored = Town::append(*session, 150)) != refused; }, 20'000));
    QCOMPARE(stored, u"only 50 accepted"_s);
    QTRY_COMPARE(about(*session, u"The disk is full"), QStringList());
    QCOMPARE(historyHealth()->problem(), QString());
    QCOMPARE(incidentsIn(*session), 150u);
}

QTEST_GUILESS_MAIN(HistoryNewsTest)
#include "tst_historynews.moc"
