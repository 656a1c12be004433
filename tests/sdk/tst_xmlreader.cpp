// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// XML that would take a reader hours is known before it is read.
#include "sdk/xmlreader.h"

#include <QStringEncoder>
#include <QTest>

using namespace citywall;

namespace {

QByteArray attributes(int count)
{
    QByteArray text;
    for (int i = 0; i < count; ++i)
        text += " a" + QByteArray::number(i) + "='1'";
    return text;
}

QByteArray element(int count, const QByteArray &content = {}) { return "<e" + attributes(count) + '>' + content + "</e>"; }

QByteArray utf16(const QByteArray &text)
{
    QStringEncoder encoder(QStringConverter::Utf16LE, QStringConverter::Flag::WriteBom);
    return encoder(QString::fromUtf8(text));
}

} // namespace

class XmlReaderTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void attributesOfWhatIsOpen_data();
    void attributesOfWhatIsOpen();
    void refusedBeforeItIsRead();
};

void XmlReaderTest::attributesOfWhatIsOpen_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::addColumn<bool>("bounded");
    QTest::newRow("256 of one element") << element(256) << true;
    QTest::newRow("257 of one element") << element(257) << false;
    QTest::newRow("256 of two, one in the other") << element(128, element(128)) << true;
    QTest::newRow("257 of two, one in the other") << element(128, element(129)) << false;
    QTest::newRow("many beside each other") << element(6, element(250).repeated(50)) << true;
    QTest::newRow("many without content") << element(6, ("<e" + attributes(250) + "/>").repeated(50)) << true;
    QTest::newRow("257 behind those") << element(6, ("<e" + attributes(250) + "/>").repeated(50) + element(251)) << false;
    QTest::newRow("namespaces") << "<e" + attributes(256).replace(" a", " xmlns:a") + " xmlns='u'/>" << false;
    QTest::newRow("brackets in values") << "<e a='<x>' b=\"it's > and </e>\">" + element(254) + "</e>" << true;
    QTest::newRow("and one too many") << "<e a='<x>' b=\"it's > and </e>\">" + element(255) + "</e>" << false;
    QTest::newRow("no elements") << "<?xml version='1.0'?><!-- " + element(300) + " --><e><![CDATA[" + element(300) + "]]><?p "
            + attributes(300)
            + "?></e>" << true;
    QTest::newRow("behind no elements") << "<?xml version='1.0'?><!-- > ' --><e><![CDATA[']]>" + element(257) + "</e>" << false;
    QTest::newRow("text with quotes") << "<e>" + QByteArray("'\" ").repeated(300) + "</e>" << true;
    QTest::newRow("UTF-16") << utf16(element(256)) << true;
    QTest::newRow("UTF-16, too many") << utf16(element(257)) << false;
    QTest::newRow("nothing") << QByteArray() << true;
    QTest::newRow("cut off") << QByteArray("<e a='") << true;
    QTest::newRow("ends without begins") << QByteArray("</a></b><c/>") << true;
}

void XmlReaderTest::attributesOfWhatIsOpen()
{
    QFETCH(QByteArray, xml);
    QFETCH(bool, bounded);
    QCOMPARE(hasBoundedAttributes(xml), bounded);
}

void XmlReaderTest::refusedBeforeItIsRead()
{
    // The reader alone compares 200 000 attributes each with each, which takes it minutes.
    const QByteArray hostile = element(200'000);
    QXmlStreamReader xml(hostile);
    refuseUnbounded(xml, hostile);
    QVERIFY(!nextElement(xml));
    QCOMPARE(xml.error(), QXmlStreamReader::CustomError);
    QCOMPARE(xml.errorString(), QStringLiteral("too many attributes"));
    const QByteArray good = element(3);
    QXmlStreamReader reader(good);
    refuseUnbounded(reader, good);
    QVERIFY(nextElement(reader));
    QCOMPARE(reader.attributes().size(), 3);
}

QTEST_GUILESS_MAIN(XmlReaderTest)
#include "tst_xmlreader.moc"
