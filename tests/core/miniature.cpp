// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sdk/module.h"

#include <QFile>

#include <cstdlib>
#include <stdexcept>
#include <unistd.h>

using namespace citywall;

/// A module that does what its name says: MINIATURE_ID and MINIATURE_BEHAVIOUR come from CMake.
class MiniatureModule : public QObject, public Module
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID CITYWALL_MODULE_IID FILE "manifest.json")
    Q_INTERFACES(citywall::Module)
public:
    void initialize(ModuleContext &context) override
    {
        const QString id = QStringLiteral(MINIATURE_ID);
        const QString behaviour = QStringLiteral(MINIATURE_BEHAVIOUR);
        auto *layer = new Layer;
        layer->id = id + QStringLiteral(".layer");
        layer->order = 300;
        context.addLayer(layer);
        auto *panel = new Panel;
        panel->id = id + QStringLiteral(".panel");
        context.addPanel(panel);
        if (behaviour == u"throw")
            throw std::runtime_error("no wish to start");
        if (behaviour == u"throw-int")
            throw 42;
        if (behaviour == u"crash")
            ::_exit(7); // as abrupt as a crash, without its dump
        if (behaviour == u"hang")
            ::sleep(1000);
        if (behaviour == u"wrong-feed")
            context.addFeed({ QStringLiteral("other.thing"), {}, { {} }, {}, {}, [] { return Decoder(); } });
        if (behaviour == u"unknown-metric")
            context.metric(QStringLiteral("nobody.has.it"));
        context.addFeed(
            { id + QStringLiteral(".thing"), QStringLiteral("Things"), { { QStringLiteral("n"), {}, {} } }, {}, {}, [] {
                 return Decoder();
             } });
    }
    std::unique_ptr<Module> another() const override { return std::make_unique<MiniatureModule>(); }
};

#include "miniature.moc"
