// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/language.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

#include <memory>

namespace citywall {

QString chooseLanguage(const QString &asked, const QStringList &ofCity)
{
    const auto code = [](QString name) { return name.replace(u'_', u'-').section(u'-', 0, 0).toLower(); };
    if (!asked.isEmpty())
        return code(asked);
    const QStringList ofUser = QLocale::system().uiLanguages();
    for (const QString &language : ofUser) {
        if (ofCity.contains(code(language)))
            return code(language);
    }
    return ofCity.value(0, QStringLiteral("en"));
}

void useLanguage(const QString &language)
{
    static std::unique_ptr<QTranslator> translator;
    const QLocale locale =
        language == u"zh" ? QLocale(QLocale::Chinese, QLocale::SimplifiedHanScript, QLocale::China) : QLocale(language);
    // The user's own formats where they are of this language.
    QLocale::setDefault(QLocale::system().language() == locale.language() ? QLocale::system() : locale);
    translator = std::make_unique<QTranslator>();
    if (translator->load(locale, QStringLiteral("citywall"), QStringLiteral("_"), QStringLiteral(":/i18n")))
        QCoreApplication::installTranslator(translator.get());
}

} // namespace citywall
