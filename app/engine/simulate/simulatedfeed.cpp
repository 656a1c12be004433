// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/simulate/simulatedfeed.h"

#include "engine/simulate/capindex.h"
#include "engine/simulate/gbfspages.h"
#include "sdk/observationjson.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace citywall {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Duration leastStep = 1s;
constexpr int mostStepsMissed = 10; ///< then what a sleeping machine has missed is not told any more

/// The format in which messages of a feed go out, if it has one of them; else they are in the program's own JSON.
constexpr std::array streamFormats { "cot"_L1, "sensorthings-observation"_L1 };
/// Of these a document would make no sense: single events, and what is made from others.
constexpr std::array noDocuments { "cot"_L1, "sensorthings-observation"_L1, "cap-index"_L1 };

Duration stepAt(const PayloadSource &source, double pace)
{
    return std::max(leastStep, Duration(qint64(double(source.liveStep().count()) / pace)));
}

UtcTime stepBefore(UtcTime now, Duration step) { return { now.milliseconds - now.milliseconds % step.count() }; }

/// Where a SensorThings service publishes an Observation (OGC 18-088 §14.2): "v1.1/Datastreams('ID')/Observations".
QString observationTopic(const QByteArray &observation)
{
    const QJsonValue id = QJsonDocument::fromJson(observation).object().value("Datastream"_L1).toObject().value("@iot.id"_L1);
    QString key = id.isDouble() ? QString::number(id.toInteger()) : u"'%1'"_s.arg(id.toString().replace(u"'"_s, u"''"_s));
    for (const QChar wildcard : { u'+', u'#', u'/' })
        key.replace(wildcard, u'_');
    return u"v1.1/Datastreams(%1)/Observations"_s.arg(key);
}

const PayloadFormat *streamFormat(const FeedDescriptor &feed)
{
    for (const QLatin1StringView id : streamFormats) {
        if (const PayloadFormat *format = feed.format(QString(id)); format && format->encode)
            return format;
    }
    return nullptr;
}

} // namespace

SimulatedFeed::SimulatedFeed(FeedDescriptor descriptor, PayloadSourcePtr source, const SimulationScale &scale,
                             const Publication &publication)
    : m_descriptor(std::move(descriptor)), m_source(std::move(source)), m_scale(scale), m_publication(publication),
      m_step(stepAt(*m_source, scale.pace)), m_window(std::min({ m_descriptor.horizon, m_source->historySpan(), longestWindow })),
      m_stream(citywall::streamFormat(m_descriptor)), m_state(m_descriptor.fields)
{
    const auto add = [&](const QString &id, const QString &title) {
        const WireFormat wire = wireFormat(id);
        const bool hasPast = wire.tellsPast && m_source->historySpan() > 0ms;
        QString path = folder() + wire.path;
        if (id == "gbfs"_L1)
            path += u"gbfs.json"_s;
        else if (id == "cap"_L1)
            path += u"index.atom"_s;
        m_documents.append({ id, title, path, hasPast ? QString(wire.since) : QString() });
    };
    for (const PayloadFormat &format : m_descriptor.formats) {
        const bool isDocument = std::ranges::none_of(noDocuments, [&](QLatin1StringView id) { return format.id == id; });
        if (format.encode && isDocument)
            add(format.id, format.title);
    }
    add({}, u"Citywall JSON"_s);
}

QString SimulatedFeed::streamTitle() const { return m_stream ? m_stream->title : u"Citywall JSON"_s; }

QString SimulatedFeed::topicFilter() const { return u"citywall/%1/#"_s.arg(m_descriptor.id); }

bool SimulatedFeed::isDue(UtcTime now) const { return !m_told.isValid() || stepBefore(now, m_step) >= m_told; }

OutgoingList SimulatedFeed::step(UtcTime now)
{
    const UtcTime to = stepBefore(now, m_step) + Duration(1);
    const UtcTime published = now + m_scale.skew;
    if (!m_told.isValid()) {
        m_told = to - m_step;
        const UtcTime begin = stepBefore(now - m_window, m_step);
        const Duration chunk = std::max(m_source->historyChunk(), m_step);
        for (UtcTime from = begin; from < m_told; from = from + chunk)
            m_state.take(ask({ from, std::min(from + chunk, m_told) }, m_source->historyStep()));
        // What stands between two steps of a slow source is what it told last.
        const UtcTime at = stepBefore(now, m_source->liveStep());
        m_last = ask({ at, at + Duration(1) }, m_source->liveStep());
        m_lastTold = at;
    }
    if (to - m_told > mostStepsMissed * m_step)
        m_told = to - m_step;
    if (m_told >= to)
        return {};
    DecodedBatch told = ask({ m_told, to }, m_step);
    m_told = to;
    m_state.take(told);
    m_state.forget(published - m_window);
    // Sources need not tell something at every of our steps; but of one that says nothing for two of its own there is nothing.
    if (!told.observations.empty() || to - m_lastTold > 2 * m_source->liveStep()) {
        NewestState newest(m_descriptor.fields);
        newest.take(told);
        m_last = newest.batch();
        m_lastTold = to;
    }
    OutgoingList out;
    const DecodedBatch state = m_state.batch();
    for (const ServedDocument &document : std::as_const(m_documents))
        addDocuments(out, document, wireFormat(document.format).keeps ? state : m_last, published);
    std::ranges::move(messages(told, published), std::back_inserter(out));
    return out;
}

