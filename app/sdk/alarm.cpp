// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sdk/alarm.h"

#include "sdk/exporttext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

namespace citywall {

namespace {

const QStringList priorities { QStringLiteral("low"), QStringLiteral("medium"), QStringLiteral("high"),
                               QStringLiteral("critical") };

/// ISO 8601 duration of hours, minutes and seconds: "PT5M", "PT1H30M", "PT45S".
std::optional<Duration> durationFrom(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("^PT(?=.)(?:(\\d{1,4})H)?(?:(\\d{1,4})M)?(?:(\\d{1,5})S)?$"));
    const QRegularExpressionMatch match = pattern.match(text);
    if (!match.hasMatch())
        return {};
    return std::chrono::hours(match.captured(1).toInt()) + std::chrono::minutes(match.captured(2).toInt())
        + std::chrono::seconds(match.captured(3).toInt());
}

Result<AlarmRule> ruleFromJson(const QJsonObject &json, const QString &language)
{
    const auto text = [&](const char *key) { return json.value(QLatin1StringView(key)).toObject().value(language).toString(); };
    AlarmRule rule;
    rule.id = json.value(u"id").toString();
    rule.feed = json.value(u"feed").toString();
    rule.field = json.value(u"field").toString();
    rule.title = text("title");
    rule.consequence = text("consequence");
    rule.action = text("action");
    rule.source = json.value(u"source").toString();
    const auto wrong = [&](const QString &what) {
        return Error { QStringLiteral("alarm rule '%1': %2").arg(rule.id, what), {} };
    };
    if (rule.id.isEmpty() || rule.title.isEmpty() || rule.consequence.isEmpty() || rule.action.isEmpty())
        return wrong(QStringLiteral("lacks an id, or a title, consequence or action for language '%1'").arg(language));
    if (json.contains(u"above") + json.contains(u"below") + json.contains(u"is") != 1)
        return wrong(QStringLiteral("needs one of above, below, is"));
    rule.condition = json.contains(u"above") ? AlarmRule::Condition::Above
        : json.contains(u"below")            ? AlarmRule::Condition::Below
                                             : AlarmRule::Condition::Is;
    const bool above = rule.condition == AlarmRule::Condition::Above;
    if (rule.condition == AlarmRule::Condition::Is) {
        rule.term = json.value(u"is").toString();
        if (rule.term.isEmpty())
            return wrong(QStringLiteral("'is' must be a term"));
        rule.word = text("word");
        if (rule.word.isEmpty())
            return wrong(QStringLiteral("lacks a word for its term for language '%1'").arg(language));
    } else {
        const QJsonValue limit = json.value(above ? u"above" : u"below");
        if (!limit.isDouble())
            return wrong(QStringLiteral("the limit must be a number"));
        rule.limit = limit.toDouble();
        if (json.contains(u"clear"))
            rule.clear = json.value(u"clear").toDouble(std::numeric_limits<double>::quiet_NaN());
        if (rule.clear && !(above ? *rule.clear <= rule.limit : *rule.clear >= rule.limit))
            return wrong(QStringLiteral("'clear' must be a number on the good side of the limit"));
    }
    const std::optional<Duration> delay = durationFrom(json.value(u"for").toString(QStringLiteral("PT0S")));
    if (!delay)
        return wrong(QStringLiteral("'for' must be a duration like PT5M"));
    rule.onDelay = *delay;
    const qsizetype priority = priorities.indexOf(json.value(u"priority").toString());
    if (priority < 0)
        return wrong(QStringLiteral("priority must be one of %1").arg(priorities.join(QStringLiteral(", "))));
    rule.priority = AlarmRule::Priority(priority);
    return rule;
}

} // namespace

