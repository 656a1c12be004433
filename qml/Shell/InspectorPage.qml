// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Controls

/*! The content of the inspector: the module's panels, the entity's page, or why there is neither. */
Column {
    id: page

    required property AcrossState across
    readonly property bool acrossShown: across.chosen && !Selection.entity.valid
    readonly property ModuleStatus module: Registry.modules.find(m => m.moduleId === Selection.module) ?? null
    readonly property DrillDownDescriptor drillDown: Selection.entity.valid
        ? Registry.drillDowns.find(d => d.canShow(Selection.entity)) ?? null : null
    /*! Whose page is shown: an entity may belong to another module than the one chosen. */
    readonly property ModuleStatus owner: drillDown ? Registry.modules.find(m => m.moduleId === drillDown.moduleId) ?? null : module
    readonly property string ownerTitle: owner?.title ?? (across.chosen ? qsTr("All departments") : "")
    readonly property bool failed: module?.state === ModuleStatus.Failed
    readonly property var pages: failed ? [] : drillDown ? [drillDown]
        : Selection.entity.valid ? [] : Registry.panels.filter(p => p.moduleId === Selection.module)
    readonly property bool ready: {
        for (let i = 0; i < views.count; ++i)
            if (!(views.itemAt(i) as PageView)?.loaded)
                return false;
        return !acrossShown || (everything.item as AcrossPage)?.settled === true;
    }

    function uriOf(moduleId: string): string {
        return Registry.modules.find(m => m.moduleId === moduleId)?.qmlUri ?? "";
    }

    component PageView: Column {
        id: slot
        required property var modelData
        readonly property bool loaded: view.ready
        width: parent?.width ?? 0
        ModuleView {
            id: view
            width: slot.width
            uri: page.uriOf(slot.modelData.moduleId)
            typeName: slot.modelData.component
            initial: ({ model: slot.modelData.model })
        }
        ErrorState {
            visible: view.error !== ""
            title: qsTr("This page could not be shown")
            text: view.error
        }
    }

    Repeater {
        id: views
        model: page.pages
        PageView { }
    }
    Loader {
        id: everything
        active: page.acrossShown
        visible: active
        width: page.width
        sourceComponent: AcrossPage { across: page.across }
    }
    ErrorState {
        visible: page.failed
        title: qsTr("%1 could not start").arg(page.module?.title ?? "")
        text: (page.module?.reason ?? "") + "\n" + qsTr("The other modules go on. Version %1.").arg(page.module?.version ?? "")
    }
    EmptyState {
        visible: !page.failed && page.pages.length === 0 && !page.acrossShown
        icon: Selection.entity.valid ? "entity" : "module"
        title: Selection.entity.valid ? qsTr("Nothing more is known here") : page.module ? qsTr("No panel") : qsTr("No module chosen")
        text: Selection.entity.valid ? qsTr("No module shows details of %1.").arg(Selection.entity.feed)
            : page.module ? qsTr("This module has no panel of its own.") : qsTr("Choose one on the left, or press 1 to 9.")
    }
}
