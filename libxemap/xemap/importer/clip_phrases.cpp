// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/importer/clip_phrases.h"

#include <nlohmann/json.hpp>

#include "xemap/text/normalizer.h"

namespace xemap::importer {

const std::vector<std::string> &clipWordings() {
  static const std::vector<std::string> wordings{"{}", "a satellite photo of {}.", "a satellite image of {}.",
                                                 "an aerial image of {}.", "a remote sensing image of {}."};
  return wordings;
}

nlohmann::json clipCompetitors() {
  auto phrases = nlohmann::json::array();
  for (const char *phrase : {"background",    "buildings",       "houses",       "road",          "railway",
                             "parking lot",   "river",           "lake",         "sea",           "beach",
                             "forest",        "trees",           "farmland",     "meadow",        "bare soil",
                             "desert",        "mountain",        "bridge",       "airport",       "harbor",
                             "storage tanks", "industrial area", "sports field", "swimming pool", "shadows"}) {
    const auto words = text::words(text::normalize(phrase));
    phrases.push_back({{"text", phrase}, {"words", words.size() > 1 ? words : std::vector<std::string>()}});
  }
  return {{"format", "xemap-competitors"}, {"version", 1}, {"phrases", phrases}};
}

} // namespace xemap::importer
