// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/tokenizer_identity.h"

#include <array>
#include <filesystem>
#include <fstream>

#include "xemap/base/error.h"
#include "xemap/checkpoint/safetensors.h"
#include "xemap/checkpoint/sha256.h"

namespace xemap::data {

namespace {

/// Adds the text and the NUL behind it.
void addText(checkpoint::Sha256 &digest, const std::string &text) {
  digest.add(text.c_str(), text.size() + 1);
}

/// SHA-256 of all tensors whose names start with `tokenizer.`, in the order of their names, each as name, NUL, bytes;
/// then of the prefix, NUL and the most tokens in decimal digits.
std::string sentencePieceIdentity(const checkpoint::SafetensorsFile &file, const std::string &prefix, int maxTokens) {
  const std::string start = "tokenizer.";
  checkpoint::Sha256 digest;
  bool found = false;
  for (const auto &[name, tensor] : file.tensors()) {
    if (name.compare(0, start.size(), start) != 0)
      continue;
    found = true;
    addText(digest, name);
    digest.add(tensor.data, tensor.bytes);
  }
  if (!found)
    throw Error(ErrorCode::Corrupt, file.path() + ": expected tensors named tokenizer.*, found none");
  addText(digest, prefix);
  const std::string digits = std::to_string(maxTokens);
  digest.add(digits.data(), digits.size());
  return digest.text();
}

} // namespace

std::string fileDigest(const std::string &path) {
  if (!std::filesystem::exists(path))
    throw Error(ErrorCode::NotFound, path + ": no such file");
  std::ifstream file(path, std::ios::binary);
  checkpoint::Sha256 digest;
  std::array<char, 65536> part{};
  do {
    file.read(part.data(), part.size());
    digest.add(part.data(), static_cast<std::size_t>(file.gcount()));
  } while (file);
  if (!file.eof())
    throw Error(ErrorCode::Unreadable, path + ": cannot be read");
  return digest.text();
}

std::string tokenizerIdentity(const model::TextSpec &text, const std::string &directory,
                              const checkpoint::SafetensorsFile &frozen) {
  struct Identity {
    const std::string &directory;
    const checkpoint::SafetensorsFile &frozen;
    std::string operator()(const model::SentencePieceTokens &tokens) const {
      return sentencePieceIdentity(frozen, tokens.prefix, tokens.maxTokens);
    }
    std::string operator()(const model::BytePairTokens &tokens) const {
      return fileDigest(directory + "/" + tokens.file);
    }
  };
  return std::visit(Identity{directory, frozen}, text.tokenizer);
}

} // namespace xemap::data
