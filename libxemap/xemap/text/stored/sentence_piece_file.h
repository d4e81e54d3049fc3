// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "xemap/text/sentence_piece_table.h"

namespace xemap::checkpoint {
class SafetensorsFile;
}

namespace xemap::text {

/// The tables of a SentencePiece tokenizer where they lie, in the tensors `tokenizer.*` of a file that outlives them
/// (docs/formats.md).
///
/// Throws: Corrupt, naming the file, for a tensor that is missing or of another shape or type.
SentencePieceTable sentencePieceTableOf(const checkpoint::SafetensorsFile &file);

} // namespace xemap::text
