// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../../qml/Shell/histogramitem.h"
#include "../../qml/Shell/timelinemodel.h"
#include "fakecity.h"

#include <QPainter>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QTest>

#include <array>
#include <optional>
#include <set>

using namespace citywall;
using namespace std::chrono_literals;

namespace {

UtcTime at(const char *iso) { return UtcTime::fromIso(QString::fromLatin1(iso)); }

/// Counts what a test puts in, and keeps what it was asked for.
class WeeksHistory : public HistoryReader
{
    Q_OBJECT
public:
    QHash<QString, std::multiset<qint64>> times; ///< by feed
    QList<TimeRange> asked;
    QString failure; ///< of the weeks before

    void add(const QString &feed, UtcTime begin, int observations)
    {
        for (int i = 0; i < observations; ++i)
            times[feed].insert((begin + i * 10ms).milliseconds);
    }
    QFuture<ObservationsPtr> request(const ObservationQuery &) override
    {
        return QtFuture::makeReadyValueFuture<ObservationsPtr>(std::make_shared<Observations>());
    }
    QFuture<Histogram> histogram(const QStringList &feeds, TimeRange range, int buckets) override
    {
        asked.append(range);
        if (!failure.isEmpty() && asked.size() > 1)
            return QtFuture::makeExceptionalFuture<Histogram>(std::make_exception_ptr(std::runtime_error(failure.toStdString())));
        Histogram h { range, feeds, {} };
        for (const QString &feed : feeds) {
            std::vector<qint64> &counts = h.counts.emplace_back(size_t(buckets), 0);
            for (const qint64 time : times.value(feed)) {
                if (range.contains({ time }))
                    ++counts[size_t((time - range.begin.milliseconds) * buckets / range.length().count())];
            }
        }
        return QtFuture::makeReadyValueFuture(h);
    }
    FeedDictionaryPtr dictionary(const QString &) const override { return std::make_shared<FeedDictionary>(); }
    TimeRange extent(const QString &feed) const override
    {
        const std::multiset<qint64> all = times.value(feed);
        return all.empty() ? TimeRange {} : TimeRange { { *all.begin() }, { *all.rbegin() + 1 } };
    }
};

const QString incidents = QStringLiteral("safety.incident");
const QString units = QStringLiteral("safety.unit");

/// A Saturday's noon in Chicago, and the same of the Saturdays before, the newest first: clocks were put back on 1 November.
const UtcTime noon = at("2026-11-21T12:00:00-06:00");
const std::array<UtcTime, 4> before { at("2026-11-14T12:00:00-06:00"), at("2026-11-07T12:00:00-06:00"),
                                      at("2026-10-31T12:00:00-05:00"), at("2026-10-24T12:00:00-05:00") };

} // namespace

/// Six bars of ten minutes, from noon to 13:00.
class TimelineUsualTest : public QObject
{
    Q_OBJECT

    std::optional<FakeCity> m_city;
    std::optional<WeeksHistory> m_history;
    std::optional<TimelineModel> m_model;

