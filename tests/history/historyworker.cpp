// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The other process of tests/history/tst_robustness.cpp, tst_robustness_upkeep.cpp and tst_migration.cpp. Prints a line for what it
// has done.
//   append FOLDER FIRST   appends numbered batches without end and prints the number and rows of each that is acknowledged
//   hold FOLDER           opens the history, prints "open", and closes it when standard input ends
//   open FOLDER           opens it, and prints "open" or why it cannot
//   dieAt FOLDER ROW      the same, but kills itself when so many rows were changed; 0: when it is about to commit
//   upkeep FOLDER WORK STEP    does the work, prints "done" or why it cannot, but kills itself in place of the change after so many
#include "faultvfs.h"
#include "ledger.h"
#include "upkeepwork.h"

#include <QCoreApplication>

#include <csignal>
#include <deque>
#include <unistd.h>

#include <sqlite3.h>

using namespace citywall;
using namespace citywall::test;

namespace {

bool say(const QByteArray &line)
{
    const QByteArray text = line + '\n';
    return ::write(STDOUT_FILENO, text.constData(), size_t(text.size())) == text.size();
}

/// Mostly small batches, as from live feeds; now and then a large one, so that chunks are sealed.
int rowsOf(int number) { return number % 50 == 49 ? 6000 : 20; }

int append(HistoryStore &store, int first)
{
    store.writer().describe(testFeed());
    std::deque<std::pair<int, QFuture<AppendResult>>> pending;
    for (int number = first;; ++number) {
        pending.emplace_back(number, store.writer().append(feedName, Ledger::batch(number, rowsOf(number)), testSource(), { 1 }));
        if (pending.size() < 4)
            continue;
        const auto &[done, future] = pending.front();
        if (future.result().accepted != rowsOf(done) || !say(QByteArray::number(done) + ' ' + QByteArray::number(rowsOf(done))))
            return 2;
        pending.pop_front();
    }
}

/// For rows of tables that have a rowid, as SQLite's update hook tells them.
void dieAt(int row)
{
    static int left = 0;
    left = row;
    const auto watch = [](sqlite3 *db, char **, const sqlite3_api_routines *) {
        sqlite3_update_hook(
            db,
            [](void *, int, const char *, const char *, sqlite3_int64) {
                if (--left == 0)
                    (void)std::raise(SIGKILL);
            },
            nullptr);
        const auto commit = [](void *) { return left <= 0 ? std::raise(SIGKILL) : 0; };
        sqlite3_commit_hook(db, commit, nullptr);
        return SQLITE_OK;
    };
    int (*const entry)(sqlite3 *, char **, const sqlite3_api_routines *) = watch;
    sqlite3_auto_extension(reinterpret_cast<void (*)()>(entry));
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 3)
        return 64;
    if (arguments[1] == QStringLiteral("upkeep")) {
        FaultVfs disk;
        disk.dieAfter(arguments.value(4).toLongLong());
        const QString why = doUpkeep(arguments.value(3), arguments[2]);
        say(why.isEmpty() ? "done" : why.toUtf8());
        return why.isEmpty() ? 0 : 1;
    }
    if (arguments[1] == QStringLiteral("dieAt"))
        dieAt(arguments.value(3).toInt());
    const auto store = HistoryStore::open(arguments[2], nullptr);
    if (!store) {
        say(store.error().message.toUtf8());
        return 1;
    }
    if (arguments[1] == QStringLiteral("append"))
        return append(**store, arguments.value(3).toInt());
    say("open");
    char byte = 0;
    while (arguments[1] == QStringLiteral("hold") && ::read(STDIN_FILENO, &byte, 1) > 0) { }
    return 0;
}
