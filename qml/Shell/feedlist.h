// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/registry.h"

#include <QAbstractListModel>
#include <QTimer>

#include <memory>

namespace citywall {

/// The city's feeds, module by module in the rail's order: all of them, or those that hold a text, those in trouble, or one module's and
/// of the others those that need attention. Tells views only of rows that come and go; what a feed does it tells itself. GUI thread.
class FeedList : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged)
    Q_PROPERTY(bool problemsOnly READ isProblemsOnly WRITE setProblemsOnly NOTIFY problemsOnlyChanged)
    Q_PROPERTY(bool attentionOnly READ isAttentionOnly WRITE setAttentionOnly NOTIFY attentionOnlyChanged)
    Q_PROPERTY(QString module READ module WRITE setModule NOTIFY moduleChanged)
    Q_PROPERTY(int count READ rowCount NOTIFY countsChanged)
    Q_PROPERTY(int total READ total NOTIFY countsChanged)
    Q_PROPERTY(int live READ live NOTIFY countsChanged)
    Q_PROPERTY(int problems READ problems NOTIFY countsChanged)
public:
    enum Role { FeedRole = Qt::UserRole, ModuleRole };
    explicit FeedList(QObject *parent = nullptr);

    QString filter() const { return m_filter; }
    /// Words, each of which must occur in the feed's title, id, module, source, endpoint, format or reason.
    void setFilter(const QString &text);
    bool isProblemsOnly() const { return m_problemsOnly; }
    void setProblemsOnly(bool only);
    bool isAttentionOnly() const { return m_attentionOnly; }
    void setAttentionOnly(bool only);
    QString module() const { return m_module; } ///< whose feeds are shown whether they need attention or not; empty = none's
    void setModule(const QString &id);
    int total() const { return int(m_all.size()); }
    int live() const { return m_live; }
    int problems() const { return m_problems; } ///< of all, whatever is filtered

    /// Degraded, stale or down; or live but with something to complain of, or something lost.
    Q_INVOKABLE static bool isProblem(const citywall::FeedStatus *feed);
    /// Degraded, stale, down or filling in.
    static bool needsAttention(const FeedStatus *feed);
    Q_INVOKABLE int rowOf(const citywall::FeedStatus *feed) const; ///< −1 = not in the list
    Q_INVOKABLE citywall::FeedStatus *at(int row) const; ///< null outside of the list
    /// The feed of that id that is in the worst state; null if there is none.
    Q_INVOKABLE citywall::FeedStatus *worstOf(const QString &id) const;

    /// The list as it stands, for other programs: CSV (RFC 4180), states by their English names, times as RFC 3339. Each row
    /// says whether its feed is simulated, whatever the argument.
    Q_INVOKABLE QString csv(bool simulated) const;

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void filterChanged();
    void problemsOnlyChanged();
    void attentionOnlyChanged();
    void moduleChanged();
    void countsChanged();

private:
    void collect();
    void choose();
    void count();
    bool isWanted(const FeedStatus *feed) const;

    QString m_filter;
    bool m_problemsOnly = false;
    bool m_attentionOnly = false;
    QString m_module;
    QList<FeedStatus *> m_all; // in order
    QList<FeedStatus *> m_rows;
    int m_live = 0;
    int m_problems = 0;
    std::unique_ptr<QObject> m_watch; // of all feeds
    QTimer m_soon; // many feeds change many times a second
};

} // namespace citywall
