// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"
#include "sdk/metric.h"

namespace citywall {

/// The module that brings the feed: what stands before the first dot of its id.
inline QString moduleOf(const FeedDescriptor &feed) { return feed.id.section(u'.', 0, 0); }

/// How the values of one field leave the program: as a term, or as a number in display units.
struct FieldFormat {
    QString id; ///< FieldDescriptor::id
    bool isTerm = false;
    QString unit; ///< empty = a plain number, or a term
    double scale = 1;
    double offset = 0;

    double shown(double stored) const { return stored * scale + offset; }

    static QList<FieldFormat> of(const FeedDescriptor &feed, const QList<Metric> &metrics)
    {
        QList<FieldFormat> formats;
        for (const FieldDescriptor &field : feed.fields) {
            FieldFormat format;
            format.id = field.id;
            format.isTerm = field.kind == FieldDescriptor::Kind::Term;
            const auto metric = std::ranges::find(metrics, field.metric, &Metric::id);
            if (!format.isTerm && !field.metric.isEmpty() && metric != metrics.cend()) {
                format.unit = metric->unit;
                format.scale = metric->scale;
                format.offset = metric->offset;
            }
            formats.append(format);
        }
        return formats;
    }
};

} // namespace citywall
