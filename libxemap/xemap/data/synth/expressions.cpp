// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/synth/expressions.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "xemap/data/packed_shard.h"
#include "xemap/data/synth/phrase_book.h"

namespace xemap::data::synth {

namespace {

/// Resolves statements until there are enough expressions.
class Describer {
public:
  Describer(SceneTruth &truth, const ExpressionOptions &options, Random &random)
      : mTruth(truth), mOptions(options), mRandom(random) {}

  /// Adds up to `quota` expressions from the front of `statements`.
  void take(const std::vector<Statement> &statements, int quota) {
    int taken = 0;
    for (const Statement &statement : statements) {
      if (taken == quota || static_cast<int>(mExpressions.size()) == mOptions.count)
        return;
      if (mTexts.count(statement.text) != 0)
        continue;
      const std::optional<RegionMask> mask = statement.resolve(mTruth);
      if (mask && add(statement, *mask)) {
        mTexts.insert(statement.text);
        ++taken;
      }
    }
  }

  std::vector<Expression> takeResult() { return std::move(mExpressions); }

private:
  bool add(const Statement &statement, const RegionMask &mask) {
    const auto area = std::count(mask.values().begin(), mask.values().end(), std::uint8_t{1});
    if (area == 0) {
      const bool said = (statement.tags & Absent) != 0;
      // Relations that hold nowhere teach as much as absent things, but there are many more of them.
      if (!said && (mEmptyRelations >= emptyQuota() || (statement.tags & (Negation | Size)) != 0))
        return false;
      mEmptyRelations += said ? 0 : 1;
      mExpressions.push_back({statement.text, statement.tags | Absent, false, {}});
      return true;
    }
    if (area < smallestPx)
      return false;
    // A relation that all of a kind fulfil teaches little beside the kind's name.
    const bool all = statement.target &&
                     static_cast<double>(area) > 0.95 * static_cast<double>(mTruth.referent(*statement.target).areaPx);
    if (all && mRandom.chance(0.7))
      return false;
    mExpressions.push_back({statement.text, statement.tags, true, mask});
    return true;
  }

  int emptyQuota() const { return static_cast<int>(std::ceil(mOptions.absentShare * mOptions.count / 2.0)); }

  static constexpr std::int64_t smallestPx = 40;

  SceneTruth &mTruth;
  const ExpressionOptions &mOptions;
  Random &mRandom;
  std::vector<Expression> mExpressions;
  std::set<std::string> mTexts;
  int mEmptyRelations = 0;
};

/// Shuffles all statements but the first.
void shuffleTail(std::vector<Statement> &statements, Random &random) {
  if (statements.empty())
    return;
  Statement first = std::move(statements.front());
  statements.erase(statements.begin());
  random.shuffle(statements);
  statements.insert(statements.begin(), std::move(first));
}

} // namespace

std::vector<Expression> describe(const Scene &scene, const ExpressionOptions &options) {
  Random random(options.seed);
  SceneTruth truth(scene);
  Describer describer(truth, options, random);
  using Statements = std::vector<Statement> (*)(SceneTruth &, const Wording &);
  const Wording wording(random, options.plain);
  const auto take = [&](Statements statements, double share) {
    const int quota = static_cast<int>(std::ceil(share * options.count));
    std::vector<Statement> offered = statements(truth, wording);
    if (options.plain)
      shuffleTail(offered, random);
    else
      random.shuffle(offered);
    describer.take(offered, quota);
  };
  take(absentStatements, options.absentShare / 2.0);
  take(directionStatements, 0.12);
  take(sizeStatements, 0.06);
  take(superlativeStatements, 0.06);
  take(negationStatements, 0.08);
  take(categoryStatements, 0.34);
  take(relationStatements, 1.0);
  take(categoryStatements, 1.0);
  return describer.takeResult();
}

} // namespace xemap::data::synth
