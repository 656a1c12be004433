// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "faultfiles.h"

#include <array>
#include <cerrno>
#include <climits>
#include <fcntl.h>
#include <filesystem>
#include <unistd.h>

// NOLINTBEGIN(bugprone-reserved-identifier): so the linker calls them
extern "C" {
int __real_rename(const char *from, const char *to);
int __real_renameat2(int fromFolder, const char *from, int toFolder, const char *to, unsigned flags);
int __real_link(const char *from, const char *to);
int __real_fsync(int file);
}

namespace citywall::test {

namespace {

/// Not synced yet.
struct NameChange {
    std::string from, to;
    std::string saved; // what was called so before; empty = nothing
    bool isLink = false;
};
std::vector<NameChange> changes;

int refusedForRoom()
{
    errno = ENOSPC;
    return -1;
}

bool isThere(const std::string &path) { return ::access(path.c_str(), F_OK) == 0; }

int refusedByDisk()
{
    errno = EIO;
    return -1;
}

int renamed(FaultVfs &disk, const std::string &from, const std::string &to)
{
    if (!disk.takesChange())
        return refusedByDisk();
    NameChange change { from, to, {}, false };
    if (!isThere(to) && !disk.takesName())
        return refusedForRoom();
    if (isThere(to)) {
        change.saved = to + ".saved-" + std::to_string(changes.size());
        if (__real_link(to.c_str(), change.saved.c_str()) != 0)
            return -1;
        disk.renamed(to, change.saved);
    }
    const int result = __real_rename(from.c_str(), to.c_str());
    disk.renamed(from, to);
    changes.push_back(change);
    return result;
}

} // namespace

void settleNames(FaultVfs::Survives survives, std::mt19937 &random)
{
    const size_t kept = survives == FaultVfs::Survives::Nothing ? 0 : random() % (changes.size() + 1);
    for (size_t i = changes.size(); i-- > 0;) {
        const NameChange &change = changes[i];
        if (i >= kept && change.isLink)
            ::unlink(change.to.c_str());
        else if (i >= kept)
            __real_rename(change.to.c_str(), change.from.c_str());
        if (i >= kept && !change.saved.empty())
            __real_rename(change.saved.c_str(), change.to.c_str());
        else if (!change.saved.empty())
            ::unlink(change.saved.c_str());
    }
    changes.clear();
}

} // namespace citywall::test

using citywall::test::FaultVfs;

extern "C" {

int __wrap_rename(const char *from, const char *to)
{
    FaultVfs *disk = FaultVfs::current();
    return disk ? citywall::test::renamed(*disk, from, to) : __real_rename(from, to);
}

int __wrap_renameat2(int fromFolder, const char *from, int toFolder, const char *to, unsigned flags)
{
    FaultVfs *disk = FaultVfs::current();
    if (!disk)
        return __real_renameat2(fromFolder, from, toFolder, to, flags);
    if (::access(to, F_OK) == 0) {
        errno = EEXIST;
        return -1;
    }
    return citywall::test::renamed(*disk, from, to);
}

int __wrap_link(const char *from, const char *to)
{
    FaultVfs *disk = FaultVfs::current();
    if (!disk)
        return __real_link(from, to);
    if (!disk->takesChange())
        return citywall::test::refusedByDisk();
    if (!disk->takesName())
        return citywall::test::refusedForRoom();
    const int result = __real_link(from, to);
    if (result == 0)
        citywall::test::changes.push_back({ from, to, {}, true });
    return result;
}

int __wrap_fsync(int file)
{
    FaultVfs *disk = FaultVfs::current();
    if (!disk)
        return __real_fsync(file);
    if (!disk->takesChange())
        return citywall::test::refusedByDisk();
    const std::filesystem::path path = std::filesystem::read_symlink("/proc/self/fd/" + std::to_string(file));
    if (!std::filesystem::is_directory(path)) {
        disk->synced(path.string());
        return 0;
    }
    for (const auto &change : citywall::test::changes) {
        if (!change.saved.empty())
            ::unlink(change.saved.c_str());
    }
    citywall::test::changes.clear();
    disk->namesSynced();
    return 0;
}
}
// NOLINTEND(bugprone-reserved-identifier)
