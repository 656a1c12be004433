// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is erased by law leaves no trace in the file.
#include "erasuretraces.h"

#include "engine/history/erasure.h"
#include "engine/history/maintenance.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QTemporaryDir>

using namespace citywall;
using namespace citywall::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 hour = 3'600'000;
constexpr UtcTime erasedAt { 1'750'000'000'000 };

} // namespace

class ErasureTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString folderOf(const QString &name) const { return m_folder.filePath(name); }
    QString fileOf(const QString &name) const { return m_folder.filePath(name) + u"/history.sqlite"_s; }

    /// 100,000 rows of ten features in turn, one a second, in chunks and tail.
    QString filled(const QString &name) const
    {
        const auto store = openStore(folderOf(name));
        for (int first = 0; first < 100'000; first += 5000)
            (void)store->writer().append(feedName, plainBatch(first, 5000, 1), testSource(), { 1 }).result();
        (void)store->close();
        return fileOf(name);
    }

    /// All counts, and the states at some instants, are those of the rows.
    static void isConsistent(const QString &folder)
    {
        const auto store = openStore(folder);
        QVERIFY(store);
        HistoryReader &reader = store->reader();
        const ObservationsPtr rows = readAll(*store);
        QCOMPARE(reader.histogram({ feedName }, everything(), 1).result().counts[0][0], qint64(rows->size()));
        const TimeRange hours { { startMilliseconds / hour * hour }, { startMilliseconds / hour * hour + 45 * hour } };
        std::vector<qint64> minutes(2700, 0);
        for (const qint64 time : rows->phenomenonTime)
            ++minutes[size_t((time - hours.begin.milliseconds) / 60'000)];
        QVERIFY(reader.histogram({ feedName }, hours, 2700).result().counts[0] == minutes);
        for (qint64 at = 1000; at < 110'000; at += 9999) {
            const UtcTime instant { startMilliseconds + at * 1000 };
            const Duration horizon = std::chrono::hours(1000);
            const ObservationsPtr state = reader.latest(feedName, instant, horizon).result();
            const ObservationsPtr expected = reader.HistoryReader::latest(feedName, instant, horizon).result();
            QVERIFY(state->phenomenonTime == expected->phenomenonTime && state->feature == expected->feature);
        }
        QVERIFY(store->damage().isEmpty());
        (void)store->close();
        QVERIFY(verifyHistory(store->path())->isSound());
    }

private Q_SLOTS:
    void anEntityWithoutATrace()
    {
        const QString file = filled(u"entity"_s);
        {
            const auto store = openStore(folderOf(u"entity"_s));
            // The first batch lies in a late chunk in the end, the second in the tail.
            (void)store->writer().append(feedName, traces(10), testSource(), { 1 }).result();
            (void)store->writer().append(feedName, plainBatch(100'000, 40'000, 1), testSource(), { 1 }).result();
            (void)store->writer().append(feedName, traces(139'000), testSource(), { 1 }).result();
            QCOMPARE(readAll(*store)->size(), 140'060UL);
        }
        QVERIFY(holdsTraces(file)); // or the test could not fail
        const ErasureRequest request {
            .feed = feedName, .entity = u"person-7-by-id"_s, .reason = u"request 12/2026"_s, .at = erasedAt
        };

        const Result<ErasureOutcome> counted = countErasure(file, request);
        QVERIFY(counted && counted->feeds.size() == 1);
        QCOMPARE(counted->feeds.at(0).observations, 60);
        QCOMPARE(counted->feeds.at(0).features, 1);
        QCOMPARE(counted->feeds.at(0).range, (TimeRange { { startMilliseconds + 10'500 }, { startMilliseconds + 139'029'501 } }));
        QVERIFY(holdsTraces(file)); // only counted
        QVERIFY(erasureLog(file)->isEmpty());

        const Result<ErasureOutcome> erased = eraseObservations(file, request);
        QVERIFY2(erased, erased ? "" : qPrintable(erased.error().message + erased.error().detail));
        QCOMPARE(erased->feeds.size(), 1);
        QCOMPARE(erased->feeds.at(0).observations, 60);
        QVERIFY(!holdsTraces(file));

        isConsistent(folderOf(u"entity"_s));
        QVERIFY(!holdsTraces(file));
        const auto store = openStore(folderOf(u"entity"_s));
        QCOMPARE(readAll(*store)->size(), 140'000UL);
        const FeedDictionaryPtr dictionary = store->reader().dictionary(feedName);
        QCOMPARE(dictionary->features.size(), 11UL); // keys of the others stay what they are
        QVERIFY(!dictionary->find(u"person-7-by-id"_s));
        QVERIFY(dictionary->features[10].name.isEmpty() && !dictionary->features[10].position.isValid());
        // If it is heard of again, it is someone new.
        (void)store->writer().append(feedName, traces(150'000), testSource(), { 1 }).result();
        QCOMPARE(store->reader().dictionary(feedName)->find(u"person-7-by-id"_s)->key, 11U);

        const Result<QList<ErasureRecord>> log = erasureLog(file);
        QVERIFY(log && log->size() == 1);
        QCOMPARE(log->at(0).at, erasedAt);
        QCOMPARE(log->at(0).feed, feedName);
        QCOMPARE(log->at(0).kind, u"entity"_s);
        QCOMPARE(log->at(0).observations, 60);
        QCOMPARE(log->at(0).features, 1);
        QCOMPARE(log->at(0).reason, u"request 12/2026"_s);
    }

    /// Feature f3 is at −87.63; of its rows 3, 13, 23 … those of the seconds 1000 … 1999 are asked for.
    void aBoxAndAPeriod()
    {
        const QString file = filled(u"box"_s);
        const ErasureRequest request { .feed = feedName,
                                       .box = GeoBox { -87.635, 41, -87.625, 42 },
                                       .range = { { startMilliseconds + 1'000'000 }, { startMilliseconds + 2'000'000 } },
                                       .reason = u"r"_s,
                                       .at = erasedAt };
        const Result<ErasureOutcome> erased = eraseObservations(file, request);
        QVERIFY(erased && erased->feeds.size() == 1);
        QCOMPARE(erased->feeds.at(0).observations, 100);
        QCOMPARE(erased->feeds.at(0).features, 0); // there are others of it
        isConsistent(folderOf(u"box"_s));
        const auto store = openStore(folderOf(u"box"_s));
        QCOMPARE(readAll(*store)->size(), 99'900UL);
        QVERIFY(store->reader().dictionary(feedName)->find(u"f3"_s));
        const ObservationsPtr left = store->reader().request({ feedName, request.range, FeatureKey(3), {} }).result();
        QCOMPARE(left->size(), 0UL);
        (void)store->close();
        // Nothing is left of it; what an interrupted restore has left goes all the same.
        const QStringList copies { file + u".restored"_s, file + u".restored.partial"_s };
        for (const QString &copy : copies)
            QVERIFY(QFile::copy(file, copy));
        QVERIFY(eraseObservations(file, request)->feeds.isEmpty());
        QVERIFY(!QFile::exists(copies[0]) && !QFile::exists(copies[1]));
        QCOMPARE(erasureLog(file)->size(), 1);
    }

    /// A triangle around f1 (−87.61) that a box would not tell from f2 and f0.
    void aPolygonInAllFeeds()
    {
        const QString file = filled(u"polygon"_s);
        {
            const auto store = openStore(folderOf(u"polygon"_s));
            DecodedBatch batch = plainBatch(0, 50, 1);
            (void)store->writer().append(u"test.other"_s, batch, testSource(), { 1 }).result();
        }
        // At 41.8 it reaches from −87.6175 to −87.6025: halfway between the apex and the base.
        const GeoMultiPolygon area { { { { -87.61, 41.9 }, { -87.595, 41.7 }, { -87.625, 41.7 }, { -87.61, 41.9 } } } };
        const Result<ErasureOutcome> erased = eraseObservations(file, { .area = area, .reason = u"r"_s, .at = erasedAt });
        QVERIFY(erased && erased->feeds.size() == 2);
        QCOMPARE(erased->feeds.at(0).observations, 10'000);
        QCOMPARE(erased->feeds.at(0).features, 1);
        QCOMPARE(erased->feeds.at(1).feed, u"test.other"_s);
        QCOMPARE(erased->feeds.at(1).observations, 5);
        isConsistent(folderOf(u"polygon"_s));
        QCOMPARE(historyStats(file)->observations(), 90'045);
    }

    /// What moves counts by where each observation was; polygons that overlap are one area. Nothing is left of it in chunks, keyframes,
    /// tail, free space and log, and the rest stays.
    void anAreaAndAPeriodWithoutATrace()
    {
        const QString name = u"area"_s;
        const QString file = filled(name);
        {
            const auto store = openStore(folderOf(name));
            (void)store->writer().append(feedName, moving(10, 100), testSource(), { 1 }).result();
            (void)store->writer().append(feedName, plainBatch(100'000, 40'000, 1), testSource(), { 1 }).result();
        }
        QVERIFY(compactHistory(file)); // keyframes that hold it
        (void)openStore(folderOf(name))->writer().append(feedName, moving(139'000, 200), testSource(), { 1 }).result();
        const auto strip = [](double west, double east) {
            return QList<GeoLine> { { { west, 42.4 }, { east, 42.4 }, { east, 42.6 }, { west, 42.6 }, { west, 42.4 } } };
        };
        // Stops 24 … 34 and 29 … 39; of the first journey those from 40 s on, stop 30 being at 40.5 s. Its last is in all keyframes.
        const ErasureRequest request { .area = { strip(-87.765, -87.655), strip(-87.715, -87.605) },
                                       .range = { { startMilliseconds + 40'000 }, { startMilliseconds + 139'500'000 } },
                                       .reason = u"request 13/2026"_s,
                                       .at = erasedAt };
        QVERIFY(noisesIn(file, 130, 139) > 0 && noisesIn(file, 224, 239) > 0);
        QCOMPARE(countErasure(file, request)->feeds.value(0).observations, 10 + 16);
        const Result<ErasureOutcome> erased = eraseObservations(file, request);
        QVERIFY2(erased && erased->feeds.size() == 1, erased ? "" : qPrintable(erased.error().message));
        QCOMPARE(erased->feeds.at(0).observations, 10 + 16);
        QCOMPARE(erased->feeds.at(0).features, 0);
        QCOMPARE(erased->feeds.at(0).range, (TimeRange { { startMilliseconds + 40'500 }, { startMilliseconds + 139'039'501 } }));
        QCOMPARE(noisesIn(file, 130, 139) + noisesIn(file, 224, 239), 0);
        QVERIFY(noisesIn(file, 100, 129) > 0 && noisesIn(file, 200, 223) > 0);
        isConsistent(folderOf(name));
        QCOMPARE(noisesIn(file, 130, 139) + noisesIn(file, 224, 239), 0);
        QCOMPARE(readAll(*openStore(folderOf(name)))->size(), 140'080UL - 26);
        QVERIFY(countErasure(file, request)->feeds.isEmpty()); // as everybody can see
        const Result<QList<ErasureRecord>> log = erasureLog(file);
        QVERIFY(log && log->size() == 1);
        QCOMPARE(log->at(0).kind, u"area"_s);
        QCOMPARE(log->at(0).range, request.range);
        QCOMPARE(log->at(0).observations, 26);
    }

    /// An observation that one of its versions puts inside goes with all of them: none may come back in its place.
    void allVersionsOfAnObservation()
    {
        const QString name = u"versions"_s;
        {
            const auto store = openStore(folderOf(name));
            for (const double longitude : { -80.0, -70.0 }) { // outside, then corrected to inside …
                DecodedBatch batch = plainBatch(0, 1, float(longitude));
                batch.observations[0].position = { longitude, 40 };
                (void)store->writer().append(feedName, batch, testSource(), { 1 }).result();
            }
            for (const double longitude : { -70.0, -80.0 }) { // … and the other way round
                DecodedBatch batch = plainBatch(1, 1, float(longitude));
                batch.observations[0].position = { longitude, 40 };
                (void)store->writer().append(feedName, batch, testSource(), { 1 }).result();
            }
            DecodedBatch batch = plainBatch(2, 1, 0);
            batch.observations[0].position = { -80, 40 };
            (void)store->writer().append(feedName, batch, testSource(), { 1 }).result();
            QCOMPARE(readAll(*store)->size(), 3UL);
        }
        const Result<ErasureOutcome> erased =
            eraseObservations(fileOf(name), { .box = GeoBox { -71, 39, -69, 41 }, .reason = u"r"_s, .at = erasedAt });
        QVERIFY(erased && erased->feeds.size() == 1);
        QCOMPARE(erased->feeds.at(0).observations, 4);
        const auto store = openStore(folderOf(name));
        const ObservationsPtr rows = readAll(*store);
        QCOMPARE(rows->size(), 1UL);
        QCOMPARE(rows->phenomenonTime[0], startMilliseconds + 2000);
        QCOMPARE(store->reader().histogram({ feedName }, everything(), 1).result().counts[0][0], 1);
    }

    /// The newest chunks are erased as a whole, and their numbers are given to chunks that come later: those are late for the
    /// keyframes that were left, although they have numbers that these knew.
    void chunksAfterThoseErased()
    {
        const QString name = u"numbers"_s;
        {
            const auto store = openStore(folderOf(name));
            (void)store->writer().append(feedName, plainBatch(0, 33'000, 1), testSource(), { 1 }).result();
            DecodedBatch last = plainBatch(40'000, 33'000, 2);
            last.features = { { u"last"_s, {}, {}, {} } };
            for (ObservationRecord &record : last.observations)
                record.feature = 0;
            (void)store->writer().append(feedName, last, testSource(), { 1 }).result();
        }
        QVERIFY(compactHistory(fileOf(name))); // keyframes that know all chunks
        const auto number = [&](const char *sql) {
            return SQLite::Database(fileOf(name).toStdString(), SQLite::OPEN_READONLY).execAndGet(sql).getInt();
        };
        QCOMPARE(number("SELECT max(id) FROM chunk"), 18);
        QCOMPARE(number("SELECT min(chunk) FROM keyframe"), 18);
        QVERIFY(eraseObservations(fileOf(name), { .feed = feedName, .entity = u"last"_s, .reason = u"r"_s, .at = erasedAt }));
        QCOMPARE(number("SELECT max(id) FROM chunk"), 9);
        QVERIFY(number("SELECT count(*) FROM keyframe") > 0);
        {
            const auto store = openStore(folderOf(name));
            DecodedBatch late = plainBatch(0, 32'900, 3);
            for (ObservationRecord &record : late.observations)
                record.phenomenonTime = record.phenomenonTime + Duration(500);
            (void)store->writer().append(feedName, late, testSource(), { 1 }).result();
        }
        QCOMPARE(number("SELECT max(id) FROM chunk"), 18);
        isConsistent(folderOf(name));
    }

    void damagedRunsAreErasedWhole()
    {
        const QString file = filled(u"damaged"_s);
        {
            SQLite::Database db(file.toStdString(), SQLite::OPEN_READWRITE);
            db.exec("UPDATE chunk SET data = zeroblob(1000) WHERE id = 2");
        }
        const qint64 lost = 100'000 - verifyHistory(file)->observations;
        QVERIFY(lost > 0);
        const Result<ErasureOutcome> erased =
            eraseObservations(file, { .feed = feedName, .entity = u"f5"_s, .reason = u"r"_s, .at = erasedAt });
        QVERIFY(erased && erased->feeds.size() == 1);
        QCOMPARE(erased->feeds.at(0).unreadable, lost);
        // Chunk 2 of the 9 of 35,000 rows holds the rows 3,888 … 7,776, of f5 those of 3,895, 3,905 … 7,775: 389.
        QCOMPARE(erased->feeds.at(0).observations, 10'000 - 389);
        isConsistent(folderOf(u"damaged"_s));
    }

    void whatCannotBeErased()
    {
        const QString file = filled(u"refused"_s);
        const QByteArray before = contentOf(file);
        QVERIFY(eraseObservations(file, { .feed = feedName }).error().message.contains(u"Name an entity or an area"));
        QVERIFY(
            eraseObservations(file, { .feed = u"no.feed"_s, .entity = u"f1"_s }).error().message.contains(u"no feed no.feed"));
        QVERIFY(eraseObservations(file, { .entity = u"nobody"_s }).error().message.contains(u"no entity nobody"));
        QVERIFY(eraseObservations(fileOf(u"nothing"_s), { .entity = u"f1"_s }).error().message.contains(u"There is no history"));
        int looks = 0;
        const auto given = eraseObservations(file, { .entity = u"f1"_s, .at = erasedAt }, [&](double) { return ++looks < 5; });
        QVERIFY(!given && given.error().message.contains(u"nothing was changed"));
        QCOMPARE(contentOf(file), before);
    }
};

QTEST_GUILESS_MAIN(ErasureTest)
#include "tst_erasure.moc"
