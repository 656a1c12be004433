// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

// Bed types as EDXL-HAVE names them (OASIS Emergency Data Exchange Language, Hospital AVailability Exchange: element BedType).
namespace citywall::healthcare {

/// A total that some publishers give in place of types (HHS hospital capacity); not a type of EDXL-HAVE.
inline const QString inpatientBeds = QStringLiteral("Inpatient");

/// Place of a type in the vocabulary's order; behind the last for a type that it does not know.
int bedTypeOrder(const QString &type);
/// Whether beds of the type are inpatient beds, which count for occupancy: not those of the emergency department, the
/// operating rooms and the nursery, whose patients are counted elsewhere, and not isolation beds, which EDXL-HAVE lets
/// publishers include in the counts of other types too.
bool countsForOccupancy(const QString &type);

class BedTypes
{
    Q_DECLARE_TR_FUNCTIONS(citywall::healthcare::BedTypes)
public:
    /// "Adult ICU"; a type that is not known as it comes.
    static QString title(const QString &type);
};

} // namespace citywall::healthcare
