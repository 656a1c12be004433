// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ingest/importsummary.h"

#include "engine/ingest/ingesttext.h"
#include "engine/ingest/shift.h"
#include "sdk/reason.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QLocale>

#include <algorithm>
#include <numeric>

namespace citywall {

namespace {

constexpr qsizetype firstKept = 3;

QString timeText(UtcTime t, const QTimeZone &zone)
{
    const QDateTime local = t.toDateTime(zone);
    return local.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss ")) + local.timeZoneAbbreviation();
}

void addTo(QList<ImportSummary::Reason> &reasons, const std::vector<Rejection> &records)
{
    for (const Rejection &record : records) {
        auto it = std::ranges::find(reasons, record.reason, &ImportSummary::Reason::text);
        if (it == reasons.end())
            it = reasons.insert(reasons.end(), { record.reason, 0, {} });
        if (++it->count <= firstKept)
            it->first += record;
    }
}

QJsonArray jsonOf(const QList<ImportSummary::Reason> &reasons)
{
    QJsonArray list;
    for (const ImportSummary::Reason &reason : reasons) {
        QJsonArray first;
        for (const Rejection &r : reason.first)
            first +=
                QJsonObject { { QStringLiteral("line"), r.line }, { QStringLiteral("sample"), QString::fromUtf8(r.sample) } };
        list += QJsonObject { { QStringLiteral("reason"), reason.text },
                              { QStringLiteral("count"), reason.count },
                              { QStringLiteral("first"), first } };
    }
    return list;
}

} // namespace

void ImportSummary::count(const DecodedBatch &batch)
{
    addTo(rejected, batch.rejections);
    addTo(leftOut, batch.leftOut);
}

void ImportSummary::extend(UtcTime time)
{
    if (!range.begin.isValid() || time < range.begin)
        range.begin = time;
    if (!range.end.isValid() || time >= range.end)
        range.end = time + Duration(1);
}

qint64 ImportSummary::sum(const QList<Reason> &reasons)
{
    return std::accumulate(reasons.begin(), reasons.end(), qint64(0), [](qint64 n, const Reason &r) { return n + r.count; });
}

QJsonObject ImportSummary::toJson() const
{
    QJsonArray problems;
    for (const Error &e : errors)
        problems += QJsonObject { { QStringLiteral("message"), e.message }, { QStringLiteral("detail"), e.detail } };
    QJsonObject json { { QStringLiteral("mappings"), QJsonArray::fromStringList(mappings) },
                       { QStringLiteral("feeds"), QJsonArray::fromStringList(feeds) },
                       { QStringLiteral("files"), files },
                       { QStringLiteral("read"), read },
                       { QStringLiteral("accepted"), accepted },
                       { QStringLiteral("duplicates"), duplicates },
                       { QStringLiteral("rejected"), rejectedCount() },
                       { QStringLiteral("listed"), listed },
                       { QStringLiteral("missing"), QJsonArray::fromStringList(missing) },
                       { QStringLiteral("rejections"), jsonOf(rejected) },
                       { QStringLiteral("leftOut"), leftOutCount() },
                       { QStringLiteral("leftOutReasons"), jsonOf(leftOut) },
                       { QStringLiteral("shift"), toIsoDuration(shift) },
                       { QStringLiteral("seconds"), seconds },
                       { QStringLiteral("rowsPerSecond"), rowsPerSecond() },
                       { QStringLiteral("cancelled"), cancelled },
                       { QStringLiteral("errors"), problems } };
    if (!range.isEmpty()) {
        json[QStringLiteral("from")] = range.begin.toIso();
        json[QStringLiteral("to")] = range.end.toIso();
    }
    return json;
}

QString ImportSummary::toText(const QTimeZone &zone) const
{
    const QLocale locale;
    const auto row = [](const QString &label, const QString &value) {
        return QStringLiteral("  %1 %2\n").arg(label, -12).arg(value);
    };
    const auto number = [&](qint64 n) { return locale.toString(n).rightJustified(11); };
    QString text =
        Ingest::tr("Import into %1 with mapping %2").arg(feeds.join(QStringLiteral(", ")), mappings.join(QStringLiteral(", ")))
        + u'\n';
    text += row(Ingest::tr("read"),
                number(read)
                    + Ingest::tr(" rows in %1 s, %2 rows/s")
                          .arg(locale.toString(seconds, 'f', 1), locale.toString(rowsPerSecond(), 'f', 0)));
    text += row(Ingest::tr("accepted"), number(accepted));
    text += row(Ingest::tr("duplicates"), number(duplicates));
    text += row(Ingest::tr("rejected"), number(rejectedCount()));
    const auto reasonRow = [&](const Reason &reason) {
        return row({}, number(reason.count) + QStringLiteral("  ") + citywall::Reason::shown(reason.text));
    };
    for (const Reason &reason : rejected) {
        text += reasonRow(reason);
        for (const Rejection &r : reason.first)
            text += QStringLiteral("  %1 %2\n")
                        .arg(QString(), -27)
                        .arg(Ingest::tr("line %1: %2").arg(r.line).arg(QString::fromUtf8(r.sample.left(80)).simplified()));
    }
    if (!leftOut.isEmpty())
        text += row(Ingest::tr("left out"), number(leftOutCount()));
    for (const Reason &reason : leftOut)
        text += reasonRow(reason);
    if (listed > 0)
        text +=
            row(Ingest::tr("listed"),
                number(listed) + Ingest::tr(" further documents; read from beside the index: %1").arg(listed - missing.size()));
    for (const QString &address : missing.first(std::min(missing.size(), firstKept)))
        text += row({}, Ingest::tr("not beside it: %1").arg(address));
    if (!missing.isEmpty())
        text += row({}, Ingest::tr("An import fetches nothing from the network: a feed does (citywall feeds)."));
    if (!range.isEmpty())
        text += row(Ingest::tr("time range"),
                    timeText(range.begin, zone) + QStringLiteral(" – ") + timeText(range.end - Duration(1), zone));
    if (shift != Duration(0))
        text += row(Ingest::tr("shifted by"), toIsoDuration(shift));
    if (cancelled)
        text +=
            Ingest::tr("  Stopped before the end. What was taken stays; the same command goes on without duplicates.") + u'\n';
    for (const Error &e : errors)
        text += Ingest::tr("  Error: %1").arg(e.message)
            + (e.detail.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(e.detail)) + u'\n';
    return text;
}

} // namespace citywall
