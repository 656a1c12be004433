// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gtfs/transitplaces.h"

#include <KZip>

#include <QBuffer>

#include <csv.h>

namespace citywall::traffic::gtfs {

using namespace Qt::StringLiterals;

namespace {

using Row = QStringList;
constexpr qint64 chunkBytes = 1 << 20;

/// The rows of a CSV text (RFC 4180, libcsv), the header first.
class TableReader
{
public:
    explicit TableReader(std::function<void(const Row &)> visit) : m_visit(std::move(visit)) { csv_init(&m_parser, 0); }
    ~TableReader() { csv_free(&m_parser); }
    Q_DISABLE_COPY_MOVE(TableReader)

    void read(QByteArrayView text)
    {
        csv_parse(&m_parser, text.data(), size_t(text.size()), onField, onRow, this);
        csv_fini(&m_parser, onField, onRow, this);
    }

private:
    static void onField(void *field, size_t size, void *self)
    {
        auto *reader = static_cast<TableReader *>(self);
        if (reader->m_row.size() < mostColumns)
            reader->m_row.append(
                QString::fromUtf8(static_cast<const char *>(field), std::min(qsizetype(size), 4 * ScheduleLimits::textCharacters))
                    .left(ScheduleLimits::textCharacters)
                    .trimmed());
    }
    static void onRow(int, void *self)
    {
        auto *reader = static_cast<TableReader *>(self);
        if (++reader->m_rows <= ScheduleLimits::rows)
            reader->m_visit(reader->m_row);
        reader->m_row.clear();
    }

    static constexpr qsizetype mostColumns = 100;
    const std::function<void(const Row &)> m_visit;
    csv_parser m_parser {};
    Row m_row;
    qsizetype m_rows = 0;
};

/// What is in a file of an archive, unpacked; nothing if it is too large, whatever the archive says about its size.
QByteArray contentOf(const KArchiveDirectory &folder, const QString &name)
{
    const KArchiveFile *file = folder.file(name);
    if (!file)
        return {};
    const std::unique_ptr<QIODevice> device(file->createDevice());
    if (!device || (!device->isOpen() && !device->open(QIODevice::ReadOnly)))
        return {};
    QByteArray bytes;
    while (bytes.size() <= ScheduleLimits::fileBytes) {
        const QByteArray more = device->read(chunkBytes); // may be short long before the end
        if (more.isEmpty())
            return bytes;
        bytes += more;
    }
    return {};
}

double number(const QString &text)
{
    bool right = false;
    const double value = text.toDouble(&right);
    return right ? value : std::numeric_limits<double>::quiet_NaN();
}

} // namespace

TransitPlaces::TransitPlaces(const QList<QByteArray> &files)
{
    for (const QByteArray &file : files) {
        if (file.startsWith("PK\x03\x04"))
            takeZip(file);
        else if (file.size() <= ScheduleLimits::fileBytes)
            takeTable(file);
    }
}

void TransitPlaces::takeZip(const QByteArray &file)
{
    QBuffer buffer;
    buffer.setData(file);
    KZip zip(&buffer);
    if (!zip.open(QIODevice::ReadOnly) || !zip.directory())
        return;
    for (const QString &name : { u"stops.txt"_s, u"routes.txt"_s })
        takeTable(contentOf(*zip.directory(), name));
}

void TransitPlaces::takeTable(const QByteArray &text)
{
    Row header;
    const auto cell = [&header](const Row &row, QStringView column) {
        const qsizetype place = header.indexOf(column);
        return place < 0 || place >= row.size() ? QString() : row[place];
    };
    const auto either = [&](const Row &row, QStringView gtfs, QStringView station) {
        const QString told = cell(row, gtfs);
        return told.isEmpty() ? cell(row, station) : told;
    };
    TableReader reader([&](const Row &row) {
        if (header.isEmpty()) {
            header = row;
            return;
        }
        if (const QString id = either(row, u"stop_id", u"GTFS Stop ID"); !id.isEmpty()) {
            const GeoPoint position { number(either(row, u"stop_lon", u"GTFS Longitude")),
                                      number(either(row, u"stop_lat", u"GTFS Latitude")) };
            if (position.isValid())
                m_stops.insert(id, { position, either(row, u"stop_name", u"Stop Name") });
        } else if (const QString route = cell(row, u"route_id"); !route.isEmpty()) {
            if (const QString name = either(row, u"route_short_name", u"route_long_name"); !name.isEmpty())
                m_routes.insert(route, name);
        }
    });
    QByteArrayView content(text);
    if (content.startsWith("\xEF\xBB\xBF"))
        content = content.sliced(3);
    reader.read(content);
}

const TransitPlaces::Stop *TransitPlaces::stop(const QString &id) const
{
    auto known = m_stops.constFind(id);
    if (known == m_stops.cend() && (id.endsWith(u'N') || id.endsWith(u'S')))
        known = m_stops.constFind(id.chopped(1));
    return known == m_stops.cend() ? nullptr : &*known;
}

QString TransitPlaces::routeName(const QString &id) const { return m_routes.value(id, id); }

} // namespace citywall::traffic::gtfs
