// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ingest/commands.h"

#include "engine/ingest/ingesttext.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <csignal>
#include <unistd.h>

namespace citywall {

namespace {

std::atomic_bool interrupted = false;
static_assert(std::atomic_bool::is_always_lock_free, "set from a signal handler");

/// While it lives, SIGINT and SIGTERM set `interrupted`; a second one ends the program as ever.
class InterruptGuard
{
public:
    InterruptGuard()
    {
        interrupted = false;
        struct sigaction action {};
        action.sa_handler = [](int) { interrupted = true; };
        action.sa_flags = int(SA_RESETHAND);
        sigaction(SIGINT, &action, &m_int);
        sigaction(SIGTERM, &action, &m_term);
    }
    ~InterruptGuard()
    {
        sigaction(SIGINT, &m_int, nullptr);
        sigaction(SIGTERM, &m_term, nullptr);
    }
    Q_DISABLE_COPY_MOVE(InterruptGuard)

private:
    struct sigaction m_int {};
    struct sigaction m_term {};
};

/// Progress on standard error: one line that is rewritten, or one each tenth.
class ProgressLine
{
public:
    explicit ProgressLine(QTextStream &err) : m_err(err), m_terminal(isatty(STDERR_FILENO) == 1) { }

    void show(const ImportProgress &p)
    {
        const int percent = p.bytesTotal > 0 ? int(100 * p.bytesRead / p.bytesTotal) : 0;
        if (std::exchange(m_looking, p.lookingForNewest) && !p.lookingForNewest)
            m_next = 10;
        if (!m_terminal && percent < m_next)
            return;
        m_next = percent / 10 * 10 + 10;
        const QString text = p.lookingForNewest
            ? Ingest::tr("%1: %2 %, looking for the newest time").arg(p.file).arg(percent)
            : Ingest::tr("%1: %2 %, %3 rows, %4 rows/s").arg(p.file).arg(percent).arg(p.rows).arg(p.rowsPerSecond, 0, 'f', 0);
        m_err << (m_terminal ? QStringLiteral("\r\x1b[K") : QString()) << text << (m_terminal ? QString() : QStringLiteral("\n"));
        m_err.flush();
        m_shown = true;
    }
    void close()
    {
        if (m_terminal && m_shown)
            m_err << QStringLiteral("\r\x1b[K");
        m_err.flush();
    }

private:
    QTextStream &m_err;
    bool m_terminal;
    bool m_shown = false;
    bool m_looking = false;
    int m_next = 10;
};

} // namespace

int runImport(const ImportRequest &request, const QList<Mapping> &mappings, const QList<FeedDescriptor> &feeds,
              HistoryWriter &writer, QTextStream &out, QTextStream &err, bool json, const QTimeZone &zone)
{
    const InterruptGuard guard;
    ProgressLine line(err);
    const ImportSummary summary =
        importFiles(request, mappings, feeds, writer, interrupted, [&](const ImportProgress &progress) { line.show(progress); });
    line.close();
    if (json)
        out << QString::fromUtf8(QJsonDocument(summary.toJson()).toJson());
    else if (summary.read > 0 || !summary.failed())
        out << summary.toText(zone);
    out.flush();
    for (const Error &e : summary.errors)
        err << QStringLiteral("citywall: ") << e.message << (e.detail.isEmpty() ? QString() : QStringLiteral("\n  ") + e.detail)
            << u'\n';
    err.flush();
    return summary.cancelled ? 130 : summary.failed() ? 1 : 0;
}

} // namespace citywall
