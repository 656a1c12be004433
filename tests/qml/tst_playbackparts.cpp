// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../../qml/Shell/bookmarks.h"
#include "../../qml/Shell/histogramitem.h"
#include "../../qml/Shell/scrub.h"
#include "../../qml/Shell/timelinemodel.h"
#include "../../qml/Shell/workshifts.h"
#include "countedcity.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <optional>

using namespace citywall;
using namespace std::chrono_literals;

namespace {

UtcTime at(const char *iso) { return UtcTime::fromIso(QString::fromLatin1(iso)); }

const QString incidents = QStringLiteral("safety.incident");
const UtcTime noon = CountedCity::noon;

} // namespace

class PlaybackPartsTest : public QObject
{
    Q_OBJECT

    std::optional<CountedCity> m_city;

private Q_SLOTS:
    void init() { m_city.emplace(); }
    void cleanup() { m_city.reset(); }

    void bookmarksAreInOrderAndKept()
    {
        Bookmarks bookmarks;
        QAbstractItemModelTester tester(&bookmarks);
        QSignalSpy changed(&bookmarks, &Bookmarks::jsonChanged);
        QCOMPARE(bookmarks.add(double(noon.milliseconds), QStringLiteral("  Water main \n burst ")), 0);
        QCOMPARE(bookmarks.add(double((noon - 1h).milliseconds), QStringLiteral("March begins")), 0);
        QCOMPARE(bookmarks.add(double((noon + 1h).milliseconds), QStringLiteral("结束")), 2);
        QCOMPARE(changed.size(), 3);
        QCOMPARE(bookmarks.add(double(noon.milliseconds), QStringLiteral("Water main burst")), 1); // there already
        QCOMPARE(bookmarks.add(double(noon.milliseconds), QStringLiteral("  ")), -1);
        QCOMPARE(bookmarks.add(qQNaN(), QStringLiteral("never")), -1);
        QCOMPARE(bookmarks.rowCount(), 3);
        QCOMPARE(bookmarks.json(),
                 QStringLiteral(R"([{"name":"March begins","time":"2026-11-21T17:00:00Z"},)"
                                R"({"name":"Water main burst","time":"2026-11-21T18:00:00Z"},)"
                                R"({"name":"结束","time":"2026-11-21T19:00:00Z"}])"));
        Bookmarks again;
        again.setJson(bookmarks.json());
        QCOMPARE(again.json(), bookmarks.json());
        // What cannot be read is left out, the rest is there.
        again.setJson(QStringLiteral(R"([{"name":"no zone","time":"2026-11-21T17:00:00"},7,{"time":"2026-11-21T17:00:00Z"},)"
                                     R"({"name":"good","time":"2026-11-21T17:00:00+01:00"}])"));
        QCOMPARE(again.json(), QStringLiteral(R"([{"name":"good","time":"2026-11-21T16:00:00Z"}])"));
        again.setJson(QStringLiteral("damaged"));
        QCOMPARE(again.rowCount(), 0);
    }

    void bookmarksAreRenamedAndDeleted()
    {
        Bookmarks bookmarks;
        QAbstractItemModelTester tester(&bookmarks);
        bookmarks.add(double(noon.milliseconds), QStringLiteral("b"));
        bookmarks.add(double(noon.milliseconds), QStringLiteral("d"));
        const auto names = [&] {
            QStringList all;
            for (int row = 0; row < bookmarks.rowCount(); ++row)
                all.append(bookmarks.data(bookmarks.index(row), Bookmarks::NameRole).toString());
            return all;
        };
        QVERIFY(bookmarks.rename(0, QStringLiteral("e")));
        QCOMPARE(names(), QStringList({ QStringLiteral("d"), QStringLiteral("e") }));
        QVERIFY(!bookmarks.rename(0, QStringLiteral(" ")));
        QVERIFY(!bookmarks.rename(2, QStringLiteral("f")));
        bookmarks.remove(0);
        QCOMPARE(names(), QStringList(QStringLiteral("e")));
        QCOMPARE(bookmarks.removed(), QStringLiteral("d"));
        bookmarks.undo();
        QCOMPARE(names(), QStringList({ QStringLiteral("d"), QStringLiteral("e") }));
        QCOMPARE(bookmarks.removed(), QString());
        bookmarks.undo(); // nothing any more
        QCOMPARE(bookmarks.rowCount(), 2);
        QVERIFY(bookmarks.rename(1, QStringLiteral("d"))); // becomes the other
        QCOMPARE(names(), QStringList(QStringLiteral("d")));
        for (int i = 0; i < 600; ++i)
            bookmarks.add(i, QStringLiteral("x").repeated(300));
        QCOMPARE(bookmarks.rowCount(), int(Bookmarks::most));
        QCOMPARE(names().first().size(), Bookmarks::longestName);
    }

