// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/archive/archiveaccess.h"

#include "engine/archive/archivetext.h"

#include <QHostAddress>
#include <QUrl>

#include <pqxx/pqxx>

namespace citywall {

using namespace Qt::StringLiterals;

namespace {

// Noticing that a server is gone, in seconds and milliseconds: long before an operator wonders.
const QString patience =
    u" connect_timeout=5 keepalives_idle=10 keepalives_interval=5 keepalives_count=3 tcp_user_timeout=20000"_s;

bool isOnThisComputer(const QString &host)
{
    return host.isEmpty() || host.startsWith(u'/') || host == u"localhost" || QHostAddress(host).isLoopback();
}

/// As libpq reads it: in quotes, with a backslash before quotes and backslashes.
QString quoted(QString text) { return u'\'' + text.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s) + u'\''; }

QString settingsFor(ArchiveUse use)
{
    // Numbers and times as text that is read back to the last bit, whatever the server's own settings are.
    const QString always = u"-c search_path=citywall,public -c client_min_messages=warning -c extra_float_digits=1"_s;
    switch (use) {
    case ArchiveUse::Writing:
        // All that it asks is found by keys: a plan that reads a whole partition to join a few rows is never wanted.
        return always
            + u" -c statement_timeout=60s -c lock_timeout=10s -c enable_seqscan=off -c enable_hashjoin=off"
              " -c enable_mergejoin=off -c synchronous_commit=on"_s;
    case ArchiveUse::Listening:
    case ArchiveUse::Reading:
        return always + u" -c statement_timeout=60s -c lock_timeout=20s -c default_transaction_read_only=on"_s;
    case ArchiveUse::Upkeep:
        return always + u" -c lock_timeout=30s"_s;
    }
    return always;
}

QString firstLine(const char *text) { return QString::fromUtf8(text).trimmed().section(u'\n', 0, 0).simplified(); }

template<typename Kind>
bool is(const std::exception &error)
{
    return dynamic_cast<const Kind *>(&error) != nullptr;
}

/// SQLSTATE; empty where libpqxx has a class of its own for it, which mostly does not hold it.
QString stateOf(const std::exception &error)
{
    const auto *sql = dynamic_cast<const pqxx::sql_error *>(&error);
    return sql ? QString::fromStdString(sql->sqlstate()) : QString();
}

} // namespace

QString ArchiveAccess::shown() const
{
    return host.startsWith(u'/') ? u"postgresql:%1/%2"_s.arg(host, database)
                                 : u"postgresql://%1:%2/%3"_s.arg(host).arg(port).arg(database);
}

std::unique_ptr<pqxx::connection> connectToArchive(const ArchiveAccess &access, ArchiveUse use)
{
    QString text = u"client_encoding=UTF8 application_name=citywall"_s + patience;
    const auto add = [&](QLatin1StringView key, const QString &value) {
        if (!value.isEmpty())
            text += u' ' + key + u'=' + quoted(value);
    };
    const bool isLocal = isOnThisComputer(access.host);
    const QString mode = !access.sslMode.isEmpty() ? access.sslMode : isLocal ? u"prefer"_s : u"verify-full"_s;
    add("host"_L1, access.host);
    add("port"_L1, QString::number(access.port));
    add("dbname"_L1, access.database);
    add("user"_L1, access.user);
    add("password"_L1, access.password);
    add("sslmode"_L1, mode);
    if (!access.caFile.isEmpty() || mode == u"verify-full")
        add("sslrootcert"_L1, access.caFile.isEmpty() ? u"system"_s : access.caFile);
    add("sslcert"_L1, access.certificateFile);
    add("sslkey"_L1, access.keyFile);
    add("sslpassword"_L1, access.keyPassword);
    if (use != ArchiveUse::Reading) // a copy tells nobody of what is new
        add("target_session_attrs"_L1, u"primary"_s);
    add("options"_L1, settingsFor(use));
    return std::make_unique<pqxx::connection>(text.toStdString());
}

Error explainArchive(const std::exception &error, const ArchiveAccess &access)
{
    const QString where = access.shown();
    const QString said = firstLine(error.what());
    const QString whole = QString::fromUtf8(error.what()).trimmed();
    const QString state = stateOf(error);
    if (is<pqxx::disk_full>(error))
        return { ArchiveText::tr("The disk of the archive %1 is full: nothing is stored until there is room.").arg(where),
                 whole };
    if (is<pqxx::insufficient_privilege>(error))
        return { ArchiveText::tr("The archive %1 does not allow it to this user: %2").arg(where, said), whole };
    if (state == u"25006")
        return { ArchiveText::tr("The archive %1 is a copy that can only be read.").arg(where), whole };
    if (isConnectionLost(error))
        return { ArchiveText::tr("The archive %1 cannot be reached: %2").arg(where, said), whole };
    return { ArchiveText::tr("The archive %1 answers with an error: %2").arg(where, said), whole };
}

bool isConnectionLost(const std::exception &error)
{
    return is<pqxx::broken_connection>(error) || is<pqxx::in_doubt_error>(error) || is<pqxx::protocol_violation>(error)
        || stateOf(error).startsWith(u"57P"); // it is shutting down
}

bool isWorthRepeating(const std::exception &error)
{
    return is<pqxx::transaction_rollback>(error) || is<pqxx::deadlock_detected>(error) || stateOf(error) == u"55P03";
}

bool isAboutTheData(const std::exception &error)
{
    const QString state = stateOf(error); // 54: more than the server's limits, XX: what an extension such as PostGIS refuses
    return is<pqxx::data_exception>(error) || is<pqxx::integrity_constraint_violation>(error) || state.startsWith(u"54")
        || state.startsWith(u"XX");
}

} // namespace citywall
