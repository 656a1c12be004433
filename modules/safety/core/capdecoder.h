// SPDX-FileCopyrightText: 2026 The Citywall authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sdk/feed.h"

namespace citywall::safety {

/// Format "cap" of feed `safety.warnings`: a message of the Common Alerting Protocol 1.1 or 1.2 (OASIS 2005, 2010), or all
/// those that are embedded in another document, as in an envelope of EDXL-DE.
///
/// - Only messages of status Actual and scope Public are taken, and of type Alert, Update or Cancel. Others are rejected with
///   that for a reason: an exercise must not look like a warning.
/// - Each info block in the language of the first one becomes a feature with one observation at `sent`; the others repeat
///   it in other languages. A message without info, which CAP allows, becomes one feature without area.
/// - An update or cancellation ends what it refers to: those get an observation of severity "none" at its `sent`. So does a
///   cancellation itself, whatever severity it repeats, and a message without info: they warn of nothing. An update none of whose
///   blocks could be taken ends nothing, since nothing would be in its place; a cancellation holds all the same, as if without info.
/// - What CAP requires (§3.2) and is missing, a word for urgency, severity or certainty that it does not know, a time
///   without zone, and a polygon that is not closed or has impossible corners reject the message or the block. Documents with
///   a DTD are refused whole.
/// - A signature (XML-DSig, §3.3.4.1) is not verified; how many a message carries is kept as `signatures` in the detail.
PayloadFormat capFormat();

/// Format "cap-index": an Atom (RFC 4287) or RSS 2.0 document by which senders announce messages. Entries that embed an
/// `alert` are taken like the message alone, whatever the entry itself lacks. Entries that only link to one (core/caplink.h) are
/// what PayloadFormat::links tells: whoever fetched the index fetches the messages, which come as payloads of the same source and
/// are taken as such. Rejected are entries without a title (RFC 4287
/// §4.1.2; RSS: title or description), those with neither message nor link, and those whose links lead elsewhere (to a page for
/// people, to a file): "linked alert not embedded". An index without entries is a good one: nothing is warned of.
PayloadFormat capIndexFormat();

} // namespace citywall::safety