    /// In the bar of so many weeks before.
    void add(int weeks, int bar, int observations, const QString &feed = incidents)
    {
        m_history->add(feed, (weeks == 0 ? noon : before[size_t(weeks - 1)]) + bar * 10min, observations);
    }
    void begins(const char *iso) { m_history->add(incidents, at(iso), 1); }
    bool count(const QList<QStringList> &lanes = { { incidents } })
    {
        m_history->asked.clear();
        m_model.emplace();
        m_model->setBuckets(6);
        m_model->setLanes(lanes);
        m_model->show(double(noon.milliseconds), double((noon + 1h).milliseconds));
        return counted();
    }
    bool counted()
    {
        return QTest::qWaitFor([this] { return !m_history->asked.isEmpty() && !m_model->isLoading(); });
    }
    QList<double> usual(int lane = 0) const
    {
        QList<double> all;
        for (int bar = 0; bar < 6; ++bar)
            all.append(std::isnan(m_model->usualAt(lane, bar)) ? -1 : m_model->usualAt(lane, bar));
        return all;
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QStringLiteral("en"))); }
    void init()
    {
        m_city.emplace();
        m_history.emplace();
        Services all = services();
        all.history = &*m_history;
        setServices(all);
        m_city->comparison.beginUsual();
    }
    void cleanup()
    {
        m_model.reset();
        m_city.reset();
        m_history.reset();
    }

    void isTheMedianOfTheSameHoursByTheCitysClocks()
    {
        begins("2026-10-24T00:00:00-05:00");
        const int counts[4][6] = { { 4, 5, 0, 1, 0, 8 }, { 2, 5, 0, 2, 0, 0 }, { 9, 0, 0, 3, 1, 0 }, { 7, 9, 0, 4, 0, 0 } };
        for (int weeks = 1; weeks <= 4; ++weeks) {
            for (int bar = 0; bar < 6; ++bar)
                add(weeks, bar, counts[weeks - 1][bar]);
        }
        add(0, 0, 3);
        QVERIFY(count());
        QCOMPARE(usual(), (QList<double> { 5.5, 5, 0, 2.5, 0, 0 }));
        QVERIFY(m_model->isUsualKnown());
        QCOMPARE(m_model->countOf(0, 0), 3.0);
        QVERIFY(std::isnan(m_model->usualAt(0, 6)));
        QVERIFY(std::isnan(m_model->usualAt(1, 0)));
        QVERIFY(std::isnan(m_model->usualAt(-1, 0)));
    }

    void isNotKnownBeforeTheHistoryBegins()
    {
        begins("2026-11-07T12:15:00-06:00"); // within the second bar of that week
        add(1, 1, 5);
        add(1, 2, 3);
        add(2, 2, 6);
        QVERIFY(count());
        QCOMPARE(usual(), (QList<double> { -1, -1, 4.5, 0, 0, 0 }));
        add(1, 0, 1, units); // a feed that tells for one week only makes what both tell together unknown
        QVERIFY(count({ { incidents, units }, { incidents }, { units }, { incidents, QStringLiteral("safety.nothing") } }));
        QCOMPARE(usual(0), QList<double>(6, -1));
        QCOMPARE(usual(1), (QList<double> { -1, -1, 4.5, 0, 0, 0 }));
        QCOMPARE(usual(2), QList<double>(6, -1));
        QCOMPARE(usual(3), usual(1));
    }

    void leavesOutWeeksThatTellNothing()
    {
        begins("2026-10-01T00:00:00-05:00");
        add(1, 0, 4);
        QVERIFY(count());
        QCOMPARE(usual(), QList<double>(6, -1));
        QVERIFY(!m_model->isUsualKnown());
        add(3, 0, 2);
        QVERIFY(count());
        QCOMPARE(usual(), (QList<double> { 3, 0, 0, 0, 0, 0 }));
    }

    void isOfWhatSeveralFeedsTellTogether()
    {
        for (const QString &feed : { incidents, units })
            m_history->add(feed, at("2026-10-01T00:00:00-05:00"), 1);
        add(1, 0, 4);
        add(1, 0, 1, units);
        add(2, 0, 2);
        add(2, 0, 6, units);
        QVERIFY(count({ { incidents, units }, { units } }));
        QCOMPARE(usual(0).first(), 6.5); // of 5 and 8
        QCOMPARE(usual(1).first(), 3.5);
    }

    /// What is not compared with the usual costs nothing.
    void onlyWhileComparedWithIt()
    {
        begins("2026-10-01T00:00:00-05:00");
        add(1, 0, 4);
        add(2, 0, 4);
        m_city->comparison.begin(7, 0);
        QVERIFY(count());
        QCOMPARE(m_history->asked.size(), 1);
        QCOMPARE(usual(), QList<double>(6, -1));
        m_city->comparison.beginUsual();
        QTRY_COMPARE(usual().first(), 4.0);
        QCOMPARE(m_history->asked,
                 (QList<TimeRange> { { noon, noon + 1h },
                                     { noon, noon + 1h },
                                     { before[0], before[0] + 1h },
                                     { before[1], before[1] + 1h },
                                     { before[2], before[2] + 1h },
                                     { before[3], before[3] + 1h } }));
        m_city->comparison.end();
        QVERIFY(!m_model->isUsualKnown());
        QCOMPARE(usual(), QList<double>(6, -1));
        m_city->comparison.beginUsual();
        QTRY_VERIFY(m_model->isUsualKnown());
        m_history->asked.clear();
        m_model->show(double((noon - 364 * 24h).milliseconds), double(noon.milliseconds)); // of weeks nothing is usual
        QTRY_VERIFY(m_model->bucketLength() > 86'400'000);
        QCOMPARE(m_history->asked.size(), 1);
        QVERIFY(!m_model->isUsualKnown());
    }

    /// At 2:00 on 1 November clocks were put back: that night has an hour twice, of which the first counts.
    void whereClocksWereChanged()
    {
        begins("2026-10-01T00:00:00-05:00");
        m_history->add(incidents, at("2026-11-01T01:30:00-05:00"), 2);
        m_history->add(incidents, at("2026-11-01T01:30:00-06:00"), 50);
        m_history->add(incidents, at("2026-11-01T02:30:00-06:00"), 3);
        m_history->add(incidents, at("2026-10-25T01:30:00-05:00"), 4);
        m_history->add(incidents, at("2026-10-25T02:30:00-05:00"), 5);
        QVERIFY(count());
        m_history->asked.clear();
        const UtcTime midnight = at("2026-11-08T00:00:00-06:00");
        m_model->show(double(midnight.milliseconds), double((midnight + 6h).milliseconds));
        QTRY_COMPARE(m_model->bucketLength(), 3'600'000.0);
        QCOMPARE(usual(), (QList<double> { 0, 3, 4, 0, 0, 0 }));
        QCOMPARE(m_history->asked.mid(1, 3),
                 (QList<TimeRange> { { at("2026-11-01T00:00:00-05:00"), at("2026-11-01T02:00:00-05:00") },
                                     { at("2026-11-01T02:00:00-06:00"), at("2026-11-01T06:00:00-06:00") },
                                     { at("2026-10-25T00:00:00-05:00"), at("2026-10-25T06:00:00-05:00") } }));
    }

    void saysWhyItIsNotKnown()
    {
        m_history->failure = QStringLiteral("the disk is gone");
        add(0, 0, 3);
        QVERIFY(count());
        QCOMPARE(m_model->error(), QStringLiteral("the disk is gone"));
        QCOMPARE(m_model->countOf(0, 0), 3.0);
        QVERIFY(!m_model->isUsualKnown());
    }

    /// Now 2, 4 and 1 where 8, 2 and none are usual, and none where none is: 8 is a full bar, of 40 pixels.
    void isDrawnAcrossTheBars()
    {
        begins("2026-10-01T00:00:00-05:00");
        for (int weeks : { 1, 2 }) {
            add(weeks, 0, 8);
            add(weeks, 1, 2);
        }
        add(0, 0, 2);
        add(0, 1, 4);
        add(0, 2, 1);
        QVERIFY(count());
        QCOMPARE(m_model->scales(), QList<double> { 8 });
        HistogramItem item;
        item.setModel(&*m_model);
        item.setSize({ 240, 40 });
        item.setProperty("barColor", QColor(Qt::blue));
        item.setProperty("usualColor", QColor(Qt::red));
        item.setProperty("nightColor", QColor(Qt::white));
        QImage image(240, 40, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        item.paint(&painter);
        const auto column = [&](int bar) { // its colours from the top, in a word
            QString word;
            for (int y = 0; y < 40; ++y) {
                const QColor color = image.pixelColor(bar * 40 + 8, y);
                word += color == QColor(Qt::blue) ? u'b' : color == QColor(Qt::red) ? u'r' : u'.';
            }
            return word;
        };
        const auto run = [](const char *color, int length) { return QString::fromLatin1(color).repeated(length); };
        QCOMPARE(column(0), QStringLiteral("rr") + run(".", 28) + run("b", 10));
        QCOMPARE(column(1), run(".", 20) + run("b", 9) + QStringLiteral(".rr.") + run("b", 7));
        QCOMPARE(column(2), run(".", 35) + QStringLiteral("bb.rr"));
        QCOMPARE(column(3), run(".", 40));
    }

    void isRead()
    {
        begins("2026-10-01T00:00:00-05:00");
        add(1, 3, 2);
        add(2, 3, 3);
        add(1, 0, 1200);
        add(2, 0, 1600);
        add(0, 3, 4);
        QVERIFY(count({ { incidents }, { units } }));
        QQmlEngine engine;
        QQmlComponent component(&engine, "Citywall.Shell", "TimelineReading");
        const auto lane = [](const char *title, const QString &feed) {
            return QVariantMap { { QStringLiteral("title"), QString::fromLatin1(title) },
                                 { QStringLiteral("feeds"), QStringList(feed) } };
        };
        const std::unique_ptr<QObject> reading(component.createWithInitialProperties(
            { { QStringLiteral("model"), QVariant::fromValue(&*m_model) },
              { QStringLiteral("lanes"), QVariantList { lane("Incidents", incidents), lane("Units", units) } },
              { QStringLiteral("milliseconds"), double((noon + 34min).milliseconds) } }));
        QVERIFY2(reading != nullptr, qPrintable(component.errorString()));
        const auto lines = [&] { return reading->property("text").toString().split(u'\n').mid(1); };
        QCOMPARE(lines(),
                 QStringList({ QStringLiteral("Observations in 10 min from 12:30:"), QStringLiteral("Incidents: 4, usually 2.5"),
                               QStringLiteral("Units: 0") }));
        reading->setProperty("milliseconds", double((noon + 4min).milliseconds));
        QCOMPARE(lines()[1], QStringLiteral("Incidents: 0, usually 1,400"));
        m_city->comparison.end();
        QCOMPARE(lines()[1], QStringLiteral("Incidents: 0"));
    }
};

QTEST_MAIN(TimelineUsualTest)
#include "tst_timelineusual.moc"
