// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feedlist.h"

#include "sdk/exporttext.h"
#include "sdk/services.h"

#include <QMetaEnum>

namespace citywall {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds patience(250);

QString moduleId(const FeedStatus *feed) { return feed->feed.section(u'.', 0, 0); }

qsizetype moduleRank(const FeedStatus *feed)
{
    const QList<ModuleStatus *> modules = services().registry->modules();
    return std::ranges::find(modules, moduleId(feed), [](const ModuleStatus *m) { return m->id; }) - modules.begin();
}

QString moduleTitle(const FeedStatus *feed)
{
    const QList<ModuleStatus *> modules = services().registry->modules();
    return modules.value(moduleRank(feed)) ? modules[moduleRank(feed)]->title : moduleId(feed);
}

QString instant(double milliseconds) { return milliseconds > 0 ? UtcTime { qint64(milliseconds) }.toIso() : QString(); }

} // namespace

FeedList::FeedList(QObject *parent) : QAbstractListModel(parent)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(patience);
    connect(&m_soon, &QTimer::timeout, this, &FeedList::choose);
    connect(services().registry, &Registry::feedsChanged, this, &FeedList::collect);
    collect();
}

void FeedList::setFilter(const QString &text)
{
    if (std::exchange(m_filter, text) == text)
        return;
    choose();
    Q_EMIT filterChanged();
}

void FeedList::setProblemsOnly(bool only)
{
    if (std::exchange(m_problemsOnly, only) == only)
        return;
    choose();
    Q_EMIT problemsOnlyChanged();
}

void FeedList::setAttentionOnly(bool only)
{
    if (std::exchange(m_attentionOnly, only) == only)
        return;
    choose();
    Q_EMIT attentionOnlyChanged();
}

void FeedList::setModule(const QString &id)
{
    if (std::exchange(m_module, id) == id)
        return;
    choose();
    Q_EMIT moduleChanged();
}

// Feeds have come or gone: those that went may be gone for good, and no view may ask for them any more.
void FeedList::collect()
{
    beginResetModel();
    m_all = services().registry->feeds();
    std::ranges::stable_sort(m_all, {}, moduleRank);
    m_watch = std::make_unique<QObject>();
    for (FeedStatus *feed : std::as_const(m_all)) {
        QQmlEngine::setObjectOwnership(feed, QQmlEngine::CppOwnership); // else a script that at() hands it to would collect it
        connect(feed, &FeedStatus::changed, m_watch.get(), [this] {
            if (!m_soon.isActive())
                m_soon.start();
        });
    }
    m_rows.clear();
    std::ranges::copy_if(m_all, std::back_inserter(m_rows), [this](const FeedStatus *feed) { return isWanted(feed); });
    endResetModel();
    count();
}

bool FeedList::isProblem(const FeedStatus *feed)
{
    using enum FeedStatus::State;
    return feed->state == Degraded || feed->state == Stale || feed->state == Down
        || (feed->state == Live && (!feed->reason.isEmpty() || feed->dropped > 0));
}

bool FeedList::needsAttention(const FeedStatus *feed)
{
    using enum FeedStatus::State;
    return feed->state == Degraded || feed->state == Stale || feed->state == Down || feed->progress < 1;
}

bool FeedList::isWanted(const FeedStatus *feed) const
{
    if (m_attentionOnly && !needsAttention(feed) && moduleId(feed) != m_module)
        return false;
    if (m_problemsOnly && !isProblem(feed))
        return false;
    const QString all =
        QStringList { feed->title, feed->feed, moduleTitle(feed), feed->source, feed->endpoint, feed->format, feed->reason }.join(
            u'\n');
    const QStringList words = m_filter.split(u' ', Qt::SkipEmptyParts);
    return std::ranges::all_of(words, [&](const QString &word) { return all.contains(word, Qt::CaseInsensitive); });
}

void FeedList::choose()
{
    for (qsizetype row = m_rows.size() - 1; row >= 0; --row) {
        if (isWanted(m_rows[row]))
            continue;
        beginRemoveRows({}, int(row), int(row));
        m_rows.removeAt(row);
        endRemoveRows();
    }
    qsizetype row = 0;
    for (FeedStatus *feed : std::as_const(m_all)) {
        if (!isWanted(feed))
            continue;
        if (m_rows.value(row) != feed) {
            beginInsertRows({}, int(row), int(row));
            m_rows.insert(row, feed);
            endInsertRows();
        }
        ++row;
    }
    count();
}

void FeedList::count()
{
    m_live = int(std::ranges::count_if(m_all, [](const FeedStatus *f) { return f->state == FeedStatus::State::Live; }));
    m_problems = int(std::ranges::count_if(m_all, isProblem));
    Q_EMIT countsChanged();
}

int FeedList::rowOf(const FeedStatus *feed) const { return int(m_rows.indexOf(feed)); }

FeedStatus *FeedList::at(int row) const { return m_rows.value(row); }

FeedStatus *FeedList::worstOf(const QString &id) const
{
    FeedStatus *worst = nullptr;
    for (FeedStatus *feed : m_all)
        if (feed->feed == id && (!worst || (isProblem(feed) && !isProblem(worst))))
            worst = feed;
    return worst;
}

QString FeedList::csv(bool) const
{
    const QMetaEnum states = QMetaEnum::fromType<FeedStatus::State>();
    const auto line = [](const QStringList &cells) {
        QByteArrayList escaped;
        for (const QString &cell : cells)
            escaped += csvCell(cell);
        return escaped.join(',') + "\r\n";
    };
    const auto count = [](double value) { return QString::number(qint64(value)); };
    const auto seconds = [](double ms) { return std::isfinite(ms) ? QString::number(ms / 1000) : QString(); };
    QByteArray text = line({ u"module"_s, u"feed"_s, u"title"_s, u"state"_s, u"since"_s, u"reason"_s, u"source"_s, u"endpoint"_s,
                             u"format"_s, u"observationsPerMinute"_s, u"lagSeconds"_s, u"shownLagSeconds"_s, u"accepted"_s,
                             u"rejected"_s, u"leftOut"_s, u"dropped"_s, u"queued"_s, u"newest"_s, u"simulated"_s });
    for (const FeedStatus *f : m_rows)
        text += line({ moduleId(f), f->feed, f->title, QString::fromLatin1(states.valueToKey(int(f->state))),
                       instant(f->sinceMilliseconds), f->reason, f->source, f->endpoint, f->format, count(f->perMinute),
                       seconds(f->lagMilliseconds), seconds(f->shownLagMilliseconds), count(f->accepted), count(f->rejected),
                       count(f->leftOut), count(f->dropped), count(f->queued), instant(f->lastMilliseconds),
                       f->simulated ? u"SIMULATED"_s : QString() });
    return QString::fromUtf8(text);
}

QVariant FeedList::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    FeedStatus *feed = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return feed->title;
    case FeedRole:
        return QVariant::fromValue(feed);
    case ModuleRole:
        return moduleTitle(feed);
    default:
        return {};
    }
}

QHash<int, QByteArray> FeedList::roleNames() const { return { { FeedRole, "feed" }, { ModuleRole, "module" } }; }

} // namespace citywall

#include "moc_feedlist.cpp"
