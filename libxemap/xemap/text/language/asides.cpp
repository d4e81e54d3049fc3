// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/language/asides.h"

#include <algorithm>

#include "xemap/text/language/wordings.h"

namespace xemap::text {

namespace {

/// Words to take out, and whether they would have meant something.
struct Aside {
  std::size_t length = 0;
  bool isLost = false;
  bool isOfGenitive = false; ///< Behind "the forest's".
};

class AsideReader {
public:
  explicit AsideReader(const Clause &clause) : mClause(clause) {}

  WithoutAsides read() {
    const auto &tokens = mClause.tokens;
    for (std::size_t at = 0; at < tokens.size();) {
      if (const auto *rest = mClause.at(at).peek(WordClass::Polite); rest && rest->has("rest")) {
        for (; at < tokens.size(); ++at)
          keep(tokens[at]);
        break;
      }
      const auto wording = wordingAt(tokens, at, mClause.language);
      const auto aside = wording == 0 ? asideAt(at) : Aside{};
      if (aside.length > 0) {
        take({at, at + aside.length}, aside);
        at += aside.length;
        continue;
      }
      for (const auto end = std::min(at + std::max({std::size_t(1), wording, mClause.table.longestOfAny(tokens, at)}),
                                     tokens.size());
           at < end; ++at)
        keep(tokens[at]);
    }
    if (mRest.tokens.empty())
      return {tokens, {}, {}};
    return std::move(mRest);
  }

private:
  void keep(Token token) {
    token.isAfterAside = mIsAfterAside && !mRest.tokens.empty();
    mIsAfterAside = false;
    mRest.tokens.push_back(std::move(token));
  }

  void take(TokenRange words, const Aside &aside) {
    mRest.leftOut.push_back(mClause.written(words));
    if (aside.isLost)
      mRest.notUnderstood.push_back(mRest.leftOut.back());
    mIsAfterAside = true;
    if (aside.isOfGenitive && !mRest.tokens.empty())
      for (auto *word : {&mRest.tokens.back().word, &mRest.tokens.back().plain})
        word->erase(word->size() - 2);
  }

  Aside asideAt(std::size_t at) const {
    if (const auto length = partOfThingAt(at))
      return {length, true, isGenitive(at)};
    const auto cursor = mClause.at(at);
    const auto *entry = cursor.peek(WordClass::Aside);
    if (!entry || entry->words.size() < mClause.table.longestOfAny(mClause.tokens, at) ||
        (entry->has("amount") && isAmount(at, at + entry->words.size())))
      return {};
    return {entry->words.size(), entry->has("lost"), false};
  }

  /// "a few metres", "northern half of the": no amounts of what is meant.
  bool isAmount(std::size_t first, std::size_t end) const {
    auto next = mClause.at(end);
    next.acceptAll(WordClass::Article);
    for (const auto is : {WordClass::Length, WordClass::Area, WordClass::Number, WordClass::Picture})
      if (next.peek(is))
        return true;
    return next.isNumber() || endsIn(WordClass::Heading, first) || isOfMeasure(first);
  }

  /// "a mile and a half of the lake".
  bool isOfMeasure(std::size_t first) const {
    while (first > 0 && (endsIn(WordClass::Article, first) || endsIn(WordClass::And, first)))
      --first;
    return endsIn(WordClass::Length, first) || endsIn(WordClass::Area, first);
  }

  /// Whether words of a class end before a place.
  bool endsIn(WordClass is, std::size_t end) const {
    constexpr std::size_t longest = 4;
    for (auto at = end - std::min(end, longest); at < end; ++at)
      if (const auto *entry = mClause.at(at).peek(is); entry && at + entry->words.size() == end)
        return true;
    return false;
  }

  /// The words of "northern part of", "partie nord de", and of "northern part" behind "the forest's". In "in the
  /// northern part of the forest" and "on the northern side of the lake" they belong to a relation, and "of the image"
  /// makes them a place.
  std::size_t partOfThingAt(std::size_t at) const {
    auto cursor = mClause.at(at);
    const bool isSideFirst = cursor.accept(WordClass::Side) != nullptr;
    const auto *heading = cursor.accept(WordClass::Heading);
    if (mClause.language == Language::Chinese || !heading ||
        !(isSideFirst || cursor.accept(WordClass::Side) || heading->has("side")))
      return 0;
    if (isGenitive(at))
      return cursor.at() - at;
    const auto end = cursor.at();
    if (!cursor.accept(WordClass::Of) || cursor.atEnd() || isPlaced(at))
      return 0;
    const auto length = cursor.at() - at;
    cursor.moveTo(end);
    cursor.accept(WordClass::Of);
    cursor.acceptAll(WordClass::Article);
    return cursor.atEnd() || cursor.peek(WordClass::Picture) ? 0 : length;
  }

  /// Whether a word for where something is stands before a noun phrase that begins here.
  bool isPlaced(std::size_t at) const {
    while (at > 0 && endsIn(WordClass::Article, at) && !endsIn(WordClass::In, at) && !endsIn(WordClass::At, at))
      --at;
    return endsIn(WordClass::In, at) || endsIn(WordClass::At, at);
  }

  /// "forest's".
  bool isGenitive(std::size_t at) const {
    if (at == 0 || mClause.language != Language::English)
      return false;
    const auto &word = mClause.tokens[at - 1].word;
    return word.size() > 2 && word.back() == 's' && word[word.size() - 2] == '\'' &&
           !mClause.at(at - 1).peek(WordClass::Relative);
  }

  const Clause &mClause;
  WithoutAsides mRest;
  bool mIsAfterAside = false;
};

} // namespace

WithoutAsides withoutAsides(const Clause &clause) {
  return AsideReader(clause).read();
}

} // namespace xemap::text
