// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/resource.h>
#include <unistd.h>

/// Certificates of two authorities, made by the openssl program: "ca" signs server, client; "other" signs stranger.
class Certificates
{
public:
    explicit Certificates(const QString &folder) : m_folder(folder)
    {
        authority(QStringLiteral("ca"));
        authority(QStringLiteral("other"));
        signedBy(QStringLiteral("ca"), QStringLiteral("server"));
        signedBy(QStringLiteral("ca"), QStringLiteral("client"));
        signedBy(QStringLiteral("other"), QStringLiteral("stranger"));
    }
    QString file(const QString &name) const { return m_folder + u'/' + name; }
    bool isComplete() const { return QFile::exists(file(QStringLiteral("stranger.crt"))); }

private:
    void authority(const QString &name)
    {
        openssl({ QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"), QStringLiteral("ec"),
                  QStringLiteral("-pkeyopt"), QStringLiteral("ec_paramgen_curve:P-256"), QStringLiteral("-nodes"),
                  QStringLiteral("-days"), QStringLiteral("3650"), QStringLiteral("-subj"),
                  QStringLiteral("/CN=Authority ") + name, QStringLiteral("-keyout"), name + QStringLiteral(".key"),
                  QStringLiteral("-out"), name + QStringLiteral(".crt") });
    }
    void signedBy(const QString &authority, const QString &name)
    {
        QFile extensions(file(QStringLiteral("extensions")));
        if (extensions.open(QIODevice::WriteOnly))
            extensions.write("subjectAltName=IP:127.0.0.1,DNS:localhost\n");
        extensions.close();
        openssl({ QStringLiteral("req"), QStringLiteral("-newkey"), QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
                  QStringLiteral("ec_paramgen_curve:P-256"), QStringLiteral("-nodes"), QStringLiteral("-subj"),
                  QStringLiteral("/CN=") + name, QStringLiteral("-keyout"), name + QStringLiteral(".key"), QStringLiteral("-out"),
                  name + QStringLiteral(".csr") });
        openssl({ QStringLiteral("x509"), QStringLiteral("-req"), QStringLiteral("-in"), name + QStringLiteral(".csr"),
                  QStringLiteral("-CA"), authority + QStringLiteral(".crt"), QStringLiteral("-CAkey"),
                  authority + QStringLiteral(".key"), QStringLiteral("-CAcreateserial"), QStringLiteral("-days"),
                  QStringLiteral("3650"), QStringLiteral("-extfile"), QStringLiteral("extensions"), QStringLiteral("-out"),
                  name + QStringLiteral(".crt") });
    }
    void openssl(const QStringList &arguments)
    {
        QProcess process;
        process.setWorkingDirectory(m_folder);
        process.start(QStringLiteral("openssl"), arguments);
        process.waitForFinished();
    }

    const QString m_folder;
};

/// A real mosquitto on loopback, with TLS (clients have to bring a certificate) or without, users and passwords, and a file in which it
/// keeps its sessions. It can be frozen, killed and started again on the same port.
class Broker
{
public:
    static QString program()
    {
        return QStandardPaths::findExecutable(
            QStringLiteral("mosquitto"),
            { QStringLiteral("/usr/sbin"), QStringLiteral("/usr/local/sbin"), QStringLiteral("/usr/bin") });
    }

    /// @param keeps its sessions, in a file that it writes after every change: safe, and slow
    /// @param window messages that it sends before they are acknowledged; 0 = as many as there are
    explicit Broker(const QString &folder, const Certificates *certificates = nullptr, bool keeps = true, int window = 0)
        : m_folder(folder)
    {
        QTcpServer probe;
        probe.listen(QHostAddress::LocalHost);
        m_port = probe.serverPort();
        probe.close();
        QProcess passwords;
        passwords.start(QStringLiteral("mosquitto_passwd"),
                        { QStringLiteral("-b"), QStringLiteral("-c"), path("passwords"), QStringLiteral("wall"),
                          QStringLiteral("pass word") });
        passwords.waitForFinished();
        write("access", "user wall\ntopic readwrite city/#\ntopic readwrite town/#\ntopic readwrite citywall/#\n");
        QByteArray config = "listener " + QByteArray::number(m_port) + " 127.0.0.1\nallow_anonymous false\npassword_file "
            + path("passwords").toUtf8() + "\nacl_file " + path("access").toUtf8()
            + "\nmax_queued_messages 0\nmax_inflight_messages " + QByteArray::number(window) + "\nlog_dest stderr\n";
        if (keeps)
            config += "log_type all\npersistence true\npersistence_location " + m_folder.toUtf8()
                + "/\nautosave_on_changes true\nautosave_interval 1\n";
        if (::geteuid() == 0)
            config += "user root\n";
        if (certificates)
            config += "cafile " + certificates->file(QStringLiteral("ca.crt")).toUtf8() + "\ncertfile "
                + certificates->file(QStringLiteral("server.crt")).toUtf8() + "\nkeyfile "
                + certificates->file(QStringLiteral("server.key")).toUtf8() + "\nrequire_certificate true\n";
        write("config", config);
    }
    ~Broker() { kill(); }

    /// @param nice how far it gives way to others (setpriority(2))
    bool start(int nice = 0)
    {
        m_process = std::make_unique<QProcess>();
        m_process->setProcessChannelMode(QProcess::MergedChannels);
        m_process->start(program(), { QStringLiteral("-c"), path("config") });
        return QTest::qWaitFor([this] { return log().contains(" running"); }, 10'000)
            && (nice == 0 || setpriority(PRIO_PROCESS, id_t(m_process->processId()), nice) == 0);
    }
    void freeze() { ::kill(pid_t(m_process->processId()), SIGSTOP); }
    void kill()
    {
        if (!m_process)
            return;
        m_process->kill();
        m_process->waitForFinished();
        m_process.reset();
    }
    QByteArray log()
    {
        m_log += m_process ? m_process->readAll() : QByteArray();
        return m_log;
    }
    void forget() { m_log.clear(); }
    /// Whether what it has saved holds these bytes.
    bool hasSaved(const QByteArray &bytes) const
    {
        QFile file(path("mosquitto.db"));
        return file.open(QIODevice::ReadOnly) && file.readAll().contains(bytes);
    }
    quint16 port() const { return m_port; }
    QString url(const QString &scheme) const { return QStringLiteral("%1://127.0.0.1:%2").arg(scheme).arg(m_port); }

private:
    QString path(const char *name) const { return m_folder + u'/' + QLatin1StringView(name); }
    void write(const char *name, const QByteArray &bytes)
    {
        QFile file(path(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes);
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    }

    const QString m_folder;
    quint16 m_port = 0;
    std::unique_ptr<QProcess> m_process;
    QByteArray m_log;
};
