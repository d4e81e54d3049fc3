// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/shard_writer.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <set>
#include <tuple>
#include <utility>

#include "xemap/base/error.h"
#include "xemap/data/shard_layout.h"

namespace xemap::data {

namespace {

/// Packs to rows of bits, the most significant bit leftmost.
std::vector<std::uint8_t> bitPlane(const Mask &mask) {
  const auto rowBytes = static_cast<std::size_t>(shard::maskRowBytes(static_cast<std::uint64_t>(mask.width)));
  std::vector<std::uint8_t> bits(rowBytes * static_cast<std::size_t>(mask.height), 0);
  for (int y = 0; y < mask.height; ++y) {
    const std::uint8_t *row = mask.values.data() + static_cast<std::size_t>(y) * mask.width;
    std::uint8_t *packed = bits.data() + rowBytes * y;
    for (int x = 0; x < mask.width; ++x)
      if (row[x] != 0)
        packed[x / 8] = static_cast<std::uint8_t>(packed[x / 8] | (0x80U >> (x % 8U)));
  }
  return bits;
}

template <typename Record> void appendRecord(std::vector<char> &records, const Record &record) {
  const auto *bytes = reinterpret_cast<const char *>(&record);
  records.insert(records.end(), bytes, bytes + sizeof(record));
}

void appendString(std::string &strings, const std::string &text) {
  const auto length = static_cast<std::uint32_t>(text.size());
  strings.append(reinterpret_cast<const char *>(&length), sizeof(length));
  strings += text;
}

void requireWhole(const ShardImage &image) {
  const auto fail = [](const std::string &field, const std::string &expected, const std::string &found) {
    throw Error(ErrorCode::InvalidArgument, "shard image: " + field + ": expected " + expected + ", found " + found);
  };
  const RgbImage &picture = image.image;
  const auto isSide = [](int side) { return side >= 1 && static_cast<std::uint32_t>(side) <= shard::maxSidePx; };
  const std::string size = std::to_string(picture.width) + "x" + std::to_string(picture.height);
  if (!isSide(picture.width) || !isSide(picture.height))
    fail("size", "sides of 1 to " + std::to_string(shard::maxSidePx), size);
  if (picture.rgb.size() != std::size_t{3} * picture.width * picture.height)
    fail("rgb", size + "x3 bytes", std::to_string(picture.rgb.size()));
  for (const Mask &mask : image.masks)
    if (mask.width != picture.width || mask.height != picture.height ||
        mask.values.size() != std::size_t{1} * mask.width * mask.height)
      fail("masks", size, std::to_string(mask.width) + "x" + std::to_string(mask.height));
  for (const ShardExpression &expression : image.expressions)
    if (expression.mask < PackedExpression::absent || expression.mask >= static_cast<std::int64_t>(image.masks.size()))
      fail("expressions mask", "-2 to " + std::to_string(static_cast<std::int64_t>(image.masks.size()) - 1),
           std::to_string(expression.mask));
  if (image.unknownMask < -1 || image.unknownMask >= static_cast<std::int64_t>(image.masks.size()))
    fail("unknown mask", "-1 to " + std::to_string(static_cast<std::int64_t>(image.masks.size()) - 1),
         std::to_string(image.unknownMask));
}

} // namespace

ShardWriter::ShardWriter(const std::string &path, std::string name, const ShardTokenizer &tokenizer,
                         text::CompetitorBank bank, std::string bankIdentity)
    : mOutput(path), mFile(mOutput.temporary(), std::ios::binary | std::ios::trunc), mName(std::move(name)),
      mTokenizer(tokenizer), mBank(std::move(bank)), mBankIdentity(std::move(bankIdentity)) {
  if (!mFile)
    throw Error(ErrorCode::Unwritable, path + ": cannot be created: " + std::strerror(errno));
  const shard::Header placeholder{};
  append(&placeholder, sizeof(placeholder));
  for (const std::string &phrase : mBank.phrases())
    phraseIndex(phrase, PhraseLanguage::English, {});
}

std::uint64_t ShardWriter::append(const void *bytes, std::uint64_t count) {
  static constexpr char zeros[shard::alignment] = {};
  const std::uint64_t gap = (shard::alignment - mOffset % shard::alignment) % shard::alignment;
  mFile.write(zeros, static_cast<std::streamsize>(gap));
  mFile.write(static_cast<const char *>(bytes), static_cast<std::streamsize>(count));
  if (!mFile)
    throw Error(ErrorCode::Unwritable, mOutput.target() + ": cannot be written: " + std::strerror(errno));
  const std::uint64_t start = mOffset + gap;
  mOffset = start + count;
  return start;
}

std::int32_t ShardWriter::classIndex(const std::string &name) {
  if (name.empty())
    return -1;
  const auto found = std::find(mClassNames.begin(), mClassNames.end(), name);
  const auto index = static_cast<std::int32_t>(found - mClassNames.begin());
  if (found == mClassNames.end())
    mClassNames.push_back(name);
  return index;
}

std::uint32_t ShardWriter::phraseIndex(const std::string &text, PhraseLanguage language, const std::string &original) {
  const auto next = static_cast<std::uint32_t>(mPhrases.size());
  const auto found = mPhraseIndices.find({language, text});
  const std::uint32_t index = found == mPhraseIndices.end() ? next : found->second;
  if (index == next) {
    mPhrases.push_back({text, language, mTokenizer.encode(text), mBank.alike(text)});
    mPhraseIndices.emplace(std::pair(language, text), index);
  }
  // Class phrases come back with every image: what they are alike to is told once.
  if (!original.empty() && mOriginals.emplace(index, original).second)
    mPhrases[index].alike |= mBank.alike(original);
  return index;
}

std::uint32_t ShardWriter::appendExpressions(const ShardImage &image) {
  std::vector<shard::ExpressionRecord> records;
  std::set<std::tuple<std::uint32_t, std::int32_t, std::uint32_t>> seen;
  for (const ShardExpression &expression : image.expressions) {
    const std::uint32_t phrase = phraseIndex(expression.text, expression.language, expression.original);
    if (seen.insert({expression.tags, expression.mask, phrase}).second)
      records.push_back({expression.tags, expression.mask, phrase});
  }
  for (const shard::ExpressionRecord &record : records)
    appendRecord(mExpressionRecords, record);
  return static_cast<std::uint32_t>(records.size());
}

void ShardWriter::add(const ShardImage &image) {
  requireWhole(image);
  shard::ImageRecord record{};
  record.expressionCount = appendExpressions(image);
  record.width = static_cast<std::uint32_t>(image.image.width);
  record.height = static_cast<std::uint32_t>(image.image.height);
  record.gsdMetres = image.gsdMetres;
  record.sceneClass = classIndex(image.sceneClass);
  record.rgbOffset = append(image.image.rgb.data(), image.image.rgb.size());
  std::vector<std::uint8_t> planes;
  for (const Mask &mask : image.masks) {
    const std::vector<std::uint8_t> plane = bitPlane(mask);
    planes.insert(planes.end(), plane.begin(), plane.end());
  }
  record.masksOffset = append(planes.data(), planes.size());
  record.maskCount = static_cast<std::uint32_t>(image.masks.size());
  record.unknownMask = image.unknownMask;
  appendRecord(mImageRecords, record);
  ++mCounts.images;
  mCounts.masks += image.masks.size();
  mCounts.expressions += record.expressionCount;
}

std::vector<char> ShardWriter::appendPhrases(std::uint32_t &wordingCount) {
  constexpr std::uint64_t half = 64;
  const text::CompetitorBank::Bits low(~std::uint64_t{0});
  std::vector<char> records;
  std::vector<char> wordings;
  wordingCount = 0;
  for (const Phrase &phrase : mPhrases) {
    shard::PhraseRecord record{};
    record.textOffset = append(phrase.text.data(), phrase.text.size());
    record.textBytes = static_cast<std::uint32_t>(phrase.text.size());
    record.wordingCount = static_cast<std::uint16_t>(phrase.wordings.size());
    record.language = static_cast<std::uint8_t>(phrase.language);
    record.alike[0] = (phrase.alike & low).to_ullong();
    record.alike[1] = (phrase.alike >> half).to_ullong();
    appendRecord(records, record);
    for (const std::vector<std::uint32_t> &ids : phrase.wordings) {
      shard::WordingRecord wording{};
      wording.idsOffset = append(ids.data(), ids.size() * sizeof(std::uint32_t));
      wording.idCount = static_cast<std::uint32_t>(ids.size());
      appendRecord(wordings, wording);
      ++wordingCount;
    }
  }
  records.insert(records.end(), wordings.begin(), wordings.end());
  return records;
}

ShardCounts ShardWriter::finish() {
  std::string strings;
  appendString(strings, mName);
  appendString(strings, mTokenizer.identity());
  appendString(strings, mBankIdentity);
  for (const std::string &name : mClassNames)
    appendString(strings, name);

  shard::Header header{};
  std::memcpy(header.magic, shard::magic, sizeof(shard::magic));
  header.stringsOffset = append(strings.data(), strings.size());
  const std::vector<char> phrases = appendPhrases(header.wordingCount);
  std::vector<char> index = std::move(mImageRecords);
  index.insert(index.end(), mExpressionRecords.begin(), mExpressionRecords.end());
  header.indexOffset = append(index.data(), index.size());
  append(phrases.data(), phrases.size());
  mCounts.phrases = mPhrases.size();
  header.fileBytes = mOffset;
  header.imageCount = static_cast<std::uint32_t>(mCounts.images);
  header.expressionCount = static_cast<std::uint32_t>(mCounts.expressions);
  header.classCount = static_cast<std::uint32_t>(mClassNames.size());
  header.phraseCount = static_cast<std::uint32_t>(mPhrases.size());
  header.bankSize = static_cast<std::uint32_t>(mBank.phrases().size());
  mFile.seekp(0);
  mFile.write(reinterpret_cast<const char *>(&header), sizeof(header));
  mFile.close();
  if (!mFile)
    throw Error(ErrorCode::Unwritable, mOutput.target() + ": cannot be written: " + std::strerror(errno));
  mOutput.commit();
  mCounts.bytes = mOffset;
  return mCounts;
}

} // namespace xemap::data
