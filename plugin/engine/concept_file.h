// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "xemap/teach/concept.h"

#include <QString>

#include <memory>

namespace xemap::engine {

/// The concept of a file; called like its file where it has no name.
///
/// Throws: as teach::readConcept. Threads: any.
std::shared_ptr<const teach::Concept> readConceptFile(const QString &path);

/// Throws: as writeText.
void writeConceptFile(const QString &path, const teach::Concept &taught);

} // namespace xemap::engine
