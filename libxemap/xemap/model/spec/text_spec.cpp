// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/model/spec/text_spec.h"

#include <string_view>

namespace xemap::model {

std::int64_t widthOf(const TextSpec &text) {
  return std::visit([](const auto &kind) { return kind.width; }, text.kind);
}

std::int64_t embedWidthOf(const TextSpec &text) {
  struct Width {
    std::int64_t operator()(const Bert & /*bert*/) const { return 0; }
    std::int64_t operator()(const ClipText &clip) const { return clip.embedWidth; }
  };
  return std::visit(Width{}, text.kind);
}

std::int64_t vocabularyOf(const TextSpec &text) {
  return std::visit([](const auto &kind) { return kind.vocabulary; }, text.kind);
}

std::int64_t positionsOf(const TextSpec &text) {
  return std::visit([](const auto &kind) { return kind.positions; }, text.kind);
}

std::vector<std::string> wordingsOf(const TextSpec &text, const std::string &phrase) {
  constexpr std::string_view place = "{}";
  std::vector<std::string> wordings = text.wordings;
  for (auto &wording : wordings)
    wording.replace(wording.find(place), place.size(), phrase);
  return wordings;
}

} // namespace xemap::model
