// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/simulate/faultinjector.h"
#include "engine/simulate/pacer.h"

#include <QStringList>
#include <QTest>

using namespace citywall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr UtcTime start { 1'000'000 };

Outgoing message(const QString &address, const QByteArray &bytes) { return { .address = address, .bytes = bytes }; }

/// What comes out of a line into which 1, 2, 3 … were put.
QByteArrayList through(const Faults &faults, int count)
{
    FaultInjector line(faults);
    for (int i = 1; i <= count; ++i)
        line.put(message(u"a"_s, QByteArray::number(i)), start);
    QByteArrayList all;
    for (const Outgoing &one : line.take(start))
        all.append(one.bytes);
    return all;
}

OutgoingList numbered(int count)
{
    OutgoingList list;
    for (int i = 1; i <= count; ++i)
        list.push_back(message(u"a"_s, QByteArray::number(i)));
    return list;
}

} // namespace

class FaultInjectorTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void certainFaults()
    {
        QCOMPARE(through({}, 4), QByteArrayList({ "1", "2", "3", "4" }));
        QCOMPARE(through({ .drop = 1 }, 4), QByteArrayList());
        QCOMPARE(through({ .duplicate = 1 }, 2), QByteArrayList({ "1", "1", "2", "2" }));
        // 1 waits for 2, which has overtaken it and waits for nothing itself; 5 waits still.
        QCOMPARE(through({ .reorder = 1 }, 5), QByteArrayList({ "2", "1", "4", "3" }));
        QCOMPARE(through({ .duplicate = 1, .reorder = 1 }, 2), QByteArrayList({ "2", "2", "1", "1" }));
        QCOMPARE(through({ .duplicate = 1, .reorder = 1, .corrupt = 1, .drop = 1 }, 2), QByteArrayList());
    }

    void onlyTheSameAddressIsOvertaken()
    {
        FaultInjector line({ .reorder = 1 });
        for (const char *text : { "a1", "b1", "a2", "b2" })
            line.put(message(QString(QLatin1Char(*text)), text), start);
        QByteArrayList all;
        for (const Outgoing &one : line.take(start))
            all.append(one.bytes);
        QCOMPARE(all, QByteArrayList({ "a2", "a1", "b2", "b1" }));
    }

    void delay()
    {
        FaultInjector line({ .delay = 5s });
        line.put(message(u"a"_s, "1"), start);
        line.put(message(u"a"_s, "2"), start + 1s);
        QVERIFY(line.take(start + 4999ms).empty());
        QCOMPARE(line.take(start + 5s).size(), 1u);
        QVERIFY(line.take(start + 5s).empty());
        QCOMPARE(line.take(start + 1h).at(0).bytes, "2");
    }

    void damage()
    {
        const QByteArray whole(100, 'x');
        FaultInjector line({ .corrupt = 1, .seed = 3 });
        for (int i = 0; i < 200; ++i)
            line.put(message(u"a"_s, whole), start);
        line.put(message(u"a"_s, {}), start);
        const OutgoingList damaged = line.take(start);
        QCOMPARE(damaged.size(), 201u);
        int cut = 0;
        for (size_t i = 0; i < 200; ++i) {
            const QByteArray &bytes = damaged[i].bytes;
            QVERIFY(bytes != whole);
            if (bytes.size() < whole.size()) {
                ++cut;
                QVERIFY(whole.startsWith(bytes));
            } else {
                QCOMPARE(bytes.size(), whole.size());
                QCOMPARE(bytes.count('x'), 99); // one byte is another
            }
        }
        QVERIFY2(cut > 60 && cut < 140, qPrintable(QString::number(cut))); // about half
        QCOMPARE(damaged[200].bytes, "");
    }

    /// By another implementation of the same draws (SplitMix64's finalizer in Python): message n has the hash
    /// mix(mix(mix(7) ^ n) ^ kind), its upper 53 bits are the fraction; what is dropped has no other fault, what overtakes is not
    /// overtaken itself.
    void countsOfASeed()
    {
        FaultInjector line({ .duplicate = 0.2, .reorder = 0.3, .corrupt = 0.25, .drop = 0.1, .seed = 7 });
        for (int i = 1; i <= 1000; ++i)
            line.put(message(u"a"_s, QByteArray::number(i)), start);
        QCOMPARE(line.counts().put, 1000);
        QCOMPARE(line.counts().dropped, 89);
        QCOMPARE(line.counts().corrupted, 232);
        QCOMPARE(line.counts().duplicated, 181);
        QCOMPARE(line.counts().reordered, 223);
        QCOMPARE(line.take(start).size(), 1092u); // 1000 − 89 + 181, and none waits
        FaultInjector gaps({ .drop = 0.1, .seed = 7 });
        for (int i = 1; i <= 10; ++i)
            gaps.put(message(u"a"_s, QByteArray::number(i)), start);
        QByteArrayList left;
        for (const Outgoing &one : gaps.take(start))
            left.append(one.bytes);
        QCOMPARE(left, QByteArrayList({ "1", "2", "4", "6", "7", "9" })); // without 3, 5, 8, 10
    }

    void sameSeedSameFaults()
    {
        const Faults faults { .duplicate = 0.3, .reorder = 0.3, .corrupt = 0.3, .drop = 0.3, .seed = 11 };
        Faults other = faults;
        other.seed = 12;
        QCOMPARE(through(faults, 50), through(faults, 50));
        QVERIFY(through(faults, 50) != through(other, 50));
    }

    void pace()
    {
        Pacer unbound(0);
        unbound.put(numbered(3));
        QCOMPARE(unbound.take(start).size(), 3u);

        Pacer ten(10);
        ten.put(numbered(100));
        QCOMPARE(ten.take(start).size(), 0u); // time begins to count here
        QCOMPARE(ten.take(start + 50ms).size(), 0u);
        QCOMPARE(ten.take(start + 100ms).size(), 1u);
        QCOMPARE(ten.take(start + 1100ms).size(), 10u);
        QCOMPARE(ten.take(start + 1h).size(), 10u); // of a long pause one second
        QCOMPARE(ten.take(start + 1h).size(), 0u);
        QCOMPARE(ten.waiting(), 79u);
    }

    void whatWaitsIsBounded()
    {
        Pacer slow(1);
        slow.put(numbered(int(Pacer::mostWaiting) + 5));
        QCOMPARE(slow.waiting(), Pacer::mostWaiting);
        QCOMPARE(slow.dropped(), 5);
        slow.take(start);
        QCOMPARE(slow.take(start + 1s).at(0).bytes, "6"); // the oldest went
    }
};

QTEST_GUILESS_MAIN(FaultInjectorTest)
#include "tst_faultinjector.moc"
