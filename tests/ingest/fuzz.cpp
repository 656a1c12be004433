// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "mappedfeeds.h"

#include <behaviour.h>
#include <fuzzed.h>

namespace citywall {

namespace {

/// An import reads files by the same decoder, without the guard of a feed's: nothing may be left for that to take out.
Decoder judged(const Decoder &decode)
{
    return [decode](QByteArrayView payload, UtcTime received) {
        DecodedBatch batch = decode(payload, received);
        if (const QStringList problems = contract::batchProblems(batch); !problems.isEmpty())
            qFatal("%s", qPrintable(problems.join(u'\n')));
        return batch;
    };
}

} // namespace

QList<FeedDescriptor> fuzz::feeds()
{
    QList<FeedDescriptor> feeds = test::mappedFeeds();
    for (FeedDescriptor &feed : feeds) {
        PayloadFormat &format = feed.formats.front();
        format.makeDecoder = [make = format.makeDecoder](const QList<QByteArray> &companions) {
            return judged(make(companions));
        };
    }
    return feeds;
}

} // namespace citywall
