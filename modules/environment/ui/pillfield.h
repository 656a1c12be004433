// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "map/layers/markerfield.h"

#include <QFont>
#include <QTimer>

#include <optional>

namespace citywall::environment {

class PillField;

/// Gives the pills of all layers of a map their places: what is chosen first, then by how grave it is, then what is drawn over the others.
/// Owned by its map. GUI thread.
class PillRoom : public QObject
{
    Q_OBJECT
public:
    static PillRoom &of(MapViewport &map);

    void add(PillField *field);
    void remove(PillField *field);
    void change() { m_soon.start(); } ///< something of what is shown is another

private:
    explicit PillRoom(MapViewport &map);
    void place();

    QList<PillField *> m_fields;
    QTimer m_soon; ///< joins the changes of one moment
};

/// Markers drawn as pills that carry their values. None covers another, of whichever layer of the map: it moves aside, or has no room and is
/// a dot. Pointed at and clicked are pills, where they stand.
class PillField : public MarkerField
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QFont font MEMBER m_font NOTIFY lookChanged)
    Q_PROPERTY(double pillHeight MEMBER m_pillHeight NOTIFY lookChanged)
    Q_PROPERTY(double pillMargin MEMBER m_pillMargin NOTIFY lookChanged) ///< of a pill's width: all but its text
    Q_PROPERTY(int placing READ placing NOTIFY placed) ///< another whenever offsetOf and hasRoom may be
public:
    explicit PillField(QQuickItem *parent = nullptr);
    ~PillField() override;

    /// What a marker's pill says.
    Q_INVOKABLE static QString textOf(int count, int freshness, const QString &label);
    Q_INVOKABLE QPointF offsetOf(int row) const; ///< pixels from its place
    Q_INVOKABLE bool hasRoom(int row) const;
    int placing() const { return m_placing; }

    bool hoverAt(QPointF pixels) override;
    bool clickAt(QPointF pixels) override;

    // For PillRoom.
    QPointF pixelsOf(int row);
    QSizeF sizeOf(int row);
    double stacked() const; ///< the greater, the more it lies over others
    void place(std::vector<std::optional<QPointF>> offsets);

Q_SIGNALS:
    void lookChanged();
    void placed();

private:
    void join();
    void change();
    int pillAt(QPointF pixels);

    QPointer<PillRoom> m_room;
    QFont m_font;
    double m_pillHeight = 24;
    double m_pillMargin = 12;
    int m_placing = 0;
    std::vector<std::optional<QPointF>> m_offsets; ///< by row
};

} // namespace citywall::environment
