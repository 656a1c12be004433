// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakecity.h"

#include <QApplication>
#include <QQmlEngine>
#include <QStandardPaths>
#include <QtQuickTest>

using namespace citywall;

/// Gives the QML tests their city and what they need to look at it from outside.
class Setup : public QObject
{
    Q_OBJECT
public Q_SLOTS:
    void applicationAvailable() { m_city = std::make_unique<FakeCity>(); }
    void qmlEngineAvailable(QQmlEngine *engine) { engine->addImportPath(QStringLiteral("qrc:/qt/qml")); }
    void cleanupTestCase() { m_city.reset(); }

private:
    std::unique_ptr<FakeCity> m_city;
};

int main(int argc, char **argv)
{
    QStandardPaths::setTestModeEnabled(true);
    QApplication app(argc, argv); // Qt Charts needs one
    QApplication::setOrganizationName(QStringLiteral("Citywall test"));
    QTEST_SET_MAIN_SOURCE_PATH
    Setup setup;
    return quick_test_main_with_setup(argc, argv, "shell", QUICK_TEST_SOURCE_DIR, &setup);
}

#include "tst_shell.moc"
