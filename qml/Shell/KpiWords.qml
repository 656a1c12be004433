// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton

import QtQuick
import Citywall

/*! How a key figure stands against its reference, in words. */
QtObject {
    function delta(kpi: KpiDescriptor): double {
        return kpi.value - kpi.reference;
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
        return isNaN(kpi.value) ? qsTr("unknown") : isNaN(delta(kpi)) ? "" : even(kpi) ? qsTr("as %1").arg(kpi.referenceTitle)
            : (delta(kpi) > 0 ? qsTr("%1 more than %2") : qsTr("%1 less than %2")).arg(difference(kpi)).arg(kpi.referenceTitle);
    }
    /*! The same beside an arrow that says more or less. */
    function briefly(kpi: KpiDescriptor): string {
        return isNaN(delta(kpi)) || even(kpi) ? comparison(kpi) : qsTr("%1 vs %2").arg(difference(kpi)).arg(kpi.referenceTitle);
    }
}
