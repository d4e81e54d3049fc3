// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/shard_writer.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
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
}

} // namespace

ShardWriter::ShardWriter(const std::string &path, std::string name, const ShardTokenizer &tokenizer)
    : mOutput(path), mFile(mOutput.temporary(), std::ios::binary | std::ios::trunc), mName(std::move(name)),
      mTokenizer(tokenizer) {
  if (!mFile)
    throw Error(ErrorCode::Unwritable, path + ": cannot be created: " + std::strerror(errno));
  const shard::Header placeholder{};
  append(&placeholder, sizeof(placeholder));
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

std::uint64_t ShardWriter::appendTokens(const ShardTokens &tokens) {
  std::vector<std::uint16_t> values = tokens.words;
  values.insert(values.end(), tokens.subwords.begin(), tokens.subwords.end());
  const std::string key(reinterpret_cast<const char *>(values.data()), values.size() * sizeof(std::uint16_t));
  const auto [entry, isNew] = mTokenOffsets.try_emplace(key, 0);
  if (isNew)
    entry->second = append(key.data(), key.size());
  return entry->second;
}

void ShardWriter::add(const ShardImage &image) {
  requireWhole(image);
  std::vector<ShardTokens> tokens;
  for (const ShardExpression &expression : image.expressions)
    tokens.push_back(mTokenizer.encode(expression.text));

  shard::ImageRecord record{};
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
  record.expressionCount = static_cast<std::uint32_t>(image.expressions.size());
  for (std::size_t i = 0; i < image.expressions.size(); ++i) {
    shard::ExpressionRecord expression{};
    expression.tags = image.expressions[i].tags;
    expression.mask = image.expressions[i].mask;
    expression.wordCount = static_cast<std::uint32_t>(tokens[i].words.size());
    expression.alike = tokens[i].alike;
    expression.tokensOffset = appendTokens(tokens[i]);
    appendRecord(mExpressionRecords, expression);
  }
  appendRecord(mImageRecords, record);
  ++mCounts.images;
  mCounts.masks += image.masks.size();
  mCounts.expressions += image.expressions.size();
}

ShardCounts ShardWriter::finish() {
  std::string strings;
  appendString(strings, mName);
  appendString(strings, mTokenizer.vocabulary());
  for (const std::string &name : mClassNames)
    appendString(strings, name);

  shard::Header header{};
  std::memcpy(header.magic, shard::magic, sizeof(shard::magic));
  header.stringsOffset = append(strings.data(), strings.size());
  std::vector<char> index = std::move(mImageRecords);
  index.insert(index.end(), mExpressionRecords.begin(), mExpressionRecords.end());
  header.indexOffset = append(index.data(), index.size());
  header.fileBytes = mOffset;
  header.imageCount = static_cast<std::uint32_t>(mCounts.images);
  header.expressionCount = static_cast<std::uint32_t>(mCounts.expressions);
  header.classCount = static_cast<std::uint32_t>(mClassNames.size());
  header.subwordsPerToken = static_cast<std::uint32_t>(mTokenizer.subwordsPerToken());
  header.subwordBuckets = static_cast<std::uint32_t>(mTokenizer.subwordBuckets());
  header.maxTokens = static_cast<std::uint32_t>(mTokenizer.maxTokens());
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
