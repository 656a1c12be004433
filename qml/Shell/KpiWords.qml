// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton

import QtQuick
import Citywall

/*! How a key figure stands against its reference, or against then while then and now are compared, in words. */
QtObject {
    /*! "a week earlier": how far then is. */
    readonly property string then: earlier(Comparison.days, Comparison.moreMilliseconds)

    function earlier(days: int, milliseconds: double): string {
        if (milliseconds !== 0) {
            const hours = Math.round(milliseconds / 3600000) + 24 * days;
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
        return Comparison.active ? then : kpi.referenceTitle;
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
    /*! "3 km/h more than usual for this hour"; empty = there is no reference. */
    function comparison(kpi: KpiDescriptor): string {
        return isNaN(kpi.value) ? qsTr("unknown") : isNaN(delta(kpi)) ? "" : even(kpi) ? qsTr("as %1").arg(referenceTitle(kpi))
            : (delta(kpi) > 0 ? qsTr("%1 more than %2") : qsTr("%1 less than %2")).arg(difference(kpi)).arg(referenceTitle(kpi));
    }
    /*! The same beside an arrow that says more or less. */
    function briefly(kpi: KpiDescriptor): string {
        return isNaN(delta(kpi)) || even(kpi) ? comparison(kpi) : qsTr("%1 vs %2").arg(difference(kpi)).arg(referenceTitle(kpi));
    }
}
