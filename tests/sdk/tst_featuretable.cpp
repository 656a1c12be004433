// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sdk/featuretable.h"

#include <QTest>

using namespace citywall;
using namespace Qt::StringLiterals;

namespace {

QString idOf(size_t key) { return u"f%1"_s.arg(key); }

FeatureTable tableOf(size_t count)
{
    FeatureTable table;
    for (size_t key = 0; key < count; ++key) {
        Feature feature;
        feature.id = idOf(key);
        table.push_back(feature);
    }
    return table;
}

QList<FeatureKey> keysIn(const FeatureTable &table)
{
    QList<FeatureKey> keys;
    for (const Feature &feature : table)
        keys.append(feature.key);
    return keys;
}

} // namespace

class FeatureTableTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void eachIsFoundByKeyAndId()
    {
        const FeatureTable table = tableOf(1000);
        QCOMPARE(table.size(), 1000UL);
        for (FeatureKey key = 0; key < 1000; ++key) {
            QCOMPARE(table[key].id, idOf(key));
            QCOMPARE(table[key].key, key);
            QCOMPARE(table.find(idOf(key)), table.at(key));
        }
        QCOMPARE(table.at(1000), nullptr);
        QCOMPARE(table.find(u"f1000"_s), nullptr);
        QCOMPARE(keysIn(table).size(), 1000);
        QVERIFY(std::ranges::is_sorted(keysIn(table)));
    }

    /// Whoever holds a copy sees what there was, whatever becomes of the original.
    void aCopyStaysAsItWas()
    {
        FeatureTable table = tableOf(600);
        const FeatureTable copy = table;
        table.edit(5).name = u"new"_s;
        table.forgetBlock(1);
        for (int i = 0; i < 50; ++i)
            table.pop_back();
        Feature added;
        added.id = u"added"_s;
        table.push_back(added);
        QCOMPARE(copy.size(), 600UL);
        for (FeatureKey key = 0; key < 600; ++key)
            QVERIFY(copy[key].id == idOf(key) && copy[key].name.isEmpty() && copy.find(idOf(key)) == copy.at(key));
        QCOMPARE(copy.find(u"added"_s), nullptr);
        QCOMPARE(table[5].name, u"new"_s);
        QCOMPARE(table.find(u"added"_s)->key, 550U);
    }

    /// Two blocks of three, the second forgotten: its keys are nobody's any more.
    void whatIsForgottenIsNotThere()
    {
        FeatureTable table = tableOf(600);
        table.forgetBlock(1);
        QCOMPARE(table.size(), 600UL);
        QCOMPARE(table.at(256), nullptr);
        QCOMPARE(table.at(511), nullptr);
        QVERIFY(table[300].id.isEmpty() && !table[300].position.isValid());
        QCOMPARE(table.find(u"f300"_s), nullptr);
        QCOMPARE(table.find(u"f255"_s)->key, 255U);
        QCOMPARE(table.find(u"f512"_s)->key, 512U);
        const QList<FeatureKey> keys = keysIn(table);
        QCOMPARE(keys.size(), 256 + 88);
        QCOMPARE(keys[255], 255U);
        QCOMPARE(keys[256], 512U);
        Feature again;
        again.id = u"f300"_s;
        table.push_back(again);
        QCOMPARE(table.find(u"f300"_s)->key, 600U); // not the key that it had
    }

    void readBackWithABlockThatIsForgotten()
    {
        FeatureTable table = tableOf(256);
        table.pushForgottenBlock();
        Feature feature;
        feature.id = u"last"_s;
        table.push_back(feature);
        QCOMPARE(table.find(u"last"_s)->key, 512U);
        QCOMPARE(table.size(), 513UL);
        QCOMPARE(keysIn(table).size(), 257);
    }

    /// Of two with one id the later is meant, and with it goes the id.
    void anIdBelongsToTheLastThatHasIt()
    {
        FeatureTable table = tableOf(300);
        Feature twice;
        twice.id = u"f7"_s;
        table.push_back(twice);
        QCOMPARE(table.find(u"f7"_s)->key, 300U);
        table.forgetBlock(0);
        QCOMPARE(table.find(u"f7"_s)->key, 300U);
        table.pop_back();
        QCOMPARE(table.find(u"f7"_s), nullptr);
        QCOMPARE(table.back().id, u"f299"_s);
    }
};

QTEST_GUILESS_MAIN(FeatureTableTest)
#include "tst_featuretable.moc"