    /// 2026-11-01: clocks go back at 2:00 in Chicago, and the night shift that began at 22:00 has nine hours.
    void shiftsByTheCitysClock()
    {
        WorkShifts shifts;
        QVERIFY(shifts.starts().isEmpty());
        shifts.setStarts({ QStringLiteral("22:00"), QStringLiteral("06:00"), QStringLiteral("14:00") });
        QCOMPARE(shifts.starts(), QStringList({ QStringLiteral("06:00"), QStringLiteral("14:00"), QStringLiteral("22:00") }));
        const double begin = double(at("2026-10-31T19:00:00-05:00").milliseconds);
        const QList<WorkShift> found = shifts.between(begin, begin + 24 * 3'600'000.0);
        QStringList hours;
        QList<double> lengths;
        for (const WorkShift &shift : found) {
            hours.append(shift.hours);
            lengths.append((shift.end - shift.begin) / 3'600'000);
        }
        QCOMPARE(hours,
                 QStringList({ QStringLiteral("14:00 – 22:00"), QStringLiteral("22:00 – 06:00"), QStringLiteral("06:00 – 14:00"),
                               QStringLiteral("14:00 – 22:00") }));
        QCOMPARE(lengths, (QList<double> { 8, 9, 8, 8 }));
        QCOMPARE(found[1].begin, double(at("2026-10-31T22:00:00-05:00").milliseconds));
        QCOMPARE(found[1].end, double(at("2026-11-01T06:00:00-06:00").milliseconds));
        for (qsizetype i = 1; i < found.size(); ++i) {
            QCOMPARE(found[i].begin, found[i - 1].end);
            QVERIFY(found[i].even != found[i - 1].even);
        }
        // Their shade does not depend on where the view begins.
        QCOMPARE(shifts.between(begin + 4 * 3'600'000.0, begin + 5 * 3'600'000.0).first(), found[1]);
        shifts.setStarts({ QStringLiteral("19:00"), QStringLiteral("noon"), QStringLiteral("07:00"), QStringLiteral("19:00") });
        QCOMPARE(shifts.starts(), QStringList({ QStringLiteral("07:00"), QStringLiteral("19:00") }));
        QCOMPARE(shifts.between(begin, begin + 1).first().hours, QStringLiteral("19:00 – 07:00"));
        QVERIFY(shifts.between(begin, begin + WorkShifts::longest + 1).isEmpty());
        QVERIFY(shifts.between(begin, begin).isEmpty());
        QVERIFY(shifts.between(qQNaN(), begin).isEmpty());
        shifts.setStarts({});
        QVERIFY(shifts.between(begin, begin + 1).isEmpty());
    }

