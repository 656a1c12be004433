// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ingest/inputfile.h"

#include "engine/ingest/ingesttext.h"

#include <KCompressionDevice>

#include <QCoreApplication>
#include <QFileInfo>

namespace citywall {

namespace {

KCompressionDevice::CompressionType compressionOf(const QByteArray &head)
{
    if (head.startsWith("\x1f\x8b"))
        return KCompressionDevice::GZip;
    if (head.startsWith("\xfd"
                        "7zXZ"))
        return KCompressionDevice::Xz;
    if (head.startsWith("\x28\xb5\x2f\xfd"))
        return KCompressionDevice::Zstd;
    return head.startsWith("BZh") ? KCompressionDevice::BZip2 : KCompressionDevice::None;
}

} // namespace

InputFile::InputFile(const QString &path) : m_file(path) { }
InputFile::~InputFile() = default;

QString InputFile::name() const { return QFileInfo(m_file).fileName(); }

Result<std::unique_ptr<InputFile>> InputFile::open(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return Error { Ingest::tr("There is no file %1").arg(path), {} };
    if (info.isDir())
        return Error { Ingest::tr("%1 is a folder, not a file").arg(path), {} };
    std::unique_ptr<InputFile> input(new InputFile(path));
    if (!input->m_file.open(QIODevice::ReadOnly))
        return Error { Ingest::tr("%1 cannot be read").arg(path), input->m_file.errorString() };
    const QByteArray head = input->m_file.peek(8);
    if (head.isEmpty())
        return Error { Ingest::tr("%1 is empty").arg(path), {} };
    if (const auto type = compressionOf(head); type != KCompressionDevice::None) {
        input->m_device = std::make_unique<KCompressionDevice>(&input->m_file, false, type);
        if (!input->m_device->open(QIODevice::ReadOnly))
            return Error { Ingest::tr("%1 cannot be decompressed").arg(path), input->m_device->errorString() };
    }
    return input;
}

QByteArray InputFile::readDevice(qint64 maximum)
{
    if (m_ended)
        return {};
    QIODevice &device = m_device ? static_cast<QIODevice &>(*m_device) : m_file;
    QByteArray bytes(maximum, Qt::Uninitialized);
    const qint64 count = device.read(bytes.data(), maximum);
    if (count > 0) {
        bytes.truncate(count);
        return bytes;
    }
    m_ended = true;
    if (count < 0 && !m_device)
        m_error = Error { Ingest::tr("%1 cannot be read on").arg(name()), m_file.errorString() };
    else if (m_device && (count < 0 || !m_device->atEnd()))
        m_error =
            Error { Ingest::tr("%1 ends or breaks in the middle of its compressed data; what came before was read").arg(name()),
                    {} };
    return {};
}

QByteArray InputFile::read(qint64 maximum)
{
    if (m_ahead.isEmpty())
        return readDevice(maximum);
    const QByteArray bytes = m_ahead.left(maximum);
    m_ahead.remove(0, bytes.size());
    return bytes;
}

QByteArray InputFile::peek(qint64 maximum)
{
    while (m_ahead.size() < maximum) {
        const QByteArray more = readDevice(maximum - m_ahead.size());
        if (more.isEmpty())
            break;
        m_ahead += more;
    }
    return m_ahead.left(maximum);
}

} // namespace citywall
