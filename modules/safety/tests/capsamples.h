// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/feeds.h"
#include "core/warnings.h"

// Messages of the Common Alerting Protocol in few words.
namespace citywall::test {

inline const UtcTime now = UtcTime::fromIso(u"2026-11-20T18:00:00Z");

/// A message with one info block; `extra` goes into the block.
inline QByteArray message(const QByteArray &identifier, const QByteArray &type, const QByteArray &sent, const QByteArray &extra,
                          const QByteArray &references = {})
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\"><identifier>"
        + identifier + "</identifier><sender>city@example.org</sender><sent>" + sent + "</sent><status>Actual</status><msgType>"
        + type + "</msgType><scope>Public</scope>"
        + (references.isEmpty() ? QByteArray() : "<references>" + references + "</references>")
        + "<info><language>en</language><category>Met</category><event>Flood</event><urgency>Immediate</urgency>"
          "<severity>Severe</severity><certainty>Likely</certainty>"
        + extra + "</info></alert>";
}
inline const QByteArray squareArea = "<area><areaDesc>By the river</areaDesc><polygon>50.0,10.0 50.0,10.1\n50.1,10.1 50.1,10.0 "
                                     "50.0,10.0</polygon><geocode><valueName>UGC</valueName><value>X</value></geocode></area>";

/// A message without its info blocks.
inline QByteArray bare(QByteArray message)
{
    const qsizetype begin = message.indexOf("<info>");
    return message.remove(begin, message.lastIndexOf("</info>") + 7 - begin);
}

/// By whatever format of the feed recognises it.
inline DecodedBatch decode(const QByteArray &payload) { return safety::warningFeedDescriptor().decoder()(payload, now); }

inline QString term(const DecodedBatch &batch, size_t row, safety::WarningField field)
{
    const float value = batch.observations[row].values[field];
    return std::isnan(value) ? QString() : batch.terms[qsizetype(value)];
}

/// Why records were not taken.
inline QStringList reasons(const DecodedBatch &batch)
{
    QStringList reasons;
    for (const Rejection &rejection : batch.rejections)
        reasons.append(rejection.reason);
    return reasons;
}

/// An index with such entries.
inline QByteArray atom(const QByteArray &entries)
{
    return R"(<feed xmlns="http://www.w3.org/2005/Atom"><title>Warnings</title>)" + entries + "</feed>";
}

/// A message without its declaration, to stand inside another document.
inline QByteArray inner(const QByteArray &identifier)
{
    const QByteArray whole = message(identifier, "Alert", "2026-11-20T18:00:00Z", squareArea);
    return whole.sliced(whole.indexOf("<alert"));
}

} // namespace citywall::test
