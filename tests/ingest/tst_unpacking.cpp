// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ingest/unpacking.h"

#include <KCompressionDevice>

#include <QBuffer>
#include <QTest>

using namespace citywall;
using namespace Qt::StringLiterals;

namespace {

const QByteArray content = R"({"observations":[]})";
const QByteArray gzipped = QByteArray::fromBase64("H4sIAAAAAAAAA6tWyk8qTi0qSyzJzM8rVrKKjq0FAP56tvETAAAA");

QByteArray packed(const QByteArray &bytes)
{
    QBuffer buffer;
    KCompressionDevice device(&buffer, false, KCompressionDevice::GZip);
    if (!device.open(QIODevice::WriteOnly) || device.write(bytes) != bytes.size())
        qFatal("cannot pack");
    device.close();
    return buffer.data();
}

QString reasonOf(const Result<QByteArray> &result) { return result ? u"taken"_s : result.error().message; }

} // namespace

/// What every payload goes through on its way to a decoder.
class UnpackingTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// printf '{"observations":[]}' | PROGRAM | base64
    void programs_data()
    {
        QTest::addColumn<QByteArray>("base64");
        QTest::newRow("gzip -n") << gzipped.toBase64();
        QTest::newRow("xz") << QByteArray(
            "/Td6WFoAAATm1rRGAgAhARYAAAB0L+WjAQASeyJvYnNlcnZhdGlvbnMiOltdfQAAnyl9Ica86V0AASsTnAlI0h+2830BAAAAAARZWg==");
        QTest::newRow("zstd") << QByteArray("KLUv/QRYmQAAeyJvYnNlcnZhdGlvbnMiOltdfVNpqms=");
        QTest::newRow("bzip2") << QByteArray("QlpoOTFBWSZTWbGGdkgAAAibgBAAABAACjIhnQogACKZDRo8SFMABNPJ8ZQhPABJVV8XckU4UJCxhnZI");
        QTest::newRow("plain") << content.toBase64();
    }
    void programs()
    {
        QFETCH(QByteArray, base64);
        const Result<QByteArray> unpacked = unpackedPayload(QByteArray::fromBase64(base64));
        QVERIFY2(unpacked, qPrintable(reasonOf(unpacked)));
        QCOMPARE(*unpacked, content);
    }

    void others_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("zip archive") << QByteArray("PK\x03\x04 a schedule is read from it");
        QTest::newRow("protobuf") << QByteArray("\n\x03\x32.0", 5);
        QTest::newRow("half a magic") << QByteArray("\x1f");
    }
    void others()
    {
        QFETCH(QByteArray, payload);
        const Result<QByteArray> same = unpackedPayload(payload);
        QVERIFY(same);
        QCOMPARE(*same, payload);
    }

    void webPages()
    {
        for (const char *begin :
             { "<!DOCTYPE html>\n<title>Sign in</title>", "\xEF\xBB\xBF\r\n <html lang='en'>", "<HTML><body>502" }) {
            QCOMPARE(reasonOf(unpackedPayload(begin)), u"a web page instead of data"_s);
            QCOMPARE(reasonOf(unpackedPayload(packed(begin))), u"a web page instead of data"_s);
        }
        for (const char *begin : { "<?xml version='1.0'?><html/>", "<alert xmlns='urn:x'/>", "{\"a\":\"<html>\"}" })
            QCOMPARE(reasonOf(unpackedPayload(begin)), u"taken"_s);
    }

    void cutOffAtEveryByte()
    {
        const QByteArray whole = packed(QByteArray("{\"id\":12345,\"state\":\"open\"},").repeated(200));
        for (qsizetype size = 2; size < whole.size() - 8; ++size) { // then only checksum and length are missing (RFC 1952 §2.3.1)
            const Result<QByteArray> part = unpackedPayload(whole.first(size));
            QVERIFY2(!part, qPrintable(QString::number(size)));
            QCOMPARE(part.error().message, u"packed payload is damaged or cut off"_s);
        }
    }

    void damaged()
    {
        // Whatever is wrong with it, there is an answer, and it is not long.
        for (qsizetype i = 2; i < gzipped.size(); ++i) {
            QByteArray wrong = gzipped;
            wrong[i] = char(wrong[i] ^ 0x55);
            const Result<QByteArray> read = unpackedPayload(wrong);
            QVERIFY(!read || read->size() <= 1 << 20);
        }
    }

    void bombs()
    {
        // 300 MiB of the same byte in 300 kB, by the number of bytes and by how many times they are more.
        const QByteArray bomb = packed(QByteArray(300 << 20, ' '));
        QVERIFY(bomb.size() < 500'000);
        QCOMPARE(reasonOf(unpackedPayload(bomb)), u"packed payload becomes too large"_s);
        const QByteArray regular = packed(QByteArray(2 << 20, ' '));
        QVERIFY(regular.size() < 3000);
        QCOMPARE(reasonOf(unpackedPayload(regular)), u"packed payload becomes too large"_s);
        QCOMPARE(reasonOf(unpackedPayload(regular, { .ratio = 2000 })), u"taken"_s);
        QCOMPARE(reasonOf(unpackedPayload(packed(QByteArray(1 << 20, ' ')))), u"taken"_s);
        QCOMPARE(reasonOf(unpackedPayload(packed(QByteArray(1000, ' ')), { .bytes = 999 })),
                 u"packed payload becomes too large"_s);
    }
};

QTEST_GUILESS_MAIN(UnpackingTest)
#include "tst_unpacking.moc"
