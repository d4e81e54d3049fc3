// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/language/clause_frame.h"

#include <utility>

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

  /// The longest of what may open a question or a request.
  WordClass openingAt(const Cursor &cursor) const {
    auto best = WordClass::Article;
    std::size_t length = 0;
    for (const auto is : {WordClass::Count, WordClass::Which, WordClass::Request, WordClass::Polite})
      if (const auto *entry = cursor.peek(is); entry && entry->words.size() > length) {
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
      if (cursor.at() >= mEnd)
        break;
      mFrame.counts = mFrame.counts || counts;
      mFrame.context.isQuestion = mFrame.context.isQuestion || asks || opening->has("where");
      if (!counts)
        mFrame.leftOut.emplace_back(start, cursor.at());
      mAt = cursor.at();
    }
    mFrame.leftOut.insert(mFrame.leftOut.end(), mEndings.begin(), mEndings.end());
  }

  /// "everything but", "all that is not", "no"; "everything" alone.
  void readComplement() {
    auto cursor = here();
    if (isNumbered())
      return;
    const auto *all = cursor.accept(WordClass::Everything);
    if (readDenial(cursor) || readWithout(cursor, all))
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
    for (bool more = true; more;) {
      const auto *but = cursor.accept(WordClass::But);
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
    mFrame.context.isQuestion = mFrame.context.isQuestion || inClause;
    mAt = cursor.at();
    return true;
  }

  /// "without trees", "areas free of trees".
  bool readWithout(const Cursor &cursor, const WordEntry *all) {
    if (all && !all->has("loose"))
      return false;
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
