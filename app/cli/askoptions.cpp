// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/askoptions.h"

#include "cli/optionkinds.h"

namespace citywall {

namespace {

void addWhich(CLI::App *c, QueryOptions &q)
{
    addFiles(c, "--module", q.modules, "Only the feeds of this module; repeatable (default: all)")->type_name("ID");
    addFiles(c, "--feed", q.feeds, "Only this feed; repeatable (default: all)")->type_name("ID");
}

} // namespace

void addQueryOptions(CLI::App *c, QueryOptions &q)
{
    addWhich(c, q);
    addText(c, "--from", q.from, "First instant: city time or RFC 3339")->required()->type_name("TIME");
    addText(c, "--to", q.to, "End, not included")->required()->type_name("TIME");
    addText(c, "--box,--bbox", q.box, "Inside WEST,SOUTH,EAST,NORTH in degrees")->type_name("W,S,E,N");
    addFiles(c, "--area", q.areas, "Inside an area of the profile, by id or name; repeatable: in any of them")->type_name("ID");
    addText(c, "--polygon", q.polygons, "Inside the polygons of a file: GeoJSON, GeoPackage, Shapefile, KML …")
        ->type_name("FILE");
    addFiles(c, "--entity", q.entities, "Only this link, station, incident …, by id; repeatable")->type_name("ID");
    addFiles(c, "--category", q.categories, "Only where a field has this word; repeatable: any of them")->type_name("WORD");
    addFiles(c, "--where", q.where,
             "Only where a field compares so: 'speed<10', 'status=closed', with < <= = != >= >; numbers in the unit that the "
             "answer has; repeatable: all of them")
        ->type_name("FIELD<VALUE");
    CLI::Option *every =
        addText(c, "--every", q.every,
                "Bring together by time: PT15M, PT1H, P1D, P7D (weeks from Monday) …, counted from the city's midnight. For each "
                "field the count of known values, mean, min, max and median, for words the most frequent one")
            ->type_name("DURATION");
    addText(c, "--by", q.by,
            "… and by place: none (default), area, feature, hexagon or hexagon:RESOLUTION (H3, 0 to 15; default 8)")
        ->type_name("PLACE")
        ->needs(every);
    c->add_flag("--usual", q.usual,
                "… and beside each count and number N what is usual: N_usual, the median of what the same question gives for the "
                "same clock time of the same weekday in each of the last 4 weeks, and N_difference, now minus usual; usual_weeks "
                "is how many weeks there were. Empty where fewer than 2 are known. With --every from PT1H to P1D, in whole hours")
        ->needs(every);
    addText(c, "--format", q.format,
            "csv, geojson, json, ndjson or gpkg (default: by the name of the file; on standard output csv)")
        ->check(CLI::IsMember({ "csv", "geojson", "json", "ndjson", "gpkg" }));
    addText(c, "-o,--output", q.file, "File to write, whole or not at all (default: standard output; gpkg needs one)")
        ->type_name("FILE");
    c->footer(
        "Times leave in UTC, values in display units, each row with module, feed, its source's attribution and SIMULATED "
        "where it is. --json: with --output a summary in JSON, without it --format json. Where what is asked for is damaged, "
        "the rest is written, stderr and the summary's \"damage\" (as of 'history verify --json') tell of which feed and time, "
        "and "
        "the exit code is 1. --usual: of a bucket that --from or --to cuts, or that is not over, the same part of the weeks is "
        "taken. Where nothing was told of a place in a week, its counts are 0 and its numbers left out; a week in which a feed "
        "that tells states (not reports) told nothing at all in those hours does not count. See also 'history export'.");
}

void addExportOptions(CLI::App *c, QueryOptions &q)
{
    addWhich(c, q);
    addText(c, "--from", q.from, "First instant: city time or RFC 3339 (default: the history's)")->type_name("TIME");
    addText(c, "--to", q.to, "End, not included (default: the history's)")->type_name("TIME");
    addText(c, "-o,--output", q.file, "File to write, whole or not at all (default: standard output)")->type_name("FILE");
    c->footer("One payload a line, with its feed, its source and when it was received; 'citywall import FILE' makes the same "
              "of it in another history. Of what was corrected it has the last version. 'erase' does not reach it. --json: a "
              "summary of FILE. What is damaged is left out and told as 'query' tells it, with exit code 1.");
}

} // namespace citywall
