// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "style.h"

#include <QFile>
#include <QRegularExpression>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace citywall::maptool {

namespace {

QByteArray readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        throw std::runtime_error("cannot read " + path.toStdString());
    return file.readAll();
}

bool holdsZoom(const QString &range, int zoom)
{
    if (range.isEmpty())
        return true;
    const auto dash = range.indexOf(QLatin1Char('-'));
    if (dash < 0)
        return range.toInt() == zoom;
    const auto low = range.left(dash), high = range.mid(dash + 1);
    return (low.isEmpty() || zoom >= low.toInt()) && (high.isEmpty() || zoom <= high.toInt());
}

// Replaces $names, then {stops}.
QString expanded(QString text, const QHash<QString, QString> &values, int zoom)
{
    static const QRegularExpression variable(QStringLiteral("\\$([a-z][a-z0-9-]*)"));
    static const QRegularExpression stops(QStringLiteral("\\{([^{}]*)\\}"));
    QRegularExpressionMatch match;
    for (qsizetype from = 0; (match = variable.match(text, from)).hasMatch(); from = match.capturedStart()) {
        const auto found = values.constFind(match.captured(1));
        if (found == values.constEnd())
            throw std::runtime_error("the style asks for $" + match.captured(1).toStdString()
                                     + ", which neither it nor the palette defines");
        text.replace(match.capturedStart(), match.capturedLength(), *found);
    }
    for (qsizetype from = 0; (match = stops.match(text, from)).hasMatch(); from = match.capturedStart())
        text.replace(match.capturedStart(), match.capturedLength(),
                     QString::number(valueAtZoom(match.captured(1), zoom), 'f', 3));
    return text;
}

} // namespace

double valueAtZoom(const QString &stops, int zoom)
{
    double lowZoom = 0, lowValue = 0;
    bool first = true;
    for (const auto &stop : stops.split(QLatin1Char(','))) {
        const auto parts = stop.simplified().split(QLatin1Char(' '));
        bool zoomOk = false, valueOk = false;
        const double highZoom = parts.value(0).toDouble(&zoomOk), highValue = parts.value(1).toDouble(&valueOk);
        if (!zoomOk || !valueOk || parts.size() != 2)
            throw std::runtime_error("not a list of zoom and value: {" + stops.toStdString() + "}");
        if (zoom <= highZoom) {
            if (first)
                return highValue;
            const double share = (zoom - lowZoom) / (highZoom - lowZoom);
            // Widths double with each zoom: in between they grow by a factor, not by a difference.
            if (lowValue > 0 && highValue > 0)
                return lowValue * std::pow(highValue / lowValue, share);
            return lowValue + (highValue - lowValue) * share;
        }
        lowZoom = highZoom;
        lowValue = highValue;
        first = false;
    }
    return lowValue;
}

Style::Style(const QString &folder, const QString &theme) : m_template(readFile(folder + QStringLiteral("/style.xml")))
{
    const auto file = QStringLiteral("%1/%2.palette").arg(folder, theme);
    for (const auto &line : QString::fromUtf8(readFile(file)).split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        if (line.startsWith(QLatin1Char('#')))
            continue;
        const auto parts = line.simplified().split(QLatin1Char(' '));
        if (parts.size() < 2)
            throw std::runtime_error(file.toStdString() + ": not 'name value': " + line.toStdString());
        m_palette.insert(parts[0], parts[1]);
    }
}

QString Style::color(const QString &name) const { return m_palette.value(name); }

QString Style::xml(int zoom, const QString &data) const
{
    auto values = m_palette;
    values.insert(QStringLiteral("zoom"), QString::number(zoom));
    values.insert(QStringLiteral("data"), data);
    QString result;
    QXmlStreamReader reader(m_template);
    QXmlStreamWriter writer(&result);
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement()) {
            const auto attributes = reader.attributes();
            if (!holdsZoom(attributes.value(QLatin1String("zoom")).toString(), zoom)) {
                reader.skipCurrentElement();
                continue;
            }
            if (reader.name() == QLatin1String("Define")) {
                values.insert(attributes.value(QLatin1String("name")).toString(),
                              expanded(attributes.value(QLatin1String("value")).toString(), values, zoom));
                reader.skipCurrentElement();
                continue;
            }
            writer.writeStartElement(reader.name().toString());
            for (const auto &attribute : attributes) {
                if (attribute.name() != QLatin1String("zoom"))
                    writer.writeAttribute(attribute.name().toString(), expanded(attribute.value().toString(), values, zoom));
            }
        } else if (reader.isEndElement()) {
            writer.writeEndElement();
        } else if (reader.isCharacters() && !reader.isWhitespace()) {
            writer.writeCharacters(expanded(reader.text().toString(), values, zoom));
        }
    }
    if (reader.hasError())
        throw std::runtime_error("style.xml, line " + std::to_string(reader.lineNumber()) + ": "
                                 + reader.errorString().toStdString());
    return result;
}

} // namespace citywall::maptool