    void scrubbingWaitsForTheHistory()
    {
        m_city->history.held = true;
        Scrub scrub;
        scrub.setProperty("feed", incidents);
        QSignalSpy moves(&m_city->clock, &TimeContext::nowChanged);
        m_city->clock.play();
        scrub.begin(double((noon - 1h).milliseconds));
        QVERIFY(scrub.isActive());
        QVERIFY(!m_city->clock.isPlaying()); // it stands where it is dragged to
        QCOMPARE(m_city->clock.now(), noon - 1h); // at once
        for (int i = 1; i <= 50; ++i)
            scrub.moveTo(double((noon - 1h - i * 1min).milliseconds));
        QCoreApplication::processEvents();
        QCOMPARE(moves.size(), 1); // the rows of the first instant are not there yet
        m_city->history.release();
        QTRY_COMPARE(m_city->clock.now(), noon - 1h - 50min); // then to where the pointer is by now
        QCOMPARE(moves.size(), 2);
        scrub.moveTo(double((noon - 3h).milliseconds));
        scrub.end(); // in the end it is exactly there
        QCOMPARE(m_city->clock.now(), noon - 3h);
        QVERIFY(m_city->clock.isPlaying()); // as it did before
        m_city->history.release();
        QCoreApplication::processEvents();
        QCOMPARE(m_city->clock.now(), noon - 3h);
        scrub.moveTo(double(noon.milliseconds)); // nothing is dragged any more
        QCOMPARE(m_city->clock.now(), noon - 3h);
    }

    void scrubbingOverAHistoryThatFails()
    {
        m_city->history.failure = QStringLiteral("the disk is gone");
        Scrub scrub;
        scrub.setProperty("feed", incidents);
        scrub.begin(double((noon - 1h).milliseconds));
        scrub.moveTo(double((noon - 2h).milliseconds));
        QTRY_COMPARE(m_city->clock.now(), noon - 2h);
    }

    void barsBeginWithTheCitysDay()
    {
        TimelineModel model;
        model.setLanes({ { incidents } });
        model.setBuckets(100);
        const auto begins = [&](const char *from, const char *to) {
            m_city->history.histograms = 0;
            model.show(double(at(from).milliseconds), double(at(to).milliseconds));
            if (!QTest::qWaitFor([&] { return m_city->history.histograms > 0 && !model.isLoading(); }))
                return QString();
            return m_city->history.lastRange.begin.toDateTime(m_city->clock.zone())
                .toString(QStringLiteral("ddd yyyy-MM-dd HH:mm"));
        };
        // A fortnight: bars of six hours, from the last of 0, 6, 12 and 18 o'clock.
        QCOMPARE(begins("2026-11-02T20:30:00Z", "2026-11-16T20:30:00Z"), QStringLiteral("Mon 2026-11-02 12:00"));
        QCOMPARE(model.bucketLength(), 6 * 3'600'000.0);
        // Fourteen weeks, in summer time at first: days from midnight. A year: weeks from Monday.
        QCOMPARE(begins("2026-08-05T20:30:00Z", "2026-11-10T20:30:00Z"), QStringLiteral("Wed 2026-08-05 00:00"));
        QCOMPARE(model.bucketLength(), 24 * 3'600'000.0);
        QCOMPARE(begins("2025-11-12T20:30:00Z", "2026-11-10T20:30:00Z"), QStringLiteral("Mon 2025-11-10 00:00"));
        QCOMPARE(model.bucketLength(), 7 * 24 * 3'600'000.0);
    }

    /// Expectations by nearest rank: of n bars that are not empty the 98th percentile is the ⌈0.98 n⌉-th, of the lowest first.
    void barsHaveAScale()
    {
        const auto scale = [](size_t many, qint64 low, size_t few, qint64 high) {
            std::vector<qint64> bars(20, 0); // empty ones do not count
            bars.insert(bars.end(), many, low);
            bars.insert(bars.end(), few, high);
            return barScale(bars);
        };
        QCOMPARE(barScale({}), 0);
        QCOMPARE(barScale({ 0, 0 }), 0);
        QCOMPARE(scale(287, 60, 1, 540), 60);
        QCOMPARE(scale(283, 60, 5, 540), 60); // the 283rd of 288
        QCOMPARE(scale(282, 60, 6, 540), 540); // as many are no exception
        QCOMPARE(scale(10, 3, 1, 30), 3); // the 11th would be the highest itself
        QCOMPARE(scale(7, 3, 1, 30), 3);
        QCOMPARE(scale(6, 3, 1, 30), 30); // of seven none is an exception
        QCOMPARE(scale(100, 60, 1, 120), 120); // twice as high can be drawn as it is
        QCOMPARE(scale(100, 60, 1, 121), 60);
        std::vector<qint64> rising(100);
        std::iota(rising.begin(), rising.end(), 1);
        QCOMPARE(barScale(rising), 100);
    }

