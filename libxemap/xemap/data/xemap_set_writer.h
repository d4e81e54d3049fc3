// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>

#include "xemap/base/staged_folder.h"
#include "xemap/data/xemap_set.h"

namespace xemap::data {

/// Writes a XeMap-set picture by picture; the folder appears when the set is whole.
class XemapSetWriter {
public:
  /// Throws: Unwritable when the folder exists and is not empty, or cannot be made.
  XemapSetWriter(const std::string &directory, const std::string &name, const std::string &license,
                 const std::string &description);

  /// Writes images/<id>.png; `unknownFile` is what addMask() returned for the pixels about which nothing is known.
  ///
  /// Throws: Unwritable.
  void addImage(const std::string &id, const RgbImage &picture, const std::string &split,
                std::optional<double> gsdMetres, const std::string &unknownFile = {});

  /// Writes masks/<id>.png and returns that path for SetExpression::maskFile; expressions may share it.
  ///
  /// Throws: Unwritable.
  std::string addMask(const std::string &id, const Mask &mask);

  void addExpression(SetExpression expression);

  /// Writes xemap-set.json, reads it back and puts the folder in its place; nothing can be added after.
  ///
  /// Throws: Corrupt when what was added breaks the rules of a XeMap-set; Unwritable.
  XemapSet finish();

private:
  std::string temporary(const std::string &file) const;

  StagedFolder mOutput;
  XemapSet mSet;
};

} // namespace xemap::data
