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

Corpus::Corpus(std::vector<PackedShard> shards) : mShards(std::move(shards)) {
  if (mShards.empty())
    throw Error(ErrorCode::InvalidArgument, "training: expected at least one packed shard, found none");
  const auto &first = mShards.front();
  for (const auto &shard : mShards) {
    if (shard.vocabulary() != first.vocabulary() || shard.maxTokens() != first.maxTokens() ||
        shard.subwordsPerToken() != first.subwordsPerToken() || shard.subwordBuckets() != first.subwordBuckets())
      throw Error(ErrorCode::InvalidArgument,
                  shard.name() + ": expected the vocabulary and tokenizer of " + first.name() + ", found others");
    std::vector<const PackedImage *> masked;
    for (const auto &image : shard.images()) {
      if (image.sceneClass >= 0)
        addScene(image, classIndexOf(shard.classNames()[static_cast<std::size_t>(image.sceneClass)]));
      else if (!image.expressions.empty())
        masked.push_back(&image);
    }
    if (!masked.empty())
      mMaskedByShard.push_back(std::move(masked));
  }
  if (mScenesByClass.empty() && mMaskedByShard.empty())
    throw Error(ErrorCode::InvalidArgument, first.name() + ": expected images with expressions, found none");
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

} // namespace xemap::train
