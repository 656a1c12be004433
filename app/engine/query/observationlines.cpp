// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/observationlines.h"

#include "engine/query/rowsink.h"
#include "engine/query/textwriter.h"
#include "sdk/observationjson.h"

#include <QJsonDocument>

#include <cmath>
#include <map>
#include <unordered_map>

namespace citywall {

using namespace Qt::StringLiterals;

namespace {

// Well inside of what one payload may hold, and as much as an import takes at once.
constexpr size_t observationsOfLine = 5000;
constexpr qsizetype bytesOfLine = 4 << 20;
constexpr qsizetype bytesOfPoint = 40; // at most, as text

bool isBare(const Feature &f) { return f.name.isEmpty() && f.geometry.isEmpty() && f.properties.isEmpty(); }

QByteArray quoted(const QString &text)
{
    const QByteArray array = QJsonDocument(QJsonArray { text }).toJson(QJsonDocument::Compact);
    return array.sliced(1, array.size() - 2);
}

/// The observations of one feed, as lines at the end of a text.
class LinesOfFeed : public RowSink
{
public:
    LinesOfFeed(FeedDescriptor feed, bool alsoUnobserved, QByteArray &text)
        : m_feed(std::move(feed)), m_alsoUnobserved(alsoUnobserved), m_text(text)
    {
    }

    Table table() const override { return { m_feed.id, m_feed.title, {} }; }

    Status take(const Observations &block, const FeedDictionary &dictionary, std::span<const quint32> rows,
                const Emit &emit) override
    {
        m_described.resize(std::max(m_described.size(), dictionary.features.size()));
        std::map<std::pair<quint16, qint64>, std::vector<quint32>> lines; // by source and time of receipt
        for (const quint32 row : rows) {
            lines[{ block.source[row], block.receivedTime[row] }].push_back(row);
            emit({});
        }
        for (const auto &[origin, of] : lines) {
            for (const quint32 row : of) {
                add(block, dictionary, row);
                if (isFull())
                    endLine(&dictionary.sources[origin.first], { origin.second });
            }
            endLine(&dictionary.sources[origin.first], { origin.second });
        }
        return ok();
    }

    Status finish(const FeedDictionary &dictionary, const Emit &) override
    {
        m_described.resize(std::max(m_described.size(), dictionary.features.size()));
        if (!m_alsoUnobserved || dictionary.sources.empty())
            return ok();
        for (const Feature &feature : dictionary.features) {
            if (m_described[feature.key] || isBare(feature))
                continue;
            addFeature(feature);
            if (isFull())
                endLine(&dictionary.sources.front(), {});
        }
        endLine(&dictionary.sources.front(), {});
        return ok();
    }

private:
    bool isFull() const
    {
        return std::max(m_batch.observations.size(), m_batch.features.size()) >= observationsOfLine || m_bytes >= bytesOfLine;
    }

    quint32 addFeature(const Feature &feature)
    {
        const auto [place, isNew] = m_features.emplace(feature.key, quint32(m_batch.features.size()));
        if (!isNew)
            return place->second;
        FeatureRecord record { feature.id, {}, {}, {} };
        if (!m_described[feature.key]) {
            record = { feature.id, feature.name, feature.geometry, feature.properties };
            m_bytes += feature.geometry.size() * bytesOfPoint + feature.name.size();
            if (!feature.properties.isEmpty())
                m_bytes += QJsonDocument(feature.properties).toJson(QJsonDocument::Compact).size();
            m_described[feature.key] = true;
        }
        m_batch.features.push_back(std::move(record));
        return place->second;
    }

    void add(const Observations &block, const FeedDictionary &dictionary, quint32 row)
    {
        ObservationRecord record;
        record.feature = addFeature(dictionary.features[block.feature[row]]);
        record.phenomenonTime = { block.phenomenonTime[row] };
        record.position = block.position(row);
        for (qsizetype i = 0; i < std::min<qsizetype>(m_feed.fields.size(), maximumFields); ++i) {
            const float value = block.values[size_t(i)][row];
            if (m_feed.fields[i].kind == FieldDescriptor::Kind::Term)
                record.values[size_t(i)] = term(dictionary.term(value));
            else if (std::isfinite(value))
                record.values[size_t(i)] = value;
        }
        record.detail = block.details.value(row);
        m_bytes += record.detail.size();
        m_batch.observations.push_back(std::move(record));
    }

    float term(const QString &word)
    {
        if (word.isEmpty())
            return ObservationRecord::nan;
        const auto [place, isNew] = m_terms.try_emplace(word, quint32(m_batch.terms.size()));
        if (isNew)
            m_batch.terms.append(word);
        return float(place->second);
    }

    void endLine(const Source *source, UtcTime received)
    {
        if (m_batch.features.empty())
            return;
        const QJsonObject origin { { u"name"_s, source->name },
                                   { u"attribution"_s, source->attribution },
                                   { u"simulated"_s, source->simulated } };
        m_text += "{\"citywall\":1,\"feed\":" + quoted(m_feed.id)
            + ",\"source\":" + QJsonDocument(origin).toJson(QJsonDocument::Compact);
        if (received.isValid())
            m_text += ",\"receivedTime\":\"" + received.toIso().toLatin1() + '"';
        QByteArray payload = toObservationJson(m_batch, m_feed);
        payload.replace('\n', "").replace(0, 1, ","); // within text JSON has no line ends
        m_text += payload + '\n';
        m_batch = {};
        m_features.clear();
        m_terms.clear();
        m_bytes = 0;
    }

    const FeedDescriptor m_feed;
    const bool m_alsoUnobserved;
    QByteArray &m_text;
    std::vector<bool> m_described; ///< by FeatureKey: in a line before
    // The line that is being put together.
    DecodedBatch m_batch;
    std::unordered_map<FeatureKey, quint32> m_features;
    std::unordered_map<QString, quint32> m_terms;
    qsizetype m_bytes = 0;
};

class ObservationLinesWriter : public TextWriter
{
public:
    ObservationLinesWriter(QIODevice &device, bool alsoUnobserved) : TextWriter(device), m_alsoUnobserved(alsoUnobserved) { }

    std::unique_ptr<RowSink> sink(const FeedDescriptor &feed) override
    {
        return std::make_unique<LinesOfFeed>(feed, m_alsoUnobserved, m_text);
    }
    Status begin(const QList<Table> &) override { return ok(); }
    void write(qsizetype, const TableRow &) override { } // the sinks have
    Status end(const Closing &) override { return flush(); }

private:
    const bool m_alsoUnobserved;
};

} // namespace

std::unique_ptr<TableWriter> makeObservationLinesWriter(QIODevice &device, bool alsoUnobserved)
{
    return std::make_unique<ObservationLinesWriter>(device, alsoUnobserved);
}

} // namespace citywall
