// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "encoders.h"

#include "behaviour.h"

#include <exception>
#include <map>

namespace citywall::contract {

namespace {

constexpr qsizetype shownProblems = 5;  ///< of one format

/// A row by what it says, free of its batch.
struct Said {
    std::array<float, maximumFields> numbers { ObservationRecord::nan, ObservationRecord::nan, ObservationRecord::nan,
                                               ObservationRecord::nan };
    std::array<QString, maximumFields> words;
    GeoPoint position;
};
/// Feature and time.
using When = std::pair<QString, qint64>;

class RoundTrip
{
public:
    RoundTrip(const FeedDescriptor &feed, const PayloadFormat &format) : m_feed(feed), m_format(format)
    {
        const auto known = std::ranges::find(wordless(), format.id, &Wordless::format);
        m_wordless = known == wordless().cend() ? Wordless { format.id } : *known;
    }

    QStringList problems(const DecodedBatch &batch, UtcTime published)
    {
        const QList<QByteArray> payloads = m_format.encode(batch, published);
        for (const QByteArray &payload : payloads)
            read(payload, published);
        for (const auto &[when, said] : saidBy(batch, true))
            compare(when, said);
        checkMadeUp(batch);
        return m_problems;
    }

private:
    void tell(const QString &problem)
    {
        if (m_problems.size() < shownProblems)
            m_problems.append(QStringLiteral("encoder of %1/%2: %3").arg(m_feed.id, m_format.id, problem));
    }
    static QString nameOf(const When &when)
    {
        return QStringLiteral("'%1' at %2").arg(when.first, UtcTime { when.second }.toIso());
    }

    void read(const QByteArray &payload, UtcTime received)
    {
        const auto first = std::ranges::find_if(m_feed.formats, [&](const PayloadFormat &f) { return f.recognise(payload); });
        if (first == m_feed.formats.cend() || first->id != m_format.id)
            tell(QStringLiteral("is taken for '%1'").arg(first == m_feed.formats.cend() ? QString() : first->id));
        const DecodedBatch decoded = m_feed.decoder(m_format.id)(payload, received);
        for (const Rejection &rejection : decoded.rejections)
            tell(QStringLiteral("is rejected: ") + rejection.reason);
        for (const QString &problem : batchProblems(decoded))
            tell(problem);
        m_read.merge(saidBy(decoded, false));
    }

    std::multimap<When, Said> saidBy(const DecodedBatch &batch, bool sent) const
    {
        std::multimap<When, Said> all;
        const qsizetype needed = m_feed.fieldIndex(m_wordless.needs);
        for (const ObservationRecord &row : batch.observations) {
            if (sent && needed >= 0 && std::isnan(row.values[size_t(needed)]))
                continue;
            const FeatureRecord &feature = batch.features[row.feature];
            Said said;
            said.position = row.position.isValid() ? row.position : midpoint(feature.geometry);
            for (size_t f = 0; f < size_t(m_feed.fields.size()); ++f) {
                if (m_feed.fields[qsizetype(f)].kind == FieldDescriptor::Kind::Number)
                    said.numbers[f] = row.values[f];
                else if (row.values[f] >= 0)
                    said.words[f] = batch.terms.value(qsizetype(row.values[f]));
                if (sent)
                    said.words[f] = m_wordless.words.value(said.words[f], said.words[f]);
            }
            const qint64 every = m_wordless.resolution.count();
            all.emplace(When { feature.id, row.phenomenonTime.milliseconds / every * every }, said);
        }
        return all;
    }

    /// Why `read` does not say the same; empty = it does, or less.
    QString difference(const Said &sent, const Said &read) const
    {
        bool any = false;
        bool none = true; // to be said
        for (size_t f = 0; f < size_t(m_feed.fields.size()); ++f) {
            const QString field = m_feed.fields[qsizetype(f)].id;
            none = none && std::isnan(sent.numbers[f]) && sent.words[f].isEmpty();
            if (!std::isnan(sent.numbers[f]) && !std::isnan(read.numbers[f])) {
                any = true;
                if (sent.numbers[f] != read.numbers[f])
                    return QStringLiteral("'%1' is %2 and was %3")
                        .arg(field)
                        .arg(double(read.numbers[f]), 0, 'g', 9)
                        .arg(double(sent.numbers[f]), 0, 'g', 9);
            }
            if (!sent.words[f].isEmpty() && !read.words[f].isEmpty()) {
                any = true;
                if (sent.words[f] != read.words[f])
                    return QStringLiteral("'%1' is '%2' and was '%3'").arg(field, read.words[f], sent.words[f]);
            }
        }
        const bool moved = sent.position.isValid() && read.position.isValid()
            && (std::abs(sent.position.longitudeDegrees - read.position.longitudeDegrees) > m_wordless.positionDegrees
                || std::abs(sent.position.latitudeDegrees - read.position.latitudeDegrees) > m_wordless.positionDegrees);
        if (moved)
            return QStringLiteral("it is elsewhere");
        return any || none ? QString() : QStringLiteral("no value is left");
    }