OutgoingList SimulatedFeed::reports(UtcTime at) const
{
    OutgoingList out;
    for (const DecodedBatch &one : split(ask({ at, at + Duration(1) }, Duration(1))))
        std::ranges::move(messages(one, at + m_scale.skew), std::back_inserter(out));
    return out;
}

DecodedBatch SimulatedFeed::ask(TimeRange range, Duration step) const
{
    const QByteArray payload = m_source->payload(range, step, true);
    if (payload.isEmpty())
        return {};
    DecodedBatch batch = m_descriptor.makeDecoder()(payload, range.end);
    batch.rejections.clear();
    if (m_descriptor.mask)
        m_descriptor.mask(batch); // as it would be by whoever receives it
    if (m_scale.entities > 1)
        batch = multiplied(batch, m_scale.entities);
    skew(batch, m_descriptor, m_scale.skew);
    return batch;
}

QList<QByteArray> SimulatedFeed::encoded(const QString &format, const DecodedBatch &batch, UtcTime published) const
{
    if (format.isEmpty())
        return { toObservationJson(batch, m_descriptor) };
    return m_descriptor.format(format)->encode(batch, published);
}

void SimulatedFeed::addDocuments(OutgoingList &to, const ServedDocument &document, const DecodedBatch &batch,
                                 UtcTime published) const
{
    const QList<QByteArray> payloads = encoded(document.format, batch, published);
    OutgoingList made;
    const QString title = u"SIMULATED: %1, %2"_s.arg(m_descriptor.title, m_publication.city);
    if (document.format == "gbfs"_L1) {
        made = gbfsFiles(payloads, { folder() + u"gbfs/"_s, m_publication.base, title, m_publication.timeZone }, published);
    } else if (document.format == "cap"_L1) {
        made = capDocuments(payloads, folder() + u"cap/"_s, m_publication.base, title, published);
    } else {
        for (qsizetype i = 0; i < payloads.size(); ++i) {
            const auto page = [&](qsizetype n) { return n == 0 ? document.path : document.path + u"/page/%1"_s.arg(n + 1); };
            made.push_back({ .address = page(i),
                             .bytes = payloads[i],
                             .contentType = QByteArray(wireFormat(document.format).contentType.data()),
                             .next = i + 1 < payloads.size() ? page(i + 1) : QString() });
        }
    }
    for (Outgoing &one : made) {
        one.feed = m_descriptor.id;
        to.push_back(std::move(one));
    }
}

OutgoingList SimulatedFeed::messages(const DecodedBatch &batch, UtcTime published) const
{
    OutgoingList out;
    if (batch.observations.empty())
        return out;
    const QString root = u"citywall/"_s + m_descriptor.id;
    for (const QByteArray &payload : encoded(streamFormat(), batch, published)) {
        const QString topic = streamFormat() == "sensorthings-observation"_L1 ? observationTopic(payload) : QString();
        out.push_back({ .kind = Outgoing::Kind::Message,
                        .feed = m_descriptor.id,
                        .address = topic.isEmpty() ? root : root + u'/' + topic,
                        .bytes = payload });
    }
    return out;
}

std::optional<SimulatedFeed::Past> SimulatedFeed::past(const QString &path, TimeRange range) const
{
    const auto document = std::ranges::find(m_documents, path, &ServedDocument::path);
    if (document == m_documents.end() || document->past.isEmpty())
        return {};
    range.begin = std::max(range.begin - m_scale.skew, range.end - m_source->historySpan()); // clients know the publisher's clock
    if (range.isEmpty())
        return Past { encoded(document->format, {}, range.end).value(0), {} };
    // What is near is told as finely as it was live.
    const Duration step = range.length() <= 3 * m_source->historyStep() ? m_step : m_source->historyStep();
    const Duration chunk = std::max(m_source->historyChunk(), step);
    for (UtcTime from = range.begin;; from = from + chunk) {
        const UtcTime end = std::min(from + chunk, range.end);
        const bool isLast = end == range.end;
        const DecodedBatch batch = ask({ from, end }, step);
        if (!isLast && batch.observations.empty())
            continue;
        return Past { encoded(document->format, batch, range.end).value(0), isLast ? UtcTime() : end + m_scale.skew };
    }
}

} // namespace citywall
