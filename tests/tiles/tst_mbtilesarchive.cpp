// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "testarchive.h"

#include "map/tiles/mbtilesarchive.h"

#include <QTemporaryDir>
#include <QTest>

using namespace citywall;

class TestMbtilesArchive : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(m_folder.isValid()); }

    void readsMetadata()
    {
        const auto path = m_folder.filePath(QStringLiteral("good.mbtiles"));
        makeArchive(path);
        const auto archive = MbtilesArchive::open(path);
        QVERIFY(archive);
        QCOMPARE((*archive)->name(), QStringLiteral("Test"));
        QCOMPARE((*archive)->attribution(), QStringLiteral("© Nobody"));
        QCOMPARE((*archive)->format(), QStringLiteral("png"));
        QCOMPARE((*archive)->minZoom(), 1);
        QCOMPARE((*archive)->maxZoom(), 2);
        QCOMPARE((*archive)->bounds(), (GeoBox { 0, 0, 180, 85.0511 }));
        QCOMPARE((*archive)->ground(), std::optional(QColor(0x10, 0x11, 0x12)));
    }

    void countsRowsFromTheNorth()
    {
        const auto path = m_folder.filePath(QStringLiteral("rows.mbtiles"));
        makeArchive(path);
        const auto archive = MbtilesArchive::open(path);
        QVERIFY(archive);
        const auto tile = [&archive](TileAddress address) {
            const auto result = (*archive)->tile(address);
            return result && *result ? **result : QByteArray();
        };
        QCOMPARE(tile({ 1, 1, 0 }), quarteredTile());
        QCOMPARE(tile({ 1, 1, 1 }), QByteArray());
        QCOMPARE(tile({ 2, 2, 0 }), plainTile(Qt::yellow));
        QCOMPARE(tile({ 2, 2, 3 }), QByteArray());
        QCOMPARE(tile({ -1, 0, 0 }), QByteArray());
        QCOMPARE(tile({ 40, 0, 0 }), QByteArray());
    }

    void knowsWhatItCovers()
    {
        const auto path = m_folder.filePath(QStringLiteral("covers.mbtiles"));
        makeArchive(path);
        const auto archive = MbtilesArchive::open(path);
        QVERIFY(archive);
        QVERIFY((*archive)->covers({ 0, 0, 0 }));
        QVERIFY((*archive)->covers({ 1, 1, 0 }));
        QVERIFY(!(*archive)->covers({ 1, 0, 0 })); // only touches the bounds along an edge
        QVERIFY(!(*archive)->covers({ 1, 1, 1 }));
    }

    void explainsWhatIsNoArchive_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("this is not a database");
        QTest::newRow("header only") << QByteArray("SQLite format 3\0", 16);
        const auto whole = archiveBytes();
        QTest::newRow("half") << whole.first(whole.size() / 2);
        auto damaged = whole;
        damaged.replace(100, 2000, QByteArray(2000, '\xaa'));
        QTest::newRow("damaged") << damaged;
    }
    void explainsWhatIsNoArchive()
    {
        QFETCH(QByteArray, content);
        const auto path = m_folder.filePath(QStringLiteral("bad.mbtiles"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(content);
        file.close();
        const auto archive = MbtilesArchive::open(path);
        if (archive) { // the damage is in pages that opening does not read: then reading says so, or finds nothing
            for (int column = 0; column < 4; ++column)
                (void)(*archive)->tile({ 2, column, 0 });
            return;
        }
        QVERIFY(archive.error().message.contains(path));
    }

    void explainsAbsence()
    {
        const auto archive = MbtilesArchive::open(m_folder.filePath(QStringLiteral("absent.mbtiles")));
        QVERIFY(!archive);
        QVERIFY(archive.error().message.contains(QStringLiteral("absent.mbtiles")));
        QVERIFY(!MbtilesArchive::open(m_folder.path()));
    }

    void refusesVectorTiles()
    {
        const auto archive = MbtilesArchive::open(QStringLiteral(CITYWALL_SOURCE_DIR "/maps/chicago/chicago.mbtiles"));
        QVERIFY(!archive);
        QVERIFY(archive.error().message.contains(QStringLiteral("vector")));
    }

    void parsesPaths()
    {
        QCOMPARE(TileAddress::fromPath(u"3/5/7.png"), std::optional(TileAddress { 3, 5, 7 }));
        for (const auto *bad : { u"", u"3/5/7", u"3/5/7.jpg", u"3/8/7.png", u"3/-1/7.png", u"3/5/7.png/1", u"a/5/7.png",
                                 u"30/5/7.png", u"3/5/ 7.png", u"3/5/99999999999.png", u"3/5/.png", u"3/5/0x1.png" })
            QVERIFY2(!TileAddress::fromPath(bad), qPrintable(QString::fromUtf16(bad)));
    }

private:
    QByteArray archiveBytes()
    {
        const auto path = m_folder.filePath(QStringLiteral("whole.mbtiles"));
        QFile::remove(path);
        makeArchive(path);
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestMbtilesArchive)
#include "tst_mbtilesarchive.moc"
