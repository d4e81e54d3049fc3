// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/train/corpus.h"

#include <algorithm>
#include <utility>

#include "xemap/base/error.h"

namespace xemap::train {

using data::ExpressionTag;
using data::PackedExpression;
using data::PackedImage;
using data::PackedShard;

Corpus::Corpus(std::vector<PackedShard> shards, const ClassRelations &relations) : mShards(std::move(shards)) {
  if (mShards.empty())
    throw Error(ErrorCode::InvalidArgument, "training: expected at least one packed shard, found none");
  const auto &first = mShards.front();
  for (const auto &shard : mShards) {
    if (shard.vocabulary() != first.vocabulary() || shard.maxTokens() != first.maxTokens() ||
        shard.subwordsPerToken() != first.subwordsPerToken() || shard.subwordBuckets() != first.subwordBuckets())
      throw Error(ErrorCode::InvalidArgument,
                  shard.name() + ": expected the vocabulary and tokenizer of " + first.name() + ", found others");
    addShard(shard, relations.heldOut);
  }
  const auto known = [&](const std::string &name) {
    const bool found = std::any_of(mShards.begin(), mShards.end(), [&](const PackedShard &shard) {
      const auto &names = shard.classNames();
      return std::find(names.begin(), names.end(), name) != names.end();
    });
    if (!found)
      throw Error(ErrorCode::InvalidArgument, "training: expected classes of the shards, found '" + name + "'");
    return std::find(mClassNames.begin(), mClassNames.end(), name);
  };
  for (const auto &name : relations.heldOut)
    known(name);
  for (const auto &[one, other] : relations.similar) {
    const auto found = known(one);
    const auto foundOther = known(other);
    if (found == mClassNames.end() || foundOther == mClassNames.end())
      continue; // one of them is held out
    const auto i = static_cast<int>(found - mClassNames.begin());
    const auto j = static_cast<int>(foundOther - mClassNames.begin());
    mSimilar.insert({i, j});
    mSimilar.insert({j, i});
  }
  if (mScenesByClass.empty() && mMaskedByShard.empty())
    throw Error(ErrorCode::InvalidArgument, first.name() + ": expected images with expressions, found none");
}

void Corpus::addShard(const PackedShard &shard, const std::vector<std::string> &heldOut) {
  std::vector<const PackedImage *> masked;
  for (const auto &image : shard.images()) {
    if (image.sceneClass < 0) {
      const bool namesThings =
          std::any_of(image.expressions.begin(), image.expressions.end(),
                      [](const PackedExpression &expression) { return (expression.tags & data::composedTags) == 0U; });
      if (namesThings)
        masked.push_back(&image);
      continue;
    }
    const auto &name = shard.classNames()[static_cast<std::size_t>(image.sceneClass)];
    if (std::find(heldOut.begin(), heldOut.end(), name) == heldOut.end())
      addScene(image, classIndexOf(name));
  }
  if (!masked.empty())
    mMaskedByShard.push_back(std::move(masked));
}

Corpus::Wording Corpus::wordingOf(const PackedExpression &expression) {
  return {expression.words, expression.words + expression.wordCount};
}

int Corpus::classIndexOf(const std::string &name) {
  const auto found = std::find(mClassNames.begin(), mClassNames.end(), name);
  if (found != mClassNames.end())
    return static_cast<int>(found - mClassNames.begin());
  mClassNames.push_back(name);
  mScenesByClass.emplace_back();
  mPhrases.emplace_back();
  return static_cast<int>(mClassNames.size()) - 1;
}

void Corpus::addScene(const PackedImage &image, int classIndex) {
  const auto slot = static_cast<std::size_t>(classIndex);
  mScenesByClass[slot].push_back(&image);
  for (const auto &expression : image.expressions)
    if ((expression.tags & ExpressionTag::Category) != 0U && expression.mask == PackedExpression::wholeImage &&
        mClassesByWording[wordingOf(expression)].insert(classIndex).second)
      mPhrases[slot].push_back(&expression);
}

bool Corpus::names(const PackedExpression &expression, int classIndex) const {
  const auto found = mClassesByWording.find(wordingOf(expression));
  return found != mClassesByWording.end() && found->second.count(classIndex) > 0;
}

bool Corpus::mayName(const PackedExpression &expression, int classIndex) const {
  const auto found = mClassesByWording.find(wordingOf(expression));
  return found != mClassesByWording.end() && std::any_of(found->second.begin(), found->second.end(),
                                                         [&](int named) { return areSimilar(named, classIndex); });
}

} // namespace xemap::train
