// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ingest/inputfile.h"

#include "engine/ingest/ingesttext.h"

#include <KCompressionDevice>

#include <QBuffer>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace citywall {

namespace {

KCompressionDevice::CompressionType compressionOf(QByteArrayView head)
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

InputFile::InputFile(std::unique_ptr<QIODevice> source, const QString &name) : m_source(std::move(source)), m_name(name) { }
InputFile::~InputFile() = default;

bool InputFile::isPacked(QByteArrayView head) { return compressionOf(head) != KCompressionDevice::None; }

Result<std::unique_ptr<InputFile>> InputFile::open(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return Error { Ingest::tr("There is no file %1").arg(path), {} };
    if (info.isDir())
        return Error { Ingest::tr("%1 is a folder, not a file").arg(path), {} };
    Result<std::unique_ptr<InputFile>> input = begin(std::make_unique<QFile>(path), info.fileName(), path);
    if (input && (*input)->isPackedTwice())
        return Error { Ingest::tr("%1 is packed twice: unpack it once").arg(path), {} };
    return input;
}

Result<std::unique_ptr<InputFile>> InputFile::open(const QByteArray &bytes, const QString &name)
{
    auto source = std::make_unique<QBuffer>();
    source->setData(bytes);
    return begin(std::move(source), name, name);
}

Result<std::unique_ptr<InputFile>> InputFile::begin(std::unique_ptr<QIODevice> source, const QString &name, const QString &path)
{
    std::unique_ptr<InputFile> input(new InputFile(std::move(source), name));
    if (!input->m_source->open(QIODevice::ReadOnly))
        return Error { Ingest::tr("%1 cannot be read").arg(path), input->m_source->errorString() };
    const QByteArray head = input->m_source->peek(8);
    if (head.isEmpty())
        return Error { Ingest::tr("%1 is empty").arg(path), {} };
    if (const auto type = compressionOf(head); type != KCompressionDevice::None) {
        input->m_device = std::make_unique<KCompressionDevice>(input->m_source.get(), false, type);
        if (!input->m_device->open(QIODevice::ReadOnly))
            return Error { Ingest::tr("%1 cannot be decompressed").arg(path), input->m_device->errorString() };
    }
    return input;
}

bool InputFile::isPackedTwice()
{
    constexpr qint64 header = 256; // of a file that is cut off within, the device gives out what is there of it
    return m_device && isPacked(peek(header)) && !m_error;
}

QByteArray InputFile::readDevice(qint64 maximum)
{
    if (m_ended)
        return {};
    QIODevice &device = m_device ? static_cast<QIODevice &>(*m_device) : *m_source;
    QByteArray bytes(maximum, Qt::Uninitialized);
    const qint64 count = device.read(bytes.data(), maximum);
    if (count > 0) {
        bytes.truncate(count);
        return bytes;
    }
    m_ended = true;
    if (count < 0 && !m_device)
        m_error = Error { Ingest::tr("%1 cannot be read on").arg(name()), m_source->errorString() };
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
