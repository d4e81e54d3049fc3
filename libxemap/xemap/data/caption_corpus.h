// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

namespace xemap::data {

/// A picture of one scene class and what is said about all of it.
struct CaptionedImage {
  std::string file; ///< Relative to the corpus.
  std::string sceneClass;
  std::string split;
  std::vector<std::string> captions; ///< Each wording once, paraphrases included.
};

/// Whether `directory` holds a captions.jsonl.
bool isCaptionCorpus(const std::string &directory);

/// Reads the rows of `directory`/captions.jsonl whose split is `split`, all of them where `split` is empty.
///
/// Throws: NotFound, Unreadable, Corrupt (naming line and field); InvalidArgument when no row is of the split.
std::vector<CaptionedImage> readCaptionCorpus(const std::string &directory, const std::string &split);

/// Opens every picture of the corpus: a line for each that is missing or unreadable.
std::vector<std::string> findCorpusProblems(const std::string &directory);

/// The texts in their order without those that read the same once normalised and those without a word.
std::vector<std::string> distinctTexts(const std::vector<std::string> &texts);

/// The lines of a text file that are not blank.
///
/// Throws: NotFound, Unreadable, Corrupt (not UTF-8, naming the line).
std::vector<std::string> readTextLines(const std::string &path);

} // namespace xemap::data