    /// Twelve bars of five minutes: two observations in the first, four in each other but the last, which has forty.
    void drawsWhatIsBeyondTheScaleCutOff()
    {
        for (int bar = 0; bar < 12; ++bar) {
            for (int i = 0; i < (bar == 0 ? 2 : bar == 11 ? 40 : 4); ++i)
                m_city->history.times.insert((noon + bar * 5min + i * 1s).milliseconds);
        }
        TimelineModel model;
        model.setLanes({ { incidents } });
        model.setBuckets(12);
        model.show(double(noon.milliseconds), double((noon + 1h).milliseconds));
        QTRY_COMPARE(model.bucketLength(), 300'000.0);
        QCOMPARE(model.scales(), QList<double> { 4 });
        QCOMPARE(model.largest(), QList<double> { 40 });
        QCOMPARE(model.countOf(0, 11), 40.0); // what is read of it is what it is
        HistogramItem item;
        item.setModel(&model);
        item.setSize({ 240, 40 });
        item.setProperty("barColor", QColor(Qt::blue));
        item.setProperty("capColor", QColor(Qt::red));
        QImage image(240, 40, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        item.paint(&painter);
        const auto column = [&](int bar) { // its colours from the top, in a word
            QString word;
            for (int y = 0; y < 40; ++y) {
                const QColor color = image.pixelColor(bar * 20 + 8, y);
                word += color == QColor(Qt::blue) ? u'b' : color == QColor(Qt::red) ? u'r' : u'.';
            }
            return word;
        };
        QCOMPARE(column(0), QStringLiteral(".").repeated(20) + QStringLiteral("b").repeated(20));
        QCOMPARE(column(5), QStringLiteral("b").repeated(40));
        QCOMPARE(column(11), QStringLiteral("rr..") + QStringLiteral("b").repeated(36));
    }

    void readsItsBars()
    {
        m_city->history.times = { (noon - 30min).milliseconds, (noon - 29min).milliseconds, (noon - 5min).milliseconds };
        TimelineModel model;
        model.setLanes({ { incidents } });
        model.setBuckets(10);
        model.show(double((noon - 1h).milliseconds), double(noon.milliseconds));
        QCOMPARE(model.bucketAt(double(noon.milliseconds)), -1); // nothing is counted yet
        QVERIFY(std::isnan(model.countOf(0, 0)));
        QTRY_COMPARE(model.bucketLength(), 600'000.0);
        QCOMPARE(model.largest(), QList<double> { 2 });
        QCOMPARE(model.totals(), QList<double> { 3 });
        const int bar = model.bucketAt(double((noon - 21min).milliseconds));
        QCOMPARE(bar, 3);
        QCOMPARE(model.bucketBegin(bar), double((noon - 30min).milliseconds));
        QCOMPARE(model.countOf(0, bar), 2.0);
        QCOMPARE(model.countOf(0, 4), 0.0);
        QVERIFY(std::isnan(model.countOf(1, bar)));
        QCOMPARE(model.bucketAt(double((noon - 2h).milliseconds)), -1);
        // Other feeds: what was counted is of the old ones.
        model.setLanes({ { QStringLiteral("traffic.link-speed") } });
        QVERIFY(model.largest().isEmpty());
    }
};

QTEST_GUILESS_MAIN(PlaybackPartsTest)
#include "tst_playbackparts.moc"
