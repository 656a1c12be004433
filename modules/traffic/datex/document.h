// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/observation.h"

#include <QXmlStreamReader>

#include <functional>

// What the readers of DATEX II (CEN 16157) share. National profiles and versions (2.x, 3.x) differ in their namespaces and in
// what stands around a publication, so elements go by their local names, wherever they stand. Pure; any thread.
namespace citywall::traffic::datex {

/// Bounds of what one payload may hold; what lies beyond is rejected, not read.
struct Limits {
    static constexpr qsizetype payloadBytes = 64 << 20;
    static constexpr size_t records = 100'000; ///< sites, measurements of a site, situation records
    static constexpr size_t values = 1000;     ///< of one site
    static constexpr size_t rejections = 10'000;
    static constexpr qsizetype linePoints = 20'000;
    static constexpr qsizetype lentPoints = 200'000; ///< of lines that several records of a situation share
    static constexpr qsizetype idCharacters = 256;
    static constexpr qsizetype textCharacters = 4096;
};

/// The reason why a record is not taken.
struct Refused {
    QString reason;
};

/// An XML document on its way through a reader. Documents with a DTD are refused, so that nothing is ever expanded. For one reading.
class Document
{
public:
    explicit Document(QByteArrayView payload);

    /// The start of an element: its line, and about which byte it is.
    struct Place {
        qint64 line = 1;
        qsizetype byte = 0;
    };

    bool next(); ///< to the next start element, however deep; false at the end and at what cannot be read
    QStringView name() const { return m_xml.name(); } ///< of the element that the reader stands on
    QString attribute(QLatin1StringView name) const;
    QString type() const; ///< of the element, by its xsi:type, without a prefix
    Place here() const;

    /// Calls `visit` for each child of the current element; a child that it does not consume (returns false) is skipped.
    template<typename Visit>
    void children(Visit visit)
    {
        while (m_xml.readNextStartElement()) {
            if (!visit())
                m_xml.skipCurrentElement();
        }
    }
    /// Calls `visit` for each element below the current one, however deep; it does not go into one that `visit` consumes.
    template<typename Visit>
    void below(Visit visit)
    {
        for (int depth = 1; depth > 0 && !m_xml.atEnd();) {
            const QXmlStreamReader::TokenType token = m_xml.readNext();
            if (token == QXmlStreamReader::EndElement)
                --depth;
            else if (token == QXmlStreamReader::StartElement && !visit())
                ++depth;
        }
    }
    // Each consumes the current element.
    bool skip();
    QString text(qsizetype characters = Limits::idCharacters);
    QString allText(); ///< of all that stands below as well, in short
    /// Calls `visit` as below(). @returns the element's own text
    template<typename Visit>
    QString mixed(Visit visit, qsizetype characters = Limits::idCharacters)
    {
        QString own;
        for (int depth = 1; depth > 0 && !m_xml.atEnd();) {
            const QXmlStreamReader::TokenType token = m_xml.readNext();
            if (token == QXmlStreamReader::Characters && depth == 1 && own.size() < characters)
                own += m_xml.text();
            else if (token == QXmlStreamReader::EndElement)
                --depth;
            else if (token == QXmlStreamReader::StartElement && !visit())
                ++depth;
        }
        return own.trimmed().left(characters);
    }
    /// A text, or a MultilingualString: in English where there is such, else the first.
    QString words(qsizetype characters = Limits::idCharacters);
    double number(); ///< NaN if it is none; one that no machine holds is told
    UtcTime time(); ///< as timeFrom()
    bool flag();

    /// Invalid if it has no zone or is not between 2000 and 2100.
    static UtcTime timeFrom(const QString &text);

    /// Refuses what stands there. After too many the rest is not read.
    void reject(const QString &reason, Place where);
    /// Leaves a record out with which nothing is wrong (DecodedBatch::leftOut).
    void leaveOut(const QString &reason, Place where);
    /// Whether a publication of that InformationStatusEnum is an exercise or a test, whose records are left out.
    static bool isExercise(const QString &informationStatus);
    /// Refuses a part of a record whose rest is taken: of the first few thousand it is told, and the reading goes on.
    void rejectPart(const QString &reason, Place where);
    /// What was refused, and what is wrong with the document as such.
    std::vector<Rejection> takeRejections();
    std::vector<Rejection> takeLeftOut() { return std::move(m_leftOut); }
    bool failed() const { return m_xml.hasError(); }
    void stop(const QString &reason) { m_xml.raiseError(reason); }

private:
    Rejection recordOf(const QString &reason, Place where) const;

    const QByteArrayView m_payload;
    QXmlStreamReader m_xml;
    std::vector<Rejection> m_rejections;
    std::vector<Rejection> m_leftOut;
};

/// Whether a payload begins like XML and names such a publication in its beginning.
bool namesPublication(QByteArrayView payload, std::initializer_list<QByteArrayView> publications);

/// What `decode` makes of a payload; what is too large is rejected as a whole.
DecodedBatch decodeWhole(QByteArrayView payload, const std::function<DecodedBatch(QByteArrayView payload)> &decode);

} // namespace citywall::traffic::datex
