// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/language/condition_ways.h"

#include <algorithm>
#include <utility>

namespace xemap::text {

namespace {

void append(Conditions &conditions, const Conditions &more) {
  conditions.relations.insert(conditions.relations.end(), more.relations.begin(), more.relations.end());
  conditions.parts.insert(conditions.parts.end(), more.parts.begin(), more.parts.end());
  conditions.sizes.insert(conditions.sizes.end(), more.sizes.begin(), more.sizes.end());
}

bool exclude(const PicturePart &a, const PicturePart &b) {
  const bool opposed = a.heading.x * b.heading.x < 0 || a.heading.y * b.heading.y < 0;
  return !a.denied && !b.denied && a.heading.onCompass == b.heading.onCompass && opposed;
}

bool excludesAny(const PicturePart &part, const std::vector<PicturePart> &others) {
  return std::any_of(others.begin(), others.end(), [&](const PicturePart &other) { return exclude(part, other); });
}

} // namespace

void addToAll(ReferringExpression &tree, const Conditions &more) {
  append(tree, more);
  for (auto &alternative : tree.alternatives)
    append(alternative, more);
}

void addToLast(ReferringExpression &tree, const Conditions &more) {
  append(tree.alternatives.empty() ? static_cast<Conditions &>(tree) : tree.alternatives.back(), more);
}

const Conditions &lastWay(const ReferringExpression &tree) {
  return tree.alternatives.empty() ? static_cast<const Conditions &>(tree) : tree.alternatives.back();
}

void addAlternative(ReferringExpression &tree, Conditions base, const Conditions &more) {
  if (tree.empty()) {
    append(tree, more);
    return;
  }
  auto &parts = base.parts;
  parts.erase(std::remove_if(parts.begin(), parts.end(),
                             [&](const PicturePart &part) { return excludesAny(part, more.parts); }),
              parts.end());
  append(base, more);
  tree.alternatives.push_back(std::move(base));
}

bool exclude(const Conditions &a, const Conditions &b) {
  return std::any_of(a.parts.begin(), a.parts.end(),
                     [&](const PicturePart &part) { return excludesAny(part, b.parts); });
}

} // namespace xemap::text
