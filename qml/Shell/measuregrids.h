// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/utctime.h"
#include "sdk/measure.h"
#include "sdk/timecontext.h"

#include <QFuture>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <optional>

namespace citywall {

/// What a measure is in one window of time, for each area and, in the last place, the whole city. SI units, NaN = not known.
struct MeasureValues {
    AreaMeasure measure;
    MeasureGrid course;          ///< bucket by bucket
    std::vector<double> whole {};  ///< of the window at a stretch: not the mean of its buckets
    std::vector<double> before {}; ///< the same of the window just before
    QString error {};              ///< why there is none
};

/// Keeps all modules' measures for the window that ends at the clock's time. The window moves on by whole buckets and is
/// published whole, so that values laid beside one another are always of the same time; what it shows depends on the clock's
/// time and the history alone. Reads one feed after another and computes on one worker; what is no longer wanted is left
/// unfinished. At rest while not active. GUI thread; works on the shell's services.
class MeasureGrids : public QObject
{
    Q_OBJECT
public:
    explicit MeasureGrids(QObject *parent = nullptr);
    ~MeasureGrids() override;

    /// By another clock than the shell's; null = by none: nothing is known. It must outlive this, or be taken away before.
    void setClock(const TimeContext *clock);
    /// Nothing but this measure, of the window at a stretch: neither its course nor the window before are read, and a window that the
    /// history does not hold whole is not known.
    void setOnly(const QString &measure);
    void setWindow(Duration length, Duration bucket); ///< the length a multiple of the bucket
    void setActive(bool active);
    bool isActive() const { return m_active; }

    TimeRange range() const { return m_range; } ///< of values(); empty before the first
    Duration bucket() const { return m_shownBucket; } ///< of values()
    const std::vector<MeasureValues> &values() const { return m_values; } ///< in the registry's order
    bool isLoading() const { return m_soon.isActive() || m_run.has_value(); }

    /// The window that ends at the last full bucket before now; buckets begin at round times of the zone's day.
    static TimeRange windowAt(UtcTime now, Duration length, Duration bucket, const QTimeZone &zone);

Q_SIGNALS:
    void changed(); ///< values are others
    void loadingChanged();

private:
    struct Run {
        TimeRange range;
        Duration bucket;
        QStringList feeds; ///< that it is about
        QStringList toRead; ///< still
        std::vector<MeasureValues> values;
    };
    enum class Part { Before, Window };

    void follow();
    void refresh();
    void drop();
    void next();
    void read(const QString &feed, Part part);
    void fail(const QString &feed, const QString &why);
    void publish();
    TimeRange wantedNow() const;
    QList<AreaMeasure> measures() const;
    QStringList feeds() const;

    const TimeContext *m_clock = nullptr;
    std::optional<QString> m_only;
    bool m_active = false;
    Duration m_length = std::chrono::hours(24);
    Duration m_bucket = std::chrono::minutes(15);
    TimeRange m_range;
    Duration m_shownBucket = m_bucket;
    std::vector<MeasureValues> m_values;
    TimeRange m_wanted;
    QStringList m_stale; // feeds whose values are not those of m_wanted
    std::optional<Run> m_run; // under way
    quint64 m_request = 0;
    QFuture<void> m_work;
    QTimer m_soon; // joins the changes of one moment, so that playing asks a few times a second at most
    QTimer m_later; // observations that arrive late
    QThreadPool m_worker; // one thread; gone before the modules' code is, because it is waited for
};

} // namespace citywall
