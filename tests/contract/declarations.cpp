// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "declarations.h"

#include <QRegularExpression>
#include <QSet>

namespace citywall::contract {

namespace {

class Problems
{
public:
    explicit Problems(const QString &of) : m_of(of) { }
    void unless(bool good, const QString &wrong)
    {
        if (!good)
            list.append(m_of + QStringLiteral(": ") + wrong);
    }
    QStringList list;

private:
    QString m_of;
};

bool isNamedAfter(const QString &id, const QString &module)
{
    return id.startsWith(module + u'.') && id.size() > module.size() + 1;
}

const QString named = QStringLiteral("is not named after its module");
const QString untitled = QStringLiteral("has no title");

template<typename Shown>
void checkShown(Problems &problems, const Shown &shown, const QString &module)
{
    problems.unless(isNamedAfter(shown.id, module), named);
    problems.unless(!shown.component.isEmpty(), QStringLiteral("names no QML component"));
    problems.unless(shown.model, QStringLiteral("has no model"));
}

} // namespace

bool isChinese(const QString &text)
{
    return std::ranges::any_of(text, [](QChar c) { return c.script() == QChar::Script_Han; });
}

QStringList manifestProblems(const QJsonObject &manifest)
{
    Problems problems(manifest[u"id"].toString(QStringLiteral("manifest")));
    static const QRegularExpression id(QStringLiteral("^[a-z][a-z0-9-]*$"));
    problems.unless(id.match(manifest[u"id"].toString()).hasMatch(), QStringLiteral("its id is not of small letters"));
    static const QRegularExpression version(QStringLiteral("^\\d+\\.\\d+(\\.\\d+)?$"));
    problems.unless(version.match(manifest[u"version"].toString()).hasMatch(), QStringLiteral("its version is none"));
    problems.unless(manifest[u"sdkVersion"].toInt() > 0, QStringLiteral("names no version of the contract"));
    for (const QString &text : { QStringLiteral("title"), QStringLiteral("description") }) {
        const QJsonObject texts = manifest[text].toObject();
        problems.unless(!texts[u"en"].toString().isEmpty(), text + QStringLiteral(" is missing in English"));
        problems.unless(isChinese(texts[u"zh"].toString()), text + QStringLiteral(" is missing in Chinese"));
    }
    problems.unless(manifest[u"icon"].toString().startsWith(u"qrc:/"), QStringLiteral("has no icon in its resources"));
    static const QRegularExpression uri(QStringLiteral("^[A-Z]\\w*(\\.[A-Z]\\w*)+$"));
    problems.unless(uri.match(manifest[u"qmlUri"].toString()).hasMatch(), QStringLiteral("has no QML URI"));
    return problems.list;
}

QStringList feedProblems(const FeedDescriptor &feed, const QString &module, const QList<Metric> &metrics)
{
    Problems problems(QStringLiteral("feed ") + feed.id);
    problems.unless(isNamedAfter(feed.id, module), named);
    problems.unless(!feed.title.isEmpty(), untitled);
    problems.unless(!feed.fields.isEmpty() && feed.fields.size() <= maximumFields,
                    QStringLiteral("has %1 fields").arg(feed.fields.size()));
    QSet<QString> ids;
    for (const FieldDescriptor &field : feed.fields) {
        problems.unless(!field.id.isEmpty() && !ids.contains(field.id),
                        QStringLiteral("field '%1' is not the only one").arg(field.id));
        ids.insert(field.id);
        const bool known = std::ranges::any_of(metrics, [&](const Metric &metric) { return metric.id == field.metric; });
        if (field.kind == FieldDescriptor::Kind::Number)
            problems.unless(known, QStringLiteral("number '%1' has no metric '%2'").arg(field.id, field.metric));
        else
            problems.unless(field.metric.isEmpty(), QStringLiteral("term '%1' has a metric").arg(field.id));
    }
    problems.unless(feed.staleAfter > Duration(0), QStringLiteral("never goes stale"));
    problems.unless(feed.staleAfter < feed.horizon, QStringLiteral("is unknown before it is stale"));
    problems.unless(bool(feed.makeDecoder), QStringLiteral("has no decoder"));
    QSet<QString> formats;
    for (const PayloadFormat &format : feed.formats) {
        problems.unless(!format.id.isEmpty() && !formats.contains(format.id),
                        QStringLiteral("format '%1' is not the only one").arg(format.id));
        formats.insert(format.id);
        problems.unless(!format.title.isEmpty() && format.recognise && format.makeDecoder,
                        QStringLiteral("format '%1' has no title, no decoder or cannot be recognised").arg(format.id));
    }
    return problems.list;
}

QStringList metricProblems(const Metric &metric, const QString &module)
{
    Problems problems(QStringLiteral("metric ") + metric.id);
    problems.unless(isNamedAfter(metric.id, module), named);
    problems.unless(!metric.title.isEmpty(), untitled);
    problems.unless(!metric.description.isEmpty(), QStringLiteral("does not say what it is"));
    problems.unless(metric.decimals >= 0 && metric.decimals <= 6, QStringLiteral("has %1 decimals").arg(metric.decimals));
    problems.unless(std::isfinite(metric.scale) && metric.scale != 0, QStringLiteral("has no scale"));
    problems.unless(metric.limits.isEmpty() || metric.goodDirection != 0, QStringLiteral("has limits, but no good direction"));
    for (qsizetype i = 0; i < metric.limits.size(); ++i) {
        const MetricLimit &limit = metric.limits[i];
        problems.unless(!limit.title.isEmpty(), QStringLiteral("limit '%1' has no title").arg(limit.id));
        problems.unless(limit.severity >= 0 && limit.severity <= 3, QStringLiteral("limit '%1' has no severity").arg(limit.id));
        if (i == 0)
            continue;
        const MetricLimit &calmer = metric.limits[i - 1];
        problems.unless(limit.severity >= calmer.severity && (limit.from - calmer.from) * metric.goodDirection < 0,
                        QStringLiteral("limit '%1' is not beyond '%2'").arg(limit.id, calmer.id));
    }
    return problems.list;
}

QStringList kpiProblems(const Kpi &kpi, const QString &module)
{
    Problems problems(QStringLiteral("KPI ") + kpi.id);
    problems.unless(isNamedAfter(kpi.id, module), named);
    problems.unless(kpi.id == kpi.metric.id, QStringLiteral("is not named like its metric"));
    problems.unless(kpi.metric.goodDirection != 0, QStringLiteral("does not say whether more is better"));
    return problems.list + metricProblems(kpi.metric, module);
}

QStringList layerProblems(const Layer &layer, const QString &module)
{
    Problems problems(QStringLiteral("layer ") + layer.id);
    checkShown(problems, layer, module);
    problems.unless(!layer.title.isEmpty(), untitled);
    return problems.list;
}

QStringList panelProblems(const Panel &panel, const QString &module)
{
    Problems problems(QStringLiteral("panel ") + panel.id);
    checkShown(problems, panel, module);
    problems.unless(!panel.title.isEmpty(), untitled);
    return problems.list;
}

QStringList drillDownProblems(const DrillDown &drillDown, const QString &module)
{
    Problems problems(QStringLiteral("drill-down ") + drillDown.id);
    checkShown(problems, drillDown, module);
    problems.unless(!drillDown.feeds.isEmpty(), QStringLiteral("is of no feed"));
    for (const QString &id : drillDown.feeds)
        problems.unless(isNamedAfter(id, module), QStringLiteral("shows another module's '%1'").arg(id));
    return problems.list;
}

QStringList legendProblems(const Layer &layer)
{
    Problems problems(QStringLiteral("legend of ") + layer.id);
    problems.unless(!layer.legendTitle().isEmpty(), untitled);
    problems.unless(!layer.legendGradient() || !layer.legendNote().isEmpty(), QStringLiteral("does not say how it is made"));
    problems.unless(!layer.legend().isEmpty() || !layer.legendNote().isEmpty(), QStringLiteral("is empty"));
    for (const LegendEntry &entry : layer.legend()) {
        problems.unless(!entry.label.isEmpty(), QStringLiteral("an entry says nothing"));
        problems.unless(entry.color.isValid() || !entry.symbol.isEmpty(), QStringLiteral("'%1' shows nothing").arg(entry.label));
    }
    return problems.list;
}

QStringList alarmProblems(const AlarmRule &rule, const QString &module, const QList<FeedDescriptor> &feeds)
{
    Problems problems(QStringLiteral("alarm ") + rule.id);
    problems.unless(isNamedAfter(rule.id, module), named);
    for (const auto &[what, text] : { std::pair { QStringLiteral("title"), rule.title },
                                      { QStringLiteral("consequence"), rule.consequence },
                                      { QStringLiteral("action"), rule.action },
                                      { QStringLiteral("source"), rule.source } })
        problems.unless(!text.isEmpty(), QStringLiteral("has no ") + what);
    const auto feed = std::ranges::find(feeds, rule.feed, &FeedDescriptor::id);
    problems.unless(feed != feeds.end(), QStringLiteral("there is no feed '%1'").arg(rule.feed));
    if (feed == feeds.end())
        return problems.list;
    const auto field = std::ranges::find(feed->fields, rule.field, &FieldDescriptor::id);
    problems.unless(field != feed->fields.end(), QStringLiteral("there is no field '%1'").arg(rule.field));
    if (field == feed->fields.end())
        return problems.list;
    const bool isTerm = rule.condition == AlarmRule::Condition::Is;
    problems.unless(isTerm == (field->kind == FieldDescriptor::Kind::Term),
                    QStringLiteral("its condition does not fit field '%1'").arg(rule.field));
    problems.unless(!isTerm || !rule.term.isEmpty(), QStringLiteral("waits for no word"));
    problems.unless(!isTerm || !rule.word.isEmpty(), QStringLiteral("has no word for its term"));
    problems.unless(isTerm || std::isfinite(rule.limit), QStringLiteral("has no limit"));
    if (rule.clear && !isTerm)
        problems.unless(rule.condition == AlarmRule::Condition::Above ? *rule.clear <= rule.limit : *rule.clear >= rule.limit,
                        QStringLiteral("ends before it begins"));
    problems.unless(rule.onDelay >= Duration(0), QStringLiteral("has a delay below zero"));
    return problems.list;
}

} // namespace citywall::contract
