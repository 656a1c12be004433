// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Feeds bytes of libFuzzer (llvm.org/docs/LibFuzzer.html) to one decoder and checks what comes out: whatever the bytes, a decoder
// neither fails nor makes what no other part could bear. packaging/dev/fuzz runs it.
//
// CITYWALL_FUZZ names the decoder: "traffic.bike-stations/gbfs"; without a format the program's own JSON. "list" lists them;
// "sample:traffic.bike-stations" prints something for that feed to begin with; "cut:traffic.bike-stations/gbfs" gives the decoder each file
// that standard input names, cut off at every byte, instead of random bytes.
#include "behaviour.h"
#include "fuzzed.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>

namespace {

citywall::Decoder chosen;
std::function<void(citywall::DecodedBatch &)> mask;
const citywall::UtcTime received { 1'790'000'000'000 };

const citywall::FeedDescriptor &feedOf(QStringView name, const QList<citywall::FeedDescriptor> &feeds)
{
    const qsizetype slash = name.indexOf(u'/');
    const auto feed = std::ranges::find(feeds, slash < 0 ? name : name.first(slash), &citywall::FeedDescriptor::id);
    if (feed == feeds.cend() || (slash < 0 ? !feed->makeDecoder : !feed->format(name.sliced(slash + 1)))) {
        std::fprintf(stderr, "no decoder '%s'; see CITYWALL_FUZZ=list\n", qPrintable(name.toString()));
        std::exit(2);
    }
    return *feed;
}

void choose(QStringView name, const citywall::FeedDescriptor &feed)
{
    const qsizetype slash = name.indexOf(u'/');
    chosen = slash < 0 ? feed.makeDecoder() : feed.decoder(name.sliced(slash + 1).toString());
    mask = feed.mask;
}

/// A point and a line with an observation each, that tell all of the feed's fields.
QByteArray sampleOf(const citywall::FeedDescriptor &feed)
{
    using namespace Qt::StringLiterals;
    const auto feature = [](const QString &id, const QString &type, const QJsonArray &coordinates) {
        return QJsonObject { { u"id"_s, id },
                             { u"name"_s, id },
                             { u"geometry"_s, QJsonObject { { u"type"_s, type }, { u"coordinates"_s, coordinates } } },
                             { u"properties"_s, QJsonObject { { u"a"_s, 1 } } } };
    };
    const QJsonArray from { -73.9, 40.7 };
    const QJsonArray to { -73.8, 40.8 };
    QJsonObject values;
    for (const citywall::FieldDescriptor &field : feed.fields)
        values.insert(field.id, field.kind == citywall::FieldDescriptor::Kind::Number ? QJsonValue(7) : QJsonValue(u"open"_s));
    const QJsonObject plain { { u"feature"_s, u"p"_s },
                              { u"phenomenonTime"_s, u"2026-11-20T08:30:00Z"_s },
                              { u"values"_s, values } };
    QJsonObject moving = plain;
    moving.insert(u"feature"_s, u"l"_s);
    moving.insert(u"phenomenonTime"_s, qint64(1'790'000'000'000));
    moving.insert(u"position"_s, from);
    moving.insert(u"detail"_s, QJsonObject { { u"b"_s, u"c"_s } });
    return QJsonDocument(QJsonObject { { u"features"_s,
                                         QJsonArray { feature(u"p"_s, u"Point"_s, from),
                                                      feature(u"l"_s, u"LineString"_s, QJsonArray { from, to }) } },
                                       { u"observations"_s, QJsonArray { plain, moving } } })
        .toJson(QJsonDocument::Compact);
}

void decode(QByteArrayView bytes)
{
    citywall::DecodedBatch batch = chosen(bytes, received);
    if (mask)
        mask(batch);
    const QStringList problems = citywall::contract::batchProblems(batch);
    for (const QString &problem : problems)
        std::fprintf(stderr, "%s\n", qPrintable(problem));
    if (!problems.isEmpty())
        std::abort();
}

void decodeCut()
{
    qsizetype payloads = 0;
    for (std::string name; std::getline(std::cin, name);) {
        QFile file(QString::fromStdString(name));
        if (!file.open(QIODevice::ReadOnly)) {
            std::fprintf(stderr, "%s cannot be read\n", name.c_str());
            std::exit(2);
        }
        const QByteArray whole = file.readAll();
        for (qsizetype length = 0; length <= whole.size(); ++length, ++payloads) {
            const std::vector<char> cut(whole.begin(), whole.begin() + length); // nothing behind it that may be read
            decode({ cut.data(), length });
        }
    }
    std::printf("%lld\n", qlonglong(payloads));
}

} // namespace

extern "C" int LLVMFuzzerInitialize(int *, char ***)
{
    const QList<citywall::FeedDescriptor> feeds = citywall::fuzz::feeds();
    const QString name = qEnvironmentVariable("CITYWALL_FUZZ");
    const QString sampled = QStringLiteral("sample:");
    if (name.startsWith(sampled)) {
        std::fputs(sampleOf(feedOf(name.sliced(sampled.size()), feeds)).constData(), stdout);
        std::exit(0);
    }
    const QString cut = QStringLiteral("cut:");
    if (name.startsWith(cut)) {
        choose(name.sliced(cut.size()), feedOf(name.sliced(cut.size()), feeds));
        decodeCut();
        std::exit(0);
    }
    if (name != u"list") {
        choose(name, feedOf(name, feeds));
        return 0;
    }
    for (const citywall::FeedDescriptor &feed : feeds) {
        if (feed.makeDecoder)
            std::printf("%s\n", qPrintable(feed.id));
        for (const citywall::PayloadFormat &format : feed.formats)
            std::printf("%s/%s\n", qPrintable(feed.id), qPrintable(format.id));
    }
    std::exit(0);
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    decode({ data, qsizetype(size) });
    return 0;
}
