// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What every history promises of what is taken out of it, by law or because it need not be kept any longer; over each kind of store, as in
// tst_history.cpp.
#include "historyplace.h"

#include <QSignalSpy>

using namespace citywall;
using namespace citywall::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 minute = 60'000;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;
constexpr qint64 midnight = 1'700'006'400'000; // 2023-11-15T00:00Z
const QString otherFeed = u"test.other"_s;
constexpr UtcTime erasedAt { 1'750'000'000'000 };

UtcTime at(qint64 time) { return { midnight + time }; }

/// An observation of a or b, which lie at −87.60 and −87.70, or of c, which has no place.
struct Seen {
    qint64 time; ///< since midnight
    char entity;
    float value;
    double longitude = std::numeric_limits<double>::quiet_NaN(); ///< where it was itself; NaN: it does not say
};

void store(HistoryArchive &history, const std::vector<Seen> &seen, const QString &feed = feedName)
{
    DecodedBatch batch;
    batch.features = { { u"a"_s, u"Ada"_s, { { -87.60, 41.8 } }, {} },
                       { u"b"_s, {}, { { -87.70, 41.8 } }, {} },
                       { u"c"_s, {}, {}, {} } };
    for (const Seen &each : seen) {
        ObservationRecord record;
        record.feature = quint32(each.entity - 'a');
        record.phenomenonTime = at(each.time);
        record.values[0] = each.value;
        if (!std::isnan(each.longitude))
            record.position = { each.longitude, 41.8 };
        batch.observations.push_back(record);
    }
    const QFuture<AppendResult> stored = history.writer().append(feed, batch, testSource(), { 1 });
    QCOMPARE(failureOf(stored), QString());
    QCOMPARE(stored.result().accepted, qint64(seen.size()));
}

/// "minutes since midnight, entity, value" of each, sorted.
QStringList told(HistoryArchive &history, const ObservationsPtr &rows)
{
    const FeedDictionaryPtr dictionary = history.reader().dictionary(rows->feed);
    QStringList lines;
    for (size_t row = 0; row < rows->size(); ++row) {
        const Feature *feature = dictionary->at(rows->feature[row]);
        lines.append(u"%1 %2 %3"_s.arg((rows->phenomenonTime[row] - midnight) / minute, 4)
                         .arg(feature ? feature->id : u"?"_s)
                         .arg(double(rows->values[0][row])));
    }
    lines.sort();
    return lines;
}
QStringList all(HistoryArchive &history, const QString &feed = feedName) { return told(history, readAll(history, feed)); }

/// What each entity said last, up to then.
QStringList state(HistoryArchive &history, qint64 time, Duration horizon = Duration(day))
{
    return told(history, history.reader().latest(feedName, at(time), horizon).result());
}

std::vector<qint64> counts(HistoryArchive &history, qint64 begin, qint64 width, int buckets, const QString &feed = feedName)
{
    return history.reader().histogram({ feed }, { at(begin), at(begin + width * buckets) }, buckets).result().counts[0];
}

/// Entities a and b, so that each hour has six of either: a at full ten minutes, b five minutes later. The value is the minute of the day.
std::vector<Seen> dense(qint64 begin, qint64 end)
{
    std::vector<Seen> seen;
    for (qint64 time = begin; time < end; time += 10 * minute) {
        seen.push_back({ time, 'a', float(time % day / minute) });
        seen.push_back({ time + 5 * minute, 'b', float(time % day / minute + 5) });
    }
    return seen;
}

/// Three dense days, an observation just when the fourth begins, and an hour much later.
void storeDays(HistoryArchive &history)
{
    store(history, dense(0, 3 * day));
    store(history, { { 3 * day, 'a', 1 } });
    store(history, dense(40 * day, 40 * day + hour));
    store(history, dense(0, day), otherFeed);
}

} // namespace

class HistoryRemovalTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { addStores(); }
    void init();
    void cleanupTestCase() { endSharedServer(); }
    void erasedInAPeriod();
    void erasedAltogether();
    void erasedPlaces_data();
    void erasedPlaces();
    void thinned();
    void thinnedBeforeTheEpoch();
    void droppedAndThinned();
    void erasedAfterRetention();
};

