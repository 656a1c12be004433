// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Feeds bytes of libFuzzer (llvm.org/docs/LibFuzzer.html) to one decoder and checks what comes out: whatever the bytes, a decoder
// neither fails nor makes what no other part could bear. packaging/dev/fuzz runs it.
//
// CITYWALL_FUZZ names the decoder: "traffic.bike-stations/gbfs"; without a format the program's own JSON. "list" lists them.
#include "behaviour.h"
#include "fuzzed.h"

#include <cstdio>
#include <cstdlib>

namespace {

citywall::Decoder chosen;
std::function<void(citywall::DecodedBatch &)> mask;
const citywall::UtcTime received { 1'790'000'000'000 };

void choose(QStringView name, const QList<citywall::FeedDescriptor> &feeds)
{
    const qsizetype slash = name.indexOf(u'/');
    const auto feed = std::ranges::find(feeds, slash < 0 ? name : name.first(slash), &citywall::FeedDescriptor::id);
    if (feed == feeds.cend() || (slash >= 0 && !feed->format(name.sliced(slash + 1)))) {
        std::fprintf(stderr, "no decoder '%s'; see CITYWALL_FUZZ=list\n", qPrintable(name.toString()));
        std::exit(2);
    }
    chosen = slash < 0 ? feed->makeDecoder() : feed->decoder(name.sliced(slash + 1).toString());
    mask = feed->mask;
}

} // namespace

extern "C" int LLVMFuzzerInitialize(int *, char ***)
{
    const QList<citywall::FeedDescriptor> feeds = citywall::fuzz::feeds();
    const QString name = qEnvironmentVariable("CITYWALL_FUZZ");
    if (name != u"list") {
        choose(name, feeds);
        return 0;
    }
    for (const citywall::FeedDescriptor &feed : feeds) {
        std::printf("%s\n", qPrintable(feed.id));
        for (const citywall::PayloadFormat &format : feed.formats)
            std::printf("%s/%s\n", qPrintable(feed.id), qPrintable(format.id));
    }
    std::exit(0);
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    citywall::DecodedBatch batch = chosen(QByteArrayView(data, qsizetype(size)), received);
    if (mask)
        mask(batch);
    const QStringList problems = citywall::contract::batchProblems(batch);
    for (const QString &problem : problems)
        std::fprintf(stderr, "%s\n", qPrintable(problem));
    if (!problems.isEmpty())
        std::abort();
    return 0;
}
