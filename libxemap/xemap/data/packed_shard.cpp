// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/packed_shard.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "xemap/base/error.h"
#include "xemap/data/shard_layout.h"

namespace xemap::data {

namespace {

constexpr std::uint32_t allTags = 2 * Never - 1;
/// Name, identity of the tokenizer and identity of the bank come before the class names.
constexpr std::size_t namesBefore = 3;
constexpr std::uint32_t mostIds = 65536;

/// The mapped bytes, reached only through checked ranges.
class CheckedBytes {
public:
  CheckedBytes(const std::uint8_t *data, std::uint64_t size, const std::string &path)
      : mData(data), mSize(size), mPath(path) {}

  [[noreturn]] void fail(const std::string &field, const std::string &expected, const std::string &found) const {
    throw Error(ErrorCode::Corrupt, mPath + ": " + field + ": expected " + expected + ", found " + found);
  }

  /// Refuses a range that leaves the file or is not aligned to its elements.
  template <typename T>
  const T *range(std::uint64_t offset, std::uint64_t count, const std::string &field,
                 std::uint64_t elementBytes) const {
    if (offset > mSize || count > (mSize - offset) / elementBytes)
      fail(field, std::to_string(count) + " x " + std::to_string(elementBytes) + " bytes inside the file",
           "offset " + std::to_string(offset) + " of " + std::to_string(mSize));
    if (offset % alignof(T) != 0)
      fail(field, "a multiple of " + std::to_string(alignof(T)), "offset " + std::to_string(offset));
    return reinterpret_cast<const T *>(mData + offset);
  }

  template <typename T> const T *array(std::uint64_t offset, std::uint64_t count, const std::string &field) const {
    return range<T>(offset, count, field, sizeof(T));
  }

