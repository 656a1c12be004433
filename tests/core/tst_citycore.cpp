// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/citysearch.h"
#include "engine/core/emptyhistory.h"
#include "engine/core/instancelock.h"
#include "engine/core/watchedhistory.h"

#include <QDir>
#include <QFile>
#include <QPromise>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace citywall;

namespace {

/// Answers when the test says so, and knows three links.
class SlowHistory : public EmptyHistory
{
public:
    QFuture<ObservationsPtr> request(const ObservationQuery &) override
    {
        promise = QPromise<ObservationsPtr>();
        promise.start();
        return promise.future();
    }
    FeedDictionaryPtr dictionary(const QString &feed) const override
    {
        auto d = std::make_shared<FeedDictionary>();
        if (feed == u"traffic.link-speed") {
            for (const char *name : { "North State Street", "State Street", "Estate Road" }) {
                Feature f;
                f.id = QStringLiteral("L%1").arg(d->features.size());
                f.name = QString::fromLatin1(name);
                f.position = { -87.6, 41.8 };
                d->features.push_back(f);
            }
        }
        return d;
    }
    QPromise<ObservationsPtr> promise;
};

} // namespace

class TestCityCore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void watchedHistoryKnowsWhatIsPending()
    {
        SlowHistory slow;
        WatchedHistory watched(slow);
        QSignalSpy idle(&watched, &WatchedHistory::idle);
        bool answered = false;
        watched.request({}).then(this, [&](const ObservationsPtr &) { answered = true; });
        QCOMPARE(watched.pending(), 1);
        slow.promise.addResult(std::make_shared<const Observations>());
        slow.promise.finish();
        QVERIFY(idle.wait());
        QVERIFY(answered);
        QCOMPARE(watched.pending(), 0);
        QSignalSpy appended(&watched, &HistoryReader::appended);
        Q_EMIT slow.appended(std::make_shared<const Observations>());
        QCOMPARE(appended.size(), 1);
    }

    void answersArriveOnTheGuiThreadWithTheirErrors()
    {
        SlowHistory slow;
        WatchedHistory watched(slow);
        QString error;
        QThread *where = nullptr;
        watched.request({})
            .then(QtFuture::Launch::Sync, [&](const ObservationsPtr &) {})
            .onFailed([&](const std::runtime_error &e) {
                where = QThread::currentThread();
                error = QString::fromUtf8(e.what());
            });
        const std::unique_ptr<QThread> other(QThread::create([&] {
            slow.promise.setException(std::make_exception_ptr(std::runtime_error("the disk is gone")));
            slow.promise.finish();
        }));
        other->start();
        QTRY_COMPARE(error, QStringLiteral("the disk is gone"));
        QCOMPARE(where, QThread::currentThread());
        QVERIFY(other->wait());
    }

    void searchRanksWholeWordsFirst()
    {
        SlowHistory history;
        City city;
        city.views = { QVariantMap { { QStringLiteral("id"), QStringLiteral("s") },
                                     { QStringLiteral("title"), QStringLiteral("State") } } };
        Area area;
        area.id = QStringLiteral("9");
        area.name = QStringLiteral("Statesville");
        const AreaIndex areas({ area });
        FeedDescriptor feed;
        feed.id = QStringLiteral("traffic.link-speed");
        feed.title = QStringLiteral("Link speed");
        const CitySearch search(city, areas, history, { feed });
        QStringList titles;
        const QVariantList found = search.find(QStringLiteral(" sTaTe "), 10);
        for (const QVariant &v : found)
            titles.append(v.toMap().value(QStringLiteral("title")).toString());
        QCOMPARE(titles,
                 (QStringList { QStringLiteral("State"), QStringLiteral("Statesville"), QStringLiteral("State Street"),
                                QStringLiteral("North State Street"), QStringLiteral("Estate Road") }));
        QCOMPARE(search.find(QStringLiteral("state"), 2).size(), 2);
        QCOMPARE(search.find(QStringLiteral("L1"), 9).first().toMap().value(QStringLiteral("kind")).toString(),
                 QStringLiteral("entity"));
        QVERIFY(search.find(QStringLiteral("  "), 10).isEmpty());
        // As its module calls it.
        feed.entityTitle = [](const Feature &f) {
            return f.id == QStringLiteral("L1") ? QStringLiteral("Link of %1").arg(f.name) : QString();
        };
        const QVariantList called = CitySearch(city, areas, history, { feed }).find(QStringLiteral("link OF"), 9);
        QCOMPARE(called.size(), 1);
        QVERIFY(called.first().toMap().value(QStringLiteral("title")).toString().startsWith(QStringLiteral("Link of ")));
        const QVariantMap position = search.find(QStringLiteral("41.88, -87.63"), 1).value(0).toMap();
        QCOMPARE(position.value(QStringLiteral("kind")).toString(), QStringLiteral("position"));
        QCOMPARE(position.value(QStringLiteral("longitude")).toDouble(), -87.63);
    }

    void oneInstancePerFolder()
    {
        const QTemporaryDir folder;
        const QString data = folder.filePath(QStringLiteral("a/b"));
        InstanceLock::Refused refused;
        std::unique_ptr<InstanceLock> first = InstanceLock::acquire(data, refused);
        QVERIFY(first);
        QVERIFY(!InstanceLock::acquire(data, refused));
        QCOMPARE(refused.why, InstanceLock::Refusal::InUse);
        QVERIFY2(refused.error.message.contains(QString::number(QCoreApplication::applicationPid())),
                 qPrintable(refused.error.message));
        first.reset();
        QVERIFY(InstanceLock::acquire(data, refused));
    }

    void aDeadProcessLeavesNoLock()
    {
        // What a crashed program leaves is its file, unlocked; that a process with its number lives now does not matter.
        const QTemporaryDir folder;
        QFile stale(folder.filePath(QStringLiteral("citywall.lock")));
        QVERIFY(stale.open(QIODevice::WriteOnly));
        stale.write(QByteArray::number(QCoreApplication::applicationPid()) + "\n" + QSysInfo::machineHostName().toUtf8() + "\n");
        stale.close();
        InstanceLock::Refused refused;
        QVERIFY2(InstanceLock::acquire(folder.path(), refused), qPrintable(refused.error.message));
    }

    void folderThatCannotBeMade()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("file")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        InstanceLock::Refused refused;
        QVERIFY(!InstanceLock::acquire(file.fileName() + QStringLiteral("/x"), refused));
        QCOMPARE(refused.why, InstanceLock::Refusal::NotWritable);
    }
};

QTEST_GUILESS_MAIN(TestCityCore)
#include "tst_citycore.moc"
