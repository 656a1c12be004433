// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/observation.h"
#include "sdk/payloadsource.h"

#include <QByteArrayView>
#include <QList>

#include <algorithm>
#include <functional>

namespace citywall {

/// What one of an observation's values means.
struct FieldDescriptor {
    enum class Kind { Number, Term };
    QString id;     ///< "speed", "state", …
    Kind kind = Kind::Number;
    QString metric; ///< id of the MetricDescriptor that gives unit and decimals; empty for terms
};

/// Bytes and receive time in, observations and rejections out. Pure: no I/O, no clock, no shared state, so that
/// it can be fuzzed and run on any thread; one decoder is never run concurrently with itself.
using Decoder = std::function<DecodedBatch(QByteArrayView payload, UtcTime received)>;

/// A format, other than the program's own JSON, in which payloads of a feed may come.
struct PayloadFormat {
    QString id;    ///< "gtfs-realtime": what a profile or `import --format` names
    QString title; ///< "GTFS Realtime 2.0": a name, not translated
    /// Whether a payload is likely of this format: cheap and pure, looks at the beginning (looksLikeJson, looksLikeXml help).
    std::function<bool(QByteArrayView payload)> recognise;
    /// @param companions static files that the format needs to be understood, whole, in any order; mostly none
    std::function<Decoder(const QList<QByteArray> &companions)> makeDecoder;
    QString companions {}; ///< what those files are, translated: "GTFS schedule (zip)"; empty = none
    /// Where a payload says only a part and its origin (the topic of a message) the rest: the payload made whole, as the decoder
    /// wants it. Pure, any thread; empty = a payload says everything itself.
    std::function<QByteArray(QByteArrayView payload, const QString &origin)> complete {};
    /// The addresses of further payloads that this one only lists (an index of warnings): whoever fetched it fetches these as well, each
    /// as a payload of its own. As they stand in it, absolute or relative. Pure, any thread; empty = it lists none.
    std::function<QStringList(QByteArrayView payload)> links {};
    /// The inverse of the decoder: the batch as a publisher sends it, in one payload or several. What the format has no word for is
    /// left out. Pure, any thread; empty = the format can only be read.
    /// @param published when it is sent, for formats that say so
    std::function<QList<QByteArray>(const DecodedBatch &batch, UtcTime published)> encode {};
    /// What ends each payload where many come in one stream of bytes ("</event>"); empty = the end of a line.
    QByteArray terminator {};
};

/// A kind of feed that a module understands. Sources of such data (simulator, import, broker) are configuration.
struct FeedDescriptor {
    QString id; ///< "traffic.link-speed": module, dot, what is observed
    QString title; ///< translated
    QList<FieldDescriptor> fields; ///< at most maximumFields, in the order of ObservationRecord::values
    Duration staleAfter {}; ///< an entity not observed for longer is shown as stale …
    Duration horizon {}; ///< … and after this as unknown; also how far back the state at an instant is sought
    std::function<Decoder()> makeDecoder; ///< of the program's own JSON (sdk/observationjson.h)
    QList<PayloadFormat> formats {}; ///< what else payloads may be; tried in this order
    /// What an observation is: it decides what its age says of the source that brought it.
    enum class Tells {
        States, ///< how something was at its phenomenonTime (measured, counted, seen): one that is old when it comes came late
        Reports ///< what somebody says has happened or is in force (a warning, works, a request, an answer). It holds until the times in it
        ///< have passed or another report ends it, so a source that is asked what is in force rightly brings old ones
    };
    Tells tells = Tells::States;
    /// What people call an entity whose name does not say it alone ("Fleet of Bay Bikes"), in the window's language; an empty answer, or no
    /// such function: its name, or its id where it has none.
    std::function<QString(const Feature &)> entityTitle {};
    QString titleOf(const Feature &feature) const;
    int fieldIndex(QStringView field) const ///< into fields and ObservationRecord::values; −1 if there is no such field
    {
        const auto it = std::find_if(fields.cbegin(), fields.cend(), [&](const FieldDescriptor &f) { return f.id == field; });
        return it == fields.cend() ? -1 : int(it - fields.cbegin());
    }
    /// Takes out what may not be kept or shown (small counts of people), whatever brought the batch: every decoder and every
    /// import passes through it. Pure, any thread; empty = nothing has to be masked.
    std::function<void(DecodedBatch &)> mask {};
    /// Moves the times that stand in features' properties and observations' details (when a warning expires), when the observations'
    /// own times are moved by so much: an import with a shift, a replay. Pure, any thread; empty = there are no such times.
    std::function<void(DecodedBatch &, Duration by)> shift {};
    const PayloadFormat *format(QStringView id) const; ///< null if the feed has no such format
    /// The decoder of the format with that id (of payloads that are nothing else). Without one it looks at each payload and
    /// takes the first format that recognises it, else the program's own.
    Decoder decoder(const QString &format = {}, const QList<QByteArray> &companions = {}) const;
    /// The payload as that decoder wants it, made whole by where it came from (PayloadFormat::complete).
    QByteArray complete(const QByteArray &payload, const QString &origin, const QString &format = {}) const;
    /// A made-up source that emits payloads for makeDecoder(), seeded and a pure function of time (sdk/dice.h helps), so that
    /// the module can be shown without a city. Called on a worker; empty = the feed cannot be simulated by its module.
    std::function<PayloadSourcePtr(const Simulation &)> makeSimulator {};
};

/// What a payload begins with, white space and the mark of its encoding aside.
bool looksLikeJson(QByteArrayView payload); ///< '{' or '['
bool looksLikeXml(QByteArrayView payload); ///< '<'

} // namespace citywall
