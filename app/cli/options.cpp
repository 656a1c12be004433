// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/options.h"

#include "cli/askoptions.h"
#include "cli/optionkinds.h"

#include <iostream>

namespace citywall {

namespace {

QSize sizeFrom(const std::string &text)
{
    int width = 0;
    int height = 0;
    char rest = 0;
    if (std::sscanf(text.c_str(), "%dx%d%c", &width, &height, &rest) != 2 || width < 320 || height < 240 || width > 15360
        || height > 8640)
        throw CLI::ValidationError("--size", "must be WIDTHxHEIGHT in pixels, 320x240 to 15360x8640, not '" + text + "'");
    return { width, height };
}

class CommandLine
{
public:
    CommandLine()
    {
        m_app.name("citywall");
        m_app.require_subcommand(0, 1);
        m_app.fallthrough(); // global options may follow the command
        m_app.set_version_flag("--version", "citywall " CITYWALL_VERSION);
        m_app.footer("Without a command the shell opens. Exit codes: 0 done, 1 failed, 2 wrong usage, 130 interrupted.");
        addText(&m_app, "--city", m_o.city, "City profile: a name (chicago, new-york) or a JSON file")->type_name("PROFILE|FILE");
        addText(&m_app, "--data", m_o.dataFolder, "Data folder (default: a folder for the city in the user's data)")
            ->type_name("DIR");
        addText(&m_app, "--modules", m_o.moduleFolder, "Folder of the module plugins")->type_name("DIR");
        addText(&m_app, "--lang", m_o.language, "Language of the user interface: en, zh")->type_name("LANG");
        m_app.add_flag("--no-feeds", m_o.noFeeds, "Start none of the profile's feeds: show only what the history holds");
        m_app.add_flag("--json", m_o.json, "Answer in JSON");
        m_app.add_flag_callback(
            "--self-test", [this] { m_o.command = Command::SelfTest; },
            "Open every view, panel, layer and drill-down headless; any warning fails");
        addShot();
        addTour();
        addImport();
        addQuery();
        addModules();
        addDoctor();
        addFeeds();
        addRecord();
        addReplay();
        addHistory();
        addSim();
    }

    ParsedArguments parse(int argc, char *argv[])
    {
        try {
            m_app.parse(argc, argv);
            if (m_o.command == Command::Record)
                settle(m_o.record);
        } catch (const CLI::Success &e) {
            return { m_o, m_app.exit(e) };
        } catch (const CLI::ParseError &e) {
            std::cerr << "citywall: " << e.what() << "\nTry 'citywall --help', or 'citywall COMMAND --help'.\n";
            return { m_o, exitcode::usage };
        }
        return { m_o, {} };
    }

private:
    CLI::App *command(const std::string &name, const std::string &help, Command value)
    {
        CLI::App *sub = m_app.add_subcommand(name, help);
        sub->callback([this, value] { m_o.command = value; });
        return sub;
    }

    void addShot()
    {
        CLI::App *c = command("shot", "Save a picture of the shell as a PNG file", Command::Shot);
        ShotOptions &s = m_o.shot;
        addText(c, "--view", s.view, "View of the profile, by its id (default: the first)")->type_name("ID");
        addText(c, "--at", s.at, "City time, e.g. '2026-11-20 08:15', 'yesterday 8:00', -2h (default: the end of the history)")
            ->type_name("TIME");
        c->add_option_function<std::string>(
             "--size", [&s](const std::string &v) { s.pixels = sizeFrom(v); }, "Pixels (default: 1920x1080)")
            ->type_name("WxH");
        addText(c, "--theme", s.theme, "dark (default) or light")->check(CLI::IsMember({ "dark", "light" }));
        addText(c, "--module", s.module, "Module whose panel is open")->type_name("ID");
        addText(c, "--area", s.area, "Area to enter")->type_name("ID");
        addText(c, "--entity", s.entity, "Entity to open, e.g. traffic.link-speed/ID")->type_name("FEED/ID");
        addText(c, "--layers", s.layers, "Layers on the map instead of the usual ones, e.g. safety.density")->type_name("ID,ID");
        c->add_flag("--alarms", s.alarms, "With the list of alarms open");
        c->add_flag("--feeds", s.feeds, "With the list of feeds open");
        addText(c, "--feed", s.feed, "With the page of this feed open")->type_name("ID");
        addText(c, "--connect", s.connect, "With this source tried out in the guide that connects feeds, e.g. 'http https://…'")
            ->type_name("'KIND ADDRESS'");
        addText(c, "--then", s.then, "Beside the map of so much earlier, e.g. P7D")->type_name("DURATION");
        c->add_flag("--usual", s.usual, "Beside the map of what is usual for the hour: the median of the last four weeks");
        c->add_flag("--difference", s.difference, "With what is more or less now, in place of the second map");
        c->add_flag("--swipe", s.swipe, "With the earlier map over the other half, at the same places");
        addText(c, "OUT.png", s.file, "Where to save it")->required();
    }

