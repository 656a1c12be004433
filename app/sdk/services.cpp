// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sdk/services.h"

namespace citywall {

namespace {
/// By engine; null: of those without their own.
QHash<const QQmlEngine *, Services> &store()
{
    static QHash<const QQmlEngine *, Services> instance { { nullptr, {} } };
    return instance;
}
} // namespace

void setServices(const Services &services, const QQmlEngine *engine)
{
    store().insert(engine, services);
    if (engine)
        QObject::connect(engine, &QObject::destroyed, [engine] { store().remove(engine); });
}

const Services &services(const QQmlEngine *engine)
{
    const auto it = store().constFind(engine);
    return it == store().cend() ? *store().constFind(nullptr) : *it;
}

} // namespace citywall
