// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/profilecheck.h"

#include "base/geo.h"
#include "engine/core/coretext.h"
#include "engine/core/retentionterms.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QRegularExpression>
#include <QSet>
#include <QTimeZone>
#include <QUrl>

#include <jsoncons/json.hpp>
#include <jsoncons_ext/jsonschema/jsonschema.hpp>

#include <algorithm>

namespace citywall {

namespace {

using Schema = jsoncons::jsonschema::json_schema<jsoncons::json>;

QByteArray publishedSchema()
{
    QFile file(QStringLiteral(":/citywall/schema/profile.schema.json"));
    if (!file.open(QIODevice::ReadOnly))
        throw std::runtime_error("the profile schema is missing from the program");
    return file.readAll();
}

const Schema &profileSchema()
{
    static const Schema schema = jsoncons::jsonschema::make_json_schema(jsoncons::json::parse(publishedSchema().toStdString()));
    return schema;
}

/// A header whose value proves who asks.
bool isSecretHeader(const QString &name)
{
    static const QRegularExpression secret(QStringLiteral("^((proxy-)?authorization|cookie)$|api-?key|token|secret"),
                                           QRegularExpression::CaseInsensitiveOption);
    return name.contains(secret);
}

/// What only the world knows: the schema cannot say these.
class MeaningCheck
{
public:
    MeaningCheck(const QJsonObject &profile, const JsonPositions &positions) : m_profile(profile), m_positions(positions) { }

    QList<ProfileProblem> run()
    {
        checkPlaces();
        checkWords();
        checkFeeds();
        checkArchive();
        checkUnique(u"views", u"id");
        checkRetention();
        return m_problems;
    }

private:
    void add(const QString &pointer, const QString &message) { m_problems.append({ m_positions.at(pointer), pointer, message }); }

    void checkPlaces()
    {
        GeoBox bounds;
        if (!checkBox(QStringLiteral("/bounds"), m_profile.value(u"bounds"), bounds))
            return;
        const QJsonObject simulate = m_profile.value(u"simulate").toObject();
        if (GeoBox simulated; simulate.contains(u"bounds")
            && checkBox(QStringLiteral("/simulate/bounds"), simulate.value(u"bounds"), simulated)
            && !simulated.intersects(bounds))
            add(QStringLiteral("/simulate/bounds"), CoreText::tr("lie outside the city's bounds"));
        checkInside(QStringLiteral("/center"), m_profile.value(u"center").toArray(), bounds);
        const QJsonArray views = m_profile.value(u"views").toArray();
        for (qsizetype i = 0; i < views.size(); ++i) {
            const QJsonObject view = views.at(i).toObject();
            checkInside(QStringLiteral("/views/%1/center").arg(i), view.value(u"center").toArray(), bounds);
            const QJsonArray modules = m_profile.value(u"modules").toArray();
            if (view.contains(u"module") && !modules.isEmpty() && !modules.contains(view.value(u"module")))
                add(QStringLiteral("/views/%1/module").arg(i),
                    CoreText::tr("'%1' is not among this profile's modules").arg(view.value(u"module").toString()));
        }
    }

    bool checkBox(const QString &pointer, const QJsonValue &value, GeoBox &box)
    {
        const QJsonArray b = value.toArray();
        box = { b.at(0).toDouble(), b.at(1).toDouble(), b.at(2).toDouble(), b.at(3).toDouble() };
        if (box.westDegrees < box.eastDegrees && box.southDegrees < box.northDegrees)
            return true;
        add(pointer, CoreText::tr("bounds are [west, south, east, north]: west must be less than east, south less than north"));
        return false;
    }

    void checkInside(const QString &pointer, const QJsonArray &position, const GeoBox &bounds)
    {
        if (!bounds.contains({ position.at(0).toDouble(), position.at(1).toDouble() }))
            add(pointer,
                CoreText::tr("[%1, %2] lies outside the city's bounds (positions are [longitude, latitude])")
                    .arg(position.at(0).toDouble())
                    .arg(position.at(1).toDouble()));
    }

    void checkWords()
    {
        const QString zone = m_profile.value(u"timeZone").toString();
        if (!QTimeZone::isTimeZoneIdAvailable(zone.toUtf8()))
            add(QStringLiteral("/timeZone"),
                CoreText::tr("'%1' is not a known time zone (a name as 'America/Chicago' is expected)").arg(zone));
        const QJsonArray languages = m_profile.value(u"languages").toArray();
        for (qsizetype i = 0; i < languages.size(); ++i) {
            if (QLocale(languages.at(i).toString()).language() == QLocale::C)
                add(QStringLiteral("/languages/%1").arg(i),
                    CoreText::tr("'%1' is not a known language").arg(languages.at(i).toString()));
        }
    }

    void checkFeeds()
    {
        bool stdinTaken = false;
        const QJsonArray feeds = m_profile.value(u"feeds").toArray();
        for (qsizetype i = 0; i < feeds.size(); ++i) {
            const QJsonObject feed = feeds.at(i).toObject();
            const QUrl url(feed.value(u"options").toObject().value(u"url").toString(), QUrl::TolerantMode);
            if (!url.isEmpty() && (!url.isValid() || url.host().isEmpty()))
                add(QStringLiteral("/feeds/%1/options/url").arg(i), CoreText::tr("is not a URL with a host"));
            else if (!url.userInfo().isEmpty())
                add(QStringLiteral("/feeds/%1/options/url").arg(i),
                    CoreText::tr("holds a user or password; these belong into a credential"));
            checkHeaders(i, feed.value(u"options").toObject().value(u"headers").toObject());
            if (feed.contains(u"format") && feed.contains(u"mapping"))
                add(QStringLiteral("/feeds/%1/mapping").arg(i),
                    CoreText::tr("takes the place of a format; there can be one of them"));
            if (feed.value(u"kind").toString() == u"stdin" && std::exchange(stdinTaken, true))
                add(QStringLiteral("/feeds/%1/kind").arg(i), CoreText::tr("only one feed can read the standard input"));
        }
    }