    void addTour()
    {
        CLI::App *c = command("tour", "Save pictures of every view and module, with an index.html", Command::Tour);
        c->add_flag("--brief", m_o.tourBrief, "Views and modules in the first language, nothing at 4K");
        addText(c, "DIR", m_o.tourFolder, "Folder for the pictures")->required();
    }

    void addImport()
    {
        CLI::App *c = command("import",
                              "Read files into the history: by a mapping (CSV, GeoJSON, NDJSON) or in a standard that a feed "
                              "understands, or what 'history export' wrote; also compressed",
                              Command::Import);
        ImportOptions &i = m_o.import;
        addText(c, "--module", i.module, "Module that the data is for (default: any that knows the file)")->type_name("ID");
        addText(c, "--feed", i.feed, "Feed of that module (default: by the mapping that fits the file)")->type_name("ID");
        addText(c, "--mapping", i.mapping, "Mapping by name, or a JSON file (default: the one that fits)")
            ->type_name("NAME|FILE");
        addText(c, "--format", i.format,
                "Standard of the files, such as gtfs-realtime, or citywall: the program's own JSON (default: recognised)")
            ->type_name("ID");
        addFiles(c, "--with", i.companions, "Static file that the standard needs, such as a GTFS schedule; repeatable");
        addText(c, "--attribution", i.attribution, "Publisher and licence, shown with the data (default: the mapping's)");
        addDatum(c, i.datum, "Datum of the positions (default: as the mapping says, else WGS84)");
        addText(c, "--shift", i.shift, "Move all times: AUTO (the newest becomes now) or a duration, e.g. 365d, -12h")
            ->type_name("AUTO|DURATION");
        addFiles(c, "FILE", i.files, "Files to read")->required();
    }

    void addQuery()
    {
        addQueryOptions(
            command("query",
                    "Observations from the history, or what they come to by time and place, as CSV, GeoJSON, JSON, NDJSON "
                    "or GeoPackage; also while the shell is running",
                    Command::Query),
            m_o.query);
    }

    void addModules()
    {
        CLI::App *c = command("modules", "List the modules and their states", Command::Modules);
        addText(c, "--retry", m_o.retryModule, "Start this module again although it crashed or hung the last time")
            ->type_name("ID");
    }

    void addDoctor() { command("doctor", "Check what the program needs, and say what to do", Command::Doctor); }

    void addFeeds()
    {
        CLI::App *list = command("feeds", "List the feeds and their states; fails if one is down", Command::Feeds);
        list->add_option_function<double>(
                "--wait", [this](double seconds) { m_o.feedsWait = Duration(qint64(seconds * 1000)); },
                "Let them run for up to so many seconds, until each has brought something or failed")
            ->check(CLI::Range(0.0, 86400.0))
            ->type_name("SECONDS");
        CLI::App *feed = m_app.add_subcommand("feed", "Try out a source");
        feed->require_subcommand(1);
        CLI::App *test = feed->add_subcommand("test", "Take one payload from a file or URL and say what a feed makes of it");
        test->callback([this] { m_o.command = Command::FeedTest; });
        FeedTestOptions &t = m_o.feedTest;
        addText(test, "--feed", t.feed, "Feed that it is for (default: the one that recognises it)")->type_name("ID");
        CLI::Option *format =
            addText(test, "--format", t.format, "Standard that it is in (default: recognised)")->type_name("ID");
        addText(test, "--mapping", t.mapping, "Mapping that describes it, by name, or a JSON file")
            ->type_name("NAME|FILE")
            ->excludes(format);
        addFiles(test, "--with", t.companions, "Static file that the standard needs, such as a GTFS schedule; repeatable");
        addSource(test, t.source);
        addText(
            test, "SOURCE", t.source.source,
            "File, also compressed, or a recording; URL, folder, - for standard input; or the kind of a source in the profile")
            ->required();
    }

    void addSource(CLI::App *c, SourceOptions &to)
    {
        addText(c, "--kind", to.kind, "Kind of the source, such as sse (default: by the URL)")->type_name("KIND");
        addFiles(c, "--topic", to.topics, "Topic of an MQTT broker; repeatable")->type_name("TOPIC");
        addFiles(c, "--option", to.settings, "Option of that kind as in a profile, such as every=PT10S; repeatable")
            ->type_name("KEY=VALUE");
        addText(c, "--credential", to.credential, "Credential by its name in credentials.json or the system's keychain")
            ->type_name("ID");
        addDatum(c, to.datum, "Datum of the positions (default: as in the profile or the recording, else WGS84)");
    }

    static void addDatum(CLI::App *c, QString &to, const std::string &help)
    {
        addText(c, "--datum", to, help)->type_name("WGS84|GCJ-02|BD-09|EPSG:CODE");
    }

