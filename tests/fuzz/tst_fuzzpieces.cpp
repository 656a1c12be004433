// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of a text that the fuzzers take out, double and replace.
#include "pieces.h"

#include <QTest>

using namespace citywall::fuzz;

class FuzzPiecesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void partsOfJson();
    void partsOfXml();
    void cutOffAnywhere_data();
    void cutOffAnywhere();
    void noMoreThanWanted();
};

namespace {

QStringList textsOf(const QByteArray &text, Piece::Kind kind)
{
    QStringList texts;
    for (const Piece &piece : piecesOf(text.toStdString())) {
        if (piece.kind == kind)
            texts.append(QString::fromUtf8(text.sliced(qsizetype(piece.begin), qsizetype(piece.end - piece.begin))));
    }
    return texts;
}

const QByteArray json = "{ \"a\" : [1,{\"b\":\"x,]\\\"\"}], \"c\":null}";
const QByteArray xml = "<?xml version=\"1.0\"?><r a='1'>\n<b>t</b><c d=\"&gt;\"/></r>";

} // namespace

void FuzzPiecesTest::partsOfJson()
{
    QCOMPARE(textsOf(json, Piece::Kind::Value),
             QStringList({ QStringLiteral("1"), QStringLiteral("\"x,]\\\"\""), QStringLiteral("{\"b\":\"x,]\\\"\"}"),
                           QStringLiteral("[1,{\"b\":\"x,]\\\"\"}]"), QStringLiteral("null"), QString::fromUtf8(json) }));
    QCOMPARE(textsOf(json, Piece::Kind::Item),
             QStringList({ QStringLiteral("1"), QStringLiteral("\"b\":\"x,]\\\"\""), QStringLiteral("{\"b\":\"x,]\\\"\"}"),
                           QStringLiteral("\"a\" : [1,{\"b\":\"x,]\\\"\"}]"), QStringLiteral("\"c\":null") }));
}

void FuzzPiecesTest::partsOfXml()
{
    QCOMPARE(textsOf(xml, Piece::Kind::Value), QStringList({ QStringLiteral("1"), QStringLiteral("t"), QStringLiteral("&gt;") }));
    QCOMPARE(textsOf(xml, Piece::Kind::Element),
             QStringList({ QStringLiteral("<b>t</b>"), QStringLiteral("<c d=\"&gt;\"/>"), QString::fromUtf8(xml.sliced(21)) }));
}

void FuzzPiecesTest::cutOffAnywhere_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("JSON") << json;
    QTest::newRow("XML") << xml;
    QTest::newRow("ends that have no begin") << QByteArray("]}{]</a></b><a>\"");
    QTest::newRow("brackets") << QByteArray("<><<>></>");
    QTest::newRow("neither") << QByteArray("\x08\x01\x12");
}

void FuzzPiecesTest::cutOffAnywhere()
{
    QFETCH(QByteArray, text);
    for (qsizetype from = 0; from < text.size(); ++from) {
        for (qsizetype size = 0; size <= text.size() - from; ++size) {
            for (const Piece &piece : piecesOf(text.sliced(from, size).toStdString()))
                QVERIFY2(piece.begin <= piece.end && piece.end <= size_t(size), text.sliced(from, size).constData());
        }
    }
}

void FuzzPiecesTest::noMoreThanWanted()
{
    const std::string many = "[" + QByteArray("1,").repeated(1000).toStdString() + "1]";
    QCOMPARE(piecesOf(many).size(), 512u);
    QVERIFY(piecesOf(many, 10).size() <= 11);
}

QTEST_GUILESS_MAIN(FuzzPiecesTest)
#include "tst_fuzzpieces.moc"