  void require(bool holds, const std::string &field, const std::string &expected, double found) const {
    if (holds)
      return;
    std::string shown = std::to_string(found);
    if (found == std::floor(found))
      shown = std::to_string(static_cast<long long>(found));
    fail(field, expected, shown);
  }

private:
  const std::uint8_t *mData;
  std::uint64_t mSize;
  const std::string &mPath;
};

struct Mapping {
  void *data = nullptr;
  std::size_t bytes = 0;
};

Mapping mapFile(const std::string &path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0)
    throw Error(errno == ENOENT ? ErrorCode::NotFound : ErrorCode::Unreadable, path + ": " + std::strerror(errno));
  struct stat status {};
  Mapping mapping;
  int problem = ::fstat(descriptor, &status) == 0 ? 0 : errno;
  if (problem == 0 && static_cast<std::size_t>(status.st_size) < sizeof(shard::Header)) {
    ::close(descriptor);
    throw Error(ErrorCode::Unreadable, path + ": header: expected " + std::to_string(sizeof(shard::Header)) +
                                           " bytes, found " + std::to_string(status.st_size));
  }
  if (problem == 0) {
    mapping.bytes = static_cast<std::size_t>(status.st_size);
    mapping.data = ::mmap(nullptr, mapping.bytes, PROT_READ, MAP_SHARED, descriptor, 0);
    problem = mapping.data == MAP_FAILED ? errno : 0;
  }
  ::close(descriptor);
  if (problem != 0)
    throw Error(ErrorCode::Unreadable, path + ": " + std::strerror(problem));
  return mapping;
}

shard::Header readHeader(const Mapping &mapping, const std::string &path) {
  shard::Header header{};
  std::memcpy(&header, mapping.data, sizeof(header));
  constexpr std::size_t kindBytes = sizeof(shard::magic) - 1;
  if (std::memcmp(header.magic, shard::magic, kindBytes) != 0)
    throw Error(ErrorCode::Unreadable, path + ": magic: expected XMSHARD2, found another kind of file");
  if (header.magic[kindBytes] != shard::magic[kindBytes])
    throw Error(ErrorCode::Unsupported, path + ": expected a shard of version 2, found another; pack it again");
  if (header.fileBytes != mapping.bytes)
    throw Error(ErrorCode::Unreadable, path + ": fileBytes: expected " + std::to_string(header.fileBytes) +
                                           " bytes, found " + std::to_string(mapping.bytes) + " (truncated?)");
  return header;
}

std::vector<std::string> readStrings(const CheckedBytes &bytes, const shard::Header &header) {
  std::vector<std::string> strings;
  std::uint64_t offset = header.stringsOffset;
  for (std::uint64_t i = 0; i < header.classCount + namesBefore; ++i) {
    const std::string field = "strings[" + std::to_string(i) + "]";
    std::uint32_t length = 0;
    std::memcpy(&length, bytes.array<char>(offset, sizeof(length), field), sizeof(length));
    offset += sizeof(length);
    strings.emplace_back(bytes.array<char>(offset, length, field), length);
    offset += length;
  }
  return strings;
}

PackedExpression readExpression(const CheckedBytes &bytes, const shard::ExpressionRecord &record,
                                std::uint32_t phraseCount, std::uint32_t maskCount, const std::string &imageField,
                                std::uint32_t index) {
  const bool tagsKnown = (record.tags & ~allTags) == 0;
  const bool maskKnown = record.mask >= PackedExpression::absent && record.mask < static_cast<std::int64_t>(maskCount);
  if (!tagsKnown || !maskKnown || record.phrase >= phraseCount) {
    // Naming the field is only worth its time where something is wrong: there are millions of expressions.
    const std::string field = imageField + ".expressions[" + std::to_string(index) + "]";
    bytes.require(tagsKnown, field + ".tags", "known bits", record.tags);
    bytes.require(maskKnown, field + ".mask", "-2 to " + std::to_string(std::int64_t{maskCount} - 1), record.mask);
    bytes.require(false, field + ".phrase", "below " + std::to_string(phraseCount), record.phrase);
  }
  return {record.tags, record.mask, record.phrase};
}

PackedImage readImage(const CheckedBytes &bytes, const shard::ImageRecord &record, std::uint32_t classCount,
                      const std::string &field) {
  const auto isSide = [](std::uint32_t side) { return side >= 1 && side <= shard::maxSidePx; };
  const std::string sides = "1 to " + std::to_string(shard::maxSidePx);
  bytes.require(isSide(record.width), field + ".width", sides, record.width);
  bytes.require(isSide(record.height), field + ".height", sides, record.height);
  bytes.require(std::isfinite(record.gsdMetres) && record.gsdMetres >= 0.0F, field + ".gsdMetres",
                "0 or a positive number", static_cast<double>(record.gsdMetres));
  bytes.require(record.sceneClass >= -1 && record.sceneClass < static_cast<std::int64_t>(classCount),
                field + ".sceneClass", "-1 to " + std::to_string(std::int64_t{classCount} - 1), record.sceneClass);
  PackedImage image;
  image.width = static_cast<int>(record.width);
  image.height = static_cast<int>(record.height);
  image.gsdMetres = record.gsdMetres;
  image.sceneClass = record.sceneClass;
  const std::uint64_t pixels = std::uint64_t{record.width} * record.height;
  image.rgb = bytes.array<std::uint8_t>(record.rgbOffset, pixels * 3, field + ".rgbOffset");
  const std::uint64_t planeBytes = shard::maskRowBytes(record.width) * record.height;
  const auto *planes =
      bytes.range<std::uint8_t>(record.masksOffset, record.maskCount, field + ".masksOffset", planeBytes);
  for (std::uint64_t i = 0; i < record.maskCount; ++i)
    image.masks.push_back(planes + i * planeBytes);
  bytes.require(record.unknownMask >= -1 && record.unknownMask < static_cast<std::int64_t>(record.maskCount),
                field + ".unknownMask", "-1 to " + std::to_string(std::int64_t{record.maskCount} - 1),
                record.unknownMask);
  image.unknownMask = record.unknownMask;
  return image;
}

std::vector<PackedImage> readImages(const CheckedBytes &bytes, const shard::Header &header) {
  const auto *records = bytes.array<shard::ImageRecord>(header.indexOffset, header.imageCount, "indexOffset");
  const std::uint64_t imagesEnd = header.indexOffset + std::uint64_t{header.imageCount} * sizeof(shard::ImageRecord);
  const auto *expressions = bytes.array<shard::ExpressionRecord>(imagesEnd, header.expressionCount, "expressionCount");
  std::vector<PackedImage> images;
  images.reserve(header.imageCount);
  std::uint64_t next = 0;
  for (std::uint32_t i = 0; i < header.imageCount; ++i) {
    const std::string field = "images[" + std::to_string(i) + "]";
    PackedImage image = readImage(bytes, records[i], header.classCount, field);
    bytes.require(records[i].expressionCount <= header.expressionCount - next, field + ".expressionCount",
                  "at most " + std::to_string(header.expressionCount - next), records[i].expressionCount);
    image.expressions.reserve(records[i].expressionCount);
    for (std::uint32_t e = 0; e < records[i].expressionCount; ++e, ++next)
      image.expressions.push_back(
          readExpression(bytes, expressions[next], header.phraseCount, records[i].maskCount, field, e));
    images.push_back(std::move(image));
  }
  bytes.require(next == header.expressionCount, "expressionCount", std::to_string(next) + " as the images say",
                header.expressionCount);
  return images;
}

PackedPhrase readPhrase(const CheckedBytes &bytes, const shard::PhraseRecord &record, std::uint32_t bankSize,
                        const std::string &field) {
  const auto last = static_cast<std::uint8_t>(PhraseLanguage::Chinese);
  const auto other = static_cast<std::uint8_t>(PhraseLanguage::Other);
  bytes.require(record.language <= last || record.language == other, field + ".language", "0 to 4 or 255",
                record.language);
  bytes.require(record.wordingCount >= 1, field + ".wordingCount", "1 or more", record.wordingCount);
  PackedPhrase phrase;
  phrase.text = {bytes.array<char>(record.textOffset, record.textBytes, field + ".textOffset"), record.textBytes};
  phrase.language = static_cast<PhraseLanguage>(record.language);
  phrase.alike = {record.alike[0], record.alike[1]};
  for (std::uint32_t bit = bankSize; bit < shard::maxBankSize; ++bit)
    bytes.require((record.alike[bit / 64] >> (bit % 64) & 1U) == 0, field + ".alike",
                  "bits below " + std::to_string(bankSize), bit);
  return phrase;
}

std::vector<PackedPhrase> readPhrases(const CheckedBytes &bytes, const shard::Header &header) {
  bytes.require(header.bankSize <= std::min(header.phraseCount, shard::maxBankSize), "bankSize",
                "at most " + std::to_string(std::min(header.phraseCount, shard::maxBankSize)), header.bankSize);
  const std::uint64_t phrasesStart = shard::phrasesOffset(header);
  const auto *records = bytes.array<shard::PhraseRecord>(phrasesStart, header.phraseCount, "phraseCount");
  const std::uint64_t wordingsStart = phrasesStart + std::uint64_t{header.phraseCount} * sizeof(shard::PhraseRecord);
  const auto *wordings = bytes.array<shard::WordingRecord>(wordingsStart, header.wordingCount, "wordingCount");
  std::vector<PackedPhrase> phrases;
  phrases.reserve(header.phraseCount);
  std::uint64_t next = 0;
  for (std::uint32_t i = 0; i < header.phraseCount; ++i) {
    const std::string field = "phrases[" + std::to_string(i) + "]";
    PackedPhrase phrase = readPhrase(bytes, records[i], header.bankSize, field);
    bytes.require(records[i].wordingCount <= header.wordingCount - next, field + ".wordingCount",
                  "at most " + std::to_string(header.wordingCount - next), records[i].wordingCount);
    for (std::uint32_t w = 0; w < records[i].wordingCount; ++w, ++next) {
      const std::uint32_t count = wordings[next].idCount;
      bytes.require(count >= 1 && count <= mostIds, field + ".wordings", "1 to " + std::to_string(mostIds) + " tokens",
                    count);
      phrase.wordings.push_back(
          {bytes.array<std::uint32_t>(wordings[next].idsOffset, count, field + ".wordings"), count});
    }
    phrases.push_back(std::move(phrase));
  }
  bytes.require(next == header.wordingCount, "wordingCount", std::to_string(next) + " as the phrases say",
                header.wordingCount);
  return phrases;
}

} // namespace