    void addRecord()
    {
        CLI::App *c = command("record", "Record the payloads of a source as they come, for 'replay'", Command::Record);
        RecordOptions &r = m_o.record;
        addText(c, "--feed", r.feed, "Feed that they are for")->required()->type_name("ID");
        addText(c, "--format", r.format, "Standard that they are in (default: recognised when they are played)")->type_name("ID");
        addText(c, "--attribution", r.attribution, "Publisher and licence, shown with the data");
        c->add_option_function<double>(
             "--for", [&r](double seconds) { r.duration = Duration(qint64(seconds * 1000)); },
             "Stop after so many seconds (default: when it is interrupted)")
            ->check(CLI::PositiveNumber)
            ->type_name("SECONDS");
        c->add_option("--count", r.count, "Stop after so many payloads")->check(CLI::PositiveNumber)->type_name("N");
        addSource(c, r.source);
        addText(c, "SOURCE", r.source.source,
                "URL, folder, - for standard input, or the kind of a source in the profile (default: its only one for the feed)");
        addText(c, "FILE", r.file, "Recording; one of the same feed is gone on with");
    }

    /// A single name is the recording's.
    static void settle(RecordOptions &r)
    {
        if (r.file.isEmpty())
            std::swap(r.file, r.source.source);
        if (r.file.isEmpty() || r.file == u"-" || r.file.contains(u"://"))
            throw CLI::RequiredError("FILE");
    }

    void addHistory()
    {
        CLI::App *c = command("history", "Look after the history", Command::History);
        c->require_subcommand(1);
        const auto add = [this, c](const char *name, const char *help, HistoryOptions::Work work) {
            CLI::App *sub = c->add_subcommand(name, help);
            sub->callback([this, work] { m_o.history.work = work; });
            return sub;
        };
        add("stats", "What it holds, by feed, and how large it is", HistoryOptions::Work::Stats);
        add("verify", "Read everything back; damage is told by feed and time", HistoryOptions::Work::Verify);
        addExportOptions(add("export",
                             "Write observations as they are (SI units, features, sources, times, details) in the program's own "
                             "JSON, for 'import'; also while the shell is running",
                             HistoryOptions::Work::Export),
                         m_o.query);
        UpkeepOptions &u = m_o.history.upkeep;
        CLI::App *compact = add("compact", "Drop what is older than it is kept, and give free space back to the disk",
                                HistoryOptions::Work::Compact);
        CLI::Option *keep = addText(compact, "--keep", u.keep, "Drop observations older than this, e.g. 90d; counts stay");
        keep->type_name("DURATION");
        addText(compact, "--thin", u.thin, "Instead of dropping keep the last of each entity in so much time, e.g. 1h")
            ->type_name("DURATION")
            ->needs(keep);
        addText(compact, "--feed", u.feed, "Only of this feed (default: all)")->type_name("ID")->needs(keep);
        CLI::App *erase = add("erase", "Erase an entity or an area by law, without a trace in the file; without --yes only count",
                              HistoryOptions::Work::Erase);
        addText(erase, "--feed", u.feed, "Feed (default for an area: all)")->type_name("ID");
        CLI::Option *entity = addText(erase, "--entity", u.entity, "Entity, by its id in the feed")->type_name("ID");
        CLI::Option *area =
            addFiles(erase, "--area", u.areas,
                     "Whatever was observed in an area of the profile, by id or name; repeatable: in any of them");
        area->type_name("ID")->excludes(entity);
        CLI::Option *polygon = addText(erase, "--polygon", u.polygons,
                                       "Whatever was observed in the polygons of a file: GeoJSON, GeoPackage, Shapefile, KML …");
        polygon->type_name("FILE")->excludes(entity)->excludes(area);
        addText(erase, "--box,--bbox", u.box, "Whatever was observed inside WEST,SOUTH,EAST,NORTH in degrees")
            ->type_name("W,S,E,N")
            ->excludes(entity)
            ->excludes(area)
            ->excludes(polygon);
        addText(erase, "--from", u.from, "Only from this instant on: city time or RFC 3339")->type_name("TIME");
        addText(erase, "--to", u.to, "Only until then, not included")->type_name("TIME");
        addText(erase, "--reason", u.reason, "For the log, such as the number of the request; not the data")->required();
        erase->add_flag("--yes", u.yes, "Erase it");
        erase->footer(
            "What moves counts by where each observation was, what has no position of its own by where its entity is. "
            "Afterwards the same command without --yes says that there is nothing of it or, of an entity that was erased "
            "altogether, that none is known by that id (exit code 1); 'history stats' keeps the log.");
        CLI::App *backup = add("backup", "Write a whole copy, also while the shell is running", HistoryOptions::Work::Backup);
        addText(backup, "FILE", m_o.history.file, "Where to; must not exist")->required();
        CLI::App *restore = add("restore", "Put a backup in its place; the history that was there is kept beside it",
                                HistoryOptions::Work::Restore);
        addText(restore, "FILE", m_o.history.file, "The backup")->required();
        restore->add_flag("--damaged", u.damaged, "Also one that is damaged: what is whole of it is shown");
        restore->add_flag("--undo-erasures", u.undoErasures,
                          "Also one from before an erasure: what it took out may be there again, and has to be erased again");
    }

