// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"

#include <span>

// Small numbers of patients tell too much of single persons. They are taken out by FeedDescriptor::mask, before the history and
// whatever brought them, so that no view, measure or export can hold them. The rules are those of health departments
// (Washington State Department of Health, Agency Standards for Reporting Data with Small Numbers, 2018; the HHS hospital
// capacity file does likewise below 4):
// - A count of 1 to 4 patients is masked. None identifies nobody and stays: that nobody boards is what an operator must know. In
//   syndromic counts, which tell of an illness in a small area, 0 is masked with the others.
// - What would give a masked count away by subtraction is withheld too (secondary suppression): beside a total one masked part
//   alone, or several that can only all be the same, take the smallest other part with them.
// - Nothing else that a record carries is kept (`detail`), nor the samples of rejected records: neither can be judged.
// Beds, staff and vehicles without a patient are capacity, no persons.
namespace citywall::healthcare {

/// Counts of patients below this are not shown, kept or exported.
inline constexpr int smallestCount = 5;
/// What stands in the place of a count that is kept back; the term of MaskedField.
inline const QString maskedTerm = QStringLiteral("<5");
/// The same for a count of five or more that would give another one away.
inline const QString withheldTerm = QStringLiteral("withheld");

inline bool isSmallCount(double patients) { return patients > 0 && patients < smallestCount; }

/// A field of a feed that counts patients.
struct PatientField {
    size_t field;
    QString id; ///< FieldDescriptor::id
};

/// The mask of a hospital feed: small counts in the fields become missing, and the record's detail says so: {"masked": ["waiting"]}.
/// A negative count is rejected. Pure; any thread.
void maskPatients(DecodedBatch &batch, std::span<const PatientField> fields);
/// The mask of the beds feed: the same for `occupied`, with which `available` goes (staffed − available would be it), and which beside a hospital's total (core/bedtypes.h) takes a second type with
/// it ({"withheld": ["occupied"]}) where one type alone would be what the others leave of the total.
void maskBeds(DecodedBatch &batch);
/// The mask of the syndromic feed: counts of 0 … 4 become missing with the term "<5"; where the whole city's count is in the same
/// payload, a second area's with the term "withheld". Features must bring their properties. A negative or fractional count
/// is rejected.
void maskSmallCounts(DecodedBatch &batch);

/// Whether the detail of a record that passed a mask says that a field was masked, or withheld.
bool isMasked(const QByteArray &detail, const QString &field);
bool isWithheld(const QByteArray &detail, const QString &field);

} // namespace citywall::healthcare
