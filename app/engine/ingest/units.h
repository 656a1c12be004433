// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <optional>

namespace citywall {

/// SI value = value × scale + offset.
struct UnitConversion {
    double scale = 1;
    double offset = 0;
};

/// From a unit as mappings write it to SI; nothing for one that is not known.
/// Factors: NIST SP 811, appendix B (the mile, foot and knot are exact by definition).
std::optional<UnitConversion> toSi(QStringView unit);

} // namespace citywall