void HistoryRemovalTest::init()
{
    QFETCH_GLOBAL(const QString, store);
    if (store == u"archive" && !sharedServer())
        QSKIP(qPrintable(whyNoServer()));
}

/// Of an entity, from one o'clock to three, with what was corrected since.
void HistoryRemovalTest::erasedInAPeriod()
{
    const auto place = newPlace();
    {
        const auto history = place->open();
        store(*history,
              { { 0, 'a', 10 },
                { hour, 'a', 11 },
                { 2 * hour, 'a', 12 },
                { 3 * hour, 'a', 13 },
                { 0, 'b', 20 },
                { hour, 'b', 21 },
                { 2 * hour, 'b', 22 },
                { 3 * hour, 'b', 23 } });
        store(*history, { { hour, 'a', 11.5f } });
        store(*history, { { hour, 'a', 30 } }, otherFeed);
        QCOMPARE(state(*history, 2 * hour + 1), (QStringList { u" 120 a 12"_s, u" 120 b 22"_s }));
    }
    const ErasureRequest request {
        .feed = feedName, .entity = u"a"_s, .range = { at(hour), at(3 * hour) }, .reason = u"request 12"_s, .at = erasedAt
    };
    const Result<ErasureOutcome> counted = place->count(request);
    QVERIFY2(counted, qPrintable(counted ? QString() : counted.error().message));
    const Result<ErasureOutcome> erased = place->erase(request);
    QVERIFY2(erased, qPrintable(erased ? QString() : erased.error().message));
    for (const ErasureOutcome &outcome : { *counted, *erased }) {
        QCOMPARE(outcome.feeds.size(), 1);
        QCOMPARE(outcome.feeds[0].feed, feedName);
        QCOMPARE(outcome.feeds[0].observations, 3); // one is there in two versions
        QCOMPARE(outcome.feeds[0].features, 0); // there are others of it
        QCOMPARE(outcome.feeds[0].range, (TimeRange { at(hour), at(2 * hour + 1) }));
        QVERIFY(!outcome.overwritesDropped);
    }
    for (int round = 0; round < 2; ++round) {
        const auto history = place->open();
        QCOMPARE(
            all(*history),
            (QStringList { u"   0 a 10"_s, u"   0 b 20"_s, u"  60 b 21"_s, u" 120 b 22"_s, u" 180 a 13"_s, u" 180 b 23"_s }));
        QCOMPARE(counts(*history, 0, hour, 4), (std::vector<qint64> { 2, 1, 1, 2 }));
        QCOMPARE(counts(*history, 2 * hour - minute, minute, 3), (std::vector<qint64> { 0, 1, 0 }));
        QCOMPARE(counts(*history, 0, day, 1), std::vector<qint64> { 6 });
        // The state is of what is left: what it said before, unless that is too old.
        QCOMPARE(state(*history, hour), (QStringList { u"   0 a 10"_s, u"  60 b 21"_s }));
        QCOMPARE(state(*history, 2 * hour + 1), (QStringList { u"   0 a 10"_s, u" 120 b 22"_s }));
        QCOMPARE(state(*history, 2 * hour + 1, Duration(2 * hour)), QStringList { u" 120 b 22"_s });
        QCOMPARE(state(*history, 4 * hour), (QStringList { u" 180 a 13"_s, u" 180 b 23"_s }));
        QCOMPARE(all(*history, otherFeed), QStringList { u"  60 a 30"_s });
        QCOMPARE(history->reader().dictionary(feedName)->find(u"a"_s)->name, u"Ada"_s);
    }
    const auto log = place->erasures();
    QVERIFY(log);
    QCOMPARE(*log, (QList<ErasureRecord> { { erasedAt, feedName, u"entity"_s, request.range, 3, 0, u"request 12"_s } }));
}

