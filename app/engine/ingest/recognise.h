// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ingest/inputfile.h"
#include "engine/ingest/mapping.h"
#include "engine/ingest/record.h"

namespace citywall {

/// A file opened with the mapping that fits it, its cells selected as the mapping's decoder wants them.
struct RecognisedFile {
    Mapping mapping;
    std::unique_ptr<RecordReader> reader;
};

/// Opens a file with the one of these mappings whose recognise columns are all there; of several the one that asks for most.
/// @returns an error that says what the file is, which mappings were tried and which columns each of them misses.
Result<RecognisedFile> openRecognised(const QString &path, const QList<Mapping> &mappings);

/// By content, not by name. A JSON document that begins like an object is taken for the first line of NDJSON.
/// @returns an error for what cannot be read.
Result<FileFormat> formatOf(const QString &path);

/// A reader of that format, all settings but the columns taken from the mapping.
Result<std::unique_ptr<RecordReader>> openRecords(const QString &path, const Mapping &mapping);
/// The same of what is open already.
Result<std::unique_ptr<RecordReader>> openRecords(std::unique_ptr<InputFile> input, const Mapping &mapping);

} // namespace citywall