    void addReplay()
    {
        CLI::App *c = command("replay", "Play a recording into the history, through the feed's own decoder", Command::Replay);
        PlaybackOptions &p = m_o.playback;
        c->add_option("--rate", p.rate, "So many recorded seconds in one (default: as fast as possible)")
            ->check(CLI::Range(0.001, 100000.0))
            ->type_name("N");
        c->add_flag("--as-recorded", p.asRecorded, "Leave the times as they were, instead of moving them to the present");
        CLI::Option *format =
            addText(c, "--format", p.format, "Standard that the payloads are in (default: as recorded)")->type_name("ID");
        addText(c, "--mapping", p.mapping, "Mapping that describes them, by name, or a JSON file")
            ->type_name("NAME|FILE")
            ->excludes(format);
        addFiles(c, "--with", p.companions, "Static file that the standard needs, such as a GTFS schedule; repeatable");
        addDatum(c, p.datum, "Datum of the positions (default: as recorded)");
        addText(c, "FILE", p.file, "Recording to play")->required();
    }

    void addSim()
    {
        CLI::App *c =
            command("sim",
                    "Serve the city's simulated feeds over HTTP, WebSocket and MQTT, in the standards that they have in real "
                    "cities, until it is interrupted",
                    Command::Sim);
        SimOptions &s = m_o.sim;
        const auto seconds = [c](const std::string &name, Duration &to, const std::string &help) {
            return c->add_option_function<double>(
                        name, [&to](double value) { to = Duration(qint64(value * 1000)); }, help)
                ->type_name("SECONDS");
        };
        const auto share = [c](const std::string &name, double &to, const std::string &help) {
            c->add_option(name, to, help)->check(CLI::Range(0.0, 1.0))->type_name("P");
        };
        addText(c, "--listen", s.address, "Address to listen at (default: 127.0.0.1; 0.0.0.0 = every network)")
            ->type_name("ADDRESS");
        c->add_option("--port", s.port, "Port of the web server (default: 8420; 0 = any that is free)")
            ->check(CLI::Range(0, 65535));
        CLI::Option *broker =
            addText(c, "--mqtt", s.broker, "Publish to this MQTT broker, too; mqtts: with TLS")->type_name("mqtt://HOST:PORT");
        addText(c, "--credential", s.credential, "Credential for the broker, from the credentials file or the system's keychain")
            ->type_name("ID")
            ->needs(broker);
        addText(c, "--ca", s.authorities, "Certificates (PEM) that the broker's must be of (default: the system's)")
            ->type_name("FILE")
            ->needs(broker);
        addText(c, "--write-profile", s.profileFile, "Write a city profile whose feeds are these, for --city")->type_name("FILE");
        seconds("--for", s.duration, "Stop after so many seconds (default: when it is interrupted)")->check(CLI::PositiveNumber);
        c->add_option("--entities", s.entities, "Simulate each entity so many times (default: 1)")
            ->check(CLI::Range(1, 1000))
            ->type_name("N");
        c->add_option("--scale", s.pace, "Report so many times as often (default: 1)")
            ->check(CLI::Range(0.01, 1000.0))
            ->type_name("F");
        c->add_option("--rate", s.rate, "Send so many messages a second, one for each entity in turn (default: all at each step)")
            ->check(CLI::Range(0.0, 100000.0))
            ->type_name("N");
        seconds("--delay", s.delay, "Fault: everything leaves so much later")->check(CLI::NonNegativeNumber);
        seconds("--skew", s.skew, "Fault: the publisher's clock is so much fast (negative: slow)")->check(CLI::Range(-1e7, 1e7));
        share("--duplicate", s.duplicate, "Fault: share that is sent twice, 0 to 1");
        share("--reorder", s.reorder, "Fault: share that is overtaken by the next");
        share("--corrupt", s.corrupt, "Fault: share that is cut off or has a wrong byte");
        share("--drop", s.drop, "Fault: share that is never sent");
        c->add_option("--seed", s.seed, "The same seed gives the same faults (default: 1)");
    }

    CLI::App m_app { "The desktop operations centre of a city." };
    Options m_o;
};

} // namespace

ParsedArguments parseArguments(int argc, char *argv[])
{
    CommandLine line;
    return line.parse(argc, argv);
}

} // namespace citywall
