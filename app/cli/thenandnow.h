// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/session.h"
#include "engine/core/earlierclock.h"
#include "sdk/comparison.h"

namespace citywall {

/// The comparison of an open city with itself at another time: makes the second clock, the modules once more and an engine of QML in
/// which their layers find them, when it begins, and lets go of all of it when it ends. GUI thread.
class ThenAndNow : public CityComparison
{
    Q_OBJECT
public:
    explicit ThenAndNow(Session &session);
    ~ThenAndNow() override;

    bool isActive() const override { return m_view != nullptr; }
    int days() const override { return m_earlier.days; }
    qint64 moreMilliseconds() const override { return m_earlier.more.count(); }
    double nowMilliseconds() const override;
    QList<Kpi *> kpis() const override;
    QList<Layer *> layers() const override;
    TimeContext *clock() const override;
    QString error() const override { return m_error; }

    void begin(int days, qint64 moreMilliseconds) override;
    void end() override;
    void showIn(QObject *host, QObject *map) override;

private:
    struct View;
    void open();

    Session &m_session;
    Earlier m_earlier;
    std::unique_ptr<View> m_view;
    QString m_error;
};

} // namespace citywall
