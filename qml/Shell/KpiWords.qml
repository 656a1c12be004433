// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton

import QtQuick
import Citywall
import Citywall.Controls

/*! How a key figure stands against its reference, or against then or the usual while now is compared with it, in words. */
QtObject {
    id: words

    /*! "a week earlier": how far then is. */
    readonly property string then: earlier(Comparison.days, Comparison.moreMilliseconds)
    /*! "Sunday 14:00–15:00": whose usual is shown. */
    readonly property string hour: isNaN(Comparison.hour.begin.milliseconds) || !Comparison.hour.begin.valid ? ""
        : qsTr("%1–%2").arg(cityTime.format(Comparison.hour.begin.milliseconds, "dddd HH:mm")).arg(cityTime.time(Comparison.hour.end.milliseconds))
    /*! How the usual is made. */
    function method(weeks: int): string {
        return qsTr("median of %1 weeks").arg(weeks);
    }
    /*! Why there is nothing of then on a map whose layers tell something in so many weeks, −1 = they cannot say; empty = there is. */
    function wanting(shown: int): string {
        return !Comparison.active ? ""
            : Comparison.usual ? (Comparison.weeks >= 2 ? (shown < 0 || shown >= 2 ? "" : qsTr("nothing usual is known of what is shown")) : Comparison.weeks === 1 ? qsTr("only one week before is kept") : qsTr("no week before is kept"))
            : Comparison.nowMilliseconds < Clock.bounds.begin.milliseconds ? qsTr("nothing is kept of that time") : "";
    }
    readonly property CityTime cityTime: CityTime { }

    /*! Which layers are no part of a map of differences, and where they can be compared. */
    function without(layers: list<string>): string {
        return qsTr("Without %1: of single events, states and classes there is no difference. Beside or over shows them.").arg(layers.join(qsTr(", ")));
    }
    function earlier(days: int, milliseconds: double): string {
        if (milliseconds !== 0) {
            const hours = milliseconds / 3600000 + 24 * days;
            if (hours !== Math.round(hours) || hours > 48)
                return qsTr("%1 earlier").arg(cityTime.span(hours * 3600000));
            return hours === 1 ? qsTr("an hour earlier") : qsTr("%1 hours earlier").arg(hours);
        }
        if (days % 7 === 0)
            return days === 7 ? qsTr("a week earlier") : qsTr("%1 weeks earlier").arg(days / 7);
        return days === 1 ? qsTr("a day earlier") : qsTr("%1 days earlier").arg(days);
    }
    function reference(kpi: KpiDescriptor): double {
        return Comparison.active ? Comparison.kpis.find(k => k.kpiId === kpi.kpiId)?.value ?? NaN : kpi.reference;
    }
    function referenceTitle(kpi: KpiDescriptor): string {
        return !Comparison.active ? kpi.referenceTitle : Comparison.usual ? qsTr("usual") : then;
    }
    function delta(kpi: KpiDescriptor): double {
        return kpi.value - reference(kpi);
    }
    function difference(kpi: KpiDescriptor): string {
        return kpi.metric.formatDifference(Math.abs(delta(kpi)));
    }
    /*! Nothing worth an arrow: the difference is lost in the decimals shown. */
    function even(kpi: KpiDescriptor): bool {
        return difference(kpi) === kpi.metric.formatDifference(0);
    }
    /*! 1 better than the reference, −1 worse, 0 neither. */
    function trend(kpi: KpiDescriptor): int {
        return isNaN(delta(kpi)) || even(kpi) ? 0 : Math.sign(delta(kpi)) * kpi.metric.goodDirection;
    }
    /*! "better", "worse"; empty = neither. */
    function verdict(kpi: KpiDescriptor): string {
        return trend(kpi) > 0 ? qsTr("better") : trend(kpi) < 0 ? qsTr("worse") : "";
    }
    /*! "+6 km/h". */
    function signedDifference(kpi: KpiDescriptor): string {
        return (even(kpi) ? "±" : delta(kpi) > 0 ? "+" : "−") + difference(kpi);
    }
    /*! While compared: what it was, and the signed difference: "40 km/h a week earlier: −6 km/h, worse", "usual 40 km/h: …". */
    function compared(kpi: KpiDescriptor): string {
        const value = kpi.metric.format(reference(kpi));
        const was = Comparison.usual ? qsTr("usual %1").arg(value) : qsTr("%1 %2").arg(value).arg(then);
        return isNaN(reference(kpi)) ? qsTr("%1: not known").arg(referenceTitle(kpi)) : isNaN(delta(kpi)) ? was
            : qsTr("%1: %2").arg(was).arg([signedDifference(kpi), verdict(kpi)].filter(w => w !== "").join(qsTr(", ")));
    }
    /*! "3 km/h more than usual for this hour"; empty = there is no reference. */
    function comparison(kpi: KpiDescriptor): string {
        return Comparison.active ? compared(kpi) : isNaN(kpi.value) ? qsTr("unknown") : isNaN(delta(kpi)) ? "" : even(kpi) ? qsTr("as %1").arg(referenceTitle(kpi))
            : (delta(kpi) > 0 ? qsTr("%1 more than %2") : qsTr("%1 less than %2")).arg(difference(kpi)).arg(referenceTitle(kpi));
    }
    /*! The same beside an arrow that says more or less. */
    function briefly(kpi: KpiDescriptor): string {
        return Comparison.active ? compared(kpi) : isNaN(delta(kpi)) || even(kpi) ? comparison(kpi) : qsTr("%1 vs %2").arg(difference(kpi)).arg(referenceTitle(kpi));
    }
}
