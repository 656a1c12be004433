// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "numbers.h"

#include "behaviour.h"
#include "sdk/dice.h"

#include <QDirIterator>
#include <QRegularExpression>

#include <exception>

namespace citywall::contract {

namespace {

constexpr qsizetype shownFaults = 8;           ///< of one decoder
constexpr qsizetype bytesToDecode = 2 << 20; ///< of one sample, over all numbers in it …
constexpr qsizetype fewestNumbers = 4;       ///< … which are so many at least

const QByteArrayList &hostileNumbers()
{
    static const QByteArrayList all {
        "1e400",                       // beyond double
        "-1e400",
        "1e39",                        // beyond float
        "-1e308",
        "1" + QByteArray(64, '0'),     // a whole number beyond 64 bits
        "-" + QByteArray(65, '9'),
        "9223372036854775807",         // as large as 64 bits hold: times a thousand it is more
        "-9223372036854775808",
    };
    return all;
}

/// Which may also be taken for zero, or for what is not known, without a word.
const QByteArrayList &harmlessNumbers()
{
    static const QByteArrayList all {
        "4.9e-324", // the smallest above zero: one divided by it is infinite
        "1e-400",
    };
    return all;
}

const QByteArrayList &words()
{
    static const QByteArrayList all { "NaN", "nan", "Infinity", "-Infinity", "INF", "inf" };
    return all;
}

/// What a batch says, counted.
struct Content {
    qsizetype observations = 0;
    qsizetype values = 0;
    qsizetype places = 0;
    size_t rejections = 0; ///< with what is left out
};

Content contentOf(const DecodedBatch &batch)
{
    Content content { qsizetype(batch.observations.size()), 0, 0, batch.rejections.size() + batch.leftOut.size() };
    for (const ObservationRecord &observation : batch.observations) {
        content.values += std::ranges::count_if(observation.values, [](float v) { return !std::isnan(v); });
        content.places += observation.position.isValid();
    }
    for (const FeatureRecord &feature : batch.features)
        content.places += feature.geometry.size();
    return content;
}

class NumberTrial
{
public:
    NumberTrial(const QString &name, const Decoder &decode, const QByteArray &sample)
        : m_name(name), m_decode(decode), m_sample(sample)
    {
    }

    QStringList problems()
    {
        const Content whole = contentOf(decoded(m_sample, QStringLiteral("whole")));
        const auto all = numbersIn(m_sample);
        const qsizetype variants = hostileNumbers().size() + harmlessNumbers().size() + words().size();
        const qsizetype most = std::max(fewestNumbers, bytesToDecode / (variants * std::max<qsizetype>(1, m_sample.size())));
        for (qsizetype i = 0; i < std::min(most, all.size()); ++i) {
            const qsizetype which =
                all.size() <= most ? i : qsizetype(dice::uniform(dice::mix(11, quint64(i))) * double(all.size()));
            replace(all[which].first, all[which].second, whole);
        }
        return m_problems;
    }

private:
    void tell(const QString &what, const QString &problem)
    {
        if (m_problems.size() < shownFaults)
            m_problems.append(QStringLiteral("decoder of %1, %2: %3").arg(m_name, what, problem));
    }

    DecodedBatch decoded(const QByteArray &payload, const QString &what)
    {
        try {
            const DecodedBatch batch = m_decode(payload, UtcTime::fromIso(u"2026-11-20T12:00:00Z"));
            for (const QString &problem : batchProblems(batch))
                tell(what, problem);
            return batch;
        } catch (const std::exception &e) {
            tell(what, QStringLiteral("throws ") + QString::fromUtf8(e.what()));
        }
        return {};
    }

    void replace(qsizetype at, qsizetype length, const Content &whole)
    {
        const bool quoted = looksLikeXml(m_sample) || (at > 0 && m_sample[at - 1] == '"');
        const auto before = m_problems.size(); // one for each place is enough
        for (const QByteArray &number : hostileNumbers()) {
            if (m_problems.size() == before)
                replace(at, length, number, whole, true);
        }
        for (const QByteArray &number : harmlessNumbers()) {
            if (m_problems.size() == before)
                replace(at, length, number, whole, false);
        }
        for (const QByteArray &word : words()) { // which may say that nothing is known
            if (m_problems.size() == before)
                replace(at, length, quoted ? word : '"' + word + '"', whole, false);
        }
    }

    void replace(qsizetype at, qsizetype length, const QByteArray &by, const Content &whole, bool mustTell)
    {
        const QString what =
            QStringLiteral("%1 for %2 behind %3")
                .arg(QString::fromLatin1(by), QString::fromUtf8(m_sample.sliced(at, length)),
                     QString::fromUtf8(m_sample.sliced(std::max<qsizetype>(0, at - 40), std::min<qsizetype>(40, at))));
        const Content left = contentOf(decoded(QByteArray(m_sample).replace(at, length, by), what));
        const bool lost = left.observations < whole.observations || left.values < whole.values || left.places < whole.places;
        if (mustTell && lost && left.rejections <= whole.rejections)
            tell(what, QStringLiteral("loses something without a word"));
    }

    const QString m_name;
    const Decoder &m_decode;
    const QByteArray m_sample;
    QStringList m_problems;
};

} // namespace

Samples seedsIn(const QString &folder)
{
    Samples samples;
    QDirIterator files(folder, { QStringLiteral("*.json"), QStringLiteral("*.xml") }, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            samples.append({ files.fileInfo().dir().dirName(), file.readAll() });
    }
    std::ranges::sort(samples);
    return samples;
}

QList<std::pair<qsizetype, qsizetype>> numbersIn(QByteArrayView text)
{
    // What stands before and behind keeps out times, versions in addresses, and digits in names.
    static const QRegularExpression number(
        QStringLiteral(R"re((?<!version=.)(?<=["'>\[{,:\s])-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?=["'<\]},\s]))re"));
    QList<std::pair<qsizetype, qsizetype>> all;
    const QString characters = QString::fromLatin1(text); // a character for each byte
    for (auto matches = number.globalMatch(characters); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        all.append({ match.capturedStart(), match.capturedLength() });
    }
    return all;
}

QStringList numberProblems(const QString &name, const Decoder &decode, const QByteArray &sample)
{
    return NumberTrial(name, decode, sample).problems();
}

QStringList numberProblems(const FeedDescriptor &feed, const QByteArray &good, const Samples &samples)
{
    const UtcTime now = UtcTime::fromIso(u"2026-11-20T12:00:00Z");
    QStringList problems;
    if (!good.isEmpty())
        problems += numberProblems(feed.id, feed.decoder(), good);
    for (const PayloadFormat &format : feed.formats) {
        QByteArrayList payloads;
        for (const auto &[id, sample] : samples) {
            if (id == format.id)
                payloads.append(sample);
        }
        if (format.encode && !good.isEmpty()) {
            DecodedBatch batch = feed.makeDecoder()(good, now);
            if (feed.mask)
                feed.mask(batch);
            payloads += format.encode(batch, now).first(1);
        }
        for (const QByteArray &payload : std::as_const(payloads)) {
            if (looksLikeJson(payload) || looksLikeXml(payload))
                problems += numberProblems(feed.id + u'/' + format.id, feed.decoder(format.id), payload);
        }
    }
    return problems;
}

} // namespace citywall::contract
