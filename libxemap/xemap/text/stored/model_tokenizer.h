// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <string>

#include "xemap/model/spec/text_spec.h"
#include "xemap/text/phrase_tokenizer.h"

namespace xemap::checkpoint {
class SafetensorsFile;
}

namespace xemap::text {

/// The tokenizer of a text encoder: from the tensors `tokenizer.*` of `frozen`, which it then keeps, or from a file of
/// the model's folder.
///
/// Throws: NotFound, Unreadable, Corrupt, naming the file and the tensor or line; also for a tokenizer whose tokens the
/// encoder does not know.
std::unique_ptr<PhraseTokenizer> openTokenizer(const model::TextSpec &spec, const std::string &directory,
                                               const std::shared_ptr<const checkpoint::SafetensorsFile> &frozen);

} // namespace xemap::text
