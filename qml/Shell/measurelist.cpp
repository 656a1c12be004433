// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "measurelist.h"

#include "sdk/services.h"

namespace citywall {

namespace {

QString moduleOf(const AreaMeasure &measure) { return measure.feed.section(u'.', 0, 0); }

} // namespace

MeasureList::Row MeasureList::rowOf(const MeasureValues &values, TimeRange range, size_t area)
{
    Row row;
    row.metric = values.measure.metric;
    row.problem = values.error;
    if (area < values.whole.size())
        row.value = values.whole[area];
    if (area < values.before.size())
        row.before = values.before[area];
    if (area < values.course.values.size())
        row.course = values.course.values[area];
    const double step = double(range.length().count()) / double(std::max<size_t>(1, row.course.size()));
    for (size_t i = 0; i < row.course.size(); ++i)
        row.points.append({ double(range.begin.milliseconds) + step * (double(i) + 0.5), row.metric.toDisplay(row.course[i]) });
    return row;
}

void MeasureList::setValues(const MeasureGrids &grids, size_t area)
{
    QList<Row> rows;
    const QList<ModuleStatus *> modules = services().registry ? services().registry->modules() : QList<ModuleStatus *>();
    for (const ModuleStatus *module : modules) {
        const qsizetype first = rows.size();
        for (const MeasureValues &values : grids.values()) {
            if (moduleOf(values.measure) == module->id)
                rows.append(rowOf(values, grids.range(), area));
        }
        if (rows.size() == first) {
            rows.append(Row());
            rows.last().problem = module->state == ModuleStatus::State::Failed ? tr("Could not start: %1").arg(module->reason)
                                                                               : tr("Gives no figures by area");
        }
        rows[first].first = true;
        for (qsizetype i = first; i < rows.size(); ++i) {
            rows[i].module = module->id;
            rows[i].moduleTitle = module->title;
        }
    }
    const auto key = [](const Row &row) -> QString { return row.module + u'/' + row.metric.id; };
    const bool others = !std::ranges::equal(rows, m_rows, {}, key, key);
    if (others)
        beginResetModel();
    m_rows = rows;
    if (others)
        endResetModel();
    else if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(count() - 1));
    Q_EMIT countChanged();
}

bool MeasureList::isKnown() const
{
    return std::ranges::any_of(m_rows, [](const Row &row) {
        return !std::isnan(row.value) || std::ranges::any_of(row.course, [](double v) { return !std::isnan(v); });
    });
}

QString MeasureList::textAt(int row, int bucket) const
{
    const Row &r = m_rows.value(row);
    const bool inside = bucket >= 0 && size_t(bucket) < r.course.size();
    return r.metric.format(inside ? r.course[size_t(bucket)] : std::numeric_limits<double>::quiet_NaN());
}

QVariantList MeasureList::choices() const
{
    QVariantList choices;
    for (const Row &row : m_rows) {
        if (!row.metric.id.isEmpty())
            choices.append(QVariantMap { { QStringLiteral("id"), row.metric.id },
                                         { QStringLiteral("title"), row.metric.title },
                                         { QStringLiteral("module"), row.moduleTitle } });
    }
    return choices;
}

QString MeasureList::differenceOf(const Row &row)
{
    const double difference = row.value - row.before;
    const QString amount = row.metric.formatDifference(std::abs(difference));
    if (std::isnan(difference) || amount == row.metric.formatDifference(0))
        return {}; // not known, or lost in the decimals shown
    return (difference > 0 ? QStringLiteral("+") : QStringLiteral("−")) + amount;
}

int MeasureList::trendOf(const Row &row)
{
    if (differenceOf(row).isEmpty())
        return 0;
    return (row.value > row.before ? 1 : -1) * row.metric.goodDirection;
}

QVariant MeasureList::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows[index.row()];
    switch (role) {
    case IdRole:
        return row.metric.id;
    case ModuleRole:
        return row.module;
    case ModuleTitleRole:
        return row.moduleTitle;
    case FirstRole:
        return row.first;
    case Qt::DisplayRole:
    case TitleRole:
        return row.metric.title;
    case DescriptionRole:
        return row.metric.description;
    case UnitRole:
        return row.metric.unit;
    case DecimalsRole:
        return row.metric.decimals;
    case ValueRole:
        return row.metric.formatNumber(row.value);
    case KnownRole:
        return !std::isnan(row.value);
    case SeverityRole:
        return row.metric.severity(row.value);
    case DifferenceRole:
        return differenceOf(row);
    case TrendRole:
        return trendOf(row);
    case PointsRole:
        return QVariant::fromValue(row.points);
    case ProblemRole:
        return row.problem;
    default:
        return {};
    }
}

QHash<int, QByteArray> MeasureList::roleNames() const
{
    return { { IdRole, "measureId" }, { ModuleRole, "moduleId" },   { ModuleTitleRole, "moduleTitle" },
             { FirstRole, "first" },  { TitleRole, "title" },       { DescriptionRole, "description" },
             { UnitRole, "unit" },    { DecimalsRole, "decimals" }, { ValueRole, "value" },
             { KnownRole, "known" },  { SeverityRole, "severity" }, { DifferenceRole, "difference" },
             { TrendRole, "trend" },  { PointsRole, "points" },     { ProblemRole, "problem" } };
}

} // namespace citywall

#include "moc_measurelist.cpp"
