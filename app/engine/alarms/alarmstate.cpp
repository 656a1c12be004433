// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/alarms/alarmstate.h"

#include <QJsonDocument>

#include <cmath>
#include <map>

namespace citywall {

namespace {

/// One entity's way between normal, pending and active.
class AlarmState
{
public:
    void take(const AlarmRule &rule, double value, bool isTerm, UtcTime at, quint32 row)
    {
        m_row = row;
        m_heard = at;
        if (std::isnan(value))
            return;
        m_told = at;
        if (!beyond(rule, value, isTerm))
            m_since = {};
        else if (!m_since.isValid())
            m_since = at;
        m_active = m_since.isValid() && (m_active || at - m_since >= rule.onDelay);
    }

    /// The condition is taken to last until something else is heard.
    bool activeAt(UtcTime now, Duration onDelay) const { return m_since.isValid() && (m_active || now - m_since >= onDelay); }
    UtcTime since() const { return m_since; }
    UtcTime heard() const { return m_heard; }
    /// It was told since the time that the condition does not hold.
    bool hasEndedAfter(UtcTime time) const { return m_told.isValid() && m_told > time && !m_since.isValid(); }
    quint32 row() const { return m_row; }

private:
    bool beyond(const AlarmRule &rule, double value, bool isTerm) const
    {
        if (rule.condition == AlarmRule::Condition::Is)
            return isTerm;
        const double limit = m_active ? rule.clear.value_or(rule.limit) : rule.limit;
        return rule.condition == AlarmRule::Condition::Above ? value > limit : value < limit;
    }

    UtcTime m_since; // invalid: the condition does not hold
    UtcTime m_told; // the newest value's
    UtcTime m_heard; // the newest row's
    bool m_active = false;
    quint32 m_row = 0;
};

/// The feature that this one is a part of; none of one that stands for itself.
const Feature *wholeOf(const Feature &part, const FeedDictionary &dictionary)
{
    const QString whole = part.properties.value(QStringLiteral("identifier")).toString();
    return !whole.isEmpty() && part.id.startsWith(whole + u'#') ? dictionary.find(whole) : nullptr;
}

} // namespace

std::vector<StandingAlarm> standingAlarms(const AlarmRule &rule, size_t field, const Observations &columns,
                                          const FeedDictionary &dictionary, size_t begin, size_t end, UtcTime now, Duration reach)
{
    const double term = double(dictionary.terms.indexOf(rule.term));
    std::map<FeatureKey, AlarmState> states;
    for (size_t row = begin; row < end; ++row) {
        const double value = double(columns.values[field][row]);
        states[columns.feature[row]].take(rule, value, value == term, { columns.phenomenonTime[row] }, quint32(row));
    }
    const auto isOverWithItsWhole = [&](FeatureKey feature, const AlarmState &state) {
        const Feature *part = dictionary.at(feature);
        const Feature *whole = part ? wholeOf(*part, dictionary) : nullptr;
        const auto told = whole ? states.find(whole->key) : states.end();
        return told != states.end() && told->second.hasEndedAfter({ columns.phenomenonTime[state.row()] });
    };
    const auto counts = [&](FeatureKey key, const AlarmState &state) {
        const Feature *feature = dictionary.at(key);
        const UtcTime expiry = feature ? toldExpiry(*feature) : UtcTime();
        return expiry.isValid() ? now < expiry : now - state.heard() < reach;
    };
    std::vector<StandingAlarm> standing;
    for (const auto &[feature, state] : states) {
        if (state.activeAt(now, rule.onDelay) && counts(feature, state) && !isOverWithItsWhole(feature, state))
            standing.push_back({ feature, state.since(), state.row() });
    }
    return standing;
}

UtcTime toldExpiry(const Feature &feature) { return UtcTime::fromIso(feature.properties.value(u"expires").toString()); }

UtcTime toldValidity(const FeedDescriptor &feed, const Observations &columns, size_t row)
{
    const int field = feed.fieldIndex(u"validFor");
    double seconds = field >= 0 ? double(columns.values[size_t(field)][row]) : std::numeric_limits<double>::quiet_NaN();
    if (field < 0)
        seconds = QJsonDocument::fromJson(columns.details.value(quint32(row))).object().value(u"validFor").toDouble(seconds);
    constexpr double most = std::chrono::duration<double>(std::chrono::days(366)).count();
    if (!(seconds >= 0))
        return {};
    return UtcTime { columns.phenomenonTime[row] } + Duration(qint64(std::min(seconds, most) * 1000));
}

} // namespace citywall
