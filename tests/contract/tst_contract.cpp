// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every module that was built, in the real host, against the contract. A new module is found here without being named.
#include "behaviour.h"
#include "declarations.h"
#include "encoders.h"
#include "engine/ingest/mapping.h"
#include "hostedcity.h"
#include "numbers.h"

#include <QApplication>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QSet>
#include <QStandardPaths>
#include <QTest>
#include <QTranslator>

using namespace citywall;
using namespace citywall::contract;
using namespace Qt::StringLiterals;

class ContractTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<HostedCity> m_city;
    QHash<QString, QString> m_entities; ///< one by feed
    QHash<QString, QStringList> m_chinese; ///< by module, what was given to be translated
    std::unique_ptr<QQmlEngine> m_engine;
    std::unique_ptr<QQuickWindow> m_scene;
    QString m_failure;

    static void everyModule()
    {
        QTest::addColumn<QString>("id");
        for (const QString &id : HostedCity::found())
            QTest::newRow(qPrintable(id)) << id;
    }
    /// A department's module must bring more than one that only shows how it is done.
    static bool isDepartment(const QString &id) { return !HostedCity::manifest(id)[u"onDemand"].toBool(); }
    static void show(const QStringList &problems) { QVERIFY2(problems.isEmpty(), qPrintable(u'\n' + problems.join(u'\n'))); }

    static QHash<QString, QStringList> translated()
    {
        const QLocale before;
        QLocale::setDefault(QLocale(QLocale::Chinese, QLocale::China));
        QHash<QString, QStringList> texts;
        {
            const HostedCity city(u"zh"_s);
            for (const QString &id : HostedCity::found()) {
                QStringList &own = texts[id];
                for (const FeedDescriptor &feed : city.feedsOf(id))
                    own.append(feed.title);
                for (const Layer *layer : HostedCity::of(id, city.registry.layers()))
                    own.append(layer->title);
                for (const Panel *panel : HostedCity::of(id, city.registry.panels()))
                    own.append(panel->title);
                for (const Metric &metric : city.host.metrics())
                    if (metric.id.startsWith(id + u'.'))
                        own += { metric.title, metric.description };
                for (const AlarmRule &rule : city.host.alarmRules())
                    if (rule.moduleId == id)
                        own += { rule.title, rule.consequence, rule.action };
            }
        }
        QLocale::setDefault(before);
        return texts;
    }

    /// A component of the module's QML with its model, as the shell makes it; null with the reason in m_failure.
    std::unique_ptr<QQuickItem> make(const QString &id, const QString &component, QObject *model, QQuickItem *map = nullptr)
    {
        QVariantMap initial { { u"model"_s, QVariant::fromValue(model) } };
        if (map)
            initial.insert(u"map"_s, QVariant::fromValue(map));
        QQmlComponent type(m_engine.get(), m_city->status(id)->qmlUri, component);
        std::unique_ptr<QObject> made(type.isReady() ? type.createWithInitialProperties(initial) : nullptr);
        auto *item = qobject_cast<QQuickItem *>(made.get());
        m_failure = component + u": "_s + (made ? u"is no item"_s : type.errorString());
        if (!item)
            return {};
        (void)made.release();
        item->setParentItem(map ? map : m_scene->contentItem());
        item->setSize(map ? map->size() : QSizeF(360, 600));
        QCoreApplication::processEvents();
        return std::unique_ptr<QQuickItem>(item);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(!HostedCity::found().isEmpty());
        m_chinese = translated();
        m_city = std::make_unique<HostedCity>(u"en"_s);
        for (const QString &id : HostedCity::found()) {
            const ModuleStatus *status = m_city->status(id);
            QVERIFY(status);
            QVERIFY2(status->state == ModuleStatus::State::Running, qPrintable(id + u": "_s + status->reason));
        }
        for (Layer *layer : m_city->registry.layers())
            layer->setVisible(true);
        m_entities = m_city->fill();
        m_engine = std::make_unique<QQmlEngine>();
        m_engine->addImportPath(u"qrc:/qt/qml"_s);
        QQmlComponent scene(m_engine.get());
        scene.setData("import QtQuick\nimport Citywall.Map\n"
                      "Window { width: 800; height: 600; visible: true; MapView { objectName: 'map'; anchors.fill: parent; "
                      "flyDuration: 0 } }",
                      QUrl());
        m_scene.reset(qobject_cast<QQuickWindow *>(scene.create()));
        QVERIFY2(m_scene, qPrintable(scene.errorString()));
        QVERIFY(QTest::qWaitForWindowExposed(m_scene.get()));
    }
    void cleanupTestCase()
    {
        m_scene.reset();
        m_engine.reset();
        m_city.reset();
    }

    void idsAreUnique()
    {
        QSet<QString> ids;
        QStringList twice;
        const auto take = [&](const QString &kind, const QString &id) {
            const QString key = kind + u' ' + id;
            if (ids.contains(key))
                twice.append(key);
            ids.insert(key);
        };
        for (const FeedDescriptor &feed : m_city->host.feeds())
            take(u"feed"_s, feed.id);
        for (const Metric &metric : m_city->host.metrics())
            take(u"metric"_s, metric.id);
        for (const AlarmRule &rule : m_city->host.alarmRules())
            take(u"alarm"_s, rule.id);
        for (const Layer *layer : m_city->registry.layers())
            take(u"layer"_s, layer->id);
        for (const Panel *panel : m_city->registry.panels())
            take(u"panel"_s, panel->id);
        for (const DrillDown *drillDown : m_city->registry.drillDowns())
            take(u"drill-down"_s, drillDown->id);
        for (const Kpi *kpi : m_city->registry.kpis())
            take(u"KPI"_s, kpi->id);
        show(twice);
    }

    void manifest_data() { everyModule(); }
    void manifest()
    {
        QFETCH(QString, id);
        show(manifestProblems(HostedCity::manifest(id)));
        const QString icon = HostedCity::manifest(id)[u"icon"].toString();
        QVERIFY2(QFile::exists(u':' + icon.mid(4)), qPrintable(icon));
    }

    void feedsAndMetrics_data() { everyModule(); }
    void feedsAndMetrics()
    {
        QFETCH(QString, id);
        QStringList problems;
        QVERIFY(!m_city->feedsOf(id).isEmpty());
        for (const FeedDescriptor &feed : m_city->feedsOf(id)) {
            problems += feedProblems(feed, id, m_city->host.metrics());
            const auto shown = std::ranges::count_if(m_city->registry.drillDowns(), [&](const DrillDown *drillDown) {
                return drillDown->moduleId == id && drillDown->feeds.contains(feed.id);
            });
            if (shown != 1)
                problems.append(u"feed %1: %2 drill-downs show its entities"_s.arg(feed.id).arg(shown));
        }
        for (const Metric &metric : m_city->host.metrics())
            if (metric.id.startsWith(id + u'.'))
                problems += metricProblems(metric, id);
        show(problems);
    }

    void decoders_data() { everyModule(); }
    void decoders()
    {
        QFETCH(QString, id);
        QTranslator program;
        QTranslator own;
        for (auto &[catalogue, name] : { std::pair(&program, u"citywall"_s), std::pair(&own, id) })
            QVERIFY(catalogue->load(u":/i18n/%1_zh_CN.qm"_s.arg(name)) && QCoreApplication::installTranslator(catalogue));
        QStringList problems;
        for (const FeedDescriptor &feed : m_city->feedsOf(id))
            problems += decoderProblems(feed, samplePayload(feed, m_city->simulation(), m_city->now()));
        show(problems);
    }

    void numbers_data() { everyModule(); }
    void numbers()
    {
        QFETCH(QString, id);
        const Samples samples = seedsIn(QStringLiteral(CITYWALL_SOURCE_DIR "/modules/") + id + u"/tests/seeds"_s);
        QStringList problems;
        for (const FeedDescriptor &feed : m_city->feedsOf(id))
            problems += numberProblems(feed, samplePayload(feed, m_city->simulation(), m_city->now()), samples);
        show(problems);
    }

    void simulators_data() { everyModule(); }
    void simulators()
    {
        QFETCH(QString, id);
        QStringList problems;
        for (const FeedDescriptor &feed : m_city->feedsOf(id))
            problems += simulatorProblems(feed, m_city->simulation(), m_city->host.metrics(), m_city->now());
        show(problems);
    }

    void encoders_data() { everyModule(); }
    void encoders()
    {
        QFETCH(QString, id);
        QStringList problems;
        for (const FeedDescriptor &feed : m_city->feedsOf(id))
            problems += encoderProblems(feed, m_city->simulation(), m_city->now());
        show(problems);
    }

    void layers_data() { everyModule(); }
    void layers()
    {
        QFETCH(QString, id);
        m_city->selection.setModule(id);
        const QList<Layer *> own = HostedCity::of(id, m_city->registry.layers());
        QVERIFY2(own.size() >= (isDepartment(id) ? 3 : 1), qPrintable(QString::number(own.size())));
        QStringList problems;
        for (const Layer *layer : own)
            problems += layerProblems(*layer, id);
        show(problems);
        auto *map = m_scene->findChild<QQuickItem *>(u"map"_s);
        for (const Layer *layer : own) {
            const std::unique_ptr<QQuickItem> made = make(id, layer->component, layer->model, map);
            QVERIFY2(made, qPrintable(m_failure));
            // The legend of a surface is told when it has been computed, elsewhere.
            QTRY_VERIFY2(legendProblems(*layer).isEmpty(), qPrintable(legendProblems(*layer).join(u'\n')));
        }
    }

    void panels_data() { everyModule(); }
    void panels()
    {
        QFETCH(QString, id);
        m_city->selection.setModule(id);
        const QList<Panel *> own = HostedCity::of(id, m_city->registry.panels());
        QVERIFY(!own.isEmpty());
        QStringList problems;
        for (const Panel *panel : own)
            problems += panelProblems(*panel, id);
        show(problems);
        for (const Panel *panel : own)
            QVERIFY2(make(id, panel->component, panel->model), qPrintable(m_failure));
    }

    void drillDowns_data() { everyModule(); }
    void drillDowns()
    {
        QFETCH(QString, id);
        m_city->selection.setModule(id);
        const QList<DrillDown *> own = HostedCity::of(id, m_city->registry.drillDowns());
        QVERIFY(!own.isEmpty());
        QStringList problems;
        for (const DrillDown *drillDown : own)
            problems += drillDownProblems(*drillDown, id);
        show(problems);
        for (const DrillDown *drillDown : own) {
            for (const QString &feed : drillDown->feeds) {
                m_city->selection.enterEntity(feed, m_entities.value(feed));
                QCoreApplication::processEvents();
                QVERIFY2(make(id, drillDown->component, drillDown->model), qPrintable(m_failure));
            }
        }
        m_city->selection.home();
    }

    void kpis_data() { everyModule(); }
    void kpis()
    {
        QFETCH(QString, id);
        const QList<Kpi *> own = HostedCity::of(id, m_city->registry.kpis());
        QVERIFY2(own.size() >= (isDepartment(id) ? 3 : 1), qPrintable(QString::number(own.size())));
        QStringList problems;
        for (const Kpi *kpi : own)
            problems += kpiProblems(*kpi, id);
        show(problems);
        QVERIFY2(std::ranges::any_of(own, [](const Kpi *kpi) { return !kpi->metric.limits.isEmpty(); }), "no KPI has limits");
    }

    void alarmsAndMeasures_data() { everyModule(); }
    void alarmsAndMeasures()
    {
        QFETCH(QString, id);
        QStringList problems;
        int rules = 0;
        for (const AlarmRule &rule : m_city->host.alarmRules()) {
            if (rule.moduleId != id)
                continue;
            ++rules;
            problems += alarmProblems(rule, id, m_city->feedsOf(id));
        }
        const UtcTime now = m_city->now();
        int measures = 0;
        for (const AreaMeasure &measure : m_city->registry.measures()) {
            if (m_city->host.moduleOfFeed(measure.feed) != id)
                continue;
            ++measures;
            problems += measureProblems(measure, { now - std::chrono::hours(1), now });
            const ObservationQuery query { measure.feed, { now - measure.memory - std::chrono::hours(6), now }, {}, {} };
            const ObservationsPtr rows = m_city->history.request(query).result();
            const MeasureGrid grid =
                measureOver(measure, *rows, *m_city->history.dictionary(measure.feed), { now - std::chrono::hours(6), now }, 3,
                            m_city->areas.count(), [&](GeoPoint at) { return m_city->areas.at(at); });
            for (const std::vector<double> &area : grid.values)
                if (std::ranges::any_of(area, [](double value) { return std::isinf(value); }))
                    problems.append(u"measure %1 is infinite"_s.arg(measure.metric.id));
        }
        show(problems);
        QVERIFY(rules > 0);
        QVERIFY(measures > 0);
    }

    void mappings()
    {
        for (const QString &path : m_city->host.mappings()) {
            QFile file(path);
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path));
            const Result<Mapping> mapping = Mapping::fromJson(file.readAll(), path);
            QVERIFY2(mapping, mapping ? "" : qPrintable(mapping.error().message));
            QVERIFY2(!m_city->host.moduleOfFeed(mapping->feed).isEmpty(), qPrintable(path));
        }
    }

    void words_data() { everyModule(); }
    void words()
    {
        QFETCH(QString, id);
        const QString folder = u":/qt/qml/"_s + QString(m_city->status(id)->qmlUri).replace(u'.', u'/') + u"/help/"_s;
        for (const QString &language : { u"en"_s, u"zh"_s }) {
            QFile help(folder + language + u".md"_s);
            QVERIFY2(help.open(QIODevice::ReadOnly), qPrintable(help.fileName()));
            const QString text = QString::fromUtf8(help.readAll());
            QVERIFY(text.size() > 200);
            QCOMPARE(isChinese(text), language == u"zh");
        }
        QStringList english;
        for (const QString &text : m_chinese.value(id))
            if (!isChinese(text))
                english.append(text);
        // Names of substances and indices (PM2.5, NO₂, AQI) are the same in Chinese: they have no small letters in a row.
        static const QRegularExpression word(u"[a-z]{3}"_s);
        english.removeIf([](const QString &text) { return !text.isEmpty() && !text.contains(word); });
        show(english);
    }
};

int main(int argc, char **argv)
{
    QStandardPaths::setTestModeEnabled(true);
    QApplication app(argc, argv); // charts need one
    QTEST_SET_MAIN_SOURCE_PATH
    ContractTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_contract.moc"