/// Nothing is left of it, and if it is heard of again, it begins anew.
void HistoryRemovalTest::erasedAltogether()
{
    const auto place = newPlace();
    const std::vector<Seen> first { { 0, 'a', 10 }, { hour, 'a', 11 } };
    {
        const auto history = place->open();
        store(*history, first);
        store(*history, { { 0, 'b', 20 }, { 3 * hour, 'b', 23 } });
    }
    const ErasureRequest request { .feed = feedName, .entity = u"a"_s, .reason = u"r"_s, .at = erasedAt };
    const Result<ErasureOutcome> erased = place->erase(request);
    QVERIFY2(erased && erased->feeds.size() == 1, qPrintable(erased ? QString() : erased.error().message));
    QCOMPARE(erased->feeds[0].observations, 2);
    QCOMPARE(erased->feeds[0].features, 1);
    const Result<ErasureOutcome> again = place->count(request);
    QVERIFY(!again && again.error().message.contains(u"knows no entity a"));
    const auto history = place->open();
    QVERIFY(!history->reader().dictionary(feedName)->find(u"a"_s));
    QCOMPARE(all(*history), (QStringList { u"   0 b 20"_s, u" 180 b 23"_s }));
    QCOMPARE(state(*history, 2 * hour), QStringList { u"   0 b 20"_s });
    QCOMPARE(counts(*history, 0, hour, 4), (std::vector<qint64> { 1, 0, 0, 1 }));
    store(*history, first);
    QCOMPARE(all(*history), (QStringList { u"   0 a 10"_s, u"   0 b 20"_s, u"  60 a 11"_s, u" 180 b 23"_s }));
    QCOMPARE(counts(*history, 0, hour, 4), (std::vector<qint64> { 2, 1, 0, 1 }));
    QCOMPARE(history->reader().dictionary(feedName)->find(u"a"_s)->name, u"Ada"_s);
}

void HistoryRemovalTest::erasedPlaces_data()
{
    QTest::addColumn<std::optional<GeoBox>>("box");
    QTest::addColumn<GeoMultiPolygon>("area");
    QTest::addColumn<TimeRange>("range");
    QTest::addColumn<QStringList>("left");
    QTest::addColumn<int>("ofOthers");
    const auto strip = [](double west, double east) {
        return QList<GeoLine> { { { west, 41 }, { east, 41 }, { east, 42 }, { west, 42 }, { west, 41 } } };
    };
    // a was inside at midnight, b and c at one o'clock.
    const QStringList outside { u"   0 b 20"_s, u"   0 c 30"_s, u"  60 a 11"_s };
    const std::optional<GeoBox> box = GeoBox { -87.65, 41, -87.55, 42 };
    QTest::newRow("box") << box << GeoMultiPolygon() << TimeRange() << outside << 1;
    QTest::newRow("polygons that overlap") << std::optional<GeoBox>()
                                           << GeoMultiPolygon { strip(-87.65, -87.59), strip(-87.61, -87.55) } << TimeRange()
                                           << outside << 1;
    QTest::newRow("box in a period") << box << GeoMultiPolygon() << TimeRange { at(0), at(hour) }
                                     << QStringList { u"   0 b 20"_s, u"   0 c 30"_s, u"  60 a 11"_s, u"  60 b 21"_s,
                                                      u"  60 c 31"_s }
                                     << 0;
}

/// In all feeds: by where it was itself, else by where its entity is.
void HistoryRemovalTest::erasedPlaces()
{
    QFETCH(const std::optional<GeoBox>, box);
    QFETCH(const GeoMultiPolygon, area);
    QFETCH(const TimeRange, range);
    QFETCH(const QStringList, left);
    QFETCH(const int, ofOthers);
    const auto place = newPlace();
    {
        const auto history = place->open();
        store(*history,
              { { 0, 'a', 10 },
                { 0, 'b', 20 },
                { 0, 'c', 30 },
                { hour, 'a', 11, -87.70 },
                { hour, 'b', 21, -87.60 },
                { hour, 'c', 31, -87.60 } });
        store(*history, { { hour, 'a', 40 }, { 2 * hour, 'b', 41 } }, otherFeed);
    }
    const ErasureRequest request { .box = box, .area = area, .range = range, .reason = u"r"_s, .at = erasedAt };
    const Result<ErasureOutcome> counted = place->count(request);
    const Result<ErasureOutcome> erased = place->erase(request);
    QVERIFY2(counted && erased, qPrintable(erased ? QString() : erased.error().message));
    for (const ErasureOutcome &outcome : { *counted, *erased }) {
        QCOMPARE(outcome.feeds.size(), 1 + ofOthers);
        QCOMPARE(outcome.feeds[0].feed, feedName);
        QCOMPARE(outcome.feeds[0].observations, 6 - left.size());
        QCOMPARE(outcome.feeds[0].features, 0);
        QCOMPARE(outcome.feeds.value(1).observations, ofOthers);
        QCOMPARE(outcome.feeds.value(1).features, ofOthers);
    }
    const auto history = place->open();
    QCOMPARE(all(*history), left);
    QCOMPARE(counts(*history, 0, day, 1), std::vector<qint64> { left.size() });
    QCOMPARE(all(*history, otherFeed).size(), 2 - ofOthers);
    QCOMPARE(counts(*history, 0, day, 1, otherFeed), std::vector<qint64> { 2 - ofOthers });
    // The newest of each is shown, where it then was.
    QStringList newest = left.last(3);
    QCOMPARE(state(*history, 3 * hour), newest);
    QCOMPARE(place->erasures()->size(), 1 + ofOthers);
}

