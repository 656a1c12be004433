// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/requeststate.h"
#include "core/themes.h"
#include "sdk/rankingmodel.h"

#include <QQmlEngine>

namespace citywall::services {

/// What people call the hotline about today, rising themes first. GUI thread.
class ThemeList : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(citywall::RankingModel *themes READ themes CONSTANT)
    Q_PROPERTY(QString headline READ headline NOTIFY changed)
    Q_PROPERTY(QString basis READ basis NOTIFY changed)
    Q_PROPERTY(bool empty READ isEmpty NOTIFY changed)
public:
    ThemeList(const RequestState &state, QObject *parent = nullptr);

    RankingModel *themes() { return &m_themes; } ///< bars: calls; their marks: the usual number
    QString headline() const { return m_headline; }
    QString basis() const { return m_basis; } ///< what "usual" is here
    bool isEmpty() const { return m_themes.rows().isEmpty(); }

Q_SIGNALS:
    void changed();

private:
    void update();

    const RequestState &m_state;
    RankingModel m_themes;
    QString m_headline;
    QString m_basis;
};

} // namespace citywall::services
