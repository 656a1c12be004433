// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/earlierincidents.h"
#include "core/feeds.h"

#include <support/fakehistory.h>

#include <QPromise>
#include <QTest>

using namespace citywall;
using namespace citywall::safety;
using namespace Qt::StringLiterals;

namespace {

TimeRange monthFrom(const QString &iso)
{
    const UtcTime begin = UtcTime::fromIso(iso);
    return { begin, begin + std::chrono::days(30) };
}

/// Answers when it is told to, in any order.
class SlowHistory : public test::FakeHistory
{
public:
    QFuture<ObservationsPtr> request(const ObservationQuery &query) override
    {
        m_waiting.emplace_back(QPromise<ObservationsPtr>(), FakeHistory::request(query).result());
        m_waiting.back().first.start();
        return m_waiting.back().first.future();
    }
    void answer(size_t question)
    {
        auto &[promise, rows] = m_waiting[question];
        promise.addResult(rows);
        promise.finish();
    }

private:
    std::vector<std::pair<QPromise<ObservationsPtr>, ObservationsPtr>> m_waiting;
};

} // namespace

class EarlierIncidentsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// Whoever scrubs asks for one month after the other: what is shown is never of one before that which is known.
    void answersOutOfOrder()
    {
        SlowHistory history;
        FeedDictionary dictionary;
        Feature incident;
        incident.id = u"I1"_s;
        dictionary.features.push_back(incident);
        history.setDictionary(dictionary);
        history.setColumns(incidentFeed, { { UtcTime::fromIso(u"2026-05-10T10:00:00Z"), 0, {} } });
        EarlierIncidents earlier(history);
        QList<TimeRange> shown;
        connect(&earlier, &EarlierIncidents::changed, this, [&] { shown.append(earlier.range()); });
        const TimeRange april = monthFrom(u"2026-04-01T00:00:00Z"_s);
        const TimeRange may = monthFrom(u"2026-05-01T00:00:00Z"_s);
        const TimeRange june = monthFrom(u"2026-06-01T00:00:00Z"_s);
        for (const TimeRange &month : { april, may })
            earlier.ask(month);
        QVERIFY(earlier.isLoading());
        history.answer(1);
        QTRY_COMPARE(earlier.range(), may);
        QCOMPARE(earlier.incidents().size(), size_t(1));
        history.answer(0); // of April, when May is known already
        earlier.ask(june);
        history.answer(2);
        QTRY_COMPARE(earlier.range(), june);
        QCOMPARE(shown, (QList<TimeRange> { may, june }));
    }
};

QTEST_GUILESS_MAIN(EarlierIncidentsTest)
#include "tst_earlier.moc"
