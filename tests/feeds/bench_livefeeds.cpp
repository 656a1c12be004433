// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker.h"
#include "cli/drawnframes.h"
#include "livemap.h"
#include "testfeeds.h"

#include "engine/core/cityclock.h"
#include "engine/feeds/feedrunner.h"
#include "engine/history/historystore.h"

#include <QCommandLineParser>
#include <QEventLoop>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QScopeGuard>
#include <QThread>
#include <QTimer>

#include <mosquitto.h>

#include <cstdio>

#include <sys/resource.h>

// What comes through a real broker, is on the disk and on the map: messages of one observation each, of vehicles that move, at growing
// rates, through MQTT, decoder, history and the map's point layer in a window of 1920×1080 drawn by the software renderer. Latency is
// from the publisher's clock to the signal that views wait for, and from the receipt to the end of the first frame with it; frame times
// stand beside those of the same map with nothing coming. Broker and publisher give way to the program, as if they were elsewhere.
using namespace citywall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Setting {
    int perSecond = 0;
    int seconds = 5; ///< in each round
    int rounds = 1; ///< of nothing coming, and then of messages
    int window = 0; ///< messages that the broker sends before it has acknowledgements; 0 = as many as there are
    int qos = 1;
    int vehicles = 5000;
    bool spooled = false; ///< messages are acknowledged when they are on the disk
    Duration age {}; ///< of what is observed, when it is sent
};

/// Nice value of what runs on another computer where a city works: broker and publisher take what the program under test leaves.
constexpr int elsewhere = 19;

double processorSeconds()
{
    rusage usage {};
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

/// Publishes at an even rate from a thread of its own.
class Source : public QObject
{
public:
    Source(quint16 port, Setting setting, std::function<UtcTime()> now) : m_port(port), m_setting(setting), m_now(std::move(now))
    {
    }
    /// On the thread that publishes.
    void connectToBroker()
    {
        setpriority(PRIO_PROCESS, 0, elsewhere);
        m_client = mosquitto_new("source", true, nullptr);
        mosquitto_username_pw_set(m_client, "wall", "pass word");
        mosquitto_max_inflight_messages_set(m_client, 0);
        mosquitto_connect(m_client, "127.0.0.1", m_port, 60);
        mosquitto_loop_start(m_client);
    }
    ~Source() override
    {
        mosquitto_disconnect(m_client);
        mosquitto_loop_stop(m_client, false);
        mosquitto_destroy(m_client);
    }
    /// Every vehicle once, within a second.
    void introduce() { begin(m_setting.vehicles, m_setting.vehicles); }
    void run() { begin(m_setting.perSecond, m_setting.perSecond * m_setting.seconds); }
    std::atomic<int> published = 0;
    std::atomic<bool> done = false;

private:
    void begin(int perSecond, int count)
    {
        done = false;
        m_perSecond = perSecond;
        m_from = published;
        m_count = count;
        if (!m_timer) {
            m_timer = new QTimer(this);
            m_timer->setTimerType(Qt::PreciseTimer);
            QObject::connect(m_timer, &QTimer::timeout, this, [this] { publishDue(); });
        }
        m_began = m_now();
        m_timer->start(5ms);
    }
    void publishDue()
    {
        const UtcTime now = m_now();
        const qint64 due = std::min<qint64>((now - m_began).count() * m_perSecond / 1000, m_count);
        for (; published - m_from < due; ++published) {
            const int vehicle = published % m_setting.vehicles;
            const int round = published / m_setting.vehicles;
            const double longitude = -87.78 + 0.002 * (vehicle % 100) + 0.0003 * round;
            const double latitude = 41.72 + 0.005 * (vehicle / 100);
            const QByteArray payload = R"({"observations":[{"feature":"vehicle-)" + QByteArray::number(vehicle)
                + R"(","phenomenonTime":)" + QByteArray::number((now - m_setting.age).milliseconds) + R"(,"position":[)"
                + QByteArray::number(longitude, 'f', 6) + ',' + QByteArray::number(latitude, 'f', 6) + R"(],"values":{"count":)"
                + QByteArray::number(published % 97) + "}}]}";
            mosquitto_publish(m_client, nullptr, "city/vehicle", int(payload.size()), payload.constData(), m_setting.qos, false);
        }
        if (due == m_count) {
            m_timer->stop();
            done = true;
        }
    }

    const quint16 m_port;
    const Setting m_setting;
    const std::function<UtcTime()> m_now;
    mosquitto *m_client = nullptr;
    QTimer *m_timer = nullptr;
    UtcTime m_began;
    int m_perSecond = 0;
    int m_from = 0;
    int m_count = 0;
};

