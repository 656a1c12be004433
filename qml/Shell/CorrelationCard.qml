// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Charts
import Citywall.Controls
import Citywall.Theme

/*! Two measures against each other: what goes with what, how surely, and that this is not why. */
Column {
    id: card

    required property MeasureCorrelation correlation
    required property MeasureList measures
    readonly property bool overTime: correlation.overTime
    readonly property var choices: (measures.count, measures.choices())

    width: parent?.width ?? implicitWidth

    CityTime { id: cityTime }

    PanelSection {
        topPadding: 0
        MeasureChoice {
            axis: "x"
            title: card.correlation.xMetric.title
            choices: card.choices
            chosen: card.correlation.x
            onActivated: id => card.correlation.x = id
        }
        MeasureChoice {
            axis: "y"
            title: card.correlation.yMetric.title
            choices: card.choices
            chosen: card.correlation.y
            onActivated: id => card.correlation.y = id
        }
        SegmentedControl {
            width: parent.width
            model: [qsTr("Over areas"), qsTr("Over time")]
            currentIndex: card.overTime ? 1 : 0
            Accessible.name: qsTr("What the pairs are")
            onActivated: index => {
                card.correlation.overTime = index === 1;
                currentIndex = Qt.binding(() => card.overTime ? 1 : 0);
            }
        }
        CaptionText {
            width: parent.width
            wrapMode: Text.Wrap
            text: card.overTime ? qsTr("Each dot is one step of the window in %1.").arg(Selection.area !== "" ? Areas.name(Selection.area) : qsTr("the whole city"))
                                : qsTr("Each dot is one area over the whole window.")
        }
        ScatterChart {
            width: parent.width
            height: Math.round(width * 0.8)
            title: qsTr("%1 against %2").arg(card.correlation.yMetric.title).arg(card.correlation.xMetric.title)
            points: card.correlation.points
            xTitle: card.correlation.xMetric.title
            yTitle: card.correlation.yMetric.title
            xUnit: card.correlation.xMetric.unit
            yUnit: card.correlation.yMetric.unit
            xDecimals: card.correlation.xMetric.decimals
            yDecimals: card.correlation.yMetric.decimals
            current: card.correlation.current
            shownName: shown < 0 ? "" : card.overTime ? qsTr("Until %1").arg(cityTime.dateTime(card.correlation.timeOf(shown)))
                                                      : Areas.name(card.correlation.areaOf(shown))
            onActivated: index => {
                if (card.overTime)
                    Clock.seek(card.correlation.timeOf(index));
                else
                    Selection.enterArea(card.correlation.areaOf(index));
            }
        }
    }
    Hairline { width: parent.width }
    PanelSection {
        title: card.correlation.verdict
        subtitle: card.correlation.count
        Repeater {
            model: card.correlation.cautions
            Row {
                id: caution
                required property string modelData
                required property int index
                width: parent?.width ?? 0
                spacing: Theme.s
                Accessible.role: Accessible.StaticText
                Accessible.name: modelData
                Icon {
                    id: sign
                    name: caution.index === 0 ? "warning" : "info"
                    color: caution.index === 0 ? Theme.severityColor(1) : Theme.textMuted
                    implicitWidth: 16
                    implicitHeight: 16
                }
                BodyText {
                    width: caution.width - sign.width - caution.spacing
                    text: caution.modelData
                    wrapMode: Text.Wrap
                    font.weight: caution.index === 0 ? Font.Medium : Font.Normal
                }
            }
        }
        StatRow {
            label: qsTr("Straight line, Pearson's r")
            value: card.correlation.linear
        }
        StatRow {
            label: qsTr("Rank, Spearman's ρ")
            value: card.correlation.monotone
        }
        CaptionText {
            width: parent.width
            wrapMode: Text.Wrap
            text: card.overTime
                ? qsTr("In brackets the interval that holds the true value in 95 of 100 cases, by Fisher's z. What follows in time resembles what was before, so the number of independent times (Bartlett) counts.")
                : qsTr("In brackets the interval that holds the true value in 95 of 100 cases, by Fisher's z. Areas where one of the two is not known are left out.")
        }
    }
}
