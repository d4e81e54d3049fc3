// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/checkpoint/stored_tensor.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "xemap/base/error.h"
#include "xemap/checkpoint/quoted.h"

namespace xemap::checkpoint {

namespace {

using Kind = PickleValue::Kind;

// What is shared in a pickle is walked through wherever it is used, so the walk has limits of its own.
constexpr int maxDepth = 64;
constexpr std::size_t maxSteps = 2'000'000;
constexpr std::size_t maxTensors = 100'000;
constexpr std::size_t maxNameBytes = 1000;
constexpr std::size_t maxAxes = 64;

const std::map<std::string, ScalarKind> &storageTypes() {
  static const std::map<std::string, ScalarKind> types{
      {"torch.FloatStorage", ScalarKind::Float32},     {"torch.HalfStorage", ScalarKind::Float16},
      {"torch.BFloat16Storage", ScalarKind::BFloat16}, {"torch.DoubleStorage", ScalarKind::Float64},
      {"torch.LongStorage", ScalarKind::Int64},        {"torch.IntStorage", ScalarKind::Int32},
      {"torch.ShortStorage", ScalarKind::Int16},       {"torch.CharStorage", ScalarKind::Int8},
      {"torch.ByteStorage", ScalarKind::UInt8},        {"torch.BoolStorage", ScalarKind::Bool}};
  return types;
}

/// Takes the description of one tensor apart.
class TensorParser {
public:
  TensorParser(const std::string &path, const Pickle &pickle, const std::string &name)
      : mPath(path), mPickle(pickle), mName(name) {}

  StoredTensor parse(const PickleValue &value) const {
    StoredTensor tensor;
    parseStorage(expect(value.items[0], Kind::Storage, "a storage"), tensor);
    tensor.offset = size(value.items[1], "offset");
    tensor.layout.shape = sizes(value.items[2], "size");
    tensor.strides = sizes(value.items[3], "stride");
    checkExtent(tensor);
    return tensor;
  }

private:
  [[noreturn]] void corrupt(const std::string &what) const {
    throw Error(ErrorCode::Corrupt, mPath + ": tensor " + quoted(mName) + ": " + what);
  }
  [[noreturn]] void unsupported(const std::string &what) const {
    throw Error(ErrorCode::Unsupported, mPath + ": tensor " + quoted(mName) + ": " + what);
  }

  const PickleValue &expect(PickleId id, Kind kind, const char *what) const {
    if (mPickle[id].kind != kind)
      corrupt(std::string("expected ") + what + ", found something else");
    return mPickle[id];
  }

  std::int64_t size(PickleId id, const char *what) const {
    if (mPickle[id].kind != Kind::Integer)
      corrupt(std::string("expected a number as ") + what + ", found something else");
    const auto number = mPickle[id].integer;
    if (number < 0)
      corrupt(std::string(what) + " " + std::to_string(number) + ", expected none below 0");
    return number;
  }

  std::vector<std::int64_t> sizes(PickleId id, const char *what) const {
    const auto &items =
        mPickle[id].kind == Kind::List ? mPickle[id].items : expect(id, Kind::Tuple, "a tuple of numbers").items;
    if (items.size() > maxAxes)
      unsupported(std::to_string(items.size()) + " axes, expected at most " + std::to_string(maxAxes));
    std::vector<std::int64_t> numbers;
    for (const auto item : items)
      numbers.push_back(size(item, what));
    return numbers;
  }

  void parseStorage(const PickleValue &storage, StoredTensor &tensor) const {
    if (storage.items.size() < 5 || mPickle[storage.items[0]].text != "storage")
      corrupt("expected a storage of type, key, location and size");
    const auto &type = expect(storage.items[1], Kind::Global, "the type of a storage").text;
    const auto known = storageTypes().find(type);
    if (known == storageTypes().end())
      unsupported("element type " + quoted(type) +
                  ", expected torch.FloatStorage, Half, BFloat16, Double, Long, Int, Short, Char, Byte or Bool");
    tensor.layout.kind = known->second;
    tensor.storageKey = expect(storage.items[2], Kind::Text, "the key of a storage").text;
    tensor.storageElements = size(storage.items[4], "storage size");
    if (storage.items.size() > 5 && mPickle[storage.items[5]].kind != Kind::None) // before 1.6 only
      unsupported("a storage that is a part of another");
  }

  void checkExtent(const StoredTensor &tensor) const {
    const auto &shape = tensor.layout.shape;
    if (tensor.strides.size() != shape.size())
      corrupt(std::to_string(shape.size()) + " sizes and " + std::to_string(tensor.strides.size()) + " strides");
    std::int64_t elements = 1;
    std::int64_t last = tensor.offset;
    bool tooLarge = false;
    const bool empty = std::find(shape.begin(), shape.end(), 0) != shape.end();
    for (std::size_t axis = 0; axis < shape.size() && !empty; ++axis) {
      std::int64_t reach = 0;
      tooLarge |= __builtin_mul_overflow(elements, shape[axis], &elements);
      tooLarge |= __builtin_mul_overflow(shape[axis] - 1, tensor.strides[axis], &reach);
      tooLarge |= __builtin_add_overflow(last, reach, &last);
    }
    const auto end = empty ? tensor.offset : last; // of an empty tensor nothing is read
    if (tooLarge || end > tensor.storageElements || (!empty && end == tensor.storageElements))
      corrupt("reaches beyond the " + std::to_string(tensor.storageElements) + " elements of storage " +
              quoted(tensor.storageKey));
    // Sizes alone must not make a small file fill the memory.
    if (!empty && elements > tensor.storageElements)
      unsupported("repeats the " + std::to_string(tensor.storageElements) + " elements of its storage to " +
                  std::to_string(elements));
  }

