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

    component Caution: Row {
        id: caution
        property string text
        property bool grave: false
        width: parent?.width ?? 0
        spacing: Theme.s
        Accessible.role: Accessible.StaticText
        Accessible.name: text
        Icon {
            id: sign
            name: caution.grave ? "warning" : "info"
            color: caution.grave ? Theme.severityColor(1) : Theme.textMuted
            implicitWidth: 16
            implicitHeight: 16
        }
        BodyText {
            width: caution.width - sign.width - caution.spacing
            text: caution.text
            wrapMode: Text.Wrap
            font.weight: caution.grave ? Font.Medium : Font.Normal
        }
    }

    PanelSection {
        topPadding: 0
        bottomPadding: Theme.m
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
            onActivated: index => card.correlation.overTime = index === 1
        }
    }
    PanelSection {
        topPadding: 0
        title: card.correlation.verdict
        subtitle: card.overTime ? qsTr("%1, in %2").arg(card.correlation.count).arg(Selection.area !== "" ? Areas.name(Selection.area) : qsTr("the whole city"))
                                : qsTr("%1, each over the whole window").arg(card.correlation.count)
        Caution {
            text: card.correlation.cautions[0] ?? ""
            grave: true
        }
        ScatterChart {
            width: parent.width
            height: Math.round(width * 0.7)
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
        StatRow {
            label: qsTr("Straight line, Pearson's r")
            value: card.correlation.linear
        }
        StatRow {
            label: qsTr("Rank, Spearman's ρ")
            value: card.correlation.monotone
        }
        Repeater {
            model: card.correlation.cautions.slice(1)
            Caution {
                required property string modelData
                text: modelData
            }
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
