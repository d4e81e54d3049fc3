// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/train/corpus.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "xemap/base/error.h"

namespace xemap::train {

using data::ExpressionTag;
using data::PackedExpression;
using data::PackedShard;

namespace {

/// "the pond" names what "pond" does.
std::string_view withoutArticle(std::string_view phrase) {
  for (const std::string_view article : {"the ", "a ", "an "})
    if (phrase.substr(0, article.size()) == article)
      return phrase.substr(article.size());
  return phrase;
}

bool isOneOf(const std::vector<std::string> &names, const std::string &name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// What scenes of these classes are called, in any of the shards.
std::set<std::string_view> wordingsOf(const std::vector<std::string> &classes, const std::vector<PackedShard> &shards) {
  std::set<std::string_view> wordings;
  for (const auto &shard : shards)
    for (const auto &image : shard.images()) {
      if (image.sceneClass < 0 || !isOneOf(classes, shard.classNames()[static_cast<std::size_t>(image.sceneClass)]))
        continue;
      for (const auto &expression : image.expressions)
        if ((expression.tags & ExpressionTag::Category) != 0U && expression.mask == PackedExpression::wholeImage)
          wordings.insert(withoutArticle(shard.phrases()[expression.phrase].text));
    }
  return wordings;
}

} // namespace

Corpus::Corpus(std::vector<PackedShard> shards, PhraseBook &book, const ClassRelations &relations)
    : mShards(std::move(shards)), mBook(&book) {
  if (mShards.empty())
    throw Error(ErrorCode::InvalidArgument, "training: expected at least one packed shard, found none");
  const auto unnamed = wordingsOf(relations.heldOut, mShards);
  for (const auto &shard : mShards)
    addShard(shard, relations.heldOut, unnamed);
  relate(relations);
  if (mScenesByClass.empty() && mMaskedByShard.empty())
    throw Error(ErrorCode::InvalidArgument, name() + ": expected images with expressions, found none");
  const auto rootOf = [](const auto &images) { return std::sqrt(static_cast<double>(images.size())); };
  std::transform(mScenesByClass.begin(), mScenesByClass.end(), std::back_inserter(mClassShares), rootOf);
  std::transform(mMaskedByShard.begin(), mMaskedByShard.end(), std::back_inserter(mMaskedShares), rootOf);
}

void Corpus::addShard(const PackedShard &shard, const std::vector<std::string> &heldOut,
                      const std::set<std::string_view> &unnamed) {
  const auto phraseInBook = mBook->add(shard);
  std::vector<const CorpusImage *> masked;
  for (const auto &packed : shard.images()) {
    CorpusImage image{&packed, packed.expressions};
    if (packed.sceneClass < 0) // a mask of what is held out would teach it all the same
      image.expressions.erase(std::remove_if(image.expressions.begin(), image.expressions.end(),
                                             [&](const PackedExpression &expression) {
                                               const auto text = shard.phrases()[expression.phrase].text;
                                               return unnamed.count(withoutArticle(text)) != 0;
                                             }),
                              image.expressions.end());
    for (auto &expression : image.expressions)
      expression.phrase = phraseInBook[expression.phrase];
    if (packed.sceneClass < 0) {
      const bool namesThings =
          std::any_of(image.expressions.begin(), image.expressions.end(),
                      [](const PackedExpression &expression) { return (expression.tags & data::composedTags) == 0U; });
      if (!namesThings)
        continue;
      mImages.push_back(std::move(image));
      masked.push_back(&mImages.back());
      continue;
    }
    const auto &name = shard.classNames()[static_cast<std::size_t>(packed.sceneClass)];
    if (!isOneOf(heldOut, name)) {
      mImages.push_back(std::move(image));
      addScene(mImages.back(), classIndexOf(name));
    }
  }
  if (!masked.empty())
    mMaskedByShard.push_back(std::move(masked));
}

int Corpus::classIndexOf(const std::string &name) {
  const auto found = std::find(mClassNames.begin(), mClassNames.end(), name);
  if (found != mClassNames.end())
    return static_cast<int>(found - mClassNames.begin());
  mClassNames.push_back(name);
  mScenesByClass.emplace_back();
  mPhrases.emplace_back();
  mForeignPhrases.emplace_back();
  mAbsentPhrases.emplace_back();
  return static_cast<int>(mClassNames.size()) - 1;
}

void Corpus::addScene(const CorpusImage &image, int classIndex) {
  const auto slot = static_cast<std::size_t>(classIndex);
  mScenesByClass[slot].push_back(&image);
  for (const auto &expression : image.expressions) {
    if (expression.mask == PackedExpression::absent) {
      auto &known = (expression.tags & ExpressionTag::Never) != 0U ? mNever : mAbsentPhrases[slot];
      if (std::find(known.begin(), known.end(), expression.phrase) == known.end())
        known.push_back(expression.phrase);
      continue;
    }
    if ((expression.tags & ExpressionTag::Category) == 0U || expression.mask != PackedExpression::wholeImage ||
        !mClassesByPhrase[expression.phrase].insert(classIndex).second)
      continue;
    const bool english = mBook->phrases()[expression.phrase]->language == data::PhraseLanguage::English;
    (english ? mPhrases : mForeignPhrases)[slot].push_back(expression.phrase);
  }
}

void Corpus::relate(const ClassRelations &relations) {
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
}

const CorpusImage &Corpus::drawScene(int classIndex, Random &random) const {
  return *random.pick(mScenesByClass[static_cast<std::size_t>(classIndex)]);
}

const CorpusImage &Corpus::drawMasked(Random &random) const {
  return *random.pick(mMaskedByShard[random.weighted(mMaskedShares)]);
}

std::uint32_t Corpus::drawPhrase(int classIndex, Random &random) const {
  const auto slot = static_cast<std::size_t>(classIndex);
  const auto &foreign = mForeignPhrases[slot];
  const bool english = foreign.empty() || random.chance(englishShare);
  return random.pick(english ? mPhrases[slot] : foreign);
}

std::optional<std::uint32_t> Corpus::drawNever(Random &random) const {
  if (mNever.empty())
    return {};
  return random.pick(mNever);
}

std::optional<std::uint32_t> Corpus::drawAbsentFrom(int classIndex, Random &random) const {
  const auto &absent = mAbsentPhrases[static_cast<std::size_t>(classIndex)];
  if (absent.empty())
    return {};
  return random.pick(absent);
}

bool Corpus::isAbsentFrom(std::uint32_t phrase, int classIndex) const {
  const auto &absent = mAbsentPhrases[static_cast<std::size_t>(classIndex)];
  return std::find(absent.begin(), absent.end(), phrase) != absent.end();
}

bool Corpus::names(std::uint32_t phrase, int classIndex) const {
  const auto found = mClassesByPhrase.find(phrase);
  return found != mClassesByPhrase.end() && found->second.count(classIndex) > 0;
}

bool Corpus::mayName(std::uint32_t phrase, int classIndex) const {
  const auto found = mClassesByPhrase.find(phrase);
  return found != mClassesByPhrase.end() && std::any_of(found->second.begin(), found->second.end(),
                                                        [&](int named) { return areSimilar(named, classIndex); });
}

} // namespace xemap::train
