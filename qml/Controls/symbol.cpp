// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "symbol.h"

#include <QFile>
#include <QPainter>
#include <QQuickWindow>
#include <QSvgRenderer>

namespace citywall {

Symbol::Symbol(QQuickItem *parent) : QQuickPaintedItem(parent) { setAntialiasing(true); }

void Symbol::setName(const QString &name)
{
    if (m_name == name)
        return;
    m_name = name;
    locate();
}

void Symbol::setSource(const QUrl &source)
{
    if (m_source == source)
        return;
    m_source = source;
    locate();
}

void Symbol::setColor(const QColor &color)
{
    if (m_color == color)
        return;
    m_color = color;
    Q_EMIT colorChanged();
    update();
}

void Symbol::locate()
{
    const QString wanted = !m_source.isEmpty() ? QLatin1Char(':') + m_source.path()
        : m_name.isEmpty()                     ? QString()
                                               : QStringLiteral(":/qt/qml/Citywall/Controls/icons/%1.svg").arg(m_name);
    m_path = QFile::exists(wanted) ? wanted : QString();
    Q_EMIT pictureChanged();
    update();
}

void Symbol::paint(QPainter *painter)
{
    if (m_path.isEmpty())
        return;
    const double side = std::min(width(), height());
    const QSize pixels = (QSizeF(side, side) * (window() ? window()->effectiveDevicePixelRatio() : 1)).toSize();
    QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QSvgRenderer renderer(m_path);
    QPainter inside(&image);
    renderer.render(&inside, QRectF(QPointF(), QSizeF(pixels)));
    inside.setCompositionMode(QPainter::CompositionMode_SourceIn);
    inside.fillRect(image.rect(), m_color);
    inside.end();
    painter->drawImage(QRectF((width() - side) / 2, (height() - side) / 2, side, side), image);
}

} // namespace citywall
