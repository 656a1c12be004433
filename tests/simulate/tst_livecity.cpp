// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every module that was built: what its simulator says, published in the standards that it can write, over real sockets, and back
// through transports and decoders into a history.
#include "engine/feeds/feedrunner.h"
#include "engine/simulate/cityserver.h"
#include "engine/simulate/liveprofile.h"
#include "hostedcity.h"
#include "openbroker.h"
#include "sdk/observationjson.h"
#include "webclient.h"

#include <QApplication>
#include <QJsonArray>
#include <QTest>

using namespace citywall;
using namespace citywall::contract;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// What an observation says, each value as a text: "2026-11-18T20:31:00Z id speed=12.5". Standards tell some of them singly, so that
/// what is one observation here is several there.
void addLines(const DecodedBatch &batch, const ObservationRecord &o, const FeedDescriptor &feed, std::set<QString> &to)
{
    const QString line = o.phenomenonTime.toIso() + u' ' + batch.features[o.feature].id;
    to.insert(line);
    for (qsizetype i = 0; i < feed.fields.size(); ++i) {
        const float value = o.values[size_t(i)];
        if (std::isnan(value))
            continue;
        const bool isTerm = feed.fields[i].kind == FieldDescriptor::Kind::Term;
        to.insert(line + u' ' + feed.fields[i].id + u'='
                  + (isTerm ? batch.terms[qsizetype(value)] : QString::number(double(value), 'g', 9)));
    }
}

/// The first rejection, in words; empty = there is none.
QByteArray rejected(const DecodedBatch &batch)
{
    return batch.rejections.empty() ? QByteArray()
                                    : batch.rejections.front().reason.toUtf8() + ' ' + batch.rejections.front().sample;
}

/// Remembers what was told of each feed since an instant, as text; empty before.
class Notebook : public HistoryReader, public HistoryWriter
{
public:
    explicit Notebook(UtcTime since) : m_since(since) { }

    QFuture<AppendResult> append(const QString &feed, DecodedBatch batch, const Source &source, UtcTime) override
    {
        if (!source.simulated)
            unmarked.insert(feed);
        for (const ObservationRecord &o : batch.observations) {
            if (o.phenomenonTime >= m_since)
                addLines(batch, o, descriptors.value(feed), lines[feed]);
        }
        return QtFuture::makeReadyValueFuture(AppendResult());
    }
    void beginBulk(const QString &) override { }
    void endBulk(const QString &) override { }
    void describe(const FeedDescriptor &feed) override { descriptors.insert(feed.id, feed); }
    QFuture<ObservationsPtr> request(const ObservationQuery &) override
    {
        return QtFuture::makeReadyValueFuture(std::make_shared<const Observations>());
    }
    QFuture<Histogram> histogram(const QStringList &feeds, TimeRange range, int buckets) override
    {
        Histogram h { range, feeds, {} };
        h.counts.assign(size_t(feeds.size()), std::vector<qint64>(size_t(buckets), 0));
        return QtFuture::makeReadyValueFuture(h);
    }
    FeedDictionaryPtr dictionary(const QString &) const override { return std::make_shared<const FeedDictionary>(); }
    TimeRange extent(const QString &) const override { return { m_since - 1h, m_since }; } // so that the past is not asked for

    std::map<QString, std::set<QString>> lines; // by feed
    QHash<QString, FeedDescriptor> descriptors;
    std::set<QString> unmarked; // feeds of which a source did not say that it is simulated

private:
    const UtcTime m_since;
};

} // namespace

class LiveCityTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<HostedCity> m_city;
    std::unique_ptr<OpenBroker> m_broker;
    std::shared_ptr<PayloadSources> m_sources;
    std::atomic<qint64> m_now = 0;
    UtcTime m_start;
    std::map<QString, UtcTime> m_saidTo; // by feed
    std::unique_ptr<CityServer> m_server;
    WebClient m_web;

    UtcTime now() const { return { m_now.load() }; }

    static QJsonObject simulatorOptions()
    {
        return { { u"seed"_s, 5 },
                 { u"roads"_s, QStringLiteral(CITYWALL_SOURCE_DIR "/resources/cities/chicago-roads.geojson") } };
    }
    QList<CityServer::Feed> feeds() const
    {
        QList<CityServer::Feed> all;
        for (const FeedDescriptor &feed : m_city->host.feeds()) {
            if (feed.makeSimulator || feed.id == u"traffic.link-speed" || feed.id == u"safety.incident")
                all.append({ { feed.id, u"simulator"_s, simulatorOptions() }, feed });
        }
        return all;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_city = std::make_unique<HostedCity>(u"en"_s);
        m_start = m_city->now();
        m_now = m_start.milliseconds;
        m_sources = std::make_shared<PayloadSources>(m_city->simulation());
        CityServer::Options options { .city = u"Town"_s, .timeZone = u"America/Chicago"_s };
        if (!OpenBroker::program().isEmpty()) {
            m_broker = std::make_unique<OpenBroker>();
            QVERIFY(m_broker->start());
            options.broker = m_broker->url();
        }
        m_server = std::make_unique<CityServer>(options, m_sources, [this] { return now(); });
        connect(m_server.get(), &CityServer::trouble, this, [](const QString &words) { QFAIL(qPrintable(words)); });
        const Status started = m_server->start(feeds());
        QVERIFY2(started, qPrintable(started ? QString() : started.error().message));
        QTRY_VERIFY_WITH_TIMEOUT(!m_server->isBusy(), 60'000);
        QCOMPARE(qsizetype(m_server->feeds().size()), feeds().size());
    }
    void cleanupTestCase() { m_server.reset(); }

    /// Each document, fetched and given to the feed's decoder of its format: nothing is rejected, and of our own JSON all is there.
    void documents_data()
    {
        QTest::addColumn<QString>("feed");
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("path");
        for (const auto &feed : m_server->feeds()) {
            for (const ServedDocument &document : feed->documents())
                QTest::addRow("%s %s", qPrintable(feed->descriptor().id),
                              document.format.isEmpty() ? "own JSON" : qPrintable(document.format))
                    << feed->descriptor().id << document.format << document.path;
        }
    }
    void documents()
    {
        QFETCH(QString, feed);
        QFETCH(QString, format);
        QFETCH(QString, path);
        const auto served = std::ranges::find_if(m_server->feeds(), [&](const auto &f) { return f->descriptor().id == feed; });
        const FeedDescriptor &descriptor = (*served)->descriptor();
        QList<QUrl> urls { m_server->base().resolved(QUrl(path)) };
        if (format == u"gbfs") {
            const QList<QUrl> base = urls;
            urls.clear();
            for (const QString &link : descriptor.format(format)->links(m_web.get(base[0]).body))
                urls.append(base[0].resolved(QUrl(link)));
            QVERIFY(!urls.isEmpty());
        } else if (format == u"cap") {
            const PayloadFormat *index = descriptor.format(u"cap-index");
            QVERIFY(index && index->links);
            const WebClient::Answer answer = m_web.get(urls[0]);
            QCOMPARE(answer.status, 200);
            const DecodedBatch empty = index->makeDecoder({})(answer.body, now());
            QCOMPARE(rejected(empty), QByteArray());
            const QList<QUrl> base = urls;
            urls.clear();
            for (const QString &link : index->links(answer.body))
                urls.append(base[0].resolved(QUrl(link)));
        }
        size_t observations = 0;
        for (const QUrl &url : std::as_const(urls)) {
            const WebClient::Answer answer = m_web.get(url);
            QCOMPARE(answer.status, 200);
            const DecodedBatch batch = descriptor.decoder(format)(answer.body, now());
            QCOMPARE(rejected(batch), QByteArray());
            observations += batch.observations.size();
            QCOMPARE(m_web.get(url, answer.tag).status, 304);
        }
        if (format != u"cap") // there need not be a warning
            QVERIFY(observations > 0);
    }

    /// The profile that the server gives, run by the real runner: what its sources bring in a quarter of an hour is what the simulators say of
    /// them. Where a standard has no word for something, or says it less exactly, that is what its own encoder and decoder make of it.
    void asALiveCity()
    {
        Notebook history(m_start + 1ms);
        for (const FeedDescriptor &feed : m_city->host.feeds())
            history.describe(feed);
        // Time passes here when it has passed there, so that what is polled is there already.
        std::atomic<qint64> heardAt = m_now.load();
        FeedRunner runner(history, history, [&heardAt] { return UtcTime { heardAt }; }, { u"citywall-test"_s, {}, {} });
        const QJsonObject profile = liveProfile({ { u"id"_s, u"town"_s } }, *m_server, [](const QString &) { return QString(); });
        QSet<QString> kinds;
        for (const QJsonValue entry : profile.value("feeds"_L1).toArray()) {
            FeedConfig config { entry["feed"_L1].toString(), entry["kind"_L1].toString(), entry["options"_L1].toObject() };
            config.format = entry["format"_L1].toString();
            config.attribution = entry["attribution"_L1].toString();
            config.simulated = entry["simulated"_L1].toBool();
            kinds.insert(config.kind);
            runner.add(config, history.descriptors.value(config.feed), nullptr);
        }
        QVERIFY(kinds.contains(u"websocket"_s));
        runner.start();
        const auto isUp = [](const FeedStatus *status) {
            return status->state == FeedStatus::State::Connecting ? status->reason.startsWith(u"Connected")
                                                                  : status->state != FeedStatus::State::Down;
        };
        const auto areUp = [&] {
            runner.tick();
            return std::ranges::all_of(runner.statuses(), isUp);
        };
        QTRY_VERIFY_WITH_TIMEOUT(areUp(), 30'000);

        std::map<QString, std::set<QString>> said;
        constexpr int minutes = 15; // stations tell every ten or fifteen
        for (int half = 1; half <= 2 * minutes; ++half) {
            m_now += 30'000;
            m_server->tick();
            QTRY_VERIFY_WITH_TIMEOUT(!m_server->isBusy(), 30'000);
            heardAt = m_now.load();
            addWhatIsSaid(said);
            const auto arrived = [&] {
                runner.tick();
                return std::ranges::all_of(
                    said, [&](const auto &entry) { return std::ranges::includes(history.lines[entry.first], entry.second); });
            };
            if (!QTest::qWaitFor(arrived, 30'000)) {
                for (const FeedStatus *status : runner.statuses())
                    qInfo() << status->feed << status->endpoint << status->state << status->reason << status->accepted;
                QFAIL(qPrintable(firstMissing(said, history.lines)));
            }
        }
        QVERIFY(said.size() > 1);
        const QString more = firstMissing(history.lines, said); // and nothing else
        QVERIFY2(more.isEmpty(), qPrintable(more));
        QVERIFY(history.unmarked.empty());
        for (const FeedStatus *status : runner.statuses()) {
            QVERIFY2(status->simulated, qPrintable(status->feed));
            QVERIFY2(status->rejected == 0, qPrintable(status->feed + u' ' + status->reason));
            QCOMPARE(status->dropped, 0.);
        }
        size_t all = 0;
        for (const auto &[feed, lines] : said)
            all += lines.size();
        qInfo("%d values of %d feeds", int(all), int(said.size()));
        runner.stop();
    }

private:
    /// What the simulators say until the last step of each: through the format in which the live profile has each feed.
    void addWhatIsSaid(std::map<QString, std::set<QString>> &said)
    {
        for (const auto &served : m_server->feeds()) {
            const FeedDescriptor &feed = served->descriptor();
            const qint64 step = served->liveStep().count();
            const UtcTime end { m_now / step * step + 1 };
            const TimeRange range { std::exchange(m_saidTo.emplace(feed.id, m_start + 1ms).first->second, end), end };
            const Result<PayloadSourcePtr> source = m_sources->make({ feed.id, u"simulator"_s, simulatorOptions() }, feed);
            const QByteArray payload = (*source)->payload(range, (*source)->liveStep(), true);
            if (payload.isEmpty())
                continue;
            DecodedBatch batch = feed.makeDecoder()(payload, range.end);
            if (feed.mask)
                feed.mask(batch);
            const QString standard =
                served->streamFormat().isEmpty() ? served->documents().constFirst().format : served->streamFormat();
            const auto say = [&](const DecodedBatch &all) {
                for (const ObservationRecord &o : all.observations) {
                    // A request that is closed now tells again when it was opened, which may have been before all this.
                    if (o.phenomenonTime > m_start)
                        addLines(all, o, feed, said[feed.id]);
                }
            };
            if (standard.isEmpty()) {
                say(batch);
                continue;
            }
            const Decoder decoder = feed.decoder(standard);
            // A file of vehicles does not say whose they are: its address does.
            const QString origin = standard == u"gbfs"
                ? m_server->base().resolved(QUrl(served->documents().constFirst().path)).toString()
                : QString();
            for (const QByteArray &one : feed.format(standard)->encode(batch, now())) {
                DecodedBatch again = decoder(origin.isEmpty() ? one : feed.complete(one, origin, standard), now());
                if (feed.mask)
                    feed.mask(again);
                say(again);
            }
        }
    }
    static QString firstMissing(const std::map<QString, std::set<QString>> &said, std::map<QString, std::set<QString>> &heard)
    {
        for (const auto &[feed, lines] : said) {
            for (const QString &line : lines) {
                if (heard[feed].contains(line))
                    continue;
                const QString first = heard[feed].empty() ? u"nothing"_s : *heard[feed].rbegin();
                return u"%1: '%2' is on one side only; there are %3 on the other, such as '%4'"_s.arg(feed, line)
                    .arg(heard[feed].size())
                    .arg(first);
            }
        }
        return {};
    }
};

QTEST_MAIN(LiveCityTest)
#include "tst_livecity.moc"
