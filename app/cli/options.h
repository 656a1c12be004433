// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/utctime.h"
#include "cli/historyupkeep.h"

#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>

namespace citywall {

enum class Command { Shell, SelfTest, Shot, Tour, Import, Query, Modules, Doctor, Feeds, FeedTest, Record, Replay, History, Sim };

struct ShotOptions {
    QString view;   ///< id of one of the profile's views; empty = the first
    QString at;     ///< as TimeContext::parse takes it; empty = the end of the history
    QSize pixels { 1920, 1080 };
    QString theme = QStringLiteral("dark");
    QString module;
    QString area;
    QString entity; ///< "feed/id"
    QString layers; ///< ids, with commas
    bool alarms = false;
    bool feeds = false;
    QString feed;   ///< whose page is open
    QString connect; ///< a source that is being connected: kind and address, "http https://…"; empty = none
    bool swipe = false; ///< the second map is over the first
    bool difference = false; ///< one map, of the differences
    bool usual = false; ///< the second map is of what is usual
    QString then;   ///< how much earlier the second map is, as an ISO 8601 duration; empty = there is none
    QString file;
};

struct ImportOptions {
    QString module;
    QString feed;
    QString mapping;
    QString format;
    QStringList companions;
    QString attribution;
    QString datum; ///< of the positions; empty = as the mapping says, else WGS 84
    QString shift;
    QStringList files;
};

/// Also of `history export`.
struct QueryOptions {
    QStringList modules; ///< empty = all
    QStringList feeds; ///< empty = all of the modules
    QString from; ///< empty = as far as the history goes
    QString to;
    QString box;
    QStringList areas;
    QString polygons;  ///< file
    QStringList entities;
    QStringList categories;
    QStringList where;
    QString every;     ///< ISO 8601 duration; empty = the observations themselves
    QString by;        ///< none, area, feature, hexagon[:RESOLUTION]
    bool usual = false; ///< beside it what is usual
    QString format;    ///< empty = by the name of the file, else CSV
    QString file;      ///< empty = standard output
};

/// A source of payloads that the profile need not name.
struct SourceOptions {
    /// URL, folder, "-" for standard input, kind of a source in the profile; empty = its only one; to be tried out also a file
    QString source;
    QString kind; ///< empty = by the source
    QStringList topics;
    QStringList settings; ///< KEY=VALUE, as the kind's options in a profile
    QString credential;
    QString datum; ///< of the positions; empty = as the profile or a recording says, else WGS 84
};

struct RecordOptions {
    SourceOptions source;
    QString feed;
    QString format;
    QString attribution;
    Duration duration {}; ///< 0 = until it is interrupted
    qint64 count = 0; ///< of payloads; 0 = any
    QString file;
};

struct FeedTestOptions {
    SourceOptions source;
    QString feed; ///< empty = whichever recognises it
    QString format;
    QString mapping; ///< id of a module's, or a file; in place of a format
    QStringList companions;
};

struct PlaybackOptions {
    QString file;
    double rate = 0; ///< 0 = as fast as possible
    bool asRecorded = false;
    QString format;
    QString mapping; ///< id of a module's, or a file; in place of a format
    QStringList companions;
    QString datum; ///< of the positions; empty = as recorded
};

/// Looking after the history.
struct HistoryOptions {
    enum class Work { Stats, Verify, Export, Compact, Erase, Backup, Restore };
    Work work = Work::Stats;
    QString file; ///< the backup
    UpkeepOptions upkeep;
};

/// The simulated city as a server.
struct SimOptions {
    QString address = QStringLiteral("127.0.0.1");
    quint16 port = 8420; ///< 0 = any that is free
    QString broker; ///< mqtt://HOST:PORT or mqtts://HOST:PORT; empty = none
    QString credential; ///< id, for the broker
    QString authorities; ///< file of those that the broker's certificate is of; empty = the system's
    int entities = 1; ///< each so many times
    double pace = 1; ///< live steps in the time of one
    double rate = 0; ///< messages a second; 0 = as they arise
    Duration delay {};
    Duration skew {};
    double duplicate = 0; ///< shares, in [0, 1]
    double reorder = 0;
    double corrupt = 0;
    double drop = 0;
    quint64 seed = 1; ///< of the faults
    QString profileFile; ///< where the profile that listens goes; empty = nowhere
    Duration duration {}; ///< 0 = until it is interrupted
};

/// What the command line asks for.
struct Options {
    Command command = Command::Shell;
    QString city = QStringLiteral("chicago"); ///< name of an embedded profile, or a file
    QString dataFolder; ///< empty = <user's data>/citywall/<profile id>
    QString moduleFolder; ///< empty = beside the program
    QString language; ///< empty = the user's, if the city has it
    bool json = false;
    bool noFeeds = false;
    ShotOptions shot;
    QString tourFolder;
    bool tourBrief = false; ///< one language, no pages of entities, nothing at 4K
    ImportOptions import;
    QueryOptions query;
    QString retryModule;
    Duration feedsWait {};
    FeedTestOptions feedTest;
    RecordOptions record;
    PlaybackOptions playback;
    HistoryOptions history;
    SimOptions sim;

    bool isGraphical() const { return command <= Command::Tour; }
};

/// Exit codes of the program.
namespace exitcode {
inline constexpr int good = 0;
inline constexpr int failure = 1;
inline constexpr int usage = 2;
inline constexpr int interrupted = 130; ///< as a shell reports SIGINT
} // namespace exitcode

/// Reads the command line. Where there is nothing to do but to exit (--help, --version, wrong usage), what there is to
/// say has been printed and `exit` is set.
struct ParsedArguments {
    Options options;
    std::optional<int> exit;
};
ParsedArguments parseArguments(int argc, char *argv[]);

} // namespace citywall
