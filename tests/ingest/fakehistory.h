// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/history/historywriter.h"

#include <QMutex>
#include <QPromise>
#include <QSet>

#include <deque>
#include <stdexcept>

/// A history writer in memory: recognises duplicates by feature id, time and two values, and can fail on demand.
class FakeHistoryWriter : public citywall::HistoryWriter
{
public:
    QFuture<citywall::AppendResult> append(const QString &feed, citywall::DecodedBatch batch, const citywall::Source &source,
                                           citywall::UtcTime received) override
    {
        Q_UNUSED(feed)
        QPromise<citywall::AppendResult> promise;
        promise.start();
        if (++batches == failAtBatch) {
            promise.setException(std::make_exception_ptr(std::runtime_error("the disk is full")));
            promise.finish();
            return promise.future();
        }
        if (onBatch)
            onBatch(batches);
        citywall::AppendResult result;
        for (const citywall::ObservationRecord &o : batch.observations) {
            QString key = batch.features[o.feature].id + u'|' + QString::number(o.phenomenonTime.milliseconds) + u'|'
                + QString::number(o.values[0]) + u'|' + QString::number(o.values[3]);
            if (seen.contains(key)) {
                ++result.duplicates;
                continue;
            }
            seen.insert(key);
            ++result.accepted;
            observations.push_back(o);
            features.push_back(batch.features[o.feature]);
            terms.push_back(batch.terms);
        }
        lastSource = source;
        lastReceived = received;
        promise.addResult(result);
        promise.finish();
        return promise.future();
    }
    void beginBulk(const QString &feed) override { bulk += u'+' + feed; }
    void endBulk(const QString &feed) override { bulk += u'-' + feed; }
    void describe(const citywall::FeedDescriptor &feed) override { described += feed.id; }

    std::deque<citywall::ObservationRecord> observations;
    std::deque<citywall::FeatureRecord> features; ///< of the observation at the same place
    std::deque<QStringList> terms;
    QSet<QString> seen;
    QStringList bulk;
    QStringList described;
    citywall::Source lastSource;
    citywall::UtcTime lastReceived;
    int batches = 0;
    int failAtBatch = 0;
    std::function<void(int)> onBatch;
};

/// The two feeds that the mappings are for, as their modules describe them.
inline QList<citywall::FeedDescriptor> feedsOfTests()
{
    using Kind = citywall::FieldDescriptor::Kind;
    citywall::FeedDescriptor links;
    links.id = QStringLiteral("traffic.link-speed");
    links.fields = { { QStringLiteral("speed"), Kind::Number, QStringLiteral("traffic.speed") },
                     { QStringLiteral("flow"), Kind::Number, QStringLiteral("traffic.flow") },
                     { QStringLiteral("travelTime"), Kind::Number, QStringLiteral("traffic.travel-time") },
                     { QStringLiteral("status"), Kind::Term, {} } };
    citywall::FeedDescriptor incidents;
    incidents.id = QStringLiteral("safety.incident");
    incidents.fields = { { QStringLiteral("state"), Kind::Term, {} },
                         { QStringLiteral("category"), Kind::Term, {} },
                         { QStringLiteral("priority"), Kind::Number, QStringLiteral("safety.priority") },
                         { QStringLiteral("casualties"), Kind::Number, QStringLiteral("safety.casualties") } };
    return { links, incidents };
}
