// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

namespace xemap::checkpoint {
class SafetensorsFile;
}

namespace xemap::data {

/// SHA-256 of a file's bytes, hexadecimal: the identity of a bank of competitors, and of the merges of a CLIP model.
///
/// Throws: NotFound, Unreadable.
std::string fileDigest(const std::string &path);

/// The identity of a SentencePiece tokenizer: SHA-256 of all tensors whose names start with `tokenizer.`, in the order
/// of their names, each as name, NUL, bytes; then of the prefix, NUL and `maxTokens` in decimal digits.
///
/// Throws: Corrupt when there is no such tensor.
std::string sentencePieceIdentity(const checkpoint::SafetensorsFile &file, const std::string &prefix, int maxTokens);

} // namespace xemap::data