template<typename List>
double percentile(List &values, double share)
{
    if (values.empty())
        return 0;
    const auto at = values.begin() + qptrdiff(double(values.size() - 1) * share);
    std::ranges::nth_element(values, at);
    return double(*at);
}

QJsonObject measure(Setting setting)
{
    QTemporaryDir folder;
    Broker broker(folder.path(), nullptr, false, setting.window);
    QFile secret(folder.filePath(u"credentials.json"_s));
    if (!broker.start(elsewhere) || !secret.open(QIODevice::WriteOnly))
        return {};
    secret.write(R"({"broker":{"user":"wall","password":"pass word"}})");
    secret.close();
    secret.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    auto store = HistoryStore::open(folder.path(), nullptr);
    const std::function<UtcTime()> now = TimeSources::system().real;
    using enum FieldDescriptor::Kind;
    const FeedDescriptor descriptor = testfeeds::described(u"bench.vehicle"_s, { { u"count"_s, Number, {} } });
    FeedRunner runner((*store)->writer(), (*store)->reader(), now,
                      { u"bench"_s, { secret.fileName() }, {}, setting.spooled ? folder.filePath(u"spool"_s) : QString() });
    const QJsonObject options { { u"url"_s, broker.url(u"mqtt"_s) },
                                { u"topics"_s, QJsonArray { u"city/#"_s } },
                                { u"qos"_s, setting.qos },
                                { u"credential"_s, u"broker"_s } };
    const FeedStatus *status = runner.add({ descriptor.id, u"mqtt"_s, options }, descriptor, nullptr);
    CityClock clock(QTimeZone::UTC);
    LiveMap map(descriptor.id, (*store)->reader(), clock);
    if (!map.isReady())
        return {};
    std::vector<qint64> latencies;
    QObject::connect(&(*store)->reader(), &HistoryReader::appended, &runner, [&](const ObservationsPtr &rows) {
        const qint64 at = (now() - setting.age).milliseconds;
        for (const qint64 time : rows->phenomenonTime)
            latencies.push_back(at - time);
    });
    const DrawnFrames drawn(map.window(), clock, runner.shownLag(), now);
    std::vector<qint64> shown;
    QObject::connect(&runner.shownLag(), &ShownLag::shown, &runner,
                     [&](FeedStatus *, double milliseconds) { shown.push_back(qint64(milliseconds)); });
    QTimer beat;
    double mostQueued = 0;
    QObject::connect(&beat, &QTimer::timeout, &runner, [&] {
        runner.tick();
        mostQueued = std::max(mostQueued, status->queued);
    });
    beat.start(1s);
    runner.start();
    if (!QTest::qWaitFor([&] { return status->reason.contains(u"nothing has come"); }, 10'000))
        return {};

    QThread thread;
    auto *source = new Source(broker.port(), setting, now);
    source->moveToThread(&thread);
    QObject::connect(&thread, &QThread::finished, source, &QObject::deleteLater);
    thread.start();
    QMetaObject::invokeMethod(source, &Source::connectToBroker, Qt::BlockingQueuedConnection);
    const auto atTheEnd = qScopeGuard([&] {
        thread.quit();
        thread.wait();
    });
    const auto settled = [&] {
        return source->done && status->accepted + status->dropped + status->rejected >= double(source->published.load());
    };
    QMetaObject::invokeMethod(source, [source] { source->introduce(); });
    if (!QTest::qWaitFor([&] { return settled() && map.count() == setting.vehicles; }, 20'000))
        return {};
    const auto forSeconds = [](int seconds) {
        QEventLoop loop;
        QTimer::singleShot(seconds * 1000, &loop, &QEventLoop::quit);
        loop.exec();
    };
    latencies.clear();
    shown.clear();
    const int before = source->published;
    LiveMap::Seen still;
    LiveMap::Seen busy;
    QList<double> ratios; // of each round: a moment at which the machine does something else spoils one of them
    double used = 0;
    bool degraded = false;
    bool all = true;
    // In turns: what else the machine does meanwhile is in both.
    for (int round = 0; round < setting.rounds; ++round) {
        map.begin();
        forSeconds(setting.seconds);
        LiveMap::Seen stillThen = map.end();
        still.add(stillThen);
        const double processor = processorSeconds();
        source->done = false;
        map.begin();
        QMetaObject::invokeMethod(source, [source] { source->run(); });
        forSeconds(setting.seconds);
        LiveMap::Seen busyThen = map.end();
        busy.add(busyThen);
        ratios.push_back(percentile(busyThen.frames, 0.95) / percentile(stillThen.frames, 0.95));
        used += processorSeconds() - processor;
        const auto isSettled = [&] {
            degraded = degraded || status->state == FeedStatus::State::Degraded;
            return settled();
        };
        all = QTest::qWaitFor(isSettled, 20'000) && all;
        runner.tick();
        isSettled();
    }
    const int published = source->published - before;
    const double stillP95 = percentile(still.frames, 0.95);
    const double busyP95 = percentile(busy.frames, 0.95);
    return { { u"qos"_s, setting.qos },
             { u"spooled"_s, setting.spooled },
             { u"window of the broker"_s, setting.window },
             { u"published per second"_s, setting.perSecond },
             { u"published"_s, published },
             { u"stored"_s, status->accepted - before },
             { u"dropped"_s, status->dropped },
             { u"all accounted for"_s, all },
             { u"said to be degraded"_s, degraded },
             { u"most queued"_s, mostQueued },
             { u"latency p50 ms"_s, percentile(latencies, 0.5) },
             { u"latency p95 ms"_s, percentile(latencies, 0.95) },
             { u"received to shown p50 ms"_s, percentile(shown, 0.5) },
             { u"received to shown p95 ms"_s, percentile(shown, 0.95) },
             { u"frame p50 ms, nothing coming"_s, percentile(still.frames, 0.5) },
             { u"frame p95 ms, nothing coming"_s, stillP95 },
             { u"frame p50 ms"_s, percentile(busy.frames, 0.5) },
             { u"frame p95 ms"_s, busyP95 },
             { u"frame longest ms"_s, percentile(busy.frames, 1) },
             { u"frames"_s, busy.frames.size() },
             { u"frame p95 ratio"_s, busyP95 / stillP95 },
             { u"frame p95 ratio, median of the rounds"_s, percentile(ratios, 0.5) },
             { u"map updates a second"_s, double(busy.updates.size()) / busy.seconds },
             { u"map update p50 ms"_s, percentile(busy.updates, 0.5) },
             { u"GUI thread, share of a core, nothing coming"_s, still.guiSeconds / still.seconds },
             { u"GUI thread, share of a core"_s, busy.guiSeconds / busy.seconds },
             { u"processor, cores"_s, used / busy.seconds } };
}

} // namespace

int main(int argc, char *argv[])
{
    // What a computer without a graphics card does, and a picture of nothing but our own work.
    qputenv("QT_QUICK_BACKEND", "software");
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions(
        { { u"json"_s, u"Answer in JSON"_s },
          { u"rates"_s, u"Messages a second, with commas"_s, u"RATES"_s, u"100,1000,3000,10000,20000"_s },
          { u"seconds"_s, u"At each rate, in each round"_s, u"SECONDS"_s, u"3"_s },
          { u"rounds"_s, u"Of nothing coming and of messages, in turns"_s, u"ROUNDS"_s, u"3"_s },
          { u"window"_s, u"Messages that the broker sends before it has acknowledgements; 0 = all"_s, u"N"_s, u"0"_s },
          { u"qos"_s, u"0 or 1"_s, u"QOS"_s, u"1"_s },
          { u"spool"_s, u"As a city does: messages are acknowledged when they are on the disk"_s },
          { u"age"_s, u"Milliseconds since what is told was so"_s, u"MS"_s, u"2000"_s } });
    parser.process(app);
    if (Broker::program().isEmpty()) {
        std::fputs("the program mosquitto is not installed\n", stderr);
        return 0;
    }
    mosquitto_lib_init();
    QJsonArray results;
    for (const QString &rate : parser.value(u"rates"_s).split(u','))
        results.append(measure({ .perSecond = rate.toInt(),
                                 .seconds = parser.value(u"seconds"_s).toInt(),
                                 .rounds = parser.value(u"rounds"_s).toInt(),
                                 .window = parser.value(u"window"_s).toInt(),
                                 .qos = parser.value(u"qos"_s).toInt(),
                                 .spooled = parser.isSet(u"spool"_s),
                                 .age = Duration(parser.value(u"age"_s).toInt()) }));
    std::puts(
        QJsonDocument(results).toJson(parser.isSet(u"json"_s) ? QJsonDocument::Compact : QJsonDocument::Indented).constData());
    return 0;
}
