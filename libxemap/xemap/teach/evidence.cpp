// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/teach/evidence.h"

namespace xemap::teach {

void Cells::append(const Cells &others) {
  features.insert(features.end(), others.features.begin(), others.features.end());
  words.insert(words.end(), others.words.begin(), others.words.end());
  places.insert(places.end(), others.places.begin(), others.places.end());
}

void Cells::append(const Cells &others, std::size_t index, std::size_t width) {
  const float *first = others.features.data() + index * width;
  features.insert(features.end(), first, first + width);
  words.push_back(others.words[index]);
  places.push_back(others.places[index]);
}

} // namespace xemap::teach
