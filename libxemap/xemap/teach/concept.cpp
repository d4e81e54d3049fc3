// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/teach/concept.h"

#include <numeric>

namespace xemap::teach {

namespace {

/// As many extents as the words weigh.
constexpr double wordsWorth = 1.0;

} // namespace

std::size_t Concept::width() const {
  return std::accumulate(widths.begin(), widths.end(), std::size_t{0});
}

Concept withoutPlaces(Concept taught) {
  taught.places.clear();
  return taught;
}

Concept elsewhere(Concept taught) {
  if (taught.words.empty())
    return taught;
  const double share = taught.extentCount / (taught.extentCount + wordsWorth);
  for (auto &weight : taught.landmarks.weights)
    weight *= static_cast<float>(share);
  taught.bias *= share;
  taught.wordsWeight = 1.0 + share * (taught.wordsWeight - 1.0);
  return taught;
}

} // namespace xemap::teach
