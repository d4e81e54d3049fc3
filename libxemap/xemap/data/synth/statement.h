// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "xemap/base/random.h"
#include "xemap/data/synth/referents.h"
#include "xemap/data/synth/relations.h"

namespace xemap::data::synth {

/// Chooses among words that mean the same.
class Wording {
public:
  /// `plain` takes the first, plainest word each time.
  Wording(Random &random, bool plain) : mRandom(random), mPlain(plain) {}

  const std::string &pick(const std::vector<std::string> &words) const {
    return mPlain ? words.front() : mRandom.pick(words);
  }
  /// For choices of meaning, which are made in plain words as well.
  Random &random() const { return mRandom; }

private:
  Random &mRandom;
  bool mPlain;
};

/// One thing that might be said: words, and where they hold.
///
/// `resolve` returns nothing when the scene leaves open what would be meant, an empty mask when nothing is.
struct Statement {
  std::uint32_t tags = 0;
  std::string text;
  std::function<std::optional<RegionMask>(SceneTruth &)> resolve;
  std::optional<Kind> target = std::nullopt; ///< What is chosen from, where it is some of a kind.
};

/// The parts with a space between. Taking a list keeps the draws in the order they are written.
std::string phrase(std::initializer_list<std::string> parts);

/// A name of the kind as a target, as an anchor.
std::string nameOf(Kind kind, const Wording &wording);
std::string anchorOf(Kind kind, const Wording &wording);

/// The statement that some instances of `target` are meant; the tag of an attribute in its name is added.
Statement selecting(Kind target, std::uint32_t tags, std::string text,
                    std::function<std::optional<Selection>(SceneTruth &)> select);
/// The same for any pixels of `target`.
Statement restricting(Kind target, std::uint32_t tags, std::string text,
                      std::function<RegionMask(SceneTruth &)> restrict);

/// Whether a kind is there, big enough to see and named at the scene's ground resolution.
bool isNameable(SceneTruth &truth, Kind kind);

/// Those of `kinds` that are nameable.
std::vector<Kind> nameableOf(SceneTruth &truth, const std::vector<Kind> &kinds);
/// The nameable kinds that relations can refer to.
std::vector<Kind> anchorsIn(SceneTruth &truth);
/// The kinds that relations are told of.
const std::vector<Kind> &relatedKinds();

/// Whether the kind is counted by parcels or objects, of which relations choose some.
bool isCounted(Kind kind);
/// What one can be along.
bool isLinear(Kind kind);
/// Kinds of which one is a part of the other, so that relating them says nothing.
bool overlap(Kind target, Kind anchor);

} // namespace xemap::data::synth
