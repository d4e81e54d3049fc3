// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/absent_set.h"

#include <filesystem>

#include "xemap/base/error.h"
#include "xemap/data/from_masks.h"
#include "xemap/data/xemap_set_writer.h"

namespace xemap::data {

std::optional<XemapSet> buildAbsentSet(const std::vector<std::string> &pictures,
                                       const std::vector<std::string> &phrases, const std::string &name,
                                       const std::string &output, const Feedback &feedback) {
  if (pictures.empty())
    throw Error(ErrorCode::InvalidArgument, name + ": expected pictures to ask, found none");
  if (phrases.empty())
    throw Error(ErrorCode::InvalidArgument, name + ": expected phrases to ask for, found none");
  XemapSetWriter writer(output, name, "", "Pictures that are asked for what none of them shows");
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    if (feedback.isCancelled())
      return {};
    // Pictures of several folders may share a name.
    const auto id = std::to_string(i + 1) + "-" + idOfPath(std::filesystem::path(pictures[i]).stem().string());
    writer.addImage(id, readRgb(pictures[i]), "val", std::nullopt);
    for (std::size_t phrase = 0; phrase < phrases.size(); ++phrase)
      writer.addExpression({id + "-" + std::to_string(phrase + 1), id, phrases[phrase], false, "", {}, Absent});
    feedback.setProgress(static_cast<double>(i + 1) / static_cast<double>(pictures.size()));
  }
  return writer.finish();
}

} // namespace xemap::data