    void compare(const When &when, const Said &said)
    {
        const auto [begin, end] = m_read.equal_range(when);
        QString closest = QStringLiteral("is not told");
        for (auto it = begin; it != end; ++it) {
            closest = difference(said, it->second);
            if (closest.isEmpty())
                return;
        }
        tell(nameOf(when) + QStringLiteral(": ") + closest);
    }

    void checkMadeUp(const DecodedBatch &batch)
    {
        const std::multimap<When, Said> sent = saidBy(batch, false);
        std::map<QString, UtcTime> again;
        for (const FeatureRecord &feature : batch.features)
            again[feature.id] = UtcTime::fromIso(feature.properties.value(m_wordless.again).toString());
        for (const auto &[when, said] : m_read) {
            if (!sent.contains(when) && again[when.first] != UtcTime { when.second })
                tell(nameOf(when) + QStringLiteral(": is made up"));
        }
    }

    const FeedDescriptor &m_feed;
    const PayloadFormat &m_format;
    Wordless m_wordless;
    std::multimap<When, Said> m_read;
    QStringList m_problems;
};

} // namespace

const QList<Wordless> &wordless()
{
    using namespace std::chrono_literals;
    // GeoReport v2 knows open and closed; opening a request again is told as open. When a request was made stands in each of its records.
    const QHash<QString, QString> openOrClosed { { QStringLiteral("reopened"), QStringLiteral("open") } };
    // DATEX II does not say to which side lanes merge or shift (roadOrCarriagewayOrLaneManagementType).
    const QHash<QString, QString> withoutSides {
        { QStringLiteral("some-lanes-closed-merge-left"), QStringLiteral("some-lanes-closed") },
        { QStringLiteral("some-lanes-closed-merge-right"), QStringLiteral("some-lanes-closed") },
        { QStringLiteral("all-lanes-open-shift-left"), QStringLiteral("all-lanes-open") },
        { QStringLiteral("all-lanes-open-shift-right"), QStringLiteral("all-lanes-open") },
    };
    static const QList<Wordless> all {
        { QStringLiteral("georeport-json"), QStringLiteral("state"), openOrClosed, QStringLiteral("requested_datetime") },
        { QStringLiteral("georeport-xml"), QStringLiteral("state"), openOrClosed, QStringLiteral("requested_datetime") },
        // A message says itself when it expires; no other one does then. Its times are in seconds (CAP 1.2 §3.3.2).
        { .format = QStringLiteral("cap"), .needs = QStringLiteral("msgType"), .resolution = 1s },
        { .format = QStringLiteral("datex2-situation"), .words = withoutSides },
        // Degrees as single floats (gtfs-realtime.proto, Position): half of the last digit is 7.6e-6 at 180.
        { .format = QStringLiteral("gtfs-realtime"), .positionDegrees = 7.7e-6 },
    };
    return all;
}

QStringList encoderProblems(const FeedDescriptor &feed, const Simulation &city, UtcTime end)
{
    QStringList problems;
    if (!feed.makeSimulator)
        return problems;
    DecodedBatch batch = feed.makeDecoder()(payloadBefore(*feed.makeSimulator(city), end), end);
    if (feed.mask)
        feed.mask(batch);
    for (const PayloadFormat &format : feed.formats) {
        if (!format.encode)
            continue;
        try {
            problems += RoundTrip(feed, format).problems(batch, end);
        } catch (const std::exception &e) {
            problems.append(QStringLiteral("encoder of %1/%2: throws %3").arg(feed.id, format.id, QString::fromUtf8(e.what())));
        }
    }
    return problems;
}

} // namespace citywall::contract
