// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/unknown_words.h"

#include <memory>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "xemap/checkpoint/safetensors.h"
#include "xemap/text/language/wordings.h"
#include "xemap/text/sentence_piece.h"
#include "xemap/text/stored/sentence_piece_file.h"

namespace {

using namespace xemap::text;
using testing::Contains;
using testing::IsEmpty;

/// The tokenizer of the default model.
class UnknownWords : public testing::Test {
protected:
  static SentencePiece tokenizer() {
    auto table = sentencePieceTableOf(file());
    table.beginId = 0;
    table.padId = 1;
    table.endId = 2;
    table.unknownId = 3;
    return {table, "query: ", 64};
  }

private:
  static const xemap::checkpoint::SafetensorsFile &file() {
    static const xemap::checkpoint::SafetensorsFile frozen(XEMAP_SOURCE_DIR
                                                           "/resources/models/xemap-lite0/frozen.safetensors");
    return frozen;
  }
};

TEST_F(UnknownWords, AreNoneOfThoseThatModelsAreTaughtWith) {
  const auto pieces = tokenizer();
  for (const auto language : allLanguages)
    for (const auto &noun : nounsOf(language))
      EXPECT_FALSE(isUnknownWord(noun, pieces)) << noun;
}

TEST_F(UnknownWords, AreNoCommonWordsNorInflections) {
  const auto pieces = tokenizer();
  for (const char *word : {"house", "windows", "Straßen", "Bootsstege", "Wohngebieten", "maisons", "champs", "ventana",
                           "perros", "computer", "larches", "airstrips"})
    EXPECT_FALSE(isUnknownWord(word, pieces)) << word;
}

TEST_F(UnknownWords, AreNoChineseWordingsNorWhatHoldsOne) {
  const auto pieces = tokenizer();
  for (const auto &wording : wordingsOf(Language::Chinese))
    EXPECT_FALSE(isUnknownWord(wording, pieces)) << wording;
  for (const char *word : {"森林", "茂密的树林", "大型停车场", "河边"})
    EXPECT_FALSE(isUnknownWord(word, pieces)) << word;
}

TEST_F(UnknownWords, AreMadeUp) {
  const auto pieces = tokenizer();
  for (const char *word : {"blurgly", "xqzzyv", "jabberwock", "grumptious", "trizzle", "kwazoo", "fendle", "patafufo",
                           "schnurzelpiep", "qwertzu", "plonkwort", "hjkhjk", "魑魅魍魉"})
    EXPECT_TRUE(isUnknownWord(word, pieces)) << word;
}

TEST(TaughtWordsNear, AreASlipAway) {
  EXPECT_THAT(taughtWordsNear("residental", Language::English, 3), Contains("residential"));
  EXPECT_THAT(taughtWordsNear("forrest", Language::English, 3), Contains("forest"));
  EXPECT_THAT(taughtWordsNear("Parkplazt", Language::German, 3), Contains("parkplatz"));
  EXPECT_THAT(taughtWordsNear("aeropuerdo", Language::Spanish, 3), Contains("aeropuerto"));
}

TEST(TaughtWordsNear, AreNoneForWordsThatAreTaughtOrFarOff) {
  EXPECT_THAT(taughtWordsNear("forest", Language::English, 3), IsEmpty());
  EXPECT_THAT(taughtWordsNear("forests", Language::English, 3), IsEmpty());
  EXPECT_THAT(taughtWordsNear("blurgly", Language::English, 3), IsEmpty());
  EXPECT_THAT(taughtWordsNear("sea", Language::English, 3), IsEmpty()) << "short words are a slip away from too many";
}

} // namespace
