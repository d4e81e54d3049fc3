// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/bpe_merges.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>
#include <unicode/unistr.h>
#include <utility>

#include <nlohmann/json.hpp>

#include "xemap/base/error.h"
#include "xemap/base/output_set.h"
#include "xemap/text/gunzip.h"
#include "xemap/text/utf8.h"

namespace xemap::text {

namespace {

using Json = nlohmann::json;

constexpr std::size_t maxFileBytes = std::size_t{64} * 1024 * 1024;
/// Of CLIP it has 4 MB; taken apart, JSON may need twenty times its size.
constexpr std::size_t maxJsonBytes = std::size_t{16} * 1024 * 1024;
/// CLIP has 49,152 symbols without its two marks, of which the bytes take 256 and the first of the file's lines none.
constexpr std::size_t clipMerges = 49152 - 256 - 2;
constexpr const char *endOfWord = "</w>";

/// Visible bytes stand for themselves, as Latin-1, and come first in the vocabulary.
bool isVisible(int byte) {
  return (byte >= '!' && byte <= '~') || (byte >= 0xA1 && byte <= 0xFF && byte != 0xAD);
}

struct ByteTable {
  std::array<std::int32_t, BpeMerges::byteCount> ids{};
  std::array<std::string, BpeMerges::byteCount> spellings; ///< By identifier.

