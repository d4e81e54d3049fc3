// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "xemap/model/spec/text_spec.h"

namespace xemap::checkpoint {
class SafetensorsFile;
}

namespace xemap::data {

/// SHA-256 of a file's bytes, hexadecimal: the identity of a bank of competitors.
///
/// Throws: NotFound, Unreadable.
std::string fileDigest(const std::string &path);

/// The identity of the tokenizer of a model folder, equal where all phrases become the same identifiers; see
/// docs/formats.md. `frozen` is its frozen.safetensors.
///
/// Throws: NotFound, Unreadable, Corrupt, naming the file.
std::string tokenizerIdentity(const model::TextSpec &text, const std::string &directory,
                              const checkpoint::SafetensorsFile &frozen);

} // namespace xemap::data
