// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "testfeeds.h"

#include "engine/core/cityclock.h"
#include "engine/feeds/feedrunner.h"
#include "engine/history/historystore.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QJsonArray>
#include <QTimer>

#include <cstdio>

// A feed that takes its time with each payload, from a broker into a history in a folder, until it is killed: for tst_feedkill.
// feedworker FOLDER URL. Says "subscribed", "stored" and, when nothing is under way, "idle".
using namespace citywall;
using namespace Qt::StringLiterals;

namespace {

void say(const char *word)
{
    std::puts(word);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const QString folder = app.arguments().value(1);
    auto store = HistoryStore::open(folder, nullptr);
    if (!store)
        return 1;
    FeedDescriptor descriptor = testfeeds::described(u"test.counter"_s, { { u"count"_s, FieldDescriptor::Kind::Number, {} } });
    descriptor.makeDecoder = [make = descriptor.makeDecoder] {
        return [decoder = make()](QByteArrayView payload, UtcTime received) {
            for (const QDeadlineTimer slow(5); !slow.hasExpired();) { }
            return decoder(payload, received);
        };
    };
    FeedRunner runner((*store)->writer(), (*store)->reader(), TimeSources::system().real,
                      { u"test"_s, { folder + u"/credentials.json"_s }, {}, folder + u"/spool"_s });
    const QJsonObject options { { u"url"_s, app.arguments().value(2) },
                                { u"topics"_s, QJsonArray { u"city/#"_s } },
                                { u"credential"_s, u"broker"_s } };
    const FeedStatus *status = runner.add({ descriptor.id, u"mqtt"_s, options }, descriptor, nullptr);
    bool subscribed = false;
    double stored = 0;
    QTimer beat;
    QObject::connect(&beat, &QTimer::timeout, &runner, [&] {
        runner.tick();
        if (status->reason.contains(u"nothing has come") && !std::exchange(subscribed, true))
            say("subscribed");
        if (std::exchange(stored, status->accepted) != status->accepted)
            say("stored");
        if (!runner.isPolling() && !runner.isWriting())
            say("idle");
    });
    beat.start(20);
    runner.start();
    return app.exec();
}
