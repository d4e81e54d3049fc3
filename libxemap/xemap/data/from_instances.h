// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>

#include "xemap/base/feedback.h"
#include "xemap/data/class_table.h"
#include "xemap/data/xemap_set.h"

namespace xemap::data {

/// How pictures with numbered instances become a XeMap-set.
struct FromInstancesOptions {
  std::string name;
  std::string license;
  std::string expressionsFile;     ///< In the folder; empty for none.
  double valShare = 0.0;           ///< Images that isForValidation() picks by this share are for validation.
  std::optional<double> gsdMetres; ///< Of all pictures; none when unknown.
  int minPixels = 16;              ///< Less of a class or of what an expression refers to is not asked for.
};

/// Makes expressions of pictures whose things are numbered one by one: each phrase of each class of the table, with the
/// pixels of all its instances or absent, and the expressions about certain instances; files in docs/formats.md.
///
/// An expression is tagged by how text::parseReferringExpression() reads it. Returns the set written, or nothing when
/// cancelled; then nothing is written. Throws: NotFound, Unreadable, Corrupt (naming line and field, or a class that
/// the table does not have), Unwritable.
std::optional<XemapSet> buildSetFromInstances(const std::string &input, const ClassTable &classes,
                                              const FromInstancesOptions &options, const std::string &output,
                                              const Feedback &feedback);

} // namespace xemap::data
