// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Controls/textoutput.h"

#include "sdk/services.h"

#include <support/fakeclock.h>

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QTemporaryDir>
#include <QTest>

using namespace citywall;

class TextOutputTest : public QObject
{
    Q_OBJECT
    TextOutput m_output;
    QTemporaryDir m_folder;

    QByteArray content(const QString &name) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
    }
    QUrl url(const QString &name) const { return QUrl::fromLocalFile(m_folder.filePath(name)); }

private Q_SLOTS:
    void copies()
    {
        m_output.copy(QStringLiteral("a,b\r\n1,µ\r\n"));
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("a,b\r\n1,µ\r\n"));
    }

    void savesWholeOrNotAtAll()
    {
        QCOMPARE(m_output.save(url(QStringLiteral("list.csv")), QStringLiteral("first, longer")), QString());
        QCOMPARE(m_output.save(url(QStringLiteral("list.csv")), QStringLiteral("µg")), QString());
        QCOMPARE(content(QStringLiteral("list.csv")), QByteArray("\xc2\xb5g"));
        QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("list.geojson")));
        QVERIFY(m_output.save(url(QStringLiteral("list.geojson")), QStringLiteral("x")).contains(QStringLiteral("list.geojson")));
        QVERIFY(!m_output.save(url(QStringLiteral("no/such/folder/list.csv")), QStringLiteral("x")).isEmpty());
        QVERIFY(!m_output.save(QUrl(QStringLiteral("https://example.org/list.csv")), QStringLiteral("x")).isEmpty());
        QVERIFY(!m_output.save({}, QStringLiteral("x")).isEmpty());
    }

    void suggestsTheClocksTime()
    {
        test::FakeClock clock(QTimeZone("America/Chicago"));
        clock.seek(QDateTime({ 2026, 3, 1 }, { 5, 30 }, QTimeZone::UTC).toMSecsSinceEpoch());
        Services services;
        services.clock = &clock;
        setServices(services);
        const QString file = m_output.suggestion(QStringLiteral("../Links & \"jams\""), QStringLiteral("csv")).fileName();
        setServices({});
        QCOMPARE(file, QStringLiteral("citywall--links-jams--20260228-2330.csv"));
    }
};

QTEST_MAIN(TextOutputTest)
#include "tst_textoutput.moc"
