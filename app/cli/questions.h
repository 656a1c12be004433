// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/session.h"
#include "cli/unixsignals.h"
#include "engine/query/outputfile.h"
#include "engine/query/queryrun.h"

#include <QFile>

/// What "query", "history export" and "history erase" have in common: which feeds, times and places are asked for, and where the answer
/// goes.
namespace citywall::commands {

/// The session with its history to be read. A module that was named has to be there and well; of the others those that have failed are
/// told on stderr.
Result<std::unique_ptr<Session>> openToAsk(const Options &options);
/// The feeds named, or all, of the modules named, or of all; by module, then as these bring them.
Result<QList<FeedDescriptor>> feedsAsked(const ModuleHost &modules, const QueryOptions &asked);
/// An end for which nothing was said is invalid: as far as the history goes.
Result<TimeRange> rangeAsked(const CityClock &clock, const QueryOptions &asked);
/// "WEST,SOUTH,EAST,NORTH" in degrees.
Result<GeoBox> boxAsked(const QString &text);
/// Areas of the city by id or, whatever the case, by name; a name that several have is refused.
Result<QList<Area>> areasAsked(const QList<Area> &areas, const QStringList &asked);

/// Where the answer goes: standard output, or a file that appears when it is whole.
class AnswerPlace
{
public:
    /// @param path empty = standard output
    static Result<std::unique_ptr<AnswerPlace>> make(const QString &path);

    const QString &path() const { return m_path; }
    bool isFile() const { return bool(m_file); }
    QString temporaryPath() const { return m_file->path(); } ///< of the file while it is written
    Result<QIODevice *> device(); ///< to write to; opened by the first call
    Status close();

private:
    explicit AnswerPlace(QString path) : m_path(std::move(path)) { }

    const QString m_path;
    std::unique_ptr<OutputFile> m_file; // null = standard output
    QFile m_device;
};

/// Asks the session's history, with progress on a terminal, until it is answered or interrupted, and says how it went.
/// @param writer null once the answer is written
/// @returns the exit code; where what was asked for is damaged the answer is written without it, and that is a failure, as of a backup
int answer(Session &session, const QueryRequest &request, AnswerPlace &place, std::unique_ptr<TableWriter> &writer, bool json);

} // namespace citywall::commands
