// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "setupfixture.h"

#include <QSignalSpy>

using namespace citywall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

FeedSource folderOf(const QString &feed, const QString &path) { return { feed, u"folder"_s, { { u"path"_s, path } } }; }

FeedEntry bikesAt(const QString &url)
{
    FeedEntry entry = SetupFixture::entry(u"http"_s, url);
    entry.feed = u"toy.bike"_s;
    entry.format = u"bikes"_s;
    return entry;
}

} // namespace

/// Sources that come, change and go while the city runs, and what is written of them.
class FeedConnectingTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<WebServer>();
        m_server->answer = [](const WebServer::Request &) { return WebServer::Answer { 200, "bikes\nb1 -87.6 41.8 3\n" }; };
    }

    void connectedOneRunsAtOnceAndAfterARestart()
    {
        SetupFixture town;
        QSignalSpy saved(town.setup.get(), &FeedSetup::saved);
        FeedEntry entry = bikesAt(m_server->url());
        entry.attribution = u"City of Toys, CC0"_s;
        QCOMPARE(town.change([&] { town.setup->save(entry, nullptr); }), QString());
        QCOMPARE(saved.count(), 1);
        QCOMPARE(town.feeds->statuses().size(), 1);
        QCOMPARE(saved[0][0].value<FeedStatus *>(), town.feeds->statuses()[0]);
        QVERIFY(town.city.passUntil([&] { return town.city.stored(u"toy.bike"_s) == 1; }));
        QCOMPARE(town.city.history.lastSource.attribution, entry.attribution);
        const QJsonObject written = QJsonDocument::fromJson(town.written())[u"feeds"][0].toObject();
        QCOMPARE(written[u"feed"].toString(), u"toy.bike"_s);
        QCOMPARE(written[u"format"].toString(), u"bikes"_s);
        QCOMPARE(written[u"options"][u"url"].toString(), m_server->url());

        town.reopen();
        QCOMPARE(town.feeds->statuses().size(), 1);
        QCOMPARE(town.feeds->statuses()[0]->endpoint, m_server->url());
        QCOMPARE(town.change([&] { town.setup->save(entry, nullptr); }), u"This source is connected to this feed already."_s);
    }

    void entryOfTheProfileIsChanged()
    {
        SetupFixture town({ folderOf(u"toy.stop"_s, u"in"_s), { u"toy.bike"_s, u"http"_s, { { u"url"_s, m_server->url() } } } });
        FeedStatus *old = town.feeds->statuses()[1];
        QVERIFY(town.setup->canChange(old));
        FeedEntry entry = town.setup->entryOf(old);
        QCOMPARE(entry.address, m_server->url());
        entry.address = m_server->url(u"/v2"_s);
        QSignalSpy saved(town.setup.get(), &FeedSetup::saved);
        QCOMPARE(town.change([&] { town.setup->save(entry, old); }), QString());
        QCOMPARE(saved.count(), 1);
        QVERIFY(!town.feeds->statuses().contains(old));
        QCOMPARE(town.feeds->statuses().size(), 2);
        QCOMPARE(old->state, FeedStatus::State::Paused); // it asks nobody any more
        QCOMPARE(town.feeds->statuses()[1]->endpoint, m_server->url(u"/v2"_s));
        town.reopen();
        QCOMPARE(town.feeds->statuses().size(), 2);
        QCOMPARE(town.feeds->statuses()[1]->endpoint, m_server->url(u"/v2"_s));
        // A file of the profile is found from the profile's folder, whoever writes the entry.
        QCOMPARE(town.setup->entryOf(town.feeds->statuses()[0]).address, town.city.folder.filePath(u"in"_s));
    }

    void removedOneIsHadBack()
    {
        SetupFixture town({ { u"toy.bike"_s, u"http"_s, { { u"url"_s, m_server->url() } } } });
        FeedStatus *bikes = town.feeds->statuses()[0];
        QVERIFY(town.city.passUntil([&] { return bikes->state == FeedStatus::State::Live; }));
        QCOMPARE(town.change([&] { town.setup->remove(bikes); }), QString());
        QCOMPARE(town.setup->removed(), u"Bikes"_s);
        QVERIFY(town.feeds->statuses().isEmpty());
        const auto asked = m_server->requests.size();
        for (int i = 0; i < 5; ++i)
            town.city.pass(60s);
        QCOMPARE(m_server->requests.size(), asked);
        QCOMPARE(town.change([&] { town.setup->undo(); }), QString());
        QCOMPARE(town.setup->removed(), QString());
        QCOMPARE(town.feeds->statuses(), QList { bikes });
        QVERIFY(town.city.passUntil([&] { return m_server->requests.size() > asked; }, 10s));
        QVERIFY(!QJsonDocument::fromJson(town.written()).object().contains(u"without"));

        QCOMPARE(town.change([&] { town.setup->remove(bikes); }), QString());
        town.reopen();
        QVERIFY(town.feeds->statuses().isEmpty());
    }

    void whatIsConnectedAgainIsNotHadBackAsWell()
    {
        SetupFixture town;
        const FeedEntry entry = bikesAt(m_server->url());
        QCOMPARE(town.change([&] { town.setup->save(entry, nullptr); }), QString());
        QCOMPARE(town.change([&] { town.setup->remove(town.feeds->statuses()[0]); }), QString());
        QCOMPARE(town.setup->removed(), u"Bikes"_s);
        QSignalSpy told(town.setup.get(), &FeedSetup::removedChanged);
        QCOMPARE(town.change([&] { town.setup->save(entry, nullptr); }), QString());
        QCOMPARE(town.setup->removed(), QString());
        QCOMPARE(told.count(), 1);
        town.setup->undo();
        QVERIFY(!town.setup->isWriting());
        QCOMPARE(town.feeds->statuses().size(), 1);
    }

    void whatIsWrittenByHandIsNotHadBackAsWell()
    {
        SetupFixture town;
        QCOMPARE(town.change([&] { town.setup->save(bikesAt(m_server->url()), nullptr); }), QString());
        const QByteArray before = town.written();
        QCOMPARE(town.change([&] { town.setup->remove(town.feeds->statuses()[0]); }), QString());
        (void)town.put(u"feeds-town.json"_s, before);
        QCOMPARE(town.change([&] { town.setup->undo(); }), QString());
        QCOMPARE(QJsonDocument::fromJson(town.written())[u"feeds"].toArray().size(), 1);
        QCOMPARE(town.feeds->statuses().size(), 1);
        QCOMPARE(town.setup->removed(), QString());
    }

    void removedOneIsForgotten()
    {
        SetupFixture town({ { u"toy.bike"_s, u"http"_s, { { u"url"_s, m_server->url() } } } });
        QCOMPARE(town.change([&] { town.setup->remove(town.feeds->statuses()[0]); }), QString());
        QSignalSpy told(town.setup.get(), &FeedSetup::removedChanged);
        town.setup->forgetRemoved();
        QCOMPARE(told.count(), 1);
        QCOMPARE(town.setup->removed(), QString());
        town.setup->undo();
        QVERIFY(!town.setup->isWriting());
        QVERIFY(town.feeds->statuses().isEmpty());
    }

    void whatWasWrittenByHandStays()
    {
        SetupFixture town;
        (void)town.put(
            u"feeds-town.json"_s,
            R"({"note": "mine", "feeds": [{"feed": "harbour.berth", "kind": "folder", "options": {"path": "/berths"}}]})");
        QCOMPARE(town.change([&] { town.setup->save(bikesAt(m_server->url()), nullptr); }), QString());
        const QJsonObject written = QJsonDocument::fromJson(town.written()).object();
        QCOMPARE(written[u"note"].toString(), u"mine"_s);
        QCOMPARE(written[u"feeds"].toArray().size(), 2);
        QCOMPARE(written[u"feeds"][0][u"feed"].toString(), u"harbour.berth"_s);
        // No module understands it: it says so.
        QCOMPARE(town.feeds->statuses()[0]->state, FeedStatus::State::Down);
    }

    void damagedFileIsToldAndLeftAsItIs()
    {
        SetupFixture town;
        const QByteArray damaged = "{\"feeds\": [\n{\"feed\": \"toy.bike\", \"kind\": \"ftp\"}]}";
        (void)town.put(u"feeds-town.json"_s, damaged);
        const QString failure = town.change([&] { town.setup->save(bikesAt(m_server->url()), nullptr); });
        QVERIFY2(failure.contains(town.file() + u":2:"_s), qPrintable(failure));
        QVERIFY(failure.contains(u"/feeds/0/kind"_s));
        QCOMPARE(town.written(), damaged);
        QVERIFY(town.feeds->statuses().isEmpty());
        QVERIFY(!town.setup->fileProblem().isEmpty());
        town.reopen();
        QVERIFY(town.setup->fileProblem().contains(u"/feeds/0/kind"_s));
        // Mended by hand, it is taken.
        (void)town.put(u"feeds-town.json"_s, "{}");
        QCOMPARE(town.change([&] { town.setup->save(bikesAt(m_server->url()), nullptr); }), QString());
        QCOMPARE(town.setup->fileProblem(), QString());
        QCOMPARE(town.feeds->statuses().size(), 1);
    }

    void aFolderThatCannotBeWritten()
    {
        SetupFixture town;
        QVERIFY(QDir(town.city.folder.path()).mkdir(u"feeds-town.json"_s)); // in the file's place
        const QString failure = town.change([&] { town.setup->save(bikesAt(m_server->url()), nullptr); });
        QVERIFY(!failure.isEmpty());
        QVERIFY(town.feeds->statuses().isEmpty());
    }

    void simulationsRestAndComeBack()
    {
        SetupFixture town({ { u"toy.bike"_s, u"simulator"_s, { { u"seed"_s, 1 } } } });
        FeedStatus *simulated = town.feeds->statuses()[0];
        QCOMPARE(town.setup->simulationsOf(u"toy.bike"_s), QStringList { u"Bikes"_s });
        QVERIFY(!town.setup->canChange(simulated));
        QCOMPARE(town.change([&] { town.setup->save(bikesAt(m_server->url()), nullptr); }), QString());
        QCOMPARE(town.feeds->statuses().size(), 1);
        QVERIFY(town.feeds->statuses()[0] != simulated);
        QCOMPARE(town.change([&] { town.setup->remove(town.feeds->statuses()[0]); }), QString());
        QCOMPARE(town.feeds->statuses(), QList { simulated });
    }

    void optionsOfAnotherKindAreLeftOut()
    {
        SetupFixture town;
        const QVariantMap options { { u"every"_s, u"PT5M"_s }, { u"lookBack"_s, u"P1D"_s }, { u"ca"_s, u"/etc/city.pem"_s } };
        QCOMPARE(town.setup->optionsFor(u"mqtt"_s, options), (QVariantMap { { u"ca"_s, u"/etc/city.pem"_s } }));
        QCOMPARE(town.setup->optionsFor(u"file"_s, options), (QVariantMap { { u"every"_s, u"PT5M"_s } }));
        QCOMPARE(town.setup->optionsFor(u"http"_s, options), options);
        FeedEntry entry = bikesAt(u"wss://city.example/bikes"_s);
        entry.kind = u"websocket"_s;
        entry.options = options;
        QVERIFY(!town.change([&] { town.setup->save(entry, nullptr); }).isEmpty());
        entry.options = town.setup->optionsFor(entry.kind, options);
        QCOMPARE(town.change([&] { town.setup->save(entry, nullptr); }), QString());
    }

    void nothingIsSavedThatIsNotSound()
    {
        SetupFixture town;
        FeedEntry entry = bikesAt(u"https://me:word@x.example/"_s);
        QVERIFY(town.change([&] { town.setup->save(entry, nullptr); }).contains(u"credential"_s));
        entry = bikesAt(m_server->url());
        entry.feed.clear();
        QCOMPARE(town.change([&] { town.setup->save(entry, nullptr); }), u"No feed is chosen for it."_s);
        QVERIFY(!QFile::exists(town.file()));
    }

private:
    std::unique_ptr<WebServer> m_server;
};

QTEST_GUILESS_MAIN(FeedConnectingTest)
#include "tst_feedconnecting.moc"
