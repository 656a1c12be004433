// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "datex/sitetable.h"

#include "sdk/reason.h"

namespace citywall::traffic::datex {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostLanes = 30;

/// measurementSpecificCharacteristics, which stand in an element of the same name with their index.
ValueMeaning readMeaning(Document &document, QString &direction)
{
    ValueMeaning meaning;
    document.below([&] {
        if (document.name() == "specificLane"_L1)
            meaning.lane = (meaning.lane + document.allText()).left(Limits::idCharacters);
        else if (document.name() == "specificVehicleCharacteristics"_L1)
            meaning.vehicles = readVehicles(document);
        else if (document.name() == "measurementSide"_L1)
            direction = document.text();
        else
            return false;
        return true;
    });
    return meaning;
}

} // namespace

void readSite(Document &document, Sites &sites)
{
    const Document::Place where = document.here();
    const QString id = document.attribute("id"_L1);
    Site site;
    document.children([&] {
        const QStringView name = document.name();
        if (name == "measurementSiteName"_L1) {
            site.name = document.words();
        } else if (name == "measurementSiteNumberOfLanes"_L1) {
            const double lanes = document.number();
            site.lanes = lanes >= 1 && lanes <= mostLanes ? int(lanes) : 0;
        } else if (name == "measurementSide"_L1) {
            site.direction = document.text();
        } else if (name == "measurementSiteLocation"_L1) {
            site.location = readLocation(document);
            site.meters = lengthOf(site.location);
        } else if (name == "measurementSpecificCharacteristics"_L1 && size_t(site.meanings.size()) < Limits::values) {
            const int index = document.attribute("index"_L1).toInt();
            const ValueMeaning meaning = readMeaning(document, site.direction);
            site.meanings.insert(index, meaning);
        } else {
            return false;
        }
        return true;
    });
    if (document.failed())
        return;
    if (id.isEmpty())
        document.reject(Reason::phrase("site without id"), where);
    else if (!site.location.fault.isEmpty())
        document.reject(site.location.fault, where);
    else if (size_t(sites.size()) >= Limits::records)
        document.stop(Reason::phrase("too many sites: the rest was not read"));
    else
        sites.insert(id, site);
}

Sites sitesOf(const QList<QByteArray> &files)
{
    Sites sites;
    for (const QByteArray &file : files) {
        if (file.size() > Limits::payloadBytes || !namesPublication(file, { "MeasurementSiteTablePublication" }))
            continue;
        Document document(file);
        while (document.next()) {
            if (document.name() == "measurementSite"_L1 || document.name() == "measurementSiteRecord"_L1)
                readSite(document, sites);
        }
    }
    return sites;
}

} // namespace citywall::traffic::datex
