// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "xemap/base/random.h"
#include "xemap/data/packed_shard.h"
#include "xemap/train/phrase_book.h"

namespace xemap::train {

/// What is known of the scene classes beyond their pictures; by name.
struct ClassRelations {
  /// Classes whose wordings may fit pictures of each other: no examples of what the other is not.
  std::vector<std::pair<std::string, std::string>> similar;
  /// Classes whose pictures and wordings are never drawn, nor masks that such a wording names.
  std::vector<std::string> heldOut;
};

/// An image with its expressions, whose phrases are those of the book.
struct CorpusImage {
  const data::PackedImage *packed = nullptr;
  std::vector<data::PackedExpression> expressions;
};

/// What training draws from: several shards, indexed by class and kind.
///
/// Small sources are not drowned by large ones: shares go with the roots of counts.
class Corpus {
public:
  /// Throws: InvalidArgument when there is no shard, no image to learn from, a shard does not go with `book`, or a
  /// class of `relations` is in no shard.
  Corpus(std::vector<data::PackedShard> shards, PhraseBook &book, const ClassRelations &relations = {});

  Corpus(Corpus &&) = default;

  const std::string &name() const { return mShards.front().name(); }
  const PhraseBook &book() const { return *mBook; }

  /// Names of the scene classes of all shards; a class index below means a place in this list.
  const std::vector<std::string> &classNames() const { return mClassNames; }
  bool hasScenes() const { return !mClassNames.empty(); }
  bool hasMasked() const { return !mMaskedByShard.empty(); }

  int drawClass(Random &random) const { return static_cast<int>(random.weighted(mClassShares)); }
  /// A scene that is one class all over.
  const CorpusImage &drawScene(int classIndex, Random &random) const;
  /// An image with masks and expressions that name things alone.
  const CorpusImage &drawMasked(Random &random) const;
  /// A category expression of a class, now and then in another language than English.
  std::uint32_t drawPhrase(int classIndex, Random &random) const;

  /// A phrase for what no picture shows, whichever it is; none where the shards have no such phrases.
  std::optional<std::uint32_t> drawNever(Random &random) const;
  /// A phrase for what scenes of the class do not show; none where nothing is said of it.
  std::optional<std::uint32_t> drawAbsentFrom(int classIndex, Random &random) const;
  /// True when scenes of the class are said not to show what a phrase means.
  bool isAbsentFrom(std::uint32_t phrase, int classIndex) const;

  /// True when a phrase is also a wording of `classIndex` ("houses" of several residential classes).
  bool names(std::uint32_t phrase, int classIndex) const;

  /// True when a phrase is a wording of a class similar to `classIndex`: it may fit, or may not.
  bool mayName(std::uint32_t phrase, int classIndex) const;

  bool areSimilar(int one, int other) const { return mSimilar.count({one, other}) > 0; }

private:
  int classIndexOf(const std::string &name);
  void addShard(const data::PackedShard &shard, const std::vector<std::string> &heldOut,
                const std::set<std::string_view> &unnamed);
  void addScene(const CorpusImage &image, int classIndex);
  void relate(const ClassRelations &relations);

  std::vector<data::PackedShard> mShards;
  PhraseBook *mBook;
  std::deque<CorpusImage> mImages;
  std::vector<std::string> mClassNames;
  std::vector<std::vector<const CorpusImage *>> mScenesByClass;
  std::vector<double> mClassShares;
  std::vector<std::vector<const CorpusImage *>> mMaskedByShard;
  std::vector<double> mMaskedShares;
  std::vector<std::vector<std::uint32_t>> mPhrases;        ///< English category phrases of each class.
  std::vector<std::vector<std::uint32_t>> mForeignPhrases; ///< Those in other languages.
  std::vector<std::vector<std::uint32_t>> mAbsentPhrases;  ///< What scenes of each class do not show.
  std::vector<std::uint32_t> mNever;                       ///< What no picture shows.
  std::map<std::uint32_t, std::set<int>> mClassesByPhrase;
  std::set<std::pair<int, int>> mSimilar; ///< Both ways round.
};

/// Of phrases in several languages, the share that is drawn in English.
inline constexpr double englishShare = 0.7;

} // namespace xemap::train
