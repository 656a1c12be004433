// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sdk/reason.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace citywall {

QString Reason::shown(const QString &reason)
{
    static constexpr auto between = ": "_L1;
    const auto translated = [](const QString &part) { return tr(part.toUtf8().constData()); };
    QString all;
    QString rest = reason;
    for (bool isFirst = true, isPhrase = false;; isFirst = false) { // some phrases have a colon of their own
        QString part = rest;
        QString words = translated(rest);
        const qsizetype colon = words == rest ? rest.indexOf(between) : -1;
        if (colon >= 0) {
            part = rest.left(colon);
            words = translated(part);
        }
        const bool wasPhrase = std::exchange(isPhrase, words != part);
        if (!isFirst)
            all += isPhrase || wasPhrase ? tr(": ", "between a reason and what was met") : QString(between);
        all += words;
        if (colon < 0)
            return all;
        rest.remove(0, colon + between.size());
    }
}

} // namespace citywall
