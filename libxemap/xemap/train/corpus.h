// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "xemap/data/packed_shard.h"

namespace xemap::train {

/// What is known of the scene classes beyond their pictures; by name.
struct ClassRelations {
  /// Classes whose wordings may fit pictures of each other: no examples of what the other is not.
  std::vector<std::pair<std::string, std::string>> similar;
  std::vector<std::string> heldOut; ///< Whose pictures and wordings are never drawn.
};

/// What training draws from: several shards that share one vocabulary, indexed by class and kind.
class Corpus {
public:
  /// Throws: InvalidArgument when there is no shard, no image to learn from, two shards were tokenised differently,
  /// naming the shard, or a class of `relations` is in no shard.
  explicit Corpus(std::vector<data::PackedShard> shards, const ClassRelations &relations = {});

  Corpus(Corpus &&) = default;

  /// Names of the scene classes of all shards; a class index below means a place in this list.
  const std::vector<std::string> &classNames() const { return mClassNames; }

  /// Scenes that are one class all over. Shape: [class][..].
  const std::vector<std::vector<const data::PackedImage *>> &scenesByClass() const { return mScenesByClass; }

  /// Images with masks and expressions that name things alone, one list per shard that has any.
  const std::vector<std::vector<const data::PackedImage *>> &maskedByShard() const { return mMaskedByShard; }

  /// Category expressions of a class, each wording once.
  const std::vector<const data::PackedExpression *> &phrasesOf(int classIndex) const {
    return mPhrases[static_cast<std::size_t>(classIndex)];
  }

  /// True when `expression` is also a wording of `classIndex` ("houses" of several residential classes).
  bool names(const data::PackedExpression &expression, int classIndex) const;

  /// True when `expression` is a wording of a class similar to `classIndex`: it may fit, or may not.
  bool mayName(const data::PackedExpression &expression, int classIndex) const;

  bool areSimilar(int one, int other) const { return mSimilar.count({one, other}) > 0; }

  const std::string &vocabulary() const { return mShards.front().vocabulary(); }
  int maxTokens() const { return mShards.front().maxTokens(); }
  int subwordsPerToken() const { return mShards.front().subwordsPerToken(); }
  int subwordBuckets() const { return mShards.front().subwordBuckets(); }

private:
  using Wording = std::vector<std::uint16_t>;
  static Wording wordingOf(const data::PackedExpression &expression);
  int classIndexOf(const std::string &name);
  void addShard(const data::PackedShard &shard, const std::vector<std::string> &heldOut);
  void addScene(const data::PackedImage &image, int classIndex);

  std::vector<data::PackedShard> mShards;
  std::vector<std::string> mClassNames;
  std::vector<std::vector<const data::PackedImage *>> mScenesByClass;
  std::vector<std::vector<const data::PackedImage *>> mMaskedByShard;
  std::vector<std::vector<const data::PackedExpression *>> mPhrases;
  std::map<Wording, std::set<int>> mClassesByWording;
  std::set<std::pair<int, int>> mSimilar; ///< Both ways round.
};

} // namespace xemap::train
