// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/language/clause_frame.h"

#include <utility>

#include "xemap/text/language/quantities.h"
#include "xemap/text/language/wordings.h"

namespace xemap::text {

namespace {

using Kind = SpatialRelation::Kind;

class FrameReader {
public:
  explicit FrameReader(const Clause &clause) : mClause(clause), mEnd(clause.tokens.size()) {}

  ClauseFrame read() {
    findWordings();
    readEnding();
    readOpening();
    readDenialBehind();
    readComplement();
    mFrame.inside = {mAt, mEnd};
    return std::move(mFrame);
  }

private:
  Cursor here() const { return mClause.at(mAt); }

  void findWordings() {
    auto &isInWording = mFrame.context.isInWording;
    isInWording.assign(mEnd, false);
    for (std::size_t at = 0; at < mEnd; ++at) {
      const auto length = wordingAt(mClause.tokens, at, mClause.language);
      for (std::size_t inside = 1; inside < length; ++inside)
        isInWording[at + inside] = true;
    }
  }

  /// "please" at the end, and what a reading says it left out.
  void readEnding() {
    for (bool shorter = true; shorter;) {
      shorter = false;
      for (auto at = mAt + 1; at < mEnd && !shorter; ++at)
        if (const auto *entry = mClause.at(at).peek(WordClass::Polite);
            entry && (at + entry->words.size() == mEnd || entry->has("rest"))) {
          mEndings.emplace_back(at, mEnd);
          mEnd = at;
          shorter = true;
        }
      if (mEnd > mAt + 1 && mClause.tokens[mEnd - 1].kind == Token::Kind::Sign &&
          !mClause.at(mEnd - 1).peek(WordClass::Bound)) {
        --mEnd;
        shorter = true;
      }
    }
  }

  /// "water excluded", "Wasser weglassen".
  void readDenialBehind() {
    for (auto at = mAt + 1; at < mEnd; ++at)
      if (const auto *but = mClause.at(at).peek(WordClass::But);
          but && but->has("last") && at + but->words.size() == mEnd) {
        mFrame.complement = true;
        mEnd = at;
      }
  }

  /// "superficie de agua": a phrase that models are taught with.
  bool isName(std::size_t at) const { return mFrame.context.knows(at + 1); }

  /// The longest of what may open a question or a request.
  WordClass openingAt(const Cursor &cursor) const {
    auto best = WordClass::Article;
    std::size_t length = 0;
    for (const auto is : {WordClass::Count, WordClass::Which, WordClass::Request, WordClass::Polite})
      if (const auto *entry = cursor.peek(is);
          entry && entry->words.size() > length && !(entry->has("area") && isName(cursor.at()))) {
        best = is;
        length = entry->words.size();
      }
    return best;
  }

  /// "can you show me", "how many", "which".
  void readOpening() {
    for (auto cursor = here(); cursor.at() < mEnd; cursor = here()) {
      cursor.acceptSign(",");
      const auto start = cursor.at();
      const auto is = openingAt(cursor);
      if (is == WordClass::Article)
        break;
      const auto *opening = cursor.accept(is);
      const bool counts = is == WordClass::Count;
      const bool asks = counts || is == WordClass::Which;
      if (asks)
        cursor.accept(WordClass::Copula);
      auto unit = cursor;
      // "how many hectares of", "wie viel Hektar"
      const bool isArea =
          (counts || opening->has("where")) && readUnit(unit) && (unit.accept(WordClass::Of) || mClause.asWritten);
      if (isArea)
        cursor = unit;
      if (cursor.at() >= mEnd)
        break;
      mFrame.counts = mFrame.counts || (counts && !isArea);
      mFrame.context.isQuestion = mFrame.context.isQuestion || asks || opening->has("where");
      if (!counts || isArea)
        mFrame.leftOut.emplace_back(start, cursor.at());
      mAt = cursor.at();
      if (opening->has("area"))
        dropVerb();
    }
    mFrame.leftOut.insert(mFrame.leftOut.end(), mEndings.begin(), mEndings.end());
  }

