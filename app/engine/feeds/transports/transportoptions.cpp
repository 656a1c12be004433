// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/transports/transportoptions.h"

#include "engine/feeds/feedstext.h"
#include "engine/feeds/transports/transport.h"

#include <QFile>
#include <QHostAddress>
#include <QJsonArray>
#include <QRegularExpression>
#include <QSslCertificate>
#include <QSslKey>
#include <QUrlQuery>

#include <algorithm>

namespace citywall {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestSystemName = 64; ///< in an address; what is longer is no name

Result<QSslKey> privateKey(const QString &name, const QString &password)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return Error { FeedsText::tr("The key file %1 cannot be read: %2").arg(name, file.errorString()), {} };
    const QByteArray pem = file.read(1 << 20);
    for (const QSsl::KeyAlgorithm algorithm : { QSsl::Rsa, QSsl::Ec, QSsl::Dsa }) {
        if (const QSslKey key(pem, algorithm, QSsl::Pem, QSsl::PrivateKey, password.toUtf8()); !key.isNull())
            return key;
    }
    return Error { FeedsText::tr("%1 holds no private key (PEM), or its password is wrong").arg(name), {} };
}

} // namespace

std::optional<Duration> isoDuration(const QString &text)
{
    static const QRegularExpression pattern(
        u"^P(?=.)(?:(\\d{1,4})D)?(?:T(?=.)(?:(\\d{1,5})H)?(?:(\\d{1,6})M)?(?:(\\d{1,7}(?:\\.\\d{1,3})?)S)?)?$"_s);
    const QRegularExpressionMatch match = pattern.match(text);
    if (!match.hasMatch())
        return {};
    return std::chrono::days(match.captured(1).toInt()) + std::chrono::hours(match.captured(2).toInt())
        + std::chrono::minutes(match.captured(3).toInt()) + Duration(qRound64(match.captured(4).toDouble() * 1000));
}

QString TransportOptions::text(QLatin1StringView key, const QString &otherwise) const
{
    return m_options.value(key).toString(otherwise);
}

Duration TransportOptions::duration(QLatin1StringView key, Duration otherwise) const
{
    return isoDuration(m_options.value(key).toString()).value_or(otherwise);
}

qint64 TransportOptions::integer(QLatin1StringView key, qint64 otherwise, qint64 least, qint64 most) const
{
    return std::clamp(m_options.value(key).toInteger(otherwise), least, most);
}

bool TransportOptions::flag(QLatin1StringView key, bool otherwise) const { return m_options.value(key).toBool(otherwise); }

QStringList TransportOptions::texts(QLatin1StringView key) const
{
    QStringList list;
    const QJsonArray entries = m_options.value(key).toArray();
    for (const QJsonValue &entry : entries)
        list.append(entry.toString());
    return list;
}

Result<QUrl> transportUrl(const TransportSetup &setup, const QStringList &plain, const QStringList &secure)
{
    const QString text = setup.options.value("url"_L1).toString();
    const QUrl url(text, QUrl::TolerantMode);
    if (!url.isValid() || url.host().isEmpty() || !(plain + secure).contains(url.scheme()))
        return Error { FeedsText::tr("'%1' is not a URL that begins with %2")
                           .arg(shownUrl(url), (plain + secure).join(u":// "_s) + u"://"_s),
                       {} };
    if (!url.userInfo().isEmpty())
        return Error { FeedsText::tr("The URL holds a user or password: they belong into a credential"), {} };
    if (setup.credential.isSecret() && plain.contains(url.scheme()) && !isThisComputer(url.host())
        && !setup.options.value("plain"_L1).toBool())
        return Error { FeedsText::tr("The credential would travel unprotected: use %1, or \"plain\": true on a closed network")
                           .arg(secure.join(FeedsText::tr(" or "))),
                       {} };
    return url;
}

Result<QSslConfiguration> tlsConfiguration(const TransportSetup &setup)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    if (const QString ca = setup.options.value("ca"_L1).toString(); !ca.isEmpty()) {
        const QList<QSslCertificate> authorities = QSslCertificate::fromPath(ca, QSsl::Pem);
        if (authorities.isEmpty())
            return Error { FeedsText::tr("%1 holds no certificate (PEM)").arg(ca), {} };
        tls.setCaCertificates(authorities);
    }
    if (setup.credential.certificateFile.isEmpty())
        return tls;
    const QList<QSslCertificate> chain = QSslCertificate::fromPath(setup.credential.certificateFile, QSsl::Pem);
    if (chain.isEmpty())
        return Error { FeedsText::tr("%1 holds no certificate (PEM)").arg(setup.credential.certificateFile), {} };
    const Result<QSslKey> key = privateKey(setup.credential.keyFile, setup.credential.keyPassword);
    if (!key)
        return key.error();
    tls.setLocalCertificateChain(chain);
    tls.setPrivateKey(*key);
    return tls;
}

bool isThisComputer(const QString &host) { return host == "localhost"_L1 || QHostAddress(host).isLoopback(); }

QString shownUrl(const QUrl &url) { return url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment); }

QString originOf(const QUrl &url)
{
    static const QRegularExpression whose(
        u"^(agency|brand|city|company|network|operator|provider|publisher|region|system|town)([_-]?(code|id|name))?$"_s,
        QRegularExpression::CaseInsensitiveOption);
    using Item = std::pair<QString, QString>;
    QList<Item> items = QUrlQuery(url).queryItems(QUrl::FullyEncoded);
    items.removeIf(
        [](const Item &item) { return item.second.size() > longestSystemName || !whose.match(item.first).hasMatch(); });
    std::ranges::sort(items);
    QUrlQuery query;
    query.setQueryItems(items);
    QUrl origin = url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
    origin.setQuery(query);
    return origin.toString();
}

} // namespace citywall