  const std::string &mPath;
  const Pickle &mPickle;
  const std::string &mName;
};

/// Walks through a pickle and names what tensors it finds.
class TensorFinder {
public:
  TensorFinder(const std::string &path, const Pickle &pickle) : mPath(path), mPickle(pickle) {}

  std::map<std::string, StoredTensor> find() {
    visit(mPickle.root, "", 0);
    return std::move(mTensors);
  }

private:
  [[noreturn]] void unsupported(const std::string &name, const std::string &what) const {
    throw Error(ErrorCode::Unsupported, mPath + ": " + quoted(name) + " " + what);
  }

  void visit(PickleId id, const std::string &name, int depth) {
    if (depth > maxDepth)
      unsupported(name, "is nested deeper than " + std::to_string(maxDepth) + " levels");
    if (++mSteps > maxSteps)
      unsupported(name, "is one of more than " + std::to_string(maxSteps) + " values");
    const auto &value = mPickle[id];
    switch (value.kind) {
    case Kind::Tensor:
      add(value, name);
      return;
    case Kind::Dict:
      for (const auto &[key, item] : entries(value))
        visit(item, joined(name, key), depth + 1);
      return;
    case Kind::List:
    case Kind::Tuple:
      for (std::size_t i = 0; i < value.items.size(); ++i)
        visit(value.items[i], joined(name, std::to_string(i)), depth + 1);
      return;
    case Kind::Object:
      for (const auto state : value.items)
        visit(state, name, depth + 1);
      return;
    default:
      return;
    }
  }

  void add(const PickleValue &value, const std::string &name) {
    if (mTensors.size() >= maxTensors)
      unsupported(name, "is one of more than " + std::to_string(maxTensors) + " tensors");
    if (!mTensors.emplace(name, TensorParser(mPath, mPickle, name).parse(value)).second)
      throw Error(ErrorCode::Corrupt, mPath + ": two tensors are called " + quoted(name));
  }

  std::string joined(const std::string &name, const std::string &part) const {
    if (name.size() + part.size() > maxNameBytes)
      unsupported(name + "." + part.substr(0, maxNameBytes),
                  "is a longer name than " + std::to_string(maxNameBytes) + " bytes");
    return name.empty() ? part : name + "." + part;
  }

  /// What a dict holds after all its assignments.
  std::map<std::string, PickleId> entries(const PickleValue &dict) {
    mSteps += dict.items.size();
    std::map<std::string, PickleId> found;
    for (std::size_t i = 0; i + 1 < dict.items.size() && mSteps <= maxSteps; i += 2) {
      const auto &key = mPickle[dict.items[i]];
      // Other keys do not occur with tensors; a place keeps theirs apart.
      const auto text = key.kind == Kind::Text && key.text.size() <= maxNameBytes ? key.text
                        : key.kind == Kind::Integer                               ? std::to_string(key.integer)
                                                                                  : std::to_string(i / 2);
      found[text] = dict.items[i + 1];
    }
    return found;
  }

  const std::string &mPath;
  const Pickle &mPickle;
  std::size_t mSteps = 0;
  std::map<std::string, StoredTensor> mTensors;
};

bool isContiguous(const StoredTensor &tensor) {
  std::int64_t expected = 1;
  for (auto axis = tensor.layout.shape.size(); axis-- > 0;) {
    if (tensor.layout.shape[axis] != 1 && tensor.strides[axis] != expected)
      return false;
    expected *= tensor.layout.shape[axis];
  }
  return true;
}

} // namespace

std::map<std::string, StoredTensor> storedTensors(const std::string &path, const Pickle &pickle) {
  return TensorFinder(path, pickle).find();
}

std::vector<std::byte> gatherElements(const StoredTensor &tensor, std::vector<std::byte> storage) {
  const auto &shape = tensor.layout.shape;
  std::size_t elements = 1;
  if (std::find(shape.begin(), shape.end(), 0) != shape.end())
    return {};
  for (const auto size : shape)
    elements *= static_cast<std::size_t>(size);
  const auto width = scalarBytes(tensor.layout.kind);
  const auto offset = static_cast<std::size_t>(tensor.offset) * width;
  if (isContiguous(tensor)) {
    if (offset > 0)
      std::memmove(storage.data(), storage.data() + offset, elements * width);
    storage.resize(elements * width);
    return storage;
  }
  std::vector<std::byte> gathered(elements * width);
  std::vector<std::int64_t> index(shape.size(), 0);
  std::int64_t place = tensor.offset;
  for (std::size_t element = 0; element < elements; ++element) {
    std::memcpy(gathered.data() + element * width, storage.data() + static_cast<std::size_t>(place) * width, width);
    for (auto axis = shape.size(); axis-- > 0;) {
      place += tensor.strides[axis];
      if (++index[axis] < shape[axis])
        break;
      place -= index[axis] * tensor.strides[axis];
      index[axis] = 0;
    }
  }
  return gathered;
}

} // namespace xemap::checkpoint
