// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "minutehistory.h"

#include "../ingest/fakehistory.h"

#include <QBuffer>
#include <QJsonDocument>
#include <QJsonObject>

namespace citywall::test {

/// All of the links' feed, speeds in km/h.
inline QueryRequest requestForLinks()
{
    QueryRequest request;
    request.feeds = { feedsOfTests()[0] };
    Metric speed;
    speed.id = QStringLiteral("traffic.speed");
    speed.unit = QStringLiteral("km/h");
    speed.scale = 3.6;
    request.metrics = { speed };
    return request;
}

/// What a query has written, and what it says of it.
struct Answer {
    QByteArray text;
    QuerySummary summary;
    QJsonObject json() const { return QJsonDocument::fromJson(text).object(); }
    qsizetype lines() const { return text.count('\n'); }
};

inline Answer answered(TableFormat format, const QueryRequest &request, MinuteHistory &history, const AreaIndex *areas = nullptr)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const auto writer = makeTextWriter(format, buffer);
    const QuerySummary summary = runQuery(request, history, *writer, areas);
    return { buffer.data(), summary };
}

} // namespace citywall::test
