// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bedtypes.h"

#include <array>

namespace citywall::healthcare {

namespace {

struct BedType {
    QLatin1StringView term;
    const char *title;
    bool inpatient;
};

constexpr std::array bedTypes {
    BedType { QLatin1StringView("Inpatient"), QT_TRANSLATE_NOOP("citywall::healthcare::BedTypes", "All inpatient"), true },
    BedType { QLatin1StringView("AdultICU"), QT_TRANSLATE_NOOP("citywall::healthcare::BedTypes", "Adult ICU"), true },
    BedType { QLatin1StringView("PediatricICU"), QT_TRANSLATE_NOOP("citywall::healthcare::BedTypes", "Paediatric ICU"), true },
    BedType { QLatin1StringView("NeonatalICU"), QT_TRANSLATE_NOOP("citywall::healthcare::BedTypes", "Neonatal ICU"), true },
    BedType { QLatin1StringView("MedicalSurgical"), QT_TRANSLATE_NOOP("citywall::healthcare::BedTypes", "Medical-surgical"),
              true },
    BedType { QLatin1StringView("Pediatrics"), QT_TRANSLATE_NOOP("citywall::healthcare::BedTypes", "Paediatrics"), true },
    BedType { QLatin1StringView("AdultPsychiatric"), QT_TRANSLATE_NOOP("citywall::healthcare::BedTypes", "Adult psychiatric"),
              true },
    BedType { QLatin1StringView("PediatricPsychiatric"),
              QT_TRANSLATE_NOOP("citywall::healthcare::BedTypes", "Paediatric psychiatric"), true },
    BedType { QLatin1StringView("Burn"), QT_TRANSLATE_NOOP("citywall::healthcare::BedTypes", "Burn"), true },
    BedType { QLatin1StringView("NegativeFlowIsolation"),
              QT_TRANSLATE_NOOP("citywall::healthcare::BedTypes", "Negative-flow isolation"), false },
    BedType { QLatin1StringView("OtherIsolation"), QT_TRANSLATE_NOOP("citywall::healthcare::BedTypes", "Other isolation"),
              false },
    BedType { QLatin1StringView("RehabLongTermCare"),
              QT_TRANSLATE_NOOP("citywall::healthcare::BedTypes", "Rehabilitation, long-term care"), true },
    BedType { QLatin1StringView("NurseryBeds"), QT_TRANSLATE_NOOP("citywall::healthcare::BedTypes", "Nursery"), false },
    BedType { QLatin1StringView("EmergencyDepartment"),
              QT_TRANSLATE_NOOP("citywall::healthcare::BedTypes", "Emergency department"), false },
    BedType { QLatin1StringView("OperatingRooms"), QT_TRANSLATE_NOOP("citywall::healthcare::BedTypes", "Operating rooms"),
              false },
};

auto find(const QString &type)
{
    return std::find_if(bedTypes.begin(), bedTypes.end(), [&](const BedType &t) { return type == t.term; });
}

} // namespace

int bedTypeOrder(const QString &type) { return int(find(type) - bedTypes.begin()); }

bool countsForOccupancy(const QString &type)
{
    const auto known = find(type);
    return known == bedTypes.end() || known->inpatient;
}

QString BedTypes::title(const QString &type)
{
    const auto known = find(type);
    return known == bedTypes.end() ? type : QCoreApplication::translate("citywall::healthcare::BedTypes", known->title);
}

} // namespace citywall::healthcare
