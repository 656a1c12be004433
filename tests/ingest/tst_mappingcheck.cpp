// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A mapping that is wrong is refused in words that name what is wrong.
#include "fakehistory.h"
#include "samplemapping.h"

#include <QFile>
#include <QTest>

#include <functional>

using namespace citywall;
using namespace citywall::test;
using namespace Qt::StringLiterals;

class MappingCheckTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void errorsNameTheKey_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QStringList>("named");
        const auto changed = [](const std::function<void(QJsonObject &)> &change) {
            QJsonObject o = sample();
            change(o);
            return bytes(o);
        };
        QTest::newRow("not JSON") << QByteArray("{\n \"id\": ,\n}") << QStringList { u"line 2"_s, u"column"_s };
        QTest::newRow("a key missing") << changed([](QJsonObject &o) { o.remove(u"time"); }) << QStringList { u"time"_s };
        QTest::newRow("an unknown key") << changed([](QJsonObject &o) { o[u"tiem"_s] = 1; }) << QStringList { u"tiem"_s };
        QTest::newRow("a wrong type") << changed([](QJsonObject &o) { o[u"recognise"_s] = u"id"_s; })
                                      << QStringList { u"/recognise"_s };
        QTest::newRow("a wrong choice") << changed([](QJsonObject &o) { o[u"format"_s] = u"xls"_s; })
                                        << QStringList { u"/format"_s };
        QTest::newRow("a nested key") << changed([](QJsonObject &o) {
            QJsonObject time = o[u"time"].toObject();
            time[u"ambiguous"_s] = u"maybe"_s;
            o[u"time"_s] = time;
        }) << QStringList { u"/time/ambiguous"_s };
        QTest::newRow("a point without latitude") << changed([](QJsonObject &o) {
            QJsonObject feature = o[u"feature"].toObject();
            feature[u"geometry"_s] = QJsonObject { { u"type"_s, u"point"_s }, { u"longitude"_s, u"x"_s } };
            o[u"feature"_s] = feature;
        }) << QStringList { u"/feature/geometry"_s, u"latitude"_s };
        QTest::newRow("an unknown unit") << changed([](QJsonObject &o) {
            o[u"fields"_s] = QJsonObject { { u"speed"_s, QJsonObject { { u"column"_s, u"v"_s }, { u"unit"_s, u"furlong"_s } } } };
        }) << QStringList { u"/fields/speed/unit"_s, u"furlong"_s };
        QTest::newRow("an unknown zone") << changed([](QJsonObject &o) {
            QJsonObject time = o[u"time"].toObject();
            time[u"zone"_s] = u"Mars/Olympus"_s;
            o[u"time"_s] = time;
        }) << QStringList { u"/time/zone"_s, u"Mars/Olympus"_s };
    }
    void errorsNameTheKey()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const QStringList, named);
        const Result<Mapping> mapping = Mapping::fromJson(json, u"test.json"_s);
        QVERIFY(!mapping);
        const QString words = mapping.error().message + u'\n' + mapping.error().detail;
        QVERIFY2(mapping.error().message.contains(u"test.json"), qPrintable(words));
        for (const QString &name : named)
            QVERIFY2(words.contains(name), qPrintable(words));
    }

    void everyPropertyOfTheSchemaIsDescribed()
    {
        QFile file(QStringLiteral(CITYWALL_SOURCE_DIR "/resources/schema/mapping.schema.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const std::function<void(const QJsonObject &, const QString &)> walk = [&](const QJsonObject &schema,
                                                                                   const QString &path) {
            const QJsonObject properties = schema[u"properties"].toObject();
            for (auto it = properties.constBegin(); it != properties.constEnd(); ++it) {
                QVERIFY2(it->toObject().contains(u"title") && it->toObject().contains(u"description"),
                         qPrintable(path + u'/' + it.key()));
                walk(it->toObject(), path + u'/' + it.key());
            }
            const QJsonObject definitions = schema[u"$defs"].toObject();
            for (auto it = definitions.constBegin(); it != definitions.constEnd(); ++it)
                walk(it->toObject(), path + u'/' + it.key());
            for (const QString &inner : { u"items"_s, u"additionalProperties"_s })
                if (schema[inner].isObject())
                    walk(schema[inner].toObject(), path + u'/' + inner);
        };
        walk(QJsonDocument::fromJson(file.readAll()).object(), {});
    }

    void feedWithoutTheField()
    {
        Mapping mapping = mappingOf(sample());
        const auto decoder = MappedDecoder::make(mapping, feedsOfTests()[1]);
        QVERIFY(!decoder);
        QVERIFY(decoder.error().message.contains(u"safety.incident") && decoder.error().message.contains(u"speed"));
    }
};

QTEST_GUILESS_MAIN(MappingCheckTest)
#include "tst_mappingcheck.moc"
