// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The checks of batches and of numbers that nothing holds: what is sound passes, and each fault is found.
#include "behaviour.h"
#include "numbers.h"

#include <QJsonArray>
#include <QTest>

#include <stdexcept>

using namespace citywall;
using namespace citywall::contract;
using namespace Qt::StringLiterals;

namespace {

const UtcTime noon = UtcTime::fromIso(u"2026-11-20T12:00:00Z");

DecodedBatch soundBatch()
{
    DecodedBatch batch;
    batch.features = { { u"a"_s, {}, { { 10, 50 } }, {} } };
    ObservationRecord observation;
    observation.phenomenonTime = noon;
    observation.values[0] = 60;
    batch.observations = { observation };
    return batch;
}

bool tells(const QStringList &problems, const char *what)
{
    return std::ranges::any_of(problems, [&](const QString &problem) { return problem.contains(QLatin1StringView(what)); });
}

} // namespace

class NumbersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// What a feed's own guard takes out of a batch, were it to come through.
    void batches()
    {
        const auto changed = [](const std::function<void(DecodedBatch &)> &change) {
            DecodedBatch batch = soundBatch();
            change(batch);
            return batchProblems(batch);
        };
        QCOMPARE(changed([](DecodedBatch &) { }), QStringList());
        QVERIFY(tells(changed([](DecodedBatch &b) { b.observations[0].phenomenonTime = {}; }), "without a time"));
        QVERIFY(tells(changed([](DecodedBatch &b) { b.observations[0].phenomenonTime = { 9'223'372'036'855 }; }), "absurd time"));
        QVERIFY(tells(changed([](DecodedBatch &b) { b.observations[0].values[0] = std::numeric_limits<float>::infinity(); }),
                      "infinite value"));
        QVERIFY(tells(changed([](DecodedBatch &b) { b.observations[0].position.latitudeDegrees = 50; }), "impossible place"));
        QVERIFY(tells(changed([](DecodedBatch &b) { b.features[0].geometry = { { 200, 50 } }; }), "impossible place"));
        QVERIFY(tells(changed([](DecodedBatch &b) {
                          b.features[0].properties.insert(
                              u"p"_s, QJsonArray { QJsonObject { { u"q"_s, -std::numeric_limits<double>::infinity() } } });
                      }),
                      "infinite property"));
    }

    void numbersOfASample()
    {
        const auto in = [](const QByteArray &text) {
            QByteArrayList all;
            for (const auto &[at, length] : numbersIn(text))
                all.append(text.sliced(at, length));
            return all;
        };
        QCOMPARE(in(R"({"a":1,"b":[-2.5,3e8],"c":"4","t":"2026-11-20T12:00:00Z","u":"urn:7x","v":true})"),
                 (QByteArrayList { "1", "-2.5", "3e8", "4" }));
        QCOMPARE(in("<?xml version='1.0'?><a xmlns='http://x/3/y' lat=\"5.5\"><p>6 -7 8,9</p><n>10</n></a>"),
                 (QByteArrayList { "5.5", "6", "-7", "8", "9", "10" }));
    }

    void numbersThatNothingHolds()
    {
        // Reads {"wait":60}, with what it does to the number.
        const auto of = [](const std::function<DecodedBatch(double wait, DecodedBatch batch)> &take) {
            const Decoder decode = [take](QByteArrayView payload, UtcTime) {
                const QString text = QString::fromLatin1(payload.sliced(8, payload.size() - 9));
                return take(text.toDouble(), soundBatch());
            };
            return numberProblems(u"town"_s, decode, R"({"wait":60})");
        };
        const auto refused = [] {
            DecodedBatch batch;
            batch.rejections.push_back({ u"number out of range"_s, 1, {} });
            return batch;
        };
        const auto isGood = [](double wait) { return std::abs(wait) < 1e6; };
        QCOMPARE(of([&](double wait, const DecodedBatch &batch) { return isGood(wait) ? batch : refused(); }), QStringList());
        QVERIFY(tells(of([](double wait, DecodedBatch batch) {
                          batch.observations[0].values[0] = float(wait);
                          return batch;
                      }),
                      "1e400 for 60 behind {\"wait\":: an infinite value"));
        QVERIFY(tells(of([](double wait, DecodedBatch batch) {
                          batch.observations[0].values[0] = std::isfinite(wait) ? float(1 / wait) : 1;
                          return batch;
                      }),
                      "4.9e-324 for 60 behind {\"wait\":: an infinite value"));
        QVERIFY(tells(of([&](double wait, DecodedBatch batch) {
                          if (!isGood(wait))
                              batch.observations[0].values[0] = ObservationRecord::nan;
                          return batch;
                      }),
                      "loses something without a word"));
        QVERIFY(tells(of([&](double wait, const DecodedBatch &batch) { return isGood(wait) ? batch : DecodedBatch(); }),
                      "loses something without a word"));
        QVERIFY(tells(of([&](double wait, const DecodedBatch &batch) -> DecodedBatch {
                          if (!isGood(wait))
                              throw std::out_of_range("oh");
                          return batch;
                      }),
                      "throws oh"));
    }
};

QTEST_GUILESS_MAIN(NumbersTest)
#include "tst_numbers.moc"
