// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"

namespace citywall {

/// Puts the batches of one feed together into one that says the same, so that thousands of small payloads cost one transaction.
/// One thread at a time.
class BatchMerger
{
public:
    explicit BatchMerger(const QList<FieldDescriptor> &fields);

    /// A feature that comes again with more than its id replaces what it was. Of rejections the first `keptRejections` stay.
    void add(const DecodedBatch &batch);
    DecodedBatch take(); ///< what was added; it begins anew

    static constexpr size_t keptRejections = 100;

private:
    std::array<bool, maximumFields> m_isTerm {};
    DecodedBatch m_batch;
    QHash<QString, quint32> m_features;
    QHash<QString, float> m_terms;
};

/// Decodes and masks; what the decoder throws becomes a rejection of the whole payload.
DecodedBatch decodeSafely(const Decoder &decoder, const std::function<void(DecodedBatch &)> &mask, QByteArrayView payload,
                          UtcTime received);

/// Takes out observations that say when they were made and cannot have been made yet: more than a day after they were received. Each
/// becomes a rejection. Reports may be of what is to come, and stay.
void rejectAhead(DecodedBatch &batch, UtcTime received, const FeedDescriptor &feed);

} // namespace citywall
