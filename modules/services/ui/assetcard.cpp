// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/assetcard.h"

#include "core/assetwords.h"
#include "sdk/datetext.h"

namespace citywall::services {

AssetCard::AssetCard(const StreetAssetState &state, HistoryReader &history, const TimeContext &time, const Selection &selection,
                     const AreaIndex &areas, const QList<ObservationTable::Field> &fields, QObject *parent)
    : EntityCard(state.feed(), history, time, selection, fields, parent), m_state(state), m_areas(areas),
      m_level(fields[0].metric), m_zone(time.zone())
{
    connect(&state, &StreetAssetState::changed, this, [this] {
        show();
        Q_EMIT changed();
    });
}

QString AssetCard::title() const
{
    const Feature *feature = rows().feature();
    return !feature ? QString() : feature->name.isEmpty() ? feature->id : feature->name;
}

QString AssetCard::kind() const { return m_state.feed() == containerFeed ? tr("Waste container") : tr("Street light"); }

QString AssetCard::summary() const
{
    const StreetAsset *now = asset();
    return !now || now->freshness.level == Freshness::Unknown ? tr("unknown") : AssetWords::summary(*now, m_level);
}

int AssetCard::severity() const
{
    const StreetAsset *now = asset();
    return now ? severityOf(*now, m_state.feed(), m_level, m_state.now()) : -1;
}

void AssetCard::show()
{
    QList<RankingRow> facts;
    const auto fact = [&](const QString &name, const QString &value) {
        if (!value.isEmpty())
            facts.append({ {}, name, {}, value, 0 });
    };
    const StreetAsset *now = asset();
    if (isKnown() && now) {
        const Feature &feature = *rows().feature();
        const auto property = [&](const char *name) { return feature.properties.value(QLatin1StringView(name)).toString(); };
        fact(m_level.title, m_level.format(now->level));
        fact(tr("Status"), AssetWords::status(now->status));
        fact(tr("Power"), AssetWords::power(now->power));
        if (now->due.isValid())
            fact(tr("Next collection"), dateText(now->due.toDateTime(m_zone), QStringLiteral("ddd d MMM HH:mm")));
        fact(tr("Kind of waste"), AssetWords::wasteKind(property("storedWasteKind")));
        fact(tr("Stands with"), property("isle"));
        fact(tr("Circuit"), property("circuit"));
        if (feature.area >= 0)
            fact(tr("Area"), m_areas.area(feature.area).name);
    }
    m_facts.setRows(facts);
}

} // namespace citywall::services
