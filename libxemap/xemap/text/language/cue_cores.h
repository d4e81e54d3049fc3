// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "xemap/text/language/cue.h"

namespace xemap::text {

/// What stands before the core of a cue: ", but which are not".
struct Prefix {
  bool denied = false;
  bool none = false;               ///< "and no trees".
  bool joined = false;             ///< There was a comma, "and", "but" ...
  bool sign = false;               ///< There was a comma or the like.
  bool both = false;               ///< There was "and" or "but".
  bool either = false;             ///< There was "or".
  bool inClause = false;           ///< There was "that", "which", or it is a question.
  bool relative = false;           ///< There was "that", "which".
  bool isOrdered = false;          ///< An ordinal stands before the noun.
  std::optional<std::size_t> verb; ///< Behind the last of these.
  std::vector<TokenRange> leftOut;
};

/// The cores of cues: each moves on when the words are of its kind.

/// "within 200 m of", "200 m north of", "larger than 2 ha".
std::optional<Cue> readMeasure(Cursor &cursor, const Prefix &prefix);

/// "greater than 10 frobs", "larger than the lake": bounds without a measure, up to the next cue.
std::optional<Cue> readUntoldComparison(Cursor &cursor, const Prefix &prefix);

/// "within 10 minutes of", "within a few metres of": behind "within", a measure that is none of the ground.
std::optional<Cue> readUntoldMeasure(Cursor &cursor);

/// "10 minutes", "a few metres".
bool startsMeasure(Cursor cursor);

/// "north of", "above".
std::optional<Cue> readToward(Cursor &cursor, const Prefix &prefix);

/// "in the northern part", "on the left", "bottom left", "in the centre of the image".
std::optional<Cue> readPart(Cursor &cursor, const Prefix &prefix);

/// "in the forest", and what of "in the north of the forest" can be told.
std::optional<Cue> readInside(Cursor &cursor, const Prefix &prefix);

/// "across the road from".
std::optional<Cue> readAcross(Cursor &cursor, const Prefix &prefix);

/// "nearest to", "farthest away from", "2nd largest".
std::optional<Cue> readSuperlative(Cursor &cursor, const Prefix &prefix);

/// "die dem Fluss am nächsten liegen": in German what it is nearest to stands first.
std::optional<Cue> readFinalNearest(Cursor &cursor, const Prefix &prefix);

/// "from the left", behind "the second field".
std::optional<Cue> readSideCounted(Cursor &cursor, const Prefix &prefix);

} // namespace xemap::text
