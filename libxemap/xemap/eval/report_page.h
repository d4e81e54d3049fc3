// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "xemap/base/staged_folder.h"
#include "xemap/data/pixels.h"
#include "xemap/eval/evaluation.h"
#include "xemap/eval/map_method.h"

namespace xemap::eval {

/// A folder with an index.html that shows image, truth and map of every expression side by side, for a browser.
///
/// The folder appears when the page is finished.
class ReportPage {
public:
  /// Throws: Unwritable, also when the folder exists and is not empty.
  explicit ReportPage(const std::string &directory);

  /// Draws the three pictures of an expression. Shape: `truth` [height,width]. Throws: Unwritable.
  void draw(const std::string &id, const data::RgbImage &image, const std::vector<std::uint8_t> &truth,
            const ScoreMap &map);

  /// Writes the page and gives the folder its name. Throws: Unwritable.
  void finish(const EvaluationReport &report);

private:
  StagedFolder mFolder;
};

} // namespace xemap::eval
