// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/inspection.h"

#include "sdk/reason.h"

#include <QStringDecoder>

#include <cmath>

namespace citywall {

namespace {

/// "speed 12.5, state closed": what is missing is left out.
QString valuesOf(const ObservationRecord &observation, const DecodedBatch &batch, const QList<FieldDescriptor> &fields)
{
    QStringList said;
    for (qsizetype i = 0; i < fields.size() && i < maximumFields; ++i) {
        const float value = observation.values[size_t(i)];
        if (std::isnan(value))
            continue;
        const QString text = fields[i].kind == FieldDescriptor::Kind::Term
            ? batch.terms.value(value >= 0 && value < float(batch.terms.size()) ? qsizetype(value) : -1)
            : QString::number(double(value), 'g', std::numeric_limits<float>::digits10 + 1);
        said.append(fields[i].id + u' ' + text);
    }
    return said.join(u", ");
}

/// Its beginning, and the first record that was rejected where that lies further on.
QString startOf(QByteArrayView payload, const DecodedBatch &batch, bool *cut)
{
    const QString start = payloadStart(payload, cut);
    const QString rejected = batch.rejections.empty() ? QString() : payloadStart(batch.rejections.front().sample);
    if (!*cut || rejected.isEmpty() || start.contains(rejected))
        return start;
    return start.left(FeedMessage::longestStart / 2) + QStringLiteral("\n…\n") + rejected.left(FeedMessage::longestStart / 2 - 3);
}

constexpr qsizetype keptRejected = FeedStatus::keptMessages / 2;

} // namespace

QList<DecodedObservation> firstObservations(const DecodedBatch &batch, const QList<FieldDescriptor> &fields, qsizetype most)
{
    QList<DecodedObservation> first;
    for (const ObservationRecord &observation : batch.observations) {
        if (first.size() >= most)
            break;
        if (observation.feature >= batch.features.size())
            continue;
        const FeatureRecord &feature = batch.features[observation.feature];
        DecodedObservation shown;
        shown.id = feature.id;
        shown.name = feature.name;
        const GeoPoint position = observation.position.isValid() ? observation.position : midpoint(feature.geometry);
        if (position.isValid()) {
            shown.longitude = position.longitudeDegrees;
            shown.latitude = position.latitudeDegrees;
        }
        shown.phenomenonMilliseconds = double(observation.phenomenonTime.milliseconds);
        shown.values = valuesOf(observation, batch, fields);
        first.append(shown);
    }
    return first;
}

QString firstReason(const DecodedBatch &batch)
{
    const std::vector<Rejection> &records = batch.rejections.empty() ? batch.leftOut : batch.rejections;
    return records.empty() ? QString() : Reason::shown(records.front().reason);
}

FeedMessage messageOf(const Payload &payload, const DecodedBatch &batch, const FeedDescriptor &feed)
{
    FeedMessage message;
    message.receivedMilliseconds = double(payload.received.milliseconds);
    message.origin = payload.origin;
    message.bytes = double(payload.bytes.size());
    message.cut = !payload.bytes.isEmpty();
    if (!feed.mask) // raw, what has to be masked is not
        message.start = startOf(payload.bytes, batch, &message.cut);
    message.accepted = int(batch.observations.size());
    message.rejected = int(batch.rejections.size());
    message.leftOut = int(batch.leftOut.size());
    message.reason = firstReason(batch);
    message.decoded = firstObservations(batch, feed.fields, FeedMessage::mostDecoded);
    return message;
}

void keepLast(QList<FeedMessage> &messages)
{
    qsizetype rejected = 0;
    qsizetype sound = std::min(messages.size(), FeedStatus::keptMessages)
        - std::min(keptRejected, qsizetype(std::ranges::count_if(messages, [](const FeedMessage &m) { return m.rejected > 0; })));
    messages.removeIf([&](const FeedMessage &message) {
        if (message.rejected > 0 && ++rejected <= keptRejected)
            return false;
        return --sound < 0;
    });
}

QString payloadStart(QByteArrayView payload, bool *cut)
{
    const QByteArrayView head = payload.first(std::min<qsizetype>(payload.size(), FeedMessage::longestStart));
    QStringDecoder decoder(QStringDecoder::Utf8); // a character that the cut has split is left out, and no error
    QString text = decoder.decode(head);
    const bool isText = std::ranges::all_of(
        text, [](QChar c) { return c.isPrint() || c.isSpace() || c.isSurrogate() || c.category() == QChar::Other_Format; });
    if (!isText || decoder.hasError()) {
        text.clear();
        for (const char byte : head) {
            if (byte >= 0x20 && byte < 0x7f)
                text += QLatin1Char(byte);
            else
                text += QStringLiteral("\\x%1").arg(uint(quint8(byte)), 2, 16, QLatin1Char('0'));
            if (text.size() > FeedMessage::longestStart)
                break;
        }
    }
    if (cut)
        *cut = head.size() < payload.size() || text.size() > FeedMessage::longestStart;
    return text.left(FeedMessage::longestStart);
}

} // namespace citywall
