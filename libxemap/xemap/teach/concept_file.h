// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "xemap/teach/concept.h"

namespace xemap::teach {

/// The text of a concept file (docs/formats.md).
std::string conceptText(const Concept &taught);

/// Reads a concept; `origin` names it in messages.
///
/// Throws: Corrupt (no JSON, a field missing or out of its range, a checksum that does not agree), Unsupported (another
/// version).
Concept parseConcept(const std::string &text, const std::string &origin);

/// Throws: NotFound, Unreadable, and as parseConcept.
Concept readConcept(const std::string &path);

/// Refuses a concept that was learned with another model than the one at hand, naming both.
///
/// Throws: Unsupported.
void requireModel(const Concept &taught, const ModelReference &model);

} // namespace xemap::teach
