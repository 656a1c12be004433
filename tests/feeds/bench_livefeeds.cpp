// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "broker.h"
#include "testfeeds.h"

#include "engine/core/cityclock.h"
#include "engine/feeds/feedrunner.h"
#include "engine/history/historystore.h"

#include <QCommandLineParser>
#include <QJsonArray>
#include <QJsonDocument>
#include <QThread>

#include <mosquitto.h>

#include <cstdio>

#include <sys/resource.h>

// What comes through a real broker and is on the disk: messages of one observation each, at growing rates, through MQTT, decoder and
// history. Latency is from the publisher's clock to the signal that views wait for.
using namespace citywall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Setting {
    int perSecond = 0;
    int seconds = 5;
    int qos = 1;
};

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
    Source(quint16 port, Setting setting, std::function<UtcTime()> now) : m_setting(setting), m_now(std::move(now))
    {
        m_client = mosquitto_new("source", true, nullptr);
        mosquitto_username_pw_set(m_client, "wall", "pass word");
        mosquitto_max_inflight_messages_set(m_client, 0);
        mosquitto_connect(m_client, "127.0.0.1", port, 60);
        mosquitto_loop_start(m_client);
    }
    ~Source() override
    {
        mosquitto_disconnect(m_client);
        mosquitto_loop_stop(m_client, false);
        mosquitto_destroy(m_client);
    }
    void run()
    {
        m_timer = new QTimer(this);
        m_timer->setTimerType(Qt::PreciseTimer);
        m_began = m_now();
        QObject::connect(m_timer, &QTimer::timeout, this, [this] { publishDue(); });
        m_timer->start(5ms);
    }
    std::atomic<int> published = 0;
    std::atomic<bool> done = false;

private:
    void publishDue()
    {
        const UtcTime now = m_now();
        const qint64 due = std::min<qint64>((now - m_began).count() * m_setting.perSecond / 1000,
                                            qint64(m_setting.perSecond) * m_setting.seconds);
        for (; published < due; ++published) {
            const QByteArray payload = R"({"observations":[{"feature":"vehicle-)" + QByteArray::number(published % 5000)
                + R"(","phenomenonTime":)" + QByteArray::number(now.milliseconds)
                + R"(,"position":[-87.63,41.88],"values":{"count":)" + QByteArray::number(published % 97) + "}}]}";
            mosquitto_publish(m_client, nullptr, "city/vehicle", int(payload.size()), payload.constData(), m_setting.qos, false);
        }
        if (due == qint64(m_setting.perSecond) * m_setting.seconds) {
            m_timer->stop();
            done = true;
        }
    }

    const Setting m_setting;
    const std::function<UtcTime()> m_now;
    mosquitto *m_client = nullptr;
    QTimer *m_timer = nullptr;
    UtcTime m_began;
};

double percentile(std::vector<qint64> &values, double share)
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
    Broker broker(folder.path(), nullptr, false);
    QFile secret(folder.filePath(u"credentials.json"_s));
    if (!broker.start() || !secret.open(QIODevice::WriteOnly))
        return {};
    secret.write(R"({"broker":{"user":"wall","password":"pass word"}})");
    secret.close();
    secret.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    auto store = HistoryStore::open(folder.path(), nullptr);
    const std::function<UtcTime()> now = TimeSources::system().real;
    using enum FieldDescriptor::Kind;
    const FeedDescriptor descriptor = testfeeds::described(u"bench.vehicle"_s, { { u"count"_s, Number, {} } });
    FeedRunner runner((*store)->writer(), (*store)->reader(), now, { u"bench"_s, { secret.fileName() }, false });
    const QJsonObject options { { u"url"_s, broker.url(u"mqtt"_s) },
                                { u"topics"_s, QJsonArray { u"city/#"_s } },
                                { u"qos"_s, setting.qos },
                                { u"credential"_s, u"broker"_s } };
    const FeedStatus *status = runner.add({ descriptor.id, u"mqtt"_s, options }, descriptor, nullptr);
    std::vector<qint64> latencies;
    QObject::connect(&(*store)->reader(), &HistoryReader::appended, &runner, [&](const ObservationsPtr &rows) {
        const qint64 at = now().milliseconds;
        for (const qint64 time : rows->phenomenonTime)
            latencies.push_back(at - time);
    });
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
    const double processor = processorSeconds();
    QMetaObject::invokeMethod(source, [source] { source->run(); });
    const auto settled = [&] {
        return source->done && status->accepted + status->dropped + status->rejected >= double(source->published.load());
    };
    const bool all = QTest::qWaitFor(settled, (setting.seconds + 20) * 1000);
    const int published = source->published;
    const double used = processorSeconds() - processor;
    thread.quit();
    thread.wait();
    return { { u"qos"_s, setting.qos },
             { u"published per second"_s, setting.perSecond },
             { u"published"_s, published },
             { u"stored"_s, status->accepted },
             { u"dropped"_s, status->dropped },
             { u"all accounted for"_s, all },
             { u"most queued"_s, mostQueued },
             { u"state"_s, int(status->state) },
             { u"latency p50 ms"_s, percentile(latencies, 0.5) },
             { u"latency p95 ms"_s, percentile(latencies, 0.95) },
             { u"processor s a message x 1e6"_s, used * 1e6 / std::max(1, published) } };
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({ { u"json"_s, u"Answer in JSON"_s },
                        { u"rates"_s, u"Messages a second, with commas"_s, u"RATES"_s, u"100,1000,3000,10000,20000"_s },
                        { u"seconds"_s, u"At each rate"_s, u"SECONDS"_s, u"5"_s },
                        { u"qos"_s, u"0 or 1"_s, u"QOS"_s, u"1"_s } });
    parser.process(app);
    if (Broker::program().isEmpty()) {
        std::fputs("the program mosquitto is not installed\n", stderr);
        return 0;
    }
    mosquitto_lib_init();
    QJsonArray results;
    for (const QString &rate : parser.value(u"rates"_s).split(u','))
        results.append(measure({ rate.toInt(), parser.value(u"seconds"_s).toInt(), parser.value(u"qos"_s).toInt() }));
    std::puts(
        QJsonDocument(results).toJson(parser.isSet(u"json"_s) ? QJsonDocument::Compact : QJsonDocument::Indented).constData());
    return 0;
}
