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

constexpr std::uint32_t allTags = 2 * Caption - 1;
/// Padding and unknown word come before the words of the vocabulary.
constexpr std::size_t reservedWordIds = 2;

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
  if (std::memcmp(header.magic, shard::magic, sizeof(shard::magic)) != 0)
    throw Error(ErrorCode::Unreadable, path + ": magic: expected XMSHARD1, found another kind of file");
  if (header.fileBytes != mapping.bytes)
    throw Error(ErrorCode::Unreadable, path + ": fileBytes: expected " + std::to_string(header.fileBytes) +
                                           " bytes, found " + std::to_string(mapping.bytes) + " (truncated?)");
  return header;
}

std::vector<std::string> readStrings(const CheckedBytes &bytes, const shard::Header &header) {
  std::vector<std::string> strings;
  std::uint64_t offset = header.stringsOffset;
  for (std::uint64_t i = 0; i < std::uint64_t{header.classCount} + 2; ++i) {
    const std::string field = "strings[" + std::to_string(i) + "]";
    std::uint32_t length = 0;
    std::memcpy(&length, bytes.array<char>(offset, sizeof(length), field), sizeof(length));
    offset += sizeof(length);
    strings.emplace_back(bytes.array<char>(offset, length, field), length);
    offset += length;
  }
  return strings;
}

/// What the tokens of every expression must keep to.
struct TokenLimits {
  std::uint32_t maxTokens;
  std::uint32_t subwordsPerToken;
  std::uint32_t subwordBuckets;
  std::size_t wordIds;
};

PackedExpression readExpression(const CheckedBytes &bytes, const shard::ExpressionRecord &record,
                                const TokenLimits &limits, std::uint32_t maskCount, const std::string &field) {
  bytes.require((record.tags & ~allTags) == 0, field + ".tags", "known bits", record.tags);
  bytes.require(record.mask >= PackedExpression::absent && record.mask < static_cast<std::int64_t>(maskCount),
                field + ".mask", "-2 to " + std::to_string(std::int64_t{maskCount} - 1), record.mask);
  bytes.require(record.wordCount >= 1 && record.wordCount <= limits.maxTokens, field + ".wordCount",
                "1 to " + std::to_string(limits.maxTokens), record.wordCount);
  const std::uint64_t subwordCount = std::uint64_t{record.wordCount} * limits.subwordsPerToken;
  PackedExpression expression;
  expression.tags = record.tags;
  expression.alike = record.alike;
  expression.mask = record.mask;
  expression.wordCount = static_cast<int>(record.wordCount);
  expression.words =
      bytes.array<std::uint16_t>(record.tokensOffset, record.wordCount + subwordCount, field + ".tokensOffset");
  expression.subwords = expression.words + record.wordCount;
  const std::uint16_t highestWord = *std::max_element(expression.words, expression.subwords);
  bytes.require(highestWord < limits.wordIds, field + ".words", "identifiers below " + std::to_string(limits.wordIds),
                highestWord);
  if (subwordCount > 0) {
    const std::uint16_t highestSubword = *std::max_element(expression.subwords, expression.subwords + subwordCount);
    bytes.require(highestSubword < limits.subwordBuckets, field + ".subwords",
                  "buckets below " + std::to_string(limits.subwordBuckets), highestSubword);
  }
  return expression;
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
  return image;
}

std::vector<PackedImage> readImages(const CheckedBytes &bytes, const shard::Header &header, const TokenLimits &limits) {
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
      image.expressions.push_back(readExpression(bytes, expressions[next], limits, records[i].maskCount,
                                                 field + ".expressions[" + std::to_string(e) + "]"));
    images.push_back(std::move(image));
  }
  bytes.require(next == header.expressionCount, "expressionCount", std::to_string(next) + " as the images say",
                header.expressionCount);
  return images;
}

} // namespace

PackedShard::PackedShard(const std::string &path) {
  const Mapping mapping = mapFile(path);
  mMapping = mapping.data;
  mMappingBytes = mapping.bytes;
  try {
    const shard::Header header = readHeader(mapping, path);
    const CheckedBytes bytes(static_cast<const std::uint8_t *>(mapping.data), mapping.bytes, path);
    bytes.require(header.maxTokens >= 1 && header.maxTokens <= 65536, "maxTokens", "1 to 65536", header.maxTokens);
    // Byte pairs have no subwords.
    const bool isOfWords = header.subwordsPerToken > 0;
    bytes.require(header.subwordsPerToken <= 65536, "subwordsPerToken", "0 to 65536", header.subwordsPerToken);
    bytes.require(isOfWords ? header.subwordBuckets >= 2 && header.subwordBuckets <= 65536 : header.subwordBuckets == 0,
                  "subwordBuckets", isOfWords ? "2 to 65536" : "0", header.subwordBuckets);
    mMaxTokens = static_cast<int>(header.maxTokens);
    mSubwordsPerToken = static_cast<int>(header.subwordsPerToken);
    mSubwordBuckets = static_cast<int>(header.subwordBuckets);
    mClassNames = readStrings(bytes, header);
    mName = std::move(mClassNames[0]);
    mVocabulary = std::move(mClassNames[1]);
    mClassNames.erase(mClassNames.begin(), mClassNames.begin() + 2);
    const auto lines = static_cast<std::size_t>(std::count(mVocabulary.begin(), mVocabulary.end(), '\n'));
    constexpr std::size_t anyId = 65536; // which of them a CLIP model knows, only the model can tell
    mImages = readImages(bytes, header,
                         {header.maxTokens, header.subwordsPerToken, header.subwordBuckets,
                          isOfWords ? lines + reservedWordIds : anyId});
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
    : mName(std::move(other.mName)), mImages(std::move(other.mImages)), mClassNames(std::move(other.mClassNames)),
      mVocabulary(std::move(other.mVocabulary)), mSubwordsPerToken(other.mSubwordsPerToken),
      mSubwordBuckets(other.mSubwordBuckets), mMaxTokens(other.mMaxTokens),
      mMapping(std::exchange(other.mMapping, nullptr)), mMappingBytes(std::exchange(other.mMappingBytes, 0)) {}

} // namespace xemap::data
