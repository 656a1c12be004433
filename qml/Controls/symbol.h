// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QQuickPaintedItem>
#include <QUrl>

namespace citywall {

/// A monochrome SVG in one colour: `name` of Citywall's own set, or the URL of a module's picture. Drawn by the
/// painter, so that it looks alike with every scene-graph backend. A picture that cannot be read leaves the item empty.
class Symbol : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString name READ name WRITE setName NOTIFY pictureChanged)
    Q_PROPERTY(QUrl source READ source WRITE setSource NOTIFY pictureChanged)
    Q_PROPERTY(QColor color READ color WRITE setColor NOTIFY colorChanged)
    Q_PROPERTY(bool available READ isAvailable NOTIFY pictureChanged)
public:
    explicit Symbol(QQuickItem *parent = nullptr);

    QString name() const { return m_name; }
    void setName(const QString &name);
    QUrl source() const { return m_source; }
    void setSource(const QUrl &source);
    QColor color() const { return m_color; }
    void setColor(const QColor &color);
    bool isAvailable() const { return !m_path.isEmpty(); }
    void paint(QPainter *painter) override;

Q_SIGNALS:
    void pictureChanged();
    void colorChanged();

private:
    void locate();

    QString m_name;
    QUrl m_source;
    QString m_path;
    QColor m_color = Qt::black;
};

} // namespace citywall