  ByteTable() {
    std::int32_t nextId = 0;
    std::int32_t hidden = 0;
    for (const bool visible : {true, false})
      for (int byte = 0; byte < BpeMerges::byteCount; ++byte) {
        if (isVisible(byte) != visible)
          continue;
        const std::int32_t character = visible ? byte : BpeMerges::byteCount + hidden++;
        icu::UnicodeString(static_cast<UChar32>(character)).toUTF8String(spellings[nextId]);
        ids[byte] = nextId++;
      }
  }
};

const ByteTable &byteTable() {
  static const ByteTable table;
  return table;
}

/// A part of a file for a message, short and in one line.
std::string excerptOf(const std::string &text) {
  constexpr std::size_t longest = 60;
  std::string shown;
  for (const char byte : text) {
    const bool startsCharacter = (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
    if (shown.size() >= longest && startsCharacter)
      return '\'' + shown + "...'";
    shown += static_cast<unsigned char>(byte) < 0x20U ? ' ' : byte;
  }
  return '\'' + shown + '\'';
}

/// Splits "left right"; Corrupt when the text is anything else.
std::pair<std::string, std::string> pairOf(const std::string &text, const std::string &place) {
  const std::size_t space = text.find(' ');
  if (space == std::string::npos || space == 0 || space + 1 == text.size() ||
      text.find(' ', space + 1) != std::string::npos)
    throw Error(ErrorCode::Corrupt, place + ": expected two symbols with one space between, found " + excerptOf(text));
  return {text.substr(0, space), text.substr(space + 1)};
}

void requireAtMost(std::uintmax_t bytes, std::size_t limit, const std::string &path) {
  if (bytes > limit)
    throw Error(ErrorCode::Unsupported,
                path + ": expected at most " + std::to_string(limit) + " bytes, found " + std::to_string(bytes));
}

std::string contentOf(const std::string &path) {
  std::error_code failed;
  const auto status = std::filesystem::status(path, failed);
  if (!std::filesystem::exists(status))
    throw Error(ErrorCode::NotFound, path + ": expected a file of merges, found none");
  if (!std::filesystem::is_regular_file(status))
    throw Error(ErrorCode::Unreadable, path + ": expected a file of merges, found a folder or a device");
  const std::uintmax_t size = std::filesystem::file_size(path, failed);
  requireAtMost(failed ? 0 : size, maxFileBytes, path);
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  content << file.rdbuf();
  if (!file.is_open() || file.bad() || (size > 0 && content.str().empty()))
    throw Error(ErrorCode::Unreadable, path + ": cannot be read: " + std::strerror(errno));
  return content.str();
}

/// A value of JSON for a message. Nested ones are named only: writing them out recurses as deep as they are.
std::string shown(const Json &value) {
  return value.is_structured() ? value.type_name() : excerptOf(value.dump());
}

bool looksLikeJson(const std::string &content) {
  const std::size_t first = content.find_first_not_of(" \t\r\n");
  return first != std::string::npos && content[first] == '{';
}

/// A symbol numbered otherwise than here would mean another row of the model's embedding.
void requireSameIds(const Json &vocabulary, const std::vector<std::string> &symbols, const std::string &origin) {
  if (!vocabulary.is_object())
    throw Error(ErrorCode::Corrupt, origin + ": model.vocab: expected an object, found " + vocabulary.type_name());
  for (std::size_t id = 0; id < symbols.size(); ++id) {
    const auto found = vocabulary.find(symbols[id]);
    if (found == vocabulary.end() || *found != Json(id))
      throw Error(ErrorCode::Unsupported, origin + ": model.vocab: expected " + std::to_string(id) + " for " +
                                              excerptOf(symbols[id]) + ", found " +
                                              (found == vocabulary.end() ? "nothing" : shown(*found)));
  }
}

/// `model.type` and `model.end_of_word_suffix`, where they are given.
void requireField(const Json &model, const char *field, const std::string &expected, const std::string &origin) {
  const auto found = model.find(field);
  if (found != model.end() && !found->is_null() && *found != expected)
    throw Error(ErrorCode::Unsupported,
                origin + ": model." + field + ": expected '" + expected + "', found " + shown(*found));
}

/// `model` of a tokenizer.json, with `merges` that are an array.
Json modelOf(const std::string &content, const std::string &origin) {
  Json file;
  try {
    file = Json::parse(content);
  } catch (const Json::exception &error) {
    throw Error(ErrorCode::Unreadable, origin + ": expected JSON: " + error.what());
  }
  const auto model = file.find("model");
  if (model == file.end() || !model->is_object())
    throw Error(ErrorCode::Unreadable, origin + ": model: expected an object as in tokenizer.json, found none");
  requireField(*model, "type", "BPE", origin);
  requireField(*model, "end_of_word_suffix", endOfWord, origin);
  const auto merges = model->find("merges");
  if (merges == model->end() || !merges->is_array())
    throw Error(ErrorCode::Corrupt, origin + ": model.merges: expected an array, found none");
  return std::move(*model);
}

} // namespace

BpeMerges::BpeMerges() {
  const ByteTable &table = byteTable();
  for (const char *suffix : {"", endOfWord})
    for (const std::string &spelling : table.spellings) {
      mIds.emplace(spelling + suffix, static_cast<std::int32_t>(mSymbols.size()));
      mSymbols.push_back(spelling + suffix);
    }
}

std::int32_t BpeMerges::idOfByte(unsigned char byte) {
  return byteTable().ids[byte];
}

std::int32_t BpeMerges::idOf(const std::string &symbol, const std::string &place) const {
  const auto found = mIds.find(symbol);
  if (found == mIds.end())
    throw Error(ErrorCode::Corrupt, place + ": expected symbols made before, found " + excerptOf(symbol));
  return found->second;
}

void BpeMerges::append(const std::string &left, const std::string &right, const std::string &place) {
  const Merge merge{idOf(left, place), idOf(right, place)};
  if (!mIds.emplace(left + right, static_cast<std::int32_t>(mSymbols.size())).second)
    throw Error(ErrorCode::Corrupt, place + ": expected a new symbol, found " + excerptOf(left + right) + " again");
  mMerges.push_back(merge);
  mSymbols.push_back(left + right);
}

void BpeMerges::appendLines(const std::string &content, const std::string &origin) {
  std::istringstream lines(content);
  std::string line;
  std::size_t limit = content.size();
  for (std::size_t number = 1; mMerges.size() < limit && std::getline(lines, line); ++number) {
    const std::string place = origin + " line " + std::to_string(number);
    if (!line.empty() && line.back() == '\r')
      line.pop_back();
    const auto invalid = findInvalidUtf8(line);
    if (number == 1) {
      if (invalid || line.find("#version") == std::string::npos)
        throw Error(ErrorCode::Unreadable, place + ": expected a header with '#version', a tokenizer.json or gzip, " +
                                               (invalid ? "found neither" : "found " + excerptOf(line)));
      if (line.find("bpe_simple_vocab_16e6") != std::string::npos)
        limit = clipMerges;
      continue;
    }
    if (invalid)
      throw Error(ErrorCode::Corrupt,
                  place + ": expected UTF-8, found an invalid byte at position " + std::to_string(*invalid));
    if (line.empty() && lines.peek() == std::istringstream::traits_type::eof())
      break;
    const auto [left, right] = pairOf(line, place);
    append(left, right, place);
  }
}

void BpeMerges::appendJson(const std::string &content, const std::string &origin) {
  const Json model = modelOf(content, origin);
  for (const Json &merge : model["merges"]) {
    const std::string place = origin + ": model.merges[" + std::to_string(mMerges.size()) + ']';
    if (merge.is_string()) {
      const auto [left, right] = pairOf(merge.get_ref<const std::string &>(), place);
      append(left, right, place);
    } else if (merge.is_array() && merge.size() == 2 && merge[0].is_string() && merge[1].is_string()) {
      append(merge[0].get_ref<const std::string &>(), merge[1].get_ref<const std::string &>(), place);
    } else {
      throw Error(ErrorCode::Corrupt, place + ": expected a pair of symbols, found " + shown(merge));
    }
  }
  if (const auto vocabulary = model.find("vocab"); vocabulary != model.end())
    requireSameIds(*vocabulary, mSymbols, origin);
}

BpeMerges BpeMerges::read(const std::string &path) {
  return parse(contentOf(path), path);
}

BpeMerges BpeMerges::parse(const std::string &content, const std::string &origin) {
  const std::string plain = isGzip(content) ? gunzip(content, maxFileBytes, origin) : content;
  const bool isJson = looksLikeJson(plain);
  requireAtMost(plain.size(), isJson ? maxJsonBytes : maxFileBytes, origin);
  BpeMerges merges;
  if (isJson)
    merges.appendJson(plain, origin);
  else
    merges.appendLines(plain, origin);
  if (merges.mMerges.empty())
    throw Error(ErrorCode::Corrupt, origin + ": expected merges, found none");
  return merges;
}

void BpeMerges::writeTo(const std::string &path) const {
  std::ostringstream lines;
  lines << "#version: 0.2\n";
  for (const Merge &merge : mMerges)
    lines << mSymbols[static_cast<std::size_t>(merge.left)] << ' ' << mSymbols[static_cast<std::size_t>(merge.right)]
          << '\n';
  writeWhole(path, lines.str());
}

} // namespace xemap::text
