// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/transports/keychain.h"

#include <qt6keychain/keychain.h>

namespace citywall {

void readKeychain(const QString &id, QObject *context, const std::function<void(const std::optional<Credential> &)> &then)
{
    auto *job = new QKeychain::ReadPasswordJob(QStringLiteral("citywall")); // deletes itself
    job->setKey(id);
    job->setInsecureFallback(false);
    QObject::connect(job, &QKeychain::Job::finished, context, [job, then](QKeychain::Job *) {
        if (job->error() != QKeychain::NoError)
            return then({});
        const Result<Credential> credential = credentialFromJson(job->textData().toUtf8(), {});
        then(credential ? std::optional<Credential>(*credential) : std::nullopt);
    });
    job->start();
}

} // namespace citywall
