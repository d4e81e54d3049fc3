// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/language/cue_meaning.h"

namespace xemap::text {

namespace {

using Kind = SpatialRelation::Kind;

} // namespace

SpatialRelation relationOf(Kind kind, bool denied, double metres, bool measured) {
  SpatialRelation relation;
  relation.kind = kind;
  relation.metres = metres;
  relation.measured = measured;
  if (denied && kind == Kind::Within)
    relation.kind = Kind::Beyond;
  else if (denied && kind == Kind::Beyond)
    relation.kind = Kind::Within;
  else if (denied && kind == Kind::Holding)
    relation.kind = Kind::Without;
  else if (denied && kind == Kind::Without)
    relation.kind = Kind::Holding;
  else
    relation.denied = denied;
  return relation;
}

Conditions opposite(Conditions conditions) {
  for (auto &relation : conditions.relations) {
    const auto kind = relationOf(relation.kind, true).kind;
    relation.denied = kind == relation.kind && !relation.denied;
    relation.kind = kind;
  }
  for (auto &part : conditions.parts)
    part.denied = !part.denied;
  for (auto &size : conditions.sizes)
    size.atLeast = !size.atLeast;
  return conditions;
}

std::optional<Cue> cueOf(const WordEntry &entry, bool denied) {
  Cue cue;
  cue.isWeak = entry.has("at");
  const double metres = entry.number(1);
  if (entry.has("untold"))
    cue.isUntold = true;
  else if (entry.has("within"))
    cue.relations = {relationOf(Kind::Within, denied, metres)};
  else if (entry.has("beyond"))
    cue.relations = {relationOf(Kind::Beyond, denied, metres)};
  else if (entry.has("between"))
    cue.relations = {relationOf(Kind::Between, denied)};
  else if (entry.has("surrounded"))
    cue.relations = {relationOf(Kind::SurroundedBy, denied)};
  else if (entry.has("inside") || entry.has("outside"))
    cue.relations = {relationOf(Kind::Inside, denied != entry.has("outside"))};
  else if (entry.has("holding") || entry.has("without"))
    cue.relations = {relationOf(entry.has("holding") ? Kind::Holding : Kind::Without, denied)};
  else if (entry.has("opposite")) {
    cue.relations = {relationOf(Kind::Across, denied)};
    cue.barrier = entry.values.back();
  } else
    return std::nullopt;
  return cue;
}

} // namespace xemap::text
