// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "servedtown.h"
#include "webclient.h"

#include <QTest>

using namespace citywall;
using namespace citywall::test;
using namespace std::chrono_literals;

namespace {

const QString sinceTen = document + u"?since=2026-11-22T09:59:59.999Z"_s;

/// Cut off, or with one byte that is another.
bool isDamaged(const QByteArray &bytes, const QByteArray &whole)
{
    if (bytes.size() != whole.size())
        return bytes.size() < whole.size() && whole.startsWith(bytes);
    int others = 0;
    for (qsizetype i = 0; i < whole.size(); ++i)
        others += bytes[i] != whole[i];
    return others == 1;
}

} // namespace

/// A bad line between the simulated city and its clients, over real sockets on loopback.
class CityFaultsTest : public QObject
{
    Q_OBJECT

    WebClient m_web;

private Q_SLOTS:
    void faults()
    {
        ServedTown silent({ .faults = { .drop = 1 } });
        QVERIFY(silent.start());
        QVERIFY(silent.pass(0s));
        QVERIFY(silent.pass(60s));
        QVERIFY(m_web.waitFor(silent.url(u"/"_s), 200)); // that it is there can be seen
        QCOMPARE(m_web.get(silent.url(document)).status, 503); // it will come, as far as anybody knows
        QCOMPARE(m_web.get(silent.url(u"/nothing"_s)).status, 404);
        QCOMPARE(silent.server.counts().faults.dropped, 4); // two steps, each with a document and a message

        ServedTown late({ .faults = { .delay = 30s } });
        QVERIFY(late.start());
        QVERIFY(late.pass(0s));
        QVERIFY(late.pass(29s));
        QVERIFY(m_web.waitFor(late.url(u"/"_s), 200));
        QCOMPARE(m_web.get(late.url(document)).status, 503);
        QVERIFY(late.pass(1s));
        QVERIFY(m_web.waitFor(late.url(document), 200));
    }

    void damage()
    {
        ServedTown sound;
        QVERIFY(sound.start());
        QVERIFY(sound.pass(0s));
        QVERIFY(m_web.waitFor(sound.url(document), 200));
        ServedTown town({ .faults = { .corrupt = 1 } });
        QVERIFY(town.start());
        QVERIFY(town.pass(0s));
        QVERIFY(m_web.waitFor(town.url(document), 200));
        const QByteArray whole = m_web.get(sound.url(document)).body;
        QCOMPARE(instants(whole).size(), 3);
        QVERIFY(isDamaged(m_web.get(town.url(document)).body, whole));
        QCOMPARE(town.server.counts().faults.corrupted, 2); // a document and a message

        const WebClient::Answer past = m_web.get(town.url(sinceTen));
        QCOMPARE(past.status, 200);
        QVERIFY(isDamaged(past.body, m_web.get(sound.url(sinceTen)).body));
        QVERIFY(!past.link.isEmpty());
        QCOMPARE(town.server.counts().faults.corrupted, 3);
    }

    void duplicates()
    {
        ServedTown town({ .faults = { .duplicate = 1 } });
        QVERIFY(town.start());
        QVERIFY(town.pass(0s));
        QVERIFY(m_web.waitFor(town.url(document), 200));
        QCOMPARE(instants(m_web.get(town.url(document)).body).size(), 3); // the second takes the place of the first
        QCOMPARE(town.server.counts().faults.duplicated, 2);
        QCOMPARE(town.server.counts().published, 2); // one message
        QCOMPARE(instants(m_web.get(town.url(sinceTen)).body).size(), 3 * 12); // an answer leaves once
        QCOMPARE(town.server.counts().faults.duplicated, 2);
    }

    void nothingOfThePast()
    {
        ServedTown town({ .faults = { .drop = 1 } });
        QVERIFY(town.start());
        const WebClient::Answer past = m_web.get(town.url(sinceTen));
        QCOMPARE(past.status, 503);
        QCOMPARE(past.retryAfter, "1");
        QVERIFY(instants(past.body).isEmpty());
    }

    void thePastIsLateToo()
    {
        ServedTown town({ .faults = { .delay = 30min } });
        QVERIFY(town.start());
        QVERIFY(town.pass(0s));
        QStringList all;
        QUrl url = town.url(sinceTen);
        for (int parts = 0; url.isValid() && parts < 5; ++parts) {
            const WebClient::Answer part = m_web.get(url);
            QCOMPARE(part.status, 200);
            all += instants(part.body);
            const qsizetype end = part.link.indexOf('>');
            url = end > 0 ? town.server.base().resolved(QUrl::fromEncoded(part.link.sliced(1, end - 1))) : QUrl();
        }
        QCOMPARE(all.size(), 3 * 19); // 10:00, 10:05 … 11:30
        QCOMPARE(all.constLast(), u"11:30:00.000"_s);
        const QString recent = document + u"?since=2026-11-22T11:45:00Z"_s;
        const WebClient::Answer nothing = m_web.get(town.url(recent));
        QCOMPARE(nothing.status, 200);
        QCOMPARE(instants(nothing.body), QStringList());
        QVERIFY(town.pass(30min));
        QCOMPARE(instants(m_web.get(town.url(recent)).body).constLast(), u"12:00:00.000"_s);
    }

    void whoAsksForThePastDoesNotChangeThePresent()
    {
        const auto secondDocument = [&](bool asksForPast) {
            ServedTown town({ .faults = { .corrupt = 1, .seed = 5 } });
            if (!town.start() || !town.pass(0s) || !m_web.waitFor(town.url(document), 200))
                return QByteArray("no document");
            const QByteArray first = m_web.get(town.url(document)).body;
            if (asksForPast && m_web.get(town.url(sinceTen)).status != 200)
                return QByteArray("no past");
            QByteArray second;
            const auto isThere = [&] { return (second = m_web.get(town.url(document)).body) != first; };
            return town.pass(60s) && QTest::qWaitFor(isThere, 10'000) ? second : QByteArray("no second");
        };
        QCOMPARE(secondDocument(true), secondDocument(false));
    }
};

QTEST_GUILESS_MAIN(CityFaultsTest)
#include "tst_cityfaults.moc"
