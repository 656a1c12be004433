// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/airindex.h"
#include "map/layers/palette.h"
#include "ui/categorycolors.h"

#include <QTest>

using namespace citywall;
using namespace citywall::environment;

class TestColors : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void categoriesAreLegible_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("dark") << true;
        QTest::newRow("light") << false;
    }
    void categoriesAreLegible()
    {
        QFETCH(bool, dark);
        for (int category = 0; category < categoryCount; ++category) {
            const QRgb color = categoryColor(category, dark);
            // WCAG 2.2: 3:1 of the mark against the ground, 4.5:1 of the number on the mark.
            QVERIFY2(palette::contrast(color, palette::ground(dark)) >= 3, qPrintable(QString::number(category)));
            QVERIFY2(palette::contrast(textColorOn(color), color) >= 4.5, qPrintable(QString::number(category)));
            for (int other = 0; other < category; ++other)
                QVERIFY(color != categoryColor(other, dark));
            QVERIFY(color != categoryColor(-1, dark));
        }
        QVERIFY(palette::contrast(textColorOn(categoryColor(-1, dark)), categoryColor(-1, dark)) >= 4.5);
    }
};

QTEST_APPLESS_MAIN(TestColors)
#include "tst_colors.moc"