/// Of what is older the last observation of each entity stays in an hour; what was corrected as it was corrected. Counts stay.
void HistoryRemovalTest::thinned()
{
    const auto place = newPlace();
    auto history = place->open();
    storeDays(*history);
    store(*history, { { day + 5 * hour + 50 * minute, 'a', -1 } });
    const qint64 six = day + 6 * hour;
    const QStringList whenItStruckSix = state(*history, six - 1);
    QCOMPARE(whenItStruckSix, (QStringList { u"1790 a -1"_s, u"1795 b 355"_s }));
    QSignalSpy reset(&history->reader(), &HistoryReader::reset);
    history->thinBefore(feedName, at(3 * day), Duration(hour));
    QVERIFY(reset.wait());
    QStringList expected;
    for (qint64 begin = 0; begin < 3 * day; begin += hour) {
        const auto line = [begin](qint64 time, QChar entity) {
            const qint64 since = (begin + time) / minute;
            return u"%1 %2 %3"_s.arg(since, 4).arg(entity).arg(since == 1790 ? -1 : since % (24 * 60));
        };
        expected << line(50 * minute, u'a') << line(55 * minute, u'b');
    }
    expected << u"4320 a 1"_s; // younger than asked for, as are the twelve of the last hour
    for (int round = 0; round < 2; ++round) {
        const QStringList left = all(*history);
        QCOMPARE(left.size(), 3 * 24 * 2 + 1 + 12);
        QStringList ofThreeDays = left;
        ofThreeDays.removeIf([](const QString &line) { return line.startsWith(u'5'); }); // 40 days are 57,600 minutes
        expected.sort();
        QCOMPARE(ofThreeDays, expected);
        QCOMPARE(history->reader().extent(feedName), (TimeRange { at(50 * minute), at(40 * day + 55 * minute + 1) }));
        QCOMPARE(counts(*history, 0, day, 4), (std::vector<qint64> { 288, 288, 288, 1 }));
        QCOMPARE(counts(*history, six, hour, 2), (std::vector<qint64> { 12, 12 }));
        QCOMPARE(counts(*history, six, minute, 7), (std::vector<qint64> { 1, 0, 0, 0, 0, 1, 0 }));
        // At the end of a step the state is what it was; within one, the newest that is left.
        QCOMPARE(state(*history, six - 1), whenItStruckSix);
        QCOMPARE(state(*history, six + 30 * minute), whenItStruckSix);
        QCOMPARE(state(*history, six + 2 * minute, Duration(10 * minute)), QStringList { u"1795 b 355"_s });
        QCOMPARE(state(*history, 3 * day), (QStringList { u"4315 b 1435"_s, u"4320 a 1"_s }));
        QCOMPARE(all(*history, otherFeed).size(), 288);
        history.reset();
        history = place->open();
    }
    // With another step it begins again.
    history->thinBefore(feedName, at(3 * day), Duration(3 * hour));
    QTRY_COMPARE(all(*history).size(), 3 * 8 * 2 + 1 + 12);
    QCOMPARE(state(*history, six - 1), whenItStruckSix);
    QCOMPARE(counts(*history, 0, day, 4), (std::vector<qint64> { 288, 288, 288, 1 }));
}

