// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

namespace xemap::importer {

/// The file with the merges of a checkpoint's tokenizer that lies beside it: `bpe_simple_vocab_16e6.txt.gz`,
/// `merges.txt` or `tokenizer.json`.
///
/// Throws: NotFound, naming what was looked for and where.
std::string vocabularyBeside(const std::string &checkpointPath);

} // namespace xemap::importer
