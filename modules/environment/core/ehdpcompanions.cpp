// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ehdpcompanions.h"

#include "core/ogrpolygons.h"
#include "sdk/exporttext.h"
#include "sdk/reason.h"

#include <QJsonDocument>

#include <atomic>
#include <mutex>

#include <cpl_vsi.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

namespace citywall::environment {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype largestCompanion = 64 << 20;
constexpr int mostPlaces = 20'000;

/// A file in memory that GDAL reads with one driver; null if it cannot.
class MemoryFile
{
public:
    MemoryFile(const QByteArray &bytes, const char *suffix, const char *driver)
    {
        static std::once_flag once;
        std::call_once(once, GDALAllRegister);
        static std::atomic_uint number = 0;
        m_name = QByteArray("/vsimem/citywall-companion-") + QByteArray::number(number++) + suffix;
        // GDAL does not write into a file that is opened for reading.
        VSIFCloseL(VSIFileFromMemBuffer(m_name, reinterpret_cast<GByte *>(const_cast<char *>(bytes.constData())),
                                        vsi_l_offset(bytes.size()), FALSE));
        const CPLErrorHandlerPusher quiet(CPLQuietErrorHandler);
        const char *const drivers[] { driver, nullptr };
        m_data.reset(GDALDataset::Open(m_name, GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers));
    }
    ~MemoryFile()
    {
        m_data.reset();
        VSIUnlink(m_name);
    }
    Q_DISABLE_COPY_MOVE(MemoryFile)

    template<typename Visit>
    void forEach(Visit visit) const
    {
        const CPLErrorHandlerPusher quiet(CPLQuietErrorHandler);
        for (int i = 0, left = mostPlaces; m_data && i < m_data->GetLayerCount(); ++i) {
            for (const OGRFeatureUniquePtr &feature : *m_data->GetLayer(i)) {
                if (left-- <= 0)
                    return;
                visit(*feature);
            }
        }
    }

private:
    QByteArray m_name;
    GDALDatasetUniquePtr m_data;
};

QString text(const OGRFeature &feature, const char *field)
{
    const int index = feature.GetFieldIndex(field);
    return index < 0 ? QString() : QString::fromUtf8(feature.GetFieldAsString(index));
}

QString seasonOf(const QString &title)
{
    // The publisher's own kind is missing where one entry has none; the names are regular.
    return title.startsWith(u"Winter ") ? u"winter"_s
        : title.startsWith(u"Summer ")  ? u"summer"_s
        : title.startsWith(u"Annual ")  ? u"annual"_s
                                        : QString();
}

void takePeriods(const QJsonArray &json, EhdpCompanions &to)
{
    for (const QJsonValue &v : json) {
        const QJsonObject entry = v.toObject();
        const qint64 begin = entry.value(u"start_period").toInteger(UtcTime::invalidMilliseconds);
        const qint64 end = entry.value(u"end_period").toInteger(UtcTime::invalidMilliseconds);
        const QString title = entry.value(u"TimePeriod").toString();
        if (entry.contains(u"TimePeriodID") && begin != UtcTime::invalidMilliseconds && end > begin)
            to.periods.insert(entry.value(u"TimePeriodID").toInteger(),
                              { { begin }, Duration(end - begin), title, seasonOf(title) });
    }
}

/// True if it was a lookup of places.
bool takePlaces(const QByteArray &csv, EhdpCompanions &to)
{
    const qsizetype before = to.places.size();
    const MemoryFile file(csv, ".csv", "CSV");
    file.forEach([&](const OGRFeature &row) {
        const QString type = text(row, "GeoType");
        const QString id = text(row, "GeoID");
        if (type.isEmpty() || id.isEmpty())
            return;
        bool isNorth = false;
        bool isEast = false;
        const GeoPoint middle { text(row, "Long").toDouble(&isEast), text(row, "Lat").toDouble(&isNorth) };
        to.places.insert(
            type + u'-' + id,
            { text(row, "Name"), text(row, "Borough"), isNorth && isEast && middle.isValid() ? middle : GeoPoint {}, {} });
    });
    return to.places.size() > before;
}

/// True if it was a file of boundaries, which belong to the kind of place that most of their names are of: the codes of
/// several kinds are alike.
bool takeBoundaries(const QByteArray &json, const char *driver, EhdpCompanions &to)
{
    QHash<QString, QJsonObject> boundaries; // by code
    QHash<QString, int> named;              // by kind of place
    const MemoryFile file(json, ".json", driver);
    file.forEach([&](const OGRFeature &feature) {
        const QString code = text(feature, "GEOCODE");
        const OGRGeometry *geometry = feature.GetGeometryRef();
        if (code.isEmpty() || !geometry)
            return;
        const QJsonObject boundary = geometryJson(polygonsOf(*geometry)).toObject();
        if (boundary.value(u"type").toString() != u"MultiPolygon")
            return;
        boundaries.insert(code, boundary);
        for (const QString &kind : { u"UHF42"_s, u"CD"_s }) {
            const auto place = to.places.constFind(kind + u'-' + code);
            named[kind] += place != to.places.cend() && place->name == text(feature, "GEONAME");
        }
    });
    const QString kind = named.value(u"UHF42"_s) > named.value(u"CD"_s) ? u"UHF42"_s : u"CD"_s;
    if (2 * named.value(kind) <= boundaries.size())
        return false;
    for (const auto &[code, boundary] : boundaries.asKeyValueRange()) {
        if (const auto place = to.places.find(kind + u'-' + code); place != to.places.end())
            place->boundary = boundary;
    }
    return true;
}

} // namespace

EhdpCompanions EhdpCompanions::of(const QList<QByteArray> &files)
{
    EhdpCompanions made;
    QList<std::pair<QByteArray, const char *>> boundaries; // after the lookup, which says what they are of
    for (const QByteArray &file : files) {
        if (file.size() > largestCompanion) {
            made.problems.append(Reason::phrase("a companion is larger than 64 MiB"));
        } else if (looksLikeJson(file)) {
            const QJsonDocument json = QJsonDocument::fromJson(file);
            const QString type = json.object().value(u"type").toString();
            if (json.isArray())
                takePeriods(json.array(), made);
            else if (type == u"Topology" || type == u"FeatureCollection")
                boundaries.append({ file, type == u"Topology" ? "TopoJSON" : "GeoJSON" });
            else
                made.problems.append(Reason::phrase("a companion is JSON, but neither time periods nor boundaries"));
        } else if (!takePlaces(file, made)) {
            made.problems.append(Reason::phrase("a companion is no lookup of places"));
        }
    }
    for (const auto &[file, driver] : std::as_const(boundaries)) {
        if (!takeBoundaries(file, driver, made))
            made.problems.append(Reason::phrase("boundaries whose names are not in the lookup of places"));
    }
    return made;
}

} // namespace citywall::environment