/// Steps begin at full hours there as well.
void HistoryRemovalTest::thinnedBeforeTheEpoch()
{
    const auto place = newPlace();
    const auto history = place->open();
    const qint64 eve = -midnight - day; // 1969-12-31T00:00Z
    store(*history,
          { { eve + 20 * hour - 1, 'a', 1 },
            { eve + 20 * hour, 'a', 2 },
            { eve + 21 * hour - 1, 'a', 3 },
            { eve + day - 1, 'a', 4 } });
    store(*history, { { 0, 'a', 5 } });
    history->thinBefore(feedName, { 2 * day }, Duration(hour));
    QTRY_COMPARE(readAll(*history)->size(), 4u);
    QCOMPARE(readAll(*history)->values[0], (std::vector<float> { 1, 3, 4, 5 }));
    QCOMPARE(counts(*history, eve, day, 1), std::vector<qint64> { 4 });
}

/// What is older still goes altogether.
void HistoryRemovalTest::droppedAndThinned()
{
    const auto place = newPlace();
    const auto history = place->open();
    storeDays(*history);
    const qint64 kept = day + hour;
    history->keepSince(feedName, at(kept));
    history->thinBefore(feedName, at(3 * day), Duration(hour));
    QTRY_COMPARE(all(*history).size(), 47 * 2 + 1 + 12);
    QTRY_COMPARE(history->reader().extent(feedName).begin, at(kept + 50 * minute));
    QCOMPARE(state(*history, kept + hour - 1), (QStringList { u"1550 a 110"_s, u"1555 b 115"_s }));
    QCOMPARE(state(*history, kept + 30 * minute), QStringList());
    QCOMPARE(counts(*history, 0, day, 4), (std::vector<qint64> { 288, 288, 288, 1 }));
    QCOMPARE(counts(*history, 0, hour, 2), (std::vector<qint64> { 12, 12 }));
    QCOMPARE(all(*history, otherFeed).size(), 288);
}

/// Of what retention has left; of what it has dropped copies may lie somewhere, and the counts tell it as before.
void HistoryRemovalTest::erasedAfterRetention()
{
    const auto place = newPlace();
    {
        const auto history = place->open();
        storeDays(*history);
        history->keepSince(feedName, at(day + hour));
        history->thinBefore(feedName, at(3 * day), Duration(hour));
        QTRY_COMPARE(all(*history).size(), 47 * 2 + 1 + 12);
    }
    ErasureRequest request { .feed = feedName, .entity = u"a"_s, .range = { at(0), at(day) }, .reason = u"r"_s, .at = erasedAt };
    for (const auto &outcome : { place->count(request), place->erase(request) }) {
        QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message));
        QVERIFY(outcome->feeds.isEmpty() && outcome->overwritesDropped);
    }
    QVERIFY(place->erasures()->isEmpty());
    request.range = { at(3 * day - hour), at(3 * day + hour) };
    for (const auto &outcome : { place->count(request), place->erase(request) }) {
        QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message));
        QVERIFY(outcome->feeds.size() == 1 && outcome->overwritesDropped);
        QCOMPARE(outcome->feeds[0].observations, 2); // one is left of the hour before
        QCOMPARE(outcome->feeds[0].features, 0);
    }
    request.range = { at(40 * day), at(41 * day) };
    const Result<ErasureOutcome> younger = place->erase(request);
    QVERIFY(younger && younger->feeds.size() == 1 && !younger->overwritesDropped);
    QCOMPARE(younger->feeds[0].observations, 6);
    const auto history = place->open();
    QCOMPARE(all(*history).size(), 47 * 2 + 1 + 12 - 8);
    QCOMPARE(counts(*history, 3 * day - 2 * hour, hour, 3), (std::vector<qint64> { 12, 11, 0 }));
    QCOMPARE(counts(*history, 0, day, 4), (std::vector<qint64> { 288, 288, 287, 0 }));
    QCOMPARE(state(*history, 3 * day + 30 * minute), (QStringList { u"4250 a 1370"_s, u"4315 b 1435"_s }));
    QCOMPARE(state(*history, 41 * day), QStringList { u"57655 b 55"_s });
}

QTEST_GUILESS_MAIN(HistoryRemovalTest)
#include "tst_historyremoval.moc"