PackedShard::PackedShard(const std::string &path) {
  const Mapping mapping = mapFile(path);
  mMapping = mapping.data;
  mMappingBytes = mapping.bytes;
  try {
    const shard::Header header = readHeader(mapping, path);
    const CheckedBytes bytes(static_cast<const std::uint8_t *>(mapping.data), mapping.bytes, path);
    mClassNames = readStrings(bytes, header);
    mName = std::move(mClassNames[0]);
    mTokenizerIdentity = std::move(mClassNames[1]);
    mBankIdentity = std::move(mClassNames[2]);
    mClassNames.erase(mClassNames.begin(), mClassNames.begin() + namesBefore);
    mImages = readImages(bytes, header);
    mPhrases = readPhrases(bytes, header);
    mBankSize = header.bankSize;
  } catch (...) {
    ::munmap(mMapping, mMappingBytes);
    throw;
  }
}

PackedShard::~PackedShard() {
  if (mMapping != nullptr)
    ::munmap(mMapping, mMappingBytes);
}

PackedShard::PackedShard(PackedShard &&other) noexcept
    : mName(std::move(other.mName)), mImages(std::move(other.mImages)), mPhrases(std::move(other.mPhrases)),
      mBankSize(other.mBankSize), mClassNames(std::move(other.mClassNames)),
      mTokenizerIdentity(std::move(other.mTokenizerIdentity)), mBankIdentity(std::move(other.mBankIdentity)),
      mMapping(std::exchange(other.mMapping, nullptr)), mMappingBytes(std::exchange(other.mMappingBytes, 0)) {}

} // namespace xemap::data
