// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QPainterPath>
#include <QQuickPaintedItem>

namespace citywall {

/// The picture of a marker: a shape for a single point, a numbered disc with a ring for a cluster. With age a single's fill fades within
/// a rim of its full colour, is hatched, and is at last a hollow shape with a question mark.
class MarkerGlyph : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(int count MEMBER m_count NOTIFY changed) ///< > 1: a cluster
    Q_PROPERTY(int shape MEMBER m_shape NOTIFY changed) ///< a Shape; beyond the last it starts again
    Q_PROPERTY(QColor color MEMBER m_color NOTIFY changed) ///< of a single
    Q_PROPERTY(int freshness MEMBER m_freshness NOTIFY changed) ///< of a single: Freshness::Level
    Q_PROPERTY(double fade MEMBER m_fade NOTIFY changed) ///< opacity of a single's fill; its rim stays as it is
    Q_PROPERTY(QColor unknownColor MEMBER m_unknownColor NOTIFY changed) ///< of a single of which nothing is known
    Q_PROPERTY(QList<int> ringCounts MEMBER m_ringCounts NOTIFY changed)
    Q_PROPERTY(QList<QColor> ringColors MEMBER m_ringColors NOTIFY changed) ///< as many as counts
    Q_PROPERTY(QColor groundColor MEMBER m_groundColor NOTIFY changed) ///< halo, and the disc behind the number
    Q_PROPERTY(QColor textColor MEMBER m_textColor NOTIFY changed)
    Q_PROPERTY(QColor highlightColor MEMBER m_highlightColor NOTIFY changed)
    Q_PROPERTY(bool highlighted MEMBER m_highlighted NOTIFY changed)
    Q_PROPERTY(QFont font MEMBER m_font NOTIFY changed)
    Q_PROPERTY(double diameter READ diameter NOTIFY changed)
public:
    enum Shape { Disc, Triangle, Square, Diamond, Pentagon, Cross, Hexagon, Star };
    Q_ENUM(Shape)

    explicit MarkerGlyph(QQuickItem *parent = nullptr);
    void paint(QPainter *painter) override;
    double diameter() const { return diameterFor(m_count); }
    /// Pixels: a single 14, a cluster from 26, growing with the logarithm of its count.
    static double diameterFor(int count);

Q_SIGNALS:
    void changed();

private:
    void paintCluster(QPainter &painter) const;
    void paintSingle(QPainter &painter) const;
    void paintFill(QPainter &painter, const QPainterPath &path) const;

    int m_count = 1;
    int m_shape = Disc;
    QColor m_color = Qt::gray;
    int m_freshness = 0;
    double m_fade = 1;
    QColor m_unknownColor = Qt::gray;
    QList<int> m_ringCounts;
    QList<QColor> m_ringColors;
    QColor m_groundColor = Qt::black;
    QColor m_textColor = Qt::white;
    QColor m_highlightColor = Qt::white;
    bool m_highlighted = false;
    QFont m_font;
};

} // namespace citywall
