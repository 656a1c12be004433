// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sdk/services.h"

namespace citywall {

namespace {
Services &store()
{
    static Services instance;
    return instance;
}
} // namespace

void setServices(const Services &services) { store() = services; }

const Services &services() { return store(); }

} // namespace citywall
