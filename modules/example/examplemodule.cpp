// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "examplemodule.h"

#include "core/treestate.h"
#include "ui/treecard.h"
#include "ui/treeoverview.h"

namespace citywall::example {

void ExampleModule::initialize(ModuleContext &context)
{
    const QString resources = QStringLiteral(":/qt/qml/Citywall/Example/");
    const FeedDescriptor feed = soilFeedDescriptor();
    context.addMetrics(resources + QStringLiteral("metrics.json"));
    context.addFeed(feed);
    context.addAlarmRules(resources + QStringLiteral("alarms.json"));
    const Metric moisture = context.metric(QStringLiteral("example.soil-moisture"));
    context.addMeasure(soilMeasure(moisture));

    auto *state = new TreeState(context.history(), context.time(), context.selection(), context.areas(), this);
    auto *layer =
        new Layer(QStringLiteral("example.trees"), tr("Soil moisture at trees"), QStringLiteral("TreeLayer"), 400, true);
    auto *thirsty = new Kpi(context.metric(QStringLiteral("example.thirsty")), {});
    auto *overview = new TreeOverview(*state, context.selection(), moisture, *layer, *thirsty, this);
    layer->model = overview;
    context.addLayer(layer);
    context.addKpi(thirsty);
    context.addPanel(new Panel(QStringLiteral("example.trees"), tr("Street trees"), QStringLiteral("TreePanel"), overview));

    const auto fields = ObservationTable::fieldsOf(feed, {}, [&](const QString &id) { return context.metric(id); });
    context.addDrillDown(new DrillDown(QStringLiteral("example.tree"), { feed.id }, QStringLiteral("TreePage"),
                                       new TreeCard(context.history(), context.time(), context.selection(), fields, this)));
}

} // namespace citywall::example
