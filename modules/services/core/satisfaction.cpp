// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/satisfaction.h"

namespace citywall::services {

namespace {

constexpr double normalQuantile = 1.959963984540054; // of 0.975

bool isIn(const Observations &rows, size_t row, const FeedDictionary &dictionary, int area)
{
    if (area < 0)
        return true;
    const Feature *feature = dictionary.at(rows.feature[row]);
    return feature && feature->area == area;
}

} // namespace

int ratingOf(double value)
{
    const double rounded = std::round(value);
    return rounded >= 1 && rounded <= ratings ? int(rounded) : 0;
}

ShareInterval wilsonInterval(int part, int whole)
{
    if (whole <= 0)
        return {};
    const double n = whole;
    const double p = part / n;
    const double zz = normalQuantile * normalQuantile;
    const double middle = (p + zz / (2 * n)) / (1 + zz / n);
    const double half = normalQuantile * std::sqrt(p * (1 - p) / n + zz / (4 * n * n)) / (1 + zz / n);
    return { part == 0 ? 0 : middle - half, part == whole ? 1 : middle + half };
}

void Satisfaction::add(double rating)
{
    const int grade = ratingOf(rating);
    if (grade == 0)
        return;
    ++counts[size_t(grade - 1)];
    ++answers;
}

Satisfaction satisfactionOf(const Observations &rows, size_t begin, size_t end, const FeedDictionary &dictionary, int area)
{
    Satisfaction all;
    for (size_t row = begin; row < end; ++row)
        if (isIn(rows, row, dictionary, area))
            all.add(double(rows.values[RatingField][row]));
    return all;
}

std::vector<Satisfaction> satisfactionBy(const Observations &rows, size_t begin, size_t end, const FeedDictionary &dictionary,
                                         int area, FeedbackField field)
{
    std::vector<Satisfaction> by(size_t(dictionary.terms.size()));
    for (size_t row = begin; row < end; ++row) {
        const float term = rows.values[field][row];
        if (term >= 0 && size_t(term) < by.size() && isIn(rows, row, dictionary, area))
            by[size_t(term)].add(double(rows.values[RatingField][row]));
    }
    return by;
}

} // namespace citywall::services
