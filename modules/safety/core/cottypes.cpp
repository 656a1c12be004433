// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cottypes.h"

#include <algorithm>
#include <array>

namespace citywall::safety {

using namespace Qt::StringLiterals;

namespace {

/// A branch of the tree and its word. The first that a path lies on counts.
struct Branch {
    QStringView path;
    QStringView word;
};

constexpr std::array unitBranches {
    Branch { u"G-U-i-f", u"engine" },      Branch { u"G-U-i-m", u"ambulance" }, Branch { u"G-E-V-m", u"ambulance" },
    Branch { u"G-E-V-U-A", u"ambulance" }, Branch { u"G-U-i-l", u"patrol" },    Branch { u"G-U", u"other" },
    Branch { u"G-E-V", u"other" },         Branch { u"A", u"other" },           Branch { u"S", u"other" },
};
constexpr std::array incidentBranches {
    Branch { u"X-i-f", u"fire" },          Branch { u"X-i-h", u"medical" }, Branch { u"X-i-t", u"collision" },
    Branch { u"X-i-l-c", u"disturbance" }, Branch { u"X-i-l", u"crime" },   Branch { u"X-i-r", u"rescue" },
    Branch { u"X-i-o", u"incident" },      Branch { u"X-i-", u"hazard" },   Branch { u"X-i", u"incident" },
};

bool liesOn(QStringView path, QStringView branch)
{
    return path.startsWith(branch) && (path.size() == branch.size() || path[branch.size()] == u'-' || branch.endsWith(u'-'));
}

template<size_t Size>
QString wordOf(QStringView path, const std::array<Branch, Size> &branches)
{
    const auto branch = std::ranges::find_if(branches, [&](const Branch &b) { return liesOn(path, b.path); });
    return branch == branches.end() ? QString() : branch->word.toString();
}

} // namespace

CotType cotTypeOf(QStringView type)
{
    if (type.size() < 5 || !type.startsWith(u"a-") || type[3] != u'-')
        return {};
    const QStringView path = type.sliced(4);
    if (const QString category = wordOf(path, incidentBranches); !category.isEmpty())
        return { CotType::Kind::Incident, category };
    const bool isOwn = QStringView(u"fan").contains(type[2]);
    const QString unit = path == u"G" ? u"other"_s : wordOf(path, unitBranches);
    return isOwn && !unit.isEmpty() ? CotType { CotType::Kind::Unit, unit } : CotType {};
}

QString cotTypeOfUnit(QStringView term)
{
    return term == u"engine"   ? u"a-f-G-U-i-f-efp"_s
        : term == u"ambulance" ? u"a-f-G-U-i-m-ag"_s
        : term == u"patrol"    ? u"a-f-G-U-i-l"_s
                               : u"a-f-G-U-i"_s;
}

QString cotTypeOfIncident(QStringView category)
{
    return category == u"fire"            ? u"a-u-X-i-f"_s
        : category == u"medical"          ? u"a-u-X-i-h"_s
        : category == u"collision"        ? u"a-u-X-i-t-v-a"_s
        : category == u"disabled vehicle" ? u"a-u-X-i-t-v"_s
        : category == u"disturbance"      ? u"a-u-X-i-l-c"_s
        : category == u"rescue"           ? u"a-u-X-i-r"_s
        : category == u"hazard"           ? u"a-u-X-i-s"_s
        : category == u"assault" || category == u"robbery" || category == u"burglary" || category == u"theft"
            || category == u"crime"
        ? u"a-u-X-i-l-l"_s
        : u"a-u-X-i-o"_s;
}

} // namespace citywall::safety
