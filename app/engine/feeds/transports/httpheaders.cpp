// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/transports/httpheaders.h"

#include "engine/feeds/transports/transportoptions.h"
#include "sdk/feed.h"
#include "sdk/jsonreader.h"

#include <QLocale>
#include <QRegularExpression>

namespace citywall::http {

using namespace Qt::StringLiterals;

UtcTime date(QByteArrayView text)
{
    QString words = QString::fromLatin1(text).simplified();
    if (words.endsWith(" GMT"_L1))
        words.chop(4);
    for (const QString &form : { u"ddd, dd MMM yyyy hh:mm:ss"_s, u"dddd, dd-MMM-yy hh:mm:ss"_s, u"ddd MMM d hh:mm:ss yyyy"_s }) {
        const QDateTime local = QLocale::c().toDateTime(words, form, 2000);
        if (local.isValid())
            return UtcTime::fromDateTime(QDateTime(local.date(), local.time(), QTimeZone::UTC));
    }
    return {};
}

std::optional<Duration> retryAfter(QByteArrayView value, UtcTime now)
{
    bool isNumber = false;
    const qint64 seconds = value.trimmed().toLongLong(&isNumber);
    if (isNumber)
        return seconds < 0 ? std::nullopt : std::optional<Duration>(std::chrono::seconds(std::min<qint64>(seconds, 31'536'000)));
    const UtcTime at = date(value);
    return at.isValid() ? std::optional<Duration>(std::max(Duration(0), at - now)) : std::nullopt;
}

std::optional<Duration> maxAge(QByteArrayView cacheControl)
{
    std::optional<Duration> age;
    for (const QByteArray &part : cacheControl.toByteArray().toLower().split(',')) {
        const QByteArray directive = part.trimmed();
        if (directive == "no-cache" || directive == "no-store")
            return {};
        if (directive.startsWith("max-age=")) {
            bool isNumber = false;
            const qint64 seconds = directive.mid(8).replace('"', "").toLongLong(&isNumber);
            if (isNumber && seconds >= 0)
                age = std::chrono::seconds(std::min<qint64>(seconds, 31'536'000));
        }
    }
    return age;
}

QString nextLink(QByteArrayView link)
{
    // link-value = "<" URI-Reference ">" *( OWS ";" OWS link-param ), separated by commas; parameters may be quoted.
    static const QRegularExpression value(
        uR"x(<([^<>]*)>((?:\s*;\s*[\w*!#$&+.^`|~-]+(?:\s*=\s*(?:"(?:[^"\\]|\\.)*"|[^\s;,"]+))?)*))x"_s);
    static const QRegularExpression parameter(uR"x(;\s*([\w*!#$&+.^`|~-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]+)))x"_s);
    const QString text = QString::fromUtf8(link.first(std::min<qsizetype>(link.size(), 16'384)));
    for (auto links = value.globalMatch(text); links.hasNext();) {
        const QRegularExpressionMatch match = links.next();
        for (auto parameters = parameter.globalMatch(match.captured(2)); parameters.hasNext();) {
            const QRegularExpressionMatch one = parameters.next();
            if (one.captured(1).compare("rel"_L1, Qt::CaseInsensitive) != 0)
                continue;
            if ((one.captured(2) + one.captured(3)).split(u' ', Qt::SkipEmptyParts).contains("next"_L1, Qt::CaseInsensitive))
                return match.captured(1);
            break; // the first one counts
        }
    }
    return {};
}

BodyHints bodyHints(QByteArrayView body)
{
    BodyHints hints;
    if (!looksLikeJson(body))
        return hints;
    JsonReader reader(body, 64);
    if (reader.failed() || !reader.atObject())
        return hints;
    bool isGbfs = false;
    std::optional<qint64> seconds;
    reader.readObject([&](std::string_view key) {
        if (key == "links" && reader.atArray()) {
            reader.readArray([&] {
                const QJsonObject link = reader.readValue().toObject();
                if (hints.next.isEmpty() && link.value("rel"_L1).toString() == "next"_L1)
                    hints.next = link.value("href"_L1).toString();
            });
        } else if (key == "@iot.nextLink") {
            hints.next = QString::fromUtf8(reader.peekString());
            reader.skip();
        } else if (key == "ttl") {
            seconds = reader.readInteger();
        } else {
            isGbfs |= key == "last_updated";
            reader.skip();
        }
    });
    if (isGbfs && seconds.value_or(-1) >= 0)
        hints.freshFor = std::chrono::seconds(std::min<qint64>(*seconds, 31'536'000));
    return hints;
}

QUrl linkedUrl(const QUrl &from, const QString &link)
{
    constexpr qsizetype longest = 4096;
    if (link.size() > longest)
        return {};
    QUrl url = from.resolved(QUrl(link.trimmed(), QUrl::TolerantMode));
    url.setFragment({});
    const bool isWeb = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    const bool isOpen = !isThisComputer(url.host()) || isThisComputer(from.host());
    return isWeb && isOpen && !url.host().isEmpty() && url.userInfo().isEmpty() ? url : QUrl();
}

} // namespace citywall::http
