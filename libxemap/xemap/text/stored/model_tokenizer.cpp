// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/stored/model_tokenizer.h"

#include <utility>

#include "xemap/base/error.h"
#include "xemap/checkpoint/safetensors.h"
#include "xemap/text/bpe_tokenizer.h"
#include "xemap/text/sentence_piece.h"
#include "xemap/text/stored/sentence_piece_file.h"

namespace xemap::text {

namespace {

using checkpoint::SafetensorsFile;

/// SentencePiece, and the file in which its tables lie.
class StoredSentencePiece final : public PhraseTokenizer {
public:
  StoredSentencePiece(std::shared_ptr<const SafetensorsFile> file, const SentencePieceTable &table,
                      const model::SentencePieceTokens &tokens)
      : mFile(std::move(file)), mPieces(table, tokens.prefix, tokens.maxTokens) {}

  PhraseIds encode(const std::string &text) const override { return mPieces.encode(text); }
  WordPieces piecesOf(const std::string &word) const override { return mPieces.piecesOf(word); }
  int maxTokens() const override { return mPieces.maxTokens(); }

private:
  std::shared_ptr<const SafetensorsFile> mFile;
  SentencePiece mPieces;
};

} // namespace

std::unique_ptr<PhraseTokenizer> openTokenizer(const model::TextSpec &spec, const std::string &directory,
                                               const std::shared_ptr<const SafetensorsFile> &frozen) {
  struct Maker {
    const std::string &directory;
    const std::shared_ptr<const SafetensorsFile> &frozen;
    std::int64_t vocabulary;

    std::unique_ptr<PhraseTokenizer> operator()(const model::SentencePieceTokens &tokens) const {
      auto table = sentencePieceTableOf(*frozen);
      table.beginId = tokens.begin;
      table.endId = tokens.end;
      table.padId = tokens.pad;
      table.unknownId = tokens.unknown;
      auto tokenizer = std::make_unique<StoredSentencePiece>(frozen, table, tokens);
      const auto pieces = static_cast<std::int64_t>(table.pieceCount());
      if (pieces > vocabulary)
        throw Error(ErrorCode::Corrupt, table.origin + ": tokenizer: expected at most the " +
                                            std::to_string(vocabulary) + " pieces of text/vocabulary, found " +
                                            std::to_string(pieces));
      return tokenizer;
    }

    std::unique_ptr<PhraseTokenizer> operator()(const model::BytePairTokens &tokens) const {
      const auto path = directory + "/" + tokens.file;
      auto tokenizer = std::make_unique<BpeTokenizer>(BpeMerges::read(path), tokens.maxTokens);
      // The last identifier ends a text, so there may be no fewer either.
      if (tokenizer->vocabularySize() != vocabulary)
        throw Error(ErrorCode::Corrupt, path + ": expected a vocabulary of " + std::to_string(vocabulary) +
                                            " tokens, found " + std::to_string(tokenizer->vocabularySize()));
      return tokenizer;
    }
  };
  return std::visit(Maker{directory, frozen, model::vocabularyOf(spec)}, spec.tokenizer);
}

} // namespace xemap::text
