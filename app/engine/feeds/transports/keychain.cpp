// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/transports/keychain.h"

#include "engine/feeds/feedstext.h"

#include <QEventLoop>
#include <QTimer>

#include <qt6keychain/keychain.h>

namespace citywall {

namespace {

constexpr std::chrono::seconds keychainPatience { 30 }; // it may ask its owner to unlock it

KeychainOutcome outcomeOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::NoError:
        return KeychainOutcome::Found;
    case QKeychain::EntryNotFound:
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return KeychainOutcome::Missing;
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return KeychainOutcome::Denied;
    default:
        return KeychainOutcome::Failed;
    }
}

} // namespace

KeychainAnswer keychainAnswer(KeychainOutcome outcome, const QByteArray &text, const QString &problem)
{
    switch (outcome) {
    case KeychainOutcome::Missing:
        return std::optional<Credential>();
    case KeychainOutcome::Denied:
        return Error { FeedsText::tr("The system's keychain is locked or gives no access"), problem };
    case KeychainOutcome::Failed:
        return Error { FeedsText::tr("The system's keychain cannot be read: %1").arg(problem.trimmed()), {} };
    case KeychainOutcome::Found:
        break;
    }
    const Result<Credential> credential = credentialFromJson(text, {});
    if (!credential)
        return credential.error();
    return std::optional(*credential);
}

void readKeychain(const QString &id, QObject *context, const std::function<void(const KeychainAnswer &)> &then)
{
    auto *job = new QKeychain::ReadPasswordJob(QStringLiteral("citywall")); // deletes itself
    job->setKey(id);
    job->setInsecureFallback(false);
    QObject::connect(job, &QKeychain::Job::finished, context, [job, then](QKeychain::Job *) {
        then(keychainAnswer(outcomeOf(job->error()), job->textData().toUtf8(), job->errorString()));
    });
    job->start();
}

KeychainAnswer credentialFromFilesOrKeychain(const QStringList &files, const QString &id, const KeychainReader &keychain)
{
    const Result<std::optional<Credential>> found = credentialFrom(files, id);
    if (!found || *found)
        return found;
    KeychainAnswer answer = Error { FeedsText::tr("The system's keychain does not answer"), {} };
    QEventLoop loop;
    keychain(id, &loop, [&](const KeychainAnswer &said) {
        answer = said;
        // Also if it is said at once, before the loop runs.
        QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection);
    });
    QTimer::singleShot(keychainPatience, &loop, &QEventLoop::quit);
    loop.exec();
    if (!answer)
        return Error { FeedsText::tr("There is no credential '%1' in %2. %3")
                           .arg(id, files.join(QStringLiteral(", ")), answer.error().message),
                       answer.error().detail };
    return answer;
}

} // namespace citywall