  /// "what area does the forest cover": its last word.
  void dropVerb() {
    const auto *verb = mEnd > mAt + 1 ? mClause.at(mEnd - 1).peek(WordClass::Clause) : nullptr;
    if (!verb || !verb->has("size"))
      return;
    mEndings.emplace_back(mEnd - 1, mEnd);
    --mEnd;
  }

  /// "everything but", "all that is not", "no"; "everything" alone.
  void readComplement() {
    auto cursor = here();
    if (isNumbered())
      return;
    const auto *all = cursor.peek(WordClass::Everything);
    const auto *article = cursor.peek(WordClass::Article);
    if (all && !all->has("loose") && article && article->words.size() > all->words.size()) // "todo el bosque"
      all = nullptr;
    if (all)
      cursor.accept(WordClass::Everything);
    if (readDenial(cursor) || readWithout(cursor) || readAffirmed(cursor, all))
      return;
    if (!all && !cursor.peek(WordClass::Not))
      return;
    const auto cue = cueAt(cursor, mFrame.context);
    const bool isRelated = cue && !cue->isExcept();
    mFrame.everything = all ? !all->has("loose") : isRelated;
    if (mFrame.everything)
      mAt = cursor.at();
  }

  /// "No. 2 largest".
  bool isNumbered() const {
    auto cursor = here();
    const auto *number = cursor.accept(WordClass::Top);
    cursor.acceptSign(".");
    return number && number->has("place") && cursor.isNumber();
  }

  /// "but", ", that is not": what is denied is a noun, no condition.
  bool readDenial(Cursor cursor) {
    cursor.acceptSign(",");
    const bool inClause = cursor.accept(WordClass::Relative) != nullptr;
    bool denied = false;
    bool isParted = false; // "lass Wasser weg"
    for (bool more = true; more;) {
      const auto *but = cursor.accept(WordClass::But);
      isParted = isParted || (but && but->has("parted"));
      const bool isNot = cursor.accept(WordClass::Not) != nullptr;
      more = but || isNot || cursor.accept(WordClass::Copula);
      denied = denied || but || isNot;
    }
    if (!denied || cursor.at() >= mEnd)
      return false;
    const auto cue = cueAt(cursor, mFrame.context);
    if (cue && !cue->ranking)
      return false;
    mFrame.complement = true;
    mEnd -= isParted && cursor.at() + 1 < mEnd ? 1 : 0;
    mFrame.context.isQuestion = mFrame.context.isQuestion || inClause;
    mAt = cursor.at();
    return true;
  }

  /// "places where there is", "whatever is": what follows is the noun.
  bool readAffirmed(Cursor cursor, const WordEntry *all) {
    const bool isApart = cursor.acceptSign(",");
    const bool isArticle = mClause.asWritten && cursor.peek(WordClass::Article) && !isApart; // "alle die Felder"
    const auto *relative = isArticle ? nullptr : cursor.accept(WordClass::Relative);
    const bool hasWith = all && !isName(mAt) && all->has("loose") && cursor.accept(WordClass::With); // "places with"
    const auto *copula = hasWith ? nullptr : cursor.accept(WordClass::Copula);
    const bool affirms = all ? relative || copula || hasWith : relative && relative->has("place");
    if (!affirms || cursor.at() >= mEnd || cursor.peek(WordClass::Not) || cursor.peek(WordClass::Clause) ||
        cueAt(cursor, mFrame.context))
      return false;
    mFrame.leftOut.emplace_back(mAt, cursor.at());
    mFrame.context.isQuestion = true;
    mAt = cursor.at();
    return true;
  }

  /// "without trees", "areas free of trees".
  bool readWithout(const Cursor &cursor) {
    const auto cue = cueAt(cursor, mFrame.context);
    if (!cue || cue->relations.empty() || cue->relations.front().kind != Kind::Without || cue->end >= mEnd)
      return false;
    mFrame.complement = true;
    mAt = cue->end;
    return true;
  }

  const Clause &mClause;
  std::size_t mAt = 0;
  std::size_t mEnd;
  std::vector<TokenRange> mEndings;
  ClauseFrame mFrame;
};

} // namespace

ClauseFrame readFrame(const Clause &clause) {
  return FrameReader(clause).read();
}

} // namespace xemap::text
