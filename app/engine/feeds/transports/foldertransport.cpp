// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/transports/foldertransport.h"

#include "base/future.h"
#include "engine/feeds/feedstext.h"
#include "engine/feeds/transports/transportjobs.h"
#include "engine/feeds/transports/transportoptions.h"
#include "engine/ingest/inputfile.h"

#include <QDir>
#include <QFileInfo>

namespace citywall {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Duration betweenLooks = 2s; // while a file may still be growing

struct FileContent {
    QByteArray bytes;
    QString refused;
};

FileContent wholeFile(const QString &path, qint64 maximumBytes)
{
    const Result<std::unique_ptr<InputFile>> file = InputFile::open(path);
    if (!file)
        return { {}, file.error().message };
    FileContent content;
    while (content.bytes.size() <= maximumBytes) {
        const QByteArray chunk = (*file)->read(InputFile::chunkBytes);
        if (chunk.isEmpty())
            break;
        content.bytes += chunk;
    }
    if ((*file)->error())
        content.refused = (*file)->error()->message;
    else if (content.bytes.size() > maximumBytes)
        content.refused = FeedsText::tr("file too large");
    return content;
}

} // namespace

FolderTransport::FolderTransport(TransportSetup setup)
    : Transport(std::move(setup)), m_path(TransportOptions(m_setup.options).text("path"_L1)),
      m_patterns(TransportOptions(m_setup.options).texts("patterns"_L1)),
      m_every(TransportOptions(m_setup.options).duration("every"_L1, 10s)),
      m_maximumBytes(TransportOptions(m_setup.options).integer("maximumBytes"_L1, 64 << 20, 1, 1 << 30))
{
}

void FolderTransport::start()
{
    m_running = true;
    m_watcher = new QFileSystemWatcher(this);
    connect(m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] { m_nextLook.set(now(), 0ms); });
    look();
}

void FolderTransport::stop()
{
    m_running = false;
    m_ready.clear();
}

void FolderTransport::tick()
{
    if (!m_running || m_busy)
        return;
    if (!m_ready.isEmpty())
        readNext();
    else if (m_nextLook.isDue(now()))
        look();
}

Result<FolderTransport::Listing> FolderTransport::list(const QString &path, const QStringList &patterns)
{
    const QDir folder(path);
    if (!QFileInfo(path).isDir() || !folder.isReadable())
        return Error { FeedsText::tr("The folder %1 is missing or cannot be read").arg(path), {} };
    Listing listing;
    const QFileInfoList files = folder.entryInfoList(patterns, QDir::Files | QDir::Readable, QDir::NoSort);
    for (const QFileInfo &file : files) {
        const QString suffix = file.suffix().toLower();
        if (!file.fileName().startsWith(u'.') && suffix != "tmp"_L1 && suffix != "part"_L1 && suffix != "filepart"_L1)
            listing.emplace(file.fileName(), Stamp { file.size(), file.lastModified().toMSecsSinceEpoch() });
    }
    return listing;
}

void FolderTransport::look()
{
    m_busy = true;
    m_nextLook.cancel();
    whenFinished(runTransportJob([path = m_path, patterns = m_patterns] { return list(path, patterns); }), this,
                 [this](const QFuture<Result<Listing>> &future) {
                     m_busy = false;
                     if (m_running)
                         looked(future.result());
                 });
}

void FolderTransport::looked(const Result<Listing> &listing)
{
    if (!listing) {
        m_nextLook.set(now(), m_every);
        return setState(State::Down, listing.error().message);
    }
    if (m_watcher->directories().isEmpty())
        m_watcher->addPath(m_path); // also after it was missing
    std::erase_if(m_taken, [&](const auto &file) { return !listing->contains(file.first); });
    bool growing = false;
    std::vector<std::pair<qint64, QString>> whole;
    for (const auto &[name, stamp] : *listing) {
        if (const auto taken = m_taken.find(name); taken != m_taken.end() && taken->second == stamp)
            continue;
        const auto before = m_seen.find(name);
        if (before != m_seen.end() && before->second == stamp && stamp.size > 0)
            whole.emplace_back(stamp.changed, name);
        else
            growing = growing || stamp.size > 0 || before == m_seen.end();
    }
    m_seen = *listing;
    std::ranges::sort(whole);
    for (const auto &[changed, name] : whole)
        m_ready.append(name);
    if (!m_nextLook.isSet())
        m_nextLook.set(now(), growing ? std::min(betweenLooks, m_every) : m_every);
    setState(State::Up);
    readNext();
}

void FolderTransport::readNext()
{
    if (m_ready.isEmpty() || !m_setup.inbox->hasRoom())
        return; // tick() goes on
    m_busy = true;
    const QString name = m_ready.takeFirst();
    whenFinished(runTransportJob([path = QDir(m_path).filePath(name), most = m_maximumBytes] { return wholeFile(path, most); }),
                 this, [this, name](const QFuture<FileContent> &future) {
                     m_busy = false;
                     if (!m_running)
                         return;
                     const FileContent content = future.result();
                     m_taken[name] = m_seen[name];
                     if (content.refused.isEmpty())
                         deliver(content.bytes, name);
                     else
                         refuse(content.bytes, name, content.refused);
                     readNext();
                 });
}

} // namespace citywall
