// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QIODevice>

#include <memory>
#include <optional>

class KCompressionDevice;

namespace citywall {

/// The bytes of a file or of a payload, decompressed when it begins like gzip, xz, zstd or bzip2, read front to back. One thread.
class InputFile
{
public:
    static constexpr qint64 chunkBytes = 1 << 16; ///< a good amount to read at once

    /// @returns an error when the file is missing, unreadable, a folder, empty, or packed twice.
    static Result<std::unique_ptr<InputFile>> open(const QString &path);
    /// The same of what is in memory already, but that it is packed twice. @param name for messages
    static Result<std::unique_ptr<InputFile>> open(const QByteArray &bytes, const QString &name);
    ~InputFile();
    static bool isPacked(QByteArrayView head); ///< whether bytes that begin so would be decompressed

    /// Whether what comes out begins packed again: whoever unpacked that too would have no bound for how large it becomes.
    bool isPackedTwice();
    /// At most maximum bytes; empty at the end or after an error.
    QByteArray read(qint64 maximum);
    /// The next bytes without taking them: at most maximum, fewer only at the end.
    QByteArray peek(qint64 maximum);

    QString name() const { return m_name; } ///< without folder, for messages
    qint64 bytesRead() const { return m_source->pos(); } ///< compressed ones
    qint64 bytesTotal() const { return m_source->size(); }
    const std::optional<Error> &error() const { return m_error; }

private:
    InputFile(std::unique_ptr<QIODevice> source, const QString &name);
    static Result<std::unique_ptr<InputFile>> begin(std::unique_ptr<QIODevice> source, const QString &name, const QString &path);
    QByteArray readDevice(qint64 maximum);

    std::unique_ptr<QIODevice> m_source;
    const QString m_name;
    std::unique_ptr<KCompressionDevice> m_device; ///< null: not compressed
    QByteArray m_ahead;
    std::optional<Error> m_error;
    bool m_ended = false;
};

} // namespace citywall
