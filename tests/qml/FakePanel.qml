// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Charts
import Citywall.Controls
import Citywall.Theme

Column {
    id: panel
    required property QtObject model
    readonly property double end: Clock.nowMilliseconds
    objectName: "fakePanel"

    function course(offset: real, scale: real): list<point> {
        const points = [];
        for (let i = 0; i <= 96; ++i) {
            const h = i / 4;
            points.push(Qt.point(panel.end - (24 - h) * 3600000, offset - scale * (Math.exp(-Math.pow((h - 8) / 2, 2)) + Math.exp(-Math.pow((h - 17) / 2.5, 2)))));
        }
        return points;
    }

    PanelSection {
        title: "Now"
        subtitle: "All links of the city"
        Row {
            width: parent.width
            spacing: Theme.l
            StatTile { width: (parent.width - 2 * Theme.l) / 3; label: "Mean speed"; value: "34 km/h"; caption: "usual 31" }
            StatTile { width: (parent.width - 2 * Theme.l) / 3; label: "Index"; value: "1.46"; caption: "usual 1.31"; severity: 2 }
            StatTile { width: (parent.width - 2 * Theme.l) / 3; label: "Links"; value: "–"; caption: "no data"; severity: -1 }
        }
        SegmentedControl {
            width: parent.width
            model: ["24 h", "7 days", "Weekday"]
            onActivated: index => currentIndex = index
        }
        TimeSeriesChart {
            width: parent.width
            height: 200
            unit: "km/h"
            from: panel.end - 86400000
            to: panel.end
            nowMilliseconds: panel.end
            series: [{ title: "usual", color: Theme.textMuted, points: panel.course(42, 12), dashed: true },
                     { title: "today", color: Theme.seriesColor(0), points: panel.course(40, 18) }]
        }
    }
    Hairline { width: parent.width }
    PanelSection {
        title: "By hour"
        BarChart {
            width: parent.width
            height: 140
            values: [3, 2, 1, 1, 1, 2, 5, 9, 14, 12, 9, 8, 9, 9, 10, 12, 15, 18, 16, 11, 8, 6, 5, 4]
            labels: values.map((v, i) => String(i))
            unit: "incidents"
            highlight: 14
        }
    }
    Hairline { width: parent.width }
    PanelSection {
        title: "Slowest roads"
        Repeater {
            model: 4
            ListRow {
                required property int index
                title: ["W Madison St", "N Lake Shore Dr", "S Halsted St", "I-90 / I-94"][index]
                subtitle: "District " + (index + 3)
                trailing: (9 + 3 * index) + " km/h"
                severity: index < 2 ? 2 : index === 2 ? 1 : 0
                onActivated: Selection.enterEntity("safety.incident", "I-1042")
            }
        }
        StatRow { label: "Coverage"; value: "97 %" }
        ActionButton { text: "Show all" }
    }
}
