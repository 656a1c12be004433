// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/shifting.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace citywall::traffic {

namespace {

struct TimeShift {
    Duration by;
    const QStringList &keys;

    QJsonObject operator()(QJsonObject object) const
    {
        for (auto member = object.begin(); member != object.end(); ++member) {
            const QJsonValue value = member.value();
            if (keys.contains(member.key())) {
                if (const UtcTime time = UtcTime::fromIso(value.toString()); time.isValid())
                    member.value() = (time + by).toIso();
            } else if (value.isObject()) {
                member.value() = (*this)(value.toObject());
            } else if (value.isArray()) {
                member.value() = inside(value.toArray());
            }
        }
        return object;
    }
    QJsonArray inside(QJsonArray array) const
    {
        for (qsizetype i = 0; i < array.size(); ++i) {
            if (array.at(i).isObject())
                array.replace(i, (*this)(array.at(i).toObject()));
        }
        return array;
    }
};

} // namespace

void shiftDetails(DecodedBatch &batch, Duration by, const QStringList &keys)
{
    const TimeShift shift { by, keys };
    for (ObservationRecord &record : batch.observations) {
        if (record.detail.isEmpty())
            continue;
        const QJsonObject detail = QJsonDocument::fromJson(record.detail).object();
        if (!detail.isEmpty())
            record.detail = QJsonDocument(shift(detail)).toJson(QJsonDocument::Compact);
    }
}

} // namespace citywall::traffic
