// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/polygons.h"
#include "base/polygonunion.h"
#include "base/utctime.h"
#include "engine/history/historyfile.h"

namespace citywall {

// Erasing by law (such as GDPR article 17): what is known of an entity, or of an area, in a period, in one feed or all.
//
// An observation goes with all its versions: what lies inside by one of them is gone altogether. Rows are taken out of chunks and
// tail, counts corrected, keyframes thrown away, and of a feature of which nothing is left the record is blanked, also of one that is
// asked for and whose rows retention has dropped. SQLite overwrites what it frees (secure_delete), the file is rebuilt without its free
// pages, where older copies lay and what retention has dropped of the asked period, and the write-ahead log is emptied: afterwards the
// bytes are in neither file. Interrupted before that, it is unfinished: the next erasure, and compacting,
// finish it. Backups and recordings are files of their own, which this does not touch, and
// words that are terms stay. A run of rows that is damaged and may hold what is to be erased is erased whole; one whose own row is damaged
// may hold anything, of whatever feed; an entity whose record is damaged may be any of its feed. What lies on pages that cannot be read goes with
// its run, or its record (mending.h). Retention may have forgotten the entity with its rows: what it has dropped is overwritten all the same.

struct ErasureRequest {
    QString feed {}; ///< empty = all feeds
    QString entity {}; ///< Feature::id; else an area:
    std::optional<GeoBox> box {}; ///< by the observation's own position, else its feature's
    GeoMultiPolygon area {}; ///< the same: in any of these polygons; empty = none
    TimeRange range {}; ///< of phenomenon time; empty = all of time
    QString reason {}; ///< for the log; says nothing of the data
    UtcTime at {}; ///< when it is done, for the log
};

/// The places that a request names.
class ErasureArea
{
public:
    explicit ErasureArea(const ErasureRequest &request)
        : m_box(request.box), m_polygons(request.area), m_bounds(boundsOf(request.area))
    {
        if (m_box) {
            m_bounds.extend({ m_box->westDegrees, m_box->southDegrees });
            m_bounds.extend({ m_box->eastDegrees, m_box->northDegrees });
        }
    }
    bool contains(GeoPoint p) const { return p.isValid() && ((m_box && m_box->contains(p)) || m_polygons.contains(p)); }
    const GeoBox &bounds() const { return m_bounds; } ///< around all of it

private:
    const std::optional<GeoBox> m_box;
    const PolygonUnion m_polygons;
    GeoBox m_bounds;
};

/// What is, or would be, erased of one feed.
struct FeedErasure {
    QString feed;
    qint64 observations = 0; ///< rows, those that corrections replaced included
    qint64 features = 0; ///< of which nothing is left
    qint64 unreadable = 0; ///< rows that were damaged
    TimeRange range {}; ///< from the first to just after the last
};

/// What is, or would be, erased.
struct ErasureOutcome {
    QList<FeedErasure> feeds {}; ///< that are touched
    /// Retention has dropped observations of the asked time: copies of them may lie in unused space, all of which is overwritten, also
    /// if nothing else is erased.
    bool overwritesDropped = false;
};

/// What would be erased; changes nothing, also while the history is being written.
Result<ErasureOutcome> countErasure(const QString &path, const ErasureRequest &request, const MaintenanceProgress &progress = {});
/// Erases, in one transaction, in a history that nobody has open. Needs room for a second copy while it works. Interrupted, or
/// failed before the end of the transaction, it has changed nothing; after it, the erasure is unfinished until it is asked for again.
Result<ErasureOutcome> eraseObservations(const QString &path, const ErasureRequest &request,
                                         const MaintenanceProgress &progress = {});

/// Whether a former one was interrupted after its transaction, so that older copies of what was erased may lie in the file.
Result<bool> isErasureUnfinished(const QString &path);

/// A line of the log: that and how much was erased, not what it was.
struct ErasureRecord {
    UtcTime at;
    QString feed;
    QString kind; ///< "entity" or "area"
    TimeRange range;
    qint64 observations = 0;
    qint64 features = 0;
    QString reason;

    bool operator==(const ErasureRecord &) const = default;
};
Result<QList<ErasureRecord>> erasureLog(const QString &path);

} // namespace citywall
