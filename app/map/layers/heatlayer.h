// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/layers/heatfield.h"
#include "map/layers/lineset.h"
#include "map/layers/maplayer.h"
#include "map/layers/palette.h"
#include "map/layers/pointset.h"
#include "map/layers/sharedscale.h"

#include <QTimer>

// How many incidents per km²:
//     HeatLayer { map: root.map; points: root.model.incidents; mode: HeatLayer.Sum; bandwidthMeters: 400; dark: Theme.dark }
// How fast traffic runs hereabouts, not how dense the detectors are (LineStyle::value, lines weighted by their length):
//     HeatLayer { map: root.map; lines: root.model.links; mode: HeatLayer.Mean; palette: HeatLayer.SpeedRatio; from: 0; to: 1 }
// The legend's ends are legendFrom and legendTo; `unitPerSquareKilometer` of Sum is "per km²".
namespace citywall {

/// A kernel surface (see HeatRequest for the formulas) over points, or over lines sampled along their length.
/// Computed in a worker over the viewport and a margin; the last picture stays, moved and scaled, until the next is ready.
class HeatLayer : public MapLayer
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(citywall::PointSet *points READ points WRITE setPoints NOTIFY sourceChanged)
    Q_PROPERTY(citywall::LineSet *lines READ lines WRITE setLines NOTIFY sourceChanged)
    Q_PROPERTY(Mode mode MEMBER m_mode NOTIFY requestChanged)
    Q_PROPERTY(Palette palette MEMBER m_palette NOTIFY requestChanged)
    Q_PROPERTY(bool dark MEMBER m_dark NOTIFY requestChanged)
    Q_PROPERTY(double bandwidthMeters MEMBER m_bandwidthMeters NOTIFY requestChanged) ///< σ on the ground
    Q_PROPERTY(double bandwidthPixels MEMBER m_bandwidthPixels NOTIFY requestChanged) ///< > 0: σ on the screen instead
    Q_PROPERTY(double threshold MEMBER m_threshold NOTIFY requestChanged)
    /// Ends of the scale; NaN = automatic (Sum: 0 to the maximum in view rounded up; Mean: least and greatest in view).
    Q_PROPERTY(double from MEMBER m_from NOTIFY requestChanged)
    Q_PROPERTY(double to MEMBER m_to NOTIFY requestChanged)
    Q_PROPERTY(double legendFrom READ legendFrom NOTIFY computed)
    Q_PROPERTY(double legendTo READ legendTo NOTIFY computed)
    Q_PROPERTY(double maximum READ maximum NOTIFY computed) ///< in view, in the unit of the mode
    /// σ as drawn: never below 6 px, so wider than asked for when zoomed far out. For the legend's note.
    Q_PROPERTY(double bandwidthInUseMeters READ bandwidthInUseMeters NOTIFY computed)
    Q_PROPERTY(bool busy READ isBusy NOTIFY busyChanged)
public:
    enum Mode { Sum = HeatRequest::Sum, Mean = HeatRequest::Mean };
    Q_ENUM(Mode)
    enum Palette {
        Density = int(palette::Kind::Density),
        Sequential = int(palette::Kind::Sequential),
        Diverging = int(palette::Kind::Diverging),
        SpeedRatio = int(palette::Kind::SpeedRatio),
    };
    Q_ENUM(Palette)

    explicit HeatLayer(QQuickItem *parent = nullptr);
    ~HeatLayer() override { setSharedScale({}); }

    PointSet *points() const { return m_points; }
    void setPoints(PointSet *points);
    LineSet *lines() const { return m_lines; }
    void setLines(LineSet *lines);
    /// Draws the mean of these PointSets and LineSets in place of its own: what there was of the layer in several weeks.
    void setMean(const QList<QObject *> &sets);
    /// Draws what it is more or less than the mean of these: both surfaces with the same kernel and cells, one subtracted from the
    /// other; the scale is as far below zero as above.
    void setLess(const QList<QObject *> &sets);
    bool isDifference() const { return !m_less.isEmpty(); }
    /// An automatic end of the scale is that of all surfaces with the same name; empty = its own. Not of differences.
    void setSharedScale(const QString &name);
    bool isDark() const { return m_dark; }
    double end() const { return m_to; } ///< of the scale as it was given; NaN = automatic

    double legendFrom() const { return m_picture.from; }
    double legendTo() const { return m_picture.to; }
    double maximum() const { return m_picture.maximum; }
    double bandwidthInUseMeters() const { return m_picture.bandwidthMeters; }
    bool isBusy() const { return m_busy; }

Q_SIGNALS:
    void sourceChanged();
    void requestChanged();
    void busyChanged();
    void computed(); ///< a new picture is there

protected:
    void cameraMoved() override;
    void itemChange(ItemChange change, const ItemChangeData &data) override;
    QSGNode *updateGpu(QSGNode *old) override;
    Painting painting() override;

private:
    struct Picture {
        QImage image;
        QRectF world;
        double zoomLevel = 0;
        double from = 0, to = 0, maximum = 0, bandwidthMeters = 0;
        double ownTo = std::numeric_limits<double>::quiet_NaN(); ///< the end that it needs; NaN = it was given one
    };
    using Sets = QList<QPointer<QObject>>; ///< PointSets and LineSets
    using Samples = std::shared_ptr<const std::vector<HeatSample>>;

    void schedule();
    void compute();
    void follow(Sets &followed, const QList<QObject *> &sets);
    void listen(QObject *set);
    void take(const Picture &picture);
    Sets ownSets() const;
    Samples samples(const Sets &sets, double bandwidthWorld) const;
    void addLines(std::vector<HeatSample> &samples, const LineSet &lines, double mass, double bandwidthWorld) const;
    QRectF targetRect() const;

    QPointer<PointSet> m_points;
    QPointer<LineSet> m_lines;
    Sets m_mean; // in place of those two
    Sets m_less;
    std::shared_ptr<SharedScale> m_scale;
    Mode m_mode = Sum;
    Palette m_palette = Density;
    bool m_dark = true;
    double m_bandwidthMeters = 400;
    double m_bandwidthPixels = 0;
    double m_threshold = 0.05;
    double m_from = std::numeric_limits<double>::quiet_NaN();
    double m_to = std::numeric_limits<double>::quiet_NaN();
    QTimer m_timer;
    bool m_busy = false;
    bool m_again = false; ///< something changed while computing
    Picture m_picture;
    bool m_textureDirty = false;
};

} // namespace citywall