Result<QList<AlarmRule>> alarmRulesFromJson(const QByteArray &json, const QString &language)
{
    QJsonParseError parse;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parse);
    if (parse.error != QJsonParseError::NoError)
        return Error { QStringLiteral("alarm rules are not JSON: %1 at byte %2").arg(parse.errorString()).arg(parse.offset), {} };
    QList<AlarmRule> rules;
    const QJsonArray entries = document.object().value(u"alarms").toArray();
    for (const QJsonValue &entry : entries) {
        Result<AlarmRule> rule = ruleFromJson(entry.toObject(), language);
        if (!rule)
            return rule.error();
        rules.append(*rule);
    }
    return rules;
}

void AlarmList::setAlarms(QList<Alarm> alarms)
{
    std::ranges::stable_sort(alarms, [](const Alarm &a, const Alarm &b) {
        return a.rule.priority != b.rule.priority ? a.rule.priority > b.rule.priority : a.since > b.since;
    });
    const auto same = [](const Alarm &a, const Alarm &b) { return a.rule.id == b.rule.id && a.entityId == b.entityId; };
    QList<int> counts { 0, 0, 0, 0 };
    for (const Alarm &alarm : std::as_const(alarms))
        ++counts[qsizetype(alarm.rule.priority)];
    if (std::ranges::equal(alarms, m_alarms, same)) {
        m_alarms = std::move(alarms);
        if (!m_alarms.isEmpty())
            Q_EMIT dataChanged(index(0), index(int(m_alarms.size()) - 1));
    } else {
        beginResetModel();
        m_alarms = std::move(alarms);
        endResetModel();
    }
    if (counts != m_counts) {
        m_counts = counts;
        Q_EMIT countsChanged();
    }
}

QVariant AlarmList::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Alarm &alarm = m_alarms[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole:
        return alarm.rule.title;
    case PriorityRole:
        return int(alarm.rule.priority);
    case ModuleRole:
        return alarm.rule.moduleId;
    case FeedRole:
        return alarm.rule.feed;
    case EntityRole:
        return alarm.entityId;
    case PlaceRole:
        return alarm.areaName.isEmpty() || alarm.entityName.isEmpty()
            ? alarm.entityName + alarm.areaName
            : QStringLiteral("%1 · %2").arg(alarm.entityName, alarm.areaName);
    case ValueRole:
        return alarm.value;
    case SinceRole:
        return double(alarm.since.milliseconds);
    case ConsequenceRole:
        return alarm.rule.consequence;
    case ActionRole:
        return alarm.rule.action;
    case StaleRole:
        return alarm.stale;
    default:
        return {};
    }
}

QHash<int, QByteArray> AlarmList::roleNames() const
{
    return { { TitleRole, "title" },   { PriorityRole, "priority" }, { ModuleRole, "moduleId" },
             { FeedRole, "feed" },     { EntityRole, "entityId" },   { PlaceRole, "place" },
             { ValueRole, "value" },   { SinceRole, "since" },       { ConsequenceRole, "consequence" },
             { ActionRole, "advice" }, { StaleRole, "stale" } };
}

ExportText AlarmList::exportText(bool simulated) const
{
    ExportText text({ QStringLiteral("rule"), QStringLiteral("priority"), QStringLiteral("title"), QStringLiteral("feed"),
                      QStringLiteral("feature"), QStringLiteral("name"), QStringLiteral("area"), QStringLiteral("value"),
                      QStringLiteral("since") },
                    simulated);
    for (const Alarm &alarm : m_alarms)
        text.add({ alarm.rule.id, priorities[qsizetype(alarm.rule.priority)], alarm.rule.title, alarm.rule.feed, alarm.entityId,
                   alarm.entityName, alarm.areaName, alarm.value, alarm.since.toIso() },
                 geometryJson(GeoLine { alarm.position }));
    return text;
}

QString AlarmList::csv(bool simulated) const { return QString::fromUtf8(exportText(simulated).csv()); }

QString AlarmList::geoJson(bool simulated) const { return QString::fromUtf8(exportText(simulated).geoJson()); }

} // namespace citywall
