// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Citywall
import Citywall.Controls
import Citywall.Theme

/*! Where the user stands: city › area › entity. Each step but the last leads back to it. */
RowLayout {
    id: control

    readonly property list<var> steps: {
        const trail = [{ title: City.name, depth: 0 }];
        if (Selection.area !== "")
            trail.push({ title: Areas.name(Selection.area), depth: 1 });
        if (Selection.entity.valid)
            trail.push({ title: places.entityName(Selection.entity), depth: 2 });
        return trail;
    }
    signal homeRequested()
    signal areaRequested()

    spacing: Theme.xs
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Place: %1").arg(steps.map(s => s.title).join(" › "))

    Places { id: places }

    Repeater {
        model: control.steps
        RowLayout {
            id: step
            required property int index
            required property var modelData
            readonly property bool last: index === control.steps.length - 1

            spacing: Theme.xs
            Icon {
                visible: step.index > 0
                name: "chevron-right"
                color: Theme.textFaint
                implicitWidth: 16
                implicitHeight: 16
            }
            T.AbstractButton {
                id: button
                Layout.fillWidth: true
                Layout.minimumWidth: Theme.target
                Layout.maximumWidth: implicitWidth
                implicitWidth: Math.ceil(contentItem.implicitWidth) + 2 * Theme.xs
                implicitHeight: Theme.target
                leftPadding: Theme.xs
                rightPadding: Theme.xs
                focusPolicy: step.last ? Qt.NoFocus : Qt.StrongFocus
                Accessible.role: step.last ? Accessible.StaticText : Accessible.Link
                Accessible.name: step.modelData.title
                Keys.onReturnPressed: click()
                Keys.onEnterPressed: click()
                onClicked: {
                    if (step.modelData.depth === 0)
                        control.homeRequested();
                    else if (!step.last)
                        control.areaRequested();
                }
                contentItem: HeadingText {
                    text: step.modelData.title
                    font.weight: step.last ? Font.DemiBold : Font.Normal
                    color: step.last ? Theme.text : Theme.textMuted
                    verticalAlignment: Text.AlignVCenter
                }
                background: Rectangle {
                    radius: Theme.radius
                    color: button.hovered && !step.last ? Theme.surfaceHover : "transparent"
                    FocusRing { shown: button.visualFocus; gap: 0 }
                }
            }
        }
    }
    Item { Layout.fillWidth: true }
}
