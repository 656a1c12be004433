// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "sdk/observation.h"

#include <QJsonObject>

namespace citywall {

/// What an import did. Of the rejected records only counts and the first three of each reason are kept.
struct ImportSummary {
    struct Reason {
        QString text;           ///< English; translated where it is shown
        qint64 count = 0;
        QList<Rejection> first; ///< at most three
    };

    QStringList mappings;
    QStringList feeds;
    int files = 0;            ///< imported, in whole or in part
    qint64 read = 0;          ///< records
    qint64 accepted = 0;
    qint64 duplicates = 0;    ///< known to the history already
    qint64 listed = 0;        ///< documents that files only list …
    QStringList missing;      ///< … and the addresses of those that are not beside them: nothing is fetched
    QList<Reason> rejected;   ///< in the order in which the reasons first occurred
    QList<Reason> leftOut;    ///< likewise (DecodedBatch::leftOut)
    TimeRange range;          ///< of the phenomenon times, shifted, from the first to just after the last
    Duration shift {};
    double seconds = 0;
    bool cancelled = false;
    QList<Error> errors;      ///< each names its file; what came before it stays

    void count(const DecodedBatch &batch); ///< what of it was rejected and left out
    void extend(UtcTime time);
    qint64 rejectedCount() const { return sum(rejected); }
    qint64 leftOutCount() const { return sum(leftOut); }
    double rowsPerSecond() const { return seconds > 0 ? double(read) / seconds : 0; }
    bool failed() const { return !errors.isEmpty(); }

    QJsonObject toJson() const;
    /// Several lines for people. @param zone in which times are written
    QString toText(const QTimeZone &zone) const;

private:
    static qint64 sum(const QList<Reason> &reasons);
};

} // namespace citywall

Q_DECLARE_METATYPE(citywall::ImportSummary)
