// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QQmlEngine>
#include <QTranslator>

namespace citywall {

/// Has the shell speak another language, as the application does when its user asks for it. What the fake city says stays English.
class TestLanguage : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(Language)
    QML_SINGLETON
public:
    using QObject::QObject;

    /// @param language "en", or one that there is a catalogue of: "zh_CN". @returns whether it is spoken
    Q_INVOKABLE bool use(const QString &language)
    {
        QCoreApplication::removeTranslator(&m_translator);
        const bool spoken = language == QStringLiteral("en")
            || (m_translator.load(QStringLiteral(":/i18n/citywall_%1.qm").arg(language))
                && QCoreApplication::installTranslator(&m_translator));
        if (QQmlEngine *engine = qmlEngine(this))
            engine->retranslate();
        return spoken;
    }

private:
    QTranslator m_translator;
};

} // namespace citywall
