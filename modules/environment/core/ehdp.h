// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ehdpcompanions.h"

// New York City's Environment & Health Data Portal (Department of Health and Mental Hygiene): the New York City Community Air Survey's
// modelled concentrations. A file of an indicator is one JSON object of columns of equal length (MeasureID, GeoID, GeoType,
// TimePeriodID, Value, …); what the ids mean is in other files.
namespace citywall::environment {

/// "nyc-ehdp": indicators 2023 (PM2.5, µg/m³) and 2027 (ozone, ppb, brought to µg/m³ at 25 °C), each with mean, 10th and 90th
/// percentile. Companions: the time periods, without which nothing can be placed in time; the lookup of places; boundaries.
///
/// Each value is a record; mean and percentiles of one district and period become one observation. Taken are the two finest divisions,
/// neighbourhoods (UHF42) and community districts (CD), and the whole city; boroughs and UHF34, of which they are parts or
/// unions, are rejected as such, and so are periods that are neither a season nor a year.
PayloadFormat ehdpFormat();

/// The decoder. Pure; any thread.
DecodedBatch decodeEhdp(QByteArrayView payload, const EhdpCompanions &companions);

} // namespace citywall::environment
