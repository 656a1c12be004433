// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/transports/keychain.h"

#include <QTemporaryDir>
#include <QTest>

using namespace citywall;
using namespace Qt::StringLiterals;

class TestKeychain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// What is locked is not missing, and what is no credential is neither.
    void theKeychainsAnswer()
    {
        const KeychainAnswer found = keychainAnswer(KeychainOutcome::Found, R"({"token": "t0"})", {});
        QVERIFY(found && *found);
        QCOMPARE((*found)->token, u"t0"_s);
        const KeychainAnswer missing = keychainAnswer(KeychainOutcome::Missing, {}, u"no entry"_s);
        QVERIFY(missing && !*missing);
        const auto problem = [](KeychainOutcome outcome, const QByteArray &text) {
            const KeychainAnswer answer = keychainAnswer(outcome, text, u"no bus"_s);
            return answer ? QString() : answer.error().message;
        };
        QVERIFY(problem(KeychainOutcome::Denied, {}).contains(u"locked"));
        QVERIFY(problem(KeychainOutcome::Failed, {}).contains(u"no bus"));
        const QString broken = problem(KeychainOutcome::Found, "s3cret");
        QVERIFY2(broken.contains(u"not a JSON object") && !broken.contains(u"s3cret"), qPrintable(broken));
    }

    void filesGoBeforeTheKeychain()
    {
        const QTemporaryDir folder;
        const QString name = folder.filePath(u"credentials.json"_s);
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(R"({"a": {"token": "of the file"}})") > 0);
        file.close();
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        QStringList asked;
        KeychainAnswer holds = std::optional(Credential { .token = u"of the keychain"_s });
        const auto keychain = [&](const QString &id, QObject *, const std::function<void(const KeychainAnswer &)> &then) {
            asked.append(id);
            then(holds);
        };
        const auto ask = [&](const QString &id) { return credentialFromFilesOrKeychain({ name }, id, keychain); };
        QCOMPARE((*ask(u"a"_s))->token, u"of the file"_s);
        QVERIFY(asked.isEmpty());
        QCOMPARE((*ask(u"b"_s))->token, u"of the keychain"_s);
        QCOMPARE(asked, (QStringList { u"b"_s }));
        holds = std::optional<Credential>();
        QVERIFY(ask(u"b"_s) && !*ask(u"b"_s));
        holds = keychainAnswer(KeychainOutcome::Denied, {}, {});
        const KeychainAnswer denied = ask(u"b"_s);
        QVERIFY(!denied && denied.error().message.contains(u"'b'"_s) && denied.error().message.contains(name)
                && denied.error().message.contains(u"locked"_s));
    }
};

QTEST_GUILESS_MAIN(TestKeychain)
#include "tst_keychain.moc"
