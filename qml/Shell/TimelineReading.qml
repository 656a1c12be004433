// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Citywall
import Citywall.Controls
import Citywall.Theme

/*! What the timeline says of an instant: when it is, how many observations of each lane lie in the bar over it, and how many usually do. */
QtObject {
    id: reading

    required property TimelineModel model
    /*! {title, feeds} */
    required property var lanes
    /*! Since the epoch. */
    required property double milliseconds
    /*! Only when it is: while the clock is dragged nobody reads more. */
    property bool brief: false
    readonly property int bucket: model.bucketLength > 0 ? model.bucketAt(milliseconds) : -1
    readonly property double bucketBegin: model.bucketLength > 0 ? model.bucketBegin(bucket) : NaN
    /*! Whether a pixel is some seconds only. */
    readonly property bool fine: model.span <= 3600000
    /*! Of time that one bar stands for. */
    readonly property string barLength: model.bucketLength > 0 ? cityTime.span(model.bucketLength) : ""

    function instant(milliseconds: double): string {
        return cityTime.format(milliseconds, fine ? "ddd d MMM yyyy HH:mm:ss" : "ddd d MMM yyyy HH:mm");
    }
    /*! The median of an even number of weeks may lie between two whole ones. */
    function number(observations: double): string {
        return isNaN(observations) ? "–" : Number(observations).toLocaleString(Qt.locale(), "f", observations % 1 === 0 ? 0 : 1);
    }
    readonly property string text: {
        const lines = [qsTr("%1 %2").arg(instant(milliseconds)).arg(cityTime.zoneName(milliseconds))];
        if (brief || bucket < 0 || model.totals.length === 0)
            return lines[0];
        lines.push(qsTr("Observations in %1 from %2:").arg(barLength).arg(cityTime.format(bucketBegin, model.bucketLength < 86400000 ? "HH:mm" : "d MMM")));
        lanes.forEach((lane, i) => {
            const counted = qsTr("%1: %2").arg(lane.title).arg(number(model.countOf(i, bucket)));
            const usual = model.usualAt(i, bucket);
            lines.push(isNaN(usual) ? counted : qsTr("%1, usually %2").arg(counted).arg(number(usual)));
        });
        for (const lane of lanes)
            if (HistoryHealth.damage.some(d => lane.feeds.includes(d.feed) && d.begin < bucketBegin + model.bucketLength && d.end > bucketBegin))
                lines.push(qsTr("%1: some are damaged and left out").arg(lane.title));
        return lines.join("\n");
    }

    readonly property CityTime cityTime: CityTime { id: cityTime }
}
