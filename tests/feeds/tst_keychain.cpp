// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/feeds/transports/keychain.h"
#include "feedfixture.h"
#include "transportfixture.h"

using namespace citywall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

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

    /// A feed whose keychain is locked says so, asks seldom, and goes on by itself once it can be read.
    void aRunningFeed()
    {
        WebServer server;
        FeedFixture city;
        server.answer = [&](const WebServer::Request &) -> WebServer::Answer { return { 200, city.observation("a", 1) }; };
        int asked = 0;
        KeychainAnswer holds = keychainAnswer(KeychainOutcome::Denied, {}, u"no access"_s);
        city.keychain = [&](const QString &id, QObject *context, const std::function<void(const KeychainAnswer &)> &then) {
            QCOMPARE(id, u"city"_s);
            ++asked;
            QMetaObject::invokeMethod(context, [&holds, then] { then(holds); }, Qt::QueuedConnection);
        };
        city.restart();
        const FeedStatus *status = city.add(u"http"_s, { { u"url"_s, server.url() }, { u"credential"_s, u"city"_s } });
        QTRY_COMPARE(status->state, FeedStatus::State::Down);
        for (const QString &part : { u"\"city\""_s, u"locked"_s, u"credentials.json"_s })
            QVERIFY2(status->reason.contains(part), qPrintable(status->reason));
        QCOMPARE(asked, 1);

        // After half a minute, a minute, two, four, eight and a quarter of an hour, or down to half of each: six times in 940 s.
        const auto passAndSettle = [&](Duration time) {
            city.pass(time);
            return QTest::qWaitFor([&] { return !city.runner->isPolling(); });
        };
        QVERIFY(passAndSettle(14s));
        QCOMPARE(asked, 1);
        for (int second = 14; second < 940; ++second)
            QVERIFY(passAndSettle(1s));
        QCOMPARE(asked, 6);
        QCOMPARE(status->state, FeedStatus::State::Down);
        QVERIFY2(status->reason.contains(u"locked"_s), qPrintable(status->reason));
        QVERIFY(server.requests.isEmpty());

        holds = std::optional(Credential { .token = u"of the keychain"_s });
        QVERIFY(city.passUntil([&] { return city.stored() > 0; }, 1min, 16));
        QTRY_COMPARE(status->state, FeedStatus::State::Live);
        QCOMPARE(asked, 7);
        QCOMPARE(server.requests.first().header("Authorization"), "Bearer of the keychain");
        QVERIFY(passAndSettle(1min)); // and while it runs it is not asked again
        QCOMPARE(asked, 7);
    }
};

QTEST_GUILESS_MAIN(TestKeychain)
#include "tst_keychain.moc"
