// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/archive/archivemessages.h"

#include <QStringList>

#include <pqxx/pqxx>

#include <array>

namespace citywall {

using namespace Qt::StringLiterals;

QString ArchiveMessage::toText() const
{
    return u"%1 %2 %3 %4 %5 %6 %7"_s.arg(desk, kind == Kind::Reset ? u"reset"_s : u"appended"_s)
        .arg(feed)
        .arg(first)
        .arg(last)
        .arg(range.isEmpty() ? 0 : range.begin.milliseconds)
        .arg(range.isEmpty() ? 0 : range.end.milliseconds);
}

std::optional<ArchiveMessage> ArchiveMessage::fromText(const QString &text)
{
    const QStringList words = text.split(u' ');
    if (words.size() != 7)
        return {};
    std::array<qint64, 5> numbers {};
    bool good = true;
    for (size_t i = 0; good && i < numbers.size(); ++i)
        numbers[i] = words.at(qsizetype(i) + 2).toLongLong(&good);
    if (!good)
        return {};
    const auto [feed, first, last, begin, end] = numbers;
    return ArchiveMessage { words.at(0),           words.at(1) == u"reset" ? Kind::Reset : Kind::Appended, feed, first, last,
                            { { begin }, { end } } };
}

void tellDesks(pqxx::transaction_base &transaction, const ArchiveMessage &message)
{
    transaction.exec("SELECT pg_notify($1, $2)", pqxx::params { archiveChannel, message.toText().toStdString() });
}

} // namespace citywall
