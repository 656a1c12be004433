// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sdk/metric.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

namespace citywall {

namespace {

/// The text for a language of {"en": …, "zh": …}; null if the language is missing, so that it cannot go unnoticed.
QString localized(const QJsonObject &texts, const QString &language) { return texts.value(language).toString(); }

Result<Metric> metricFromJson(const QJsonObject &json, const QString &language)
{
    Metric m;
    m.id = json.value(u"id").toString();
    m.title = localized(json.value(u"title").toObject(), language);
    m.unit =
        json.value(u"unit").isObject() ? localized(json.value(u"unit").toObject(), language) : json.value(u"unit").toString();
    m.description = localized(json.value(u"description").toObject(), language);
    m.scale = json.value(u"scale").toDouble(1);
    m.offset = json.value(u"offset").toDouble(0);
    m.decimals = json.value(u"decimals").toInt(0);
    m.goodDirection = json.value(u"goodDirection").toInt(0);
    if (m.id.isEmpty() || m.title.isEmpty() || m.description.isEmpty())
        return Error { QStringLiteral("metric '%1' lacks an id, or a title or description for language '%2'").arg(m.id, language),
                       {} };
    if (m.decimals < 0 || m.decimals > 6 || m.scale == 0)
        return Error { QStringLiteral("metric '%1': decimals must be 0–6 and scale not 0").arg(m.id), {} };
    const QJsonArray limits = json.value(u"limits").toArray();
    for (const QJsonValue &v : limits) {
        const QJsonObject l = v.toObject();
        MetricLimit limit { l.value(u"id").toString(), localized(l.value(u"title").toObject(), language),
                            l.value(u"from").toDouble(), l.value(u"severity").toInt(-1) };
        if (limit.id.isEmpty() || limit.title.isEmpty() || limit.severity < 0 || limit.severity > 3)
            return Error {
                QStringLiteral("metric '%1': a limit needs id, title in '%2', from and severity 0–3").arg(m.id, language), {}
            };
        m.limits.append(limit);
    }
    return m;
}

/// With a minus sign (U+2212), as wide as a plus or a digit: a hyphen is shorter and lies lower.
QString numberText(double value, int decimals) { return QLocale().toString(value, 'f', decimals).replace(u'-', u'−'); }

/// A no-break space between number and unit (ISO 80000-1, 7.1.4), none before % in Chinese and English usage.
QString withUnit(const QString &number, const QString &unit)
{
    return unit.isEmpty() ? number : number + (unit == u"%" ? QString() : QStringLiteral("\u00a0")) + unit;
}

} // namespace

QString Metric::formatNumber(double si) const
{
    return std::isfinite(si) ? numberText(toDisplay(si), decimals) : QStringLiteral("–");
}

QString Metric::format(double si) const { return std::isfinite(si) ? withUnit(formatNumber(si), unit) : formatNumber(si); }

QString Metric::formatDifference(double si) const
{
    if (!std::isfinite(si))
        return formatNumber(si);
    const QString number = numberText(si * scale, decimals);
    if (unit != u"%")
        return withUnit(number, unit);
    return (number == numberText(1, 0) || number == numberText(-1, 0) ? QCoreApplication::translate("Metric", "%1 point")
                                                                      : QCoreApplication::translate("Metric", "%1 points"))
        .arg(number);
}

int Metric::severity(double si) const
{
    if (!std::isfinite(si))
        return -1;
    const double value = toDisplay(si);
    int level = 0;
    for (const MetricLimit &limit : limits) {
        if (goodDirection > 0 ? value <= limit.from : value >= limit.from)
            level = std::max(level, limit.severity);
    }
    return level;
}

Result<QList<Metric>> metricsFromJson(const QByteArray &json, const QString &language)
{
    QJsonParseError parse;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parse);
    if (parse.error != QJsonParseError::NoError)
        return Error { QStringLiteral("metrics are not JSON: %1 at byte %2").arg(parse.errorString()).arg(parse.offset), {} };
    QList<Metric> metrics;
    const QJsonArray entries = document.object().value(u"metrics").toArray();
    for (const QJsonValue &v : entries) {
        Result<Metric> m = metricFromJson(v.toObject(), language);
        if (!m)
            return m.error();
        metrics.append(*m);
    }
    return metrics;
}

} // namespace citywall