    void checkHeaders(qsizetype feed, const QJsonObject &headers)
    {
        for (const QString &name : headers.keys()) {
            if (!isSecretHeader(name))
                continue;
            const QString key = QString(name)
                                    .replace(QLatin1StringView("~"), QLatin1StringView("~0"))
                                    .replace(QLatin1StringView("/"), QLatin1StringView("~1"));
            add(QStringLiteral("/feeds/%1/options/headers/%2").arg(feed).arg(key),
                name.compare(u"Authorization", Qt::CaseInsensitive) == 0
                    ? CoreText::tr("is secret and belongs into a credential: 'token' of it (Bearer), or 'user' and 'password' "
                                   "(Basic), else 'headers'")
                    : CoreText::tr("is secret and belongs into a credential: 'headers' of it takes the same name"));
        }
    }

    void checkRetention()
    {
        // Lengths by the calendar are compared where all of them end: on any day.
        const UtcTime day = UtcTime::fromIso(u"2025-03-01T00:00:00Z");
        QList<RetentionTerms> before;
        const QJsonArray entries = m_profile.value(u"retention").toArray();
        for (qsizetype i = 0; i < entries.size(); ++i) {
            const RetentionTerms terms = RetentionTerms::fromJson(entries.at(i).toObject());
            if (const RetentionTerms *first = termsFor(before, terms.feeds))
                add(QStringLiteral("/retention/%1/feed").arg(i),
                    CoreText::tr("never counts: '%1' before it covers it").arg(first->feeds));
            if (terms.thinned && terms.thinned->before(day, QTimeZone::UTC) >= terms.raw.before(day, QTimeZone::UTC))
                add(QStringLiteral("/retention/%1/thinned/for").arg(i),
                    CoreText::tr("counts from now back, as raw does, and has to be longer than %1").arg(terms.raw.toIso()));
            before.append(terms);
        }
    }

    void checkArchive()
    {
        const QString host = m_profile.value(u"archive").toObject().value(u"host").toString();
        if (host.contains(u'@') || host.contains(u"://"))
            add(QStringLiteral("/archive/host"),
                CoreText::tr("is a name or an address alone; a user and a password belong into a credential"));
    }

    void checkUnique(QStringView list, QStringView key)
    {
        QSet<QString> seen;
        const QJsonArray entries = m_profile.value(list).toArray();
        for (qsizetype i = 0; i < entries.size(); ++i) {
            const QString id = entries.at(i).toObject().value(key).toString();
            if (seen.contains(id))
                add(QStringLiteral("/%1/%2/%3").arg(list).arg(i).arg(key), CoreText::tr("'%1' is used twice").arg(id));
            seen.insert(id);
        }
    }

    const QJsonObject m_profile;
    const JsonPositions &m_positions;
    QList<ProfileProblem> m_problems;
};

/// What a message is about in the end: of a rule for several ("all of …") the ones that are broken.
void addInnermost(const jsoncons::jsonschema::validation_message &m, const JsonPositions &positions,
                  QList<ProfileProblem> &problems)
{
    for (const jsoncons::jsonschema::validation_message &detail : m.details())
        addInnermost(detail, positions, problems);
    if (!m.details().empty())
        return;
    const QString pointer = QString::fromStdString(m.instance_location().string());
    problems.append({ positions.at(pointer), pointer, QString::fromStdString(m.message()) });
}

QList<ProfileProblem> schemaProblems(const QByteArray &json, const JsonPositions &positions)
{
    QList<ProfileProblem> problems;
    const auto report = [&](const jsoncons::jsonschema::validation_message &m) {
        addInnermost(m, positions, problems);
        return jsoncons::jsonschema::walk_result::advance;
    };
    profileSchema().validate(jsoncons::json::parse(json.toStdString()), report);
    return problems;
}

} // namespace

QStringList feedOptions(const QString &kind)
{
    static const QJsonValue definitions = QJsonDocument::fromJson(publishedSchema())[u"$defs"];
    return definitions[QString(kind + QLatin1StringView("Options"))][u"properties"].toObject().keys();
}

QList<ProfileProblem> checkProfile(const QByteArray &json)
{
    QList<ProfileProblem> problems;
    try {
        const JsonPositions positions = positionsOf(json);
        for (const QString &pointer : positions.duplicates)
            problems.append({ positions.at(pointer), pointer, CoreText::tr("given twice") });
        problems += schemaProblems(json, positions);
        if (problems.isEmpty())
            problems = MeaningCheck(QJsonDocument::fromJson(json).object(), positions).run();
    } catch (const jsoncons::ser_error &e) {
        problems.append({ { int(e.line()), int(e.column()) },
                          {},
                          CoreText::tr("not JSON: %1").arg(QString::fromStdString(e.code().message())) });
    }
    std::stable_sort(problems.begin(), problems.end(), [](const ProfileProblem &a, const ProfileProblem &b) {
        return std::pair(a.position.line, a.position.column) < std::pair(b.position.line, b.position.column);
    });
    return problems;
}

} // namespace citywall
