// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgresserver.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <pqxx/pqxx>

#include <csignal>
#include <pwd.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace citywall::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int startMilliseconds = 60'000;
constexpr int port = 5432; // names the socket

std::unique_ptr<PostgresServer> &shared()
{
    static std::unique_ptr<PostgresServer> server;
    return server;
}
QString &reason()
{
    static QString why;
    return why;
}

} // namespace

std::unique_ptr<PostgresServer> PostgresServer::start(QString &why)
{
    std::unique_ptr<PostgresServer> server(new PostgresServer);
    server->m_programs = qEnvironmentVariable("CITYWALL_POSTGRESQL", u"/usr/lib/postgresql/17/bin"_s);
    if (!QFile::exists(server->m_programs + u"/initdb"_s)) {
        why = u"no PostgreSQL server in %1: install postgresql-17 and postgresql-17-postgis-3"_s.arg(server->m_programs);
        return {};
    }
    if (::geteuid() == 0) {
        const passwd *user = ::getpwnam("postgres");
        user = user ? user : ::getpwnam("nobody");
        if (!user || ::chown(QFile::encodeName(server->m_folder.path()).constData(), user->pw_uid, user->pw_gid) != 0) {
            why = u"PostgreSQL does not run as root, and there is no user 'postgres' or 'nobody' whom it could run as"_s;
            return {};
        }
        server->m_user = user->pw_uid;
        server->m_group = user->pw_gid;
    }
    const QString data = server->m_folder.filePath(u"data"_s);
    const auto initdb = server->program(
        u"initdb"_s, { u"-D"_s, data, u"-U"_s, u"postgres"_s, u"-A"_s, u"trust"_s, u"-E"_s, u"UTF8"_s, u"--no-locale"_s });
    initdb->start();
    if (!initdb->waitForFinished(startMilliseconds) || initdb->exitCode() != 0) {
        why = u"initdb fails: %1"_s.arg(QString::fromUtf8(initdb->readAllStandardError()));
        return {};
    }
    // The superuser needs no password; anybody else does.
    QFile rules(data + u"/pg_hba.conf"_s);
    if (rules.open(QIODevice::WriteOnly | QIODevice::Truncate))
        rules.write("local all postgres trust\nlocal all all scram-sha-256\n");
    rules.close();
    if (!server->run()) {
        why = u"the PostgreSQL server does not start: see %1"_s.arg(server->m_folder.filePath(u"log"_s));
        return {};
    }
    try {
        server->execute(u"template1"_s, "CREATE EXTENSION postgis");
    } catch (const std::exception &e) {
        why = u"PostGIS is missing: %1"_s.arg(QString::fromUtf8(e.what()).trimmed());
        return {};
    }
    return server;
}

PostgresServer::~PostgresServer() { stop(); }

std::unique_ptr<QProcess> PostgresServer::program(const QString &name, const QStringList &arguments) const
{
    auto process = std::make_unique<QProcess>();
    process->setProgram(m_programs + u'/' + name);
    process->setArguments(arguments);
    process->setWorkingDirectory(m_folder.path());
    process->setChildProcessModifier([user = m_user, group = m_group] {
        if (user != 0 && (::setgid(group) != 0 || ::setuid(user) != 0))
            ::_exit(1);
        ::prctl(PR_SET_PDEATHSIG, SIGQUIT); // after becoming somebody else, which takes it away
    });
    return process;
}

bool PostgresServer::run()
{
    m_server = program(u"postgres"_s,
                       { u"-D"_s, m_folder.filePath(u"data"_s), u"-k"_s, m_folder.path(), u"-p"_s, QString::number(port), u"-c"_s,
                         u"listen_addresses="_s, u"-c"_s, u"shared_buffers=128MB"_s, u"-c"_s, u"max_wal_size=2GB"_s, u"-c"_s,
                         u"jit=off"_s });
    m_server->setProcessChannelMode(QProcess::MergedChannels);
    m_server->setStandardOutputFile(m_folder.filePath(u"log"_s), QIODevice::Append);
    m_server->start();
    return QTest::qWaitFor([this] { return isReady() || m_server->state() == QProcess::NotRunning; }, startMilliseconds)
        && isReady();
}

bool PostgresServer::isReady() const
{
    try {
        execute(u"template1"_s, "SELECT 1");
        return true;
    } catch (const std::exception &) {
        return false;
    }
}

ArchiveAccess PostgresServer::newDatabase()
{
    const QString name = u"history%1"_s.arg(++m_databases);
    execute(u"postgres"_s, "CREATE DATABASE " + name.toStdString());
    ArchiveAccess access;
    access.host = m_folder.path();
    access.port = port;
    access.database = name;
    access.user = u"postgres"_s;
    return access;
}

void PostgresServer::execute(const QString &database, const std::string &sql) const
{
    pqxx::connection connection("host='" + m_folder.path().toStdString() + "' port=" + std::to_string(port)
                                + " user=postgres dbname=" + database.toStdString()
                                + " options='-c client_min_messages=warning'");
    pqxx::nontransaction(connection).exec(sql);
}

void PostgresServer::kill()
{
    ::kill(pid_t(m_server->processId()), SIGKILL);
    m_server->waitForFinished(startMilliseconds);
}

bool PostgresServer::startAgain()
{
    // What the killed one left behind (its children) goes away by itself, and until then no other one starts.
    return QTest::qWaitFor([this] { return run(); }, startMilliseconds);
}

void PostgresServer::stop()
{
    if (!m_server || m_server->state() == QProcess::NotRunning)
        return;
    ::kill(pid_t(m_server->processId()), SIGINT); // "fast": sends everybody home
    m_server->waitForFinished(startMilliseconds);
}

PostgresServer *sharedServer()
{
    if (!shared() && reason().isEmpty())
        shared() = PostgresServer::start(reason());
    return shared().get();
}

QString whyNoServer() { return reason(); }

void endSharedServer() { shared().reset(); }

} // namespace citywall::test
