// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/requeststate.h"
#include "sdk/rankingmodel.h"

#include <QQmlEngine>

namespace citywall {
class ExportText;
}

namespace citywall::services {

/// The open requests of the selected area, of a category or an agency if one is chosen: the first of them as a list, all of
/// them for export. By the promised date, those without one last; then the one that has waited longest. GUI thread.
class OpenRequests : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the module")
    Q_PROPERTY(QString category READ category NOTIFY changed)
    Q_PROPERTY(QString agency READ agency NOTIFY changed)
    Q_PROPERTY(bool reopenedOnly READ isReopenedOnly WRITE setReopenedOnly NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString note READ note NOTIFY changed)
    Q_PROPERTY(citywall::RankingModel *first READ first CONSTANT)
public:
    OpenRequests(const RequestState &state, QObject *parent = nullptr);

    QString category() const { return m_category; } ///< the term kept to; empty = all
    QString agency() const { return m_agency; }
    Q_INVOKABLE void chooseCategory(const QString &term); ///< the one already chosen is given up; so with the next
    Q_INVOKABLE void chooseAgency(const QString &term);
    bool isReopenedOnly() const { return m_reopenedOnly; }
    void setReopenedOnly(bool only);
    QString title() const;
    QString note() const; ///< how many of them are listed
    RankingModel *first() { return &m_first; }

    /// All of them, one row each with its static facts, for other programs (sdk/exporttext.h).
    Q_INVOKABLE QString csv(bool simulated) const;
    Q_INVOKABLE QString geoJson(bool simulated) const;

    static constexpr int listed = 8;

Q_SIGNALS:
    void changed();

private:
    void update();
    std::vector<const Request *> found() const;
    ExportText exportText(bool simulated) const;

    const RequestState &m_state;
    QString m_category;
    QString m_agency;
    bool m_reopenedOnly = false;
    size_t m_count = 0;
    RankingModel m_first;
};

} // namespace citywall::services
