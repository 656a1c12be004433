// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/ingest/mapping.h"

#include "engine/ingest/ingesttext.h"

#include <QCoreApplication>

#include <jsoncons/json.hpp>
#include <jsoncons_ext/jsonschema/jsonschema.hpp>

namespace citywall {

namespace {

/// The innermost messages say which key is wrong; the outer ones only that something is.
void collect(const jsoncons::jsonschema::validation_message &message, QStringList &problems)
{
    for (const auto &detail : message.details())
        collect(detail, problems);
    if (message.details().empty()) {
        const QString place = QString::fromStdString(message.instance_location().string());
        problems +=
            (place.isEmpty() ? QStringLiteral("/") : place) + QStringLiteral(": ") + QString::fromStdString(message.message());
    }
}

} // namespace

Status checkAgainstSchema(const QByteArray &json, const QByteArray &schema, const QString &fileName)
{
    try {
        const auto document = jsoncons::json::parse(json.cbegin(), json.cend());
        const auto compiled = jsoncons::jsonschema::make_json_schema(jsoncons::json::parse(schema.cbegin(), schema.cend()));
        QStringList problems;
        compiled.validate(document, [&](const jsoncons::jsonschema::validation_message &message) {
            collect(message, problems);
            return jsoncons::jsonschema::walk_result::advance;
        });
        if (problems.isEmpty())
            return ok();
        return Error { Ingest::tr("%1 does not follow its schema: %2").arg(fileName, problems.first()), problems.join(u'\n') };
    } catch (const jsoncons::ser_error &e) {
        return Error { Ingest::tr("%1, line %2, column %3: not valid JSON").arg(fileName).arg(e.line()).arg(e.column()),
                       QString::fromUtf8(e.what()) };
    } catch (const std::exception &e) {
        return Error { Ingest::tr("%1 cannot be checked against its schema").arg(fileName), QString::fromUtf8(e.what()) };
    }
}

} // namespace citywall
