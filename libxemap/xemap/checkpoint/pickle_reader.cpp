// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/checkpoint/pickle_reader.h"

#include <unordered_map>
#include <utility>

#include "xemap/checkpoint/pickle_constructors.h"
#include "xemap/checkpoint/pickle_input.h"
#include "xemap/checkpoint/quoted.h"

namespace xemap::checkpoint {

namespace {

using Kind = PickleValue::Kind;

// A training checkpoint with its optimizer's state has some thousand tensors of 25 values each.
constexpr std::size_t maxValues = 2'000'000;
constexpr std::size_t maxMemo = 1'000'000;
constexpr std::size_t maxGlobalName = 1000;
constexpr std::size_t maxArguments = 16;

/// The stack machine that a pickle is a program for.
///
/// Everything a program can make grow is paid for from one budget, so no short program makes much.
class PickleMachine : private PickleInput {
public:
  using PickleInput::PickleInput;

  Pickle run() {
    const auto whole = left();
    for (;;) {
      const auto code = instruction();
      if (code == '.')
        break;
      if (!scalar(code) && !text(code) && !container(code) && !memo(code) && !call(code))
        unsupported("has instruction " + std::to_string(code) + at() + ", which no checkpoint needs");
    }
    mPickle.root = pop();
    mPickle.bytes = whole - left();
    return std::move(mPickle);
  }

private:
  void spend(std::size_t count) {
    if (count > maxValues - mSpent)
      unsupported("holds more than " + std::to_string(maxValues) + " values");
    mSpent += count;
  }

  void pushId(PickleId id) {
    spend(1);
    mStack.push_back(id);
  }
  PickleValue &push(Kind kind) {
    pushId(static_cast<PickleId>(mPickle.values.size()));
    auto &value = mPickle.values.emplace_back();
    value.kind = kind;
    return value;
  }
  void pushInteger(std::int64_t integer) { push(Kind::Integer).integer = integer; }
  void pushBytes(Kind kind, std::uint64_t count) {
    const auto bytes = take(count);
    push(kind).text = bytes;
  }

  /// Where the values above the last mark begin.
  std::size_t floor() const { return mMarks.empty() ? 0 : mMarks.back(); }
  PickleId top() const {
    if (mStack.size() <= floor())
      corrupt("expected a value on the stack, found none");
    return mStack.back();
  }
  PickleId pop() {
    const auto id = top();
    mStack.pop_back();
    return id;
  }
  std::vector<PickleId> popToMark() {
    if (mMarks.empty())
      corrupt("expected a mark on the stack, found none");
    const auto begin = mStack.begin() + static_cast<std::ptrdiff_t>(mMarks.back());
    std::vector<PickleId> items(begin, mStack.end());
    mStack.erase(begin, mStack.end());
    mMarks.pop_back();
    return items;
  }
  PickleValue &value(PickleId id) { return mPickle.values[id]; }
  PickleValue &expect(PickleId id, Kind kind, const char *what) {
    if (value(id).kind != kind)
      corrupt(std::string("expected ") + what);
    return value(id);
  }

  /// The items of a tuple, copied; of a large one that would be made to cost, time after time.
  std::vector<PickleId> fewItems(PickleId id, const std::string &what) {
    if (value(id).kind != Kind::Tuple || value(id).items.size() > maxArguments)
      corrupt("expected a tuple of at most " + std::to_string(maxArguments) + " as " + what);
    return value(id).items;
  }

  bool scalar(unsigned char code);
  bool text(unsigned char code);
  bool container(unsigned char code);
  bool memo(unsigned char code);
  bool call(unsigned char code);
  void longInteger(std::uint64_t bytes);
  void pushTuple(std::size_t count);
  void extendList(const std::vector<PickleId> &items);
  void extendDict(const std::vector<PickleId> &items);
  void remember(std::uint64_t key);
  void recall(std::uint64_t key);
  void pushGlobal(std::string_view module, std::string_view name);
  void construct(PickleId callee, PickleId arguments);
  void constructDict(const std::vector<PickleId> &arguments);
  void build();

  std::size_t mSpent = 0;
  Pickle mPickle;
  std::vector<PickleId> mStack;
  std::vector<std::size_t> mMarks;
  std::unordered_map<std::uint64_t, PickleId> mMemo;
};

void PickleMachine::longInteger(std::uint64_t bytes) {
  const auto raw = take(bytes);
  if (bytes > 8) {
    push(Kind::Opaque);
    return;
  }
  const bool negative = bytes > 0 && (static_cast<unsigned char>(raw[bytes - 1]) & 0x80U) != 0;
  std::uint64_t integer = negative ? ~std::uint64_t{0} : 0;
  for (auto i = bytes; i-- > 0;)
    integer = (integer << 8U) | static_cast<unsigned char>(raw[i]);
  pushInteger(static_cast<std::int64_t>(integer));
}

bool PickleMachine::scalar(unsigned char code) {
  switch (code) {
  case 0x80: // PROTO
    if (const auto protocol = number(1); protocol < 2 || protocol > 5)
      unsupported("has protocol " + std::to_string(protocol) + ", expected 2 to 5");
    return true;
  case 0x95: // FRAME: only a hint for buffering
    if (const auto bytes = number(8); bytes > left())
      corrupt("a frame of " + std::to_string(bytes) + " bytes, found " + std::to_string(left()));
    return true;
  case 'N':
    push(Kind::None);
    return true;
  case 0x88: // NEWTRUE
  case 0x89: // NEWFALSE
    push(Kind::Bool).integer = code == 0x88 ? 1 : 0;
    return true;
  case 'J': // BININT
    pushInteger(static_cast<std::int32_t>(static_cast<std::uint32_t>(number(4))));
    return true;
  case 'K': // BININT1
  case 'M': // BININT2
    pushInteger(static_cast<std::int64_t>(number(code == 'K' ? 1 : 2)));
    return true;
  case 0x8a: // LONG1
  case 0x8b: // LONG4
    longInteger(number(code == 0x8a ? 1 : 4));
    return true;
  case 'G': // BINFLOAT
    take(8);
    push(Kind::Opaque);
    return true;
  default:
    return false;
  }
}

bool PickleMachine::text(unsigned char code) {
  switch (code) {
  case 'X': // BINUNICODE
    pushBytes(Kind::Text, number(4));
    return true;
  case 0x8c: // SHORT_BINUNICODE
    pushBytes(Kind::Text, number(1));
    return true;
  case 0x8d: // BINUNICODE8
    pushBytes(Kind::Text, number(8));
    return true;
  case 'V': { // UNICODE
    const auto found = line();
    if (found.find('\\') != std::string_view::npos)
      unsupported("has escaped text" + at() + ", expected protocol 2 or later");
    push(Kind::Text).text = found;
    return true;
  }
  case 'U': // SHORT_BINSTRING: what Python 2 wrote for every name
    pushBytes(Kind::Text, number(1));
    return true;
  case 'T': // BINSTRING
    pushBytes(Kind::Text, number(4));
    return true;
  case 'C': // SHORT_BINBYTES
    pushBytes(Kind::Bytes, number(1));
    return true;
  case 'B': // BINBYTES
    pushBytes(Kind::Bytes, number(4));
    return true;
  case 0x8e: // BINBYTES8
  case 0x96: // BYTEARRAY8
    pushBytes(Kind::Bytes, number(8));
    return true;
  default:
    return false;
  }
}

void PickleMachine::pushTuple(std::size_t count) {
  std::vector<PickleId> items(count);
  for (auto i = count; i-- > 0;)
    items[i] = pop();
  push(Kind::Tuple).items = std::move(items);
}

void PickleMachine::extendList(const std::vector<PickleId> &items) {
  auto &list = expect(top(), Kind::List, "a list to append to").items;
  list.insert(list.end(), items.begin(), items.end());
}

void PickleMachine::extendDict(const std::vector<PickleId> &items) {
  if (items.size() % 2 != 0)
    corrupt("expected keys with values, found a key without");
  auto &dict = expect(top(), Kind::Dict, "a dict to put values into").items;
  dict.insert(dict.end(), items.begin(), items.end());
}

bool PickleMachine::container(unsigned char code) {
  switch (code) {
  case '(': // MARK
    spend(1);
    mMarks.push_back(mStack.size());
    return true;
  case ']':  // EMPTY_LIST
  case 0x8f: // EMPTY_SET
    push(Kind::List);
    return true;
  case '}': // EMPTY_DICT
    push(Kind::Dict);
    return true;
  case ')':  // EMPTY_TUPLE
  case 0x85: // TUPLE1
  case 0x86: // TUPLE2
  case 0x87: // TUPLE3
    pushTuple(code == ')' ? 0 : code - 0x84U);
    return true;
  case 't':   // TUPLE
  case 'l':   // LIST
  case 0x91:  // FROZENSET
  case 'd': { // DICT
    auto items = popToMark();
    push(code == 't' ? Kind::Tuple : code == 'd' ? Kind::Dict : Kind::List);
    if (code == 'd')
      extendDict(items);
    else
      value(top()).items = std::move(items);
    return true;
  }
  case 'a': { // APPEND
    const auto item = pop();
    extendList({item});
    return true;
  }
  case 'e':  // APPENDS
  case 0x90: // ADDITEMS
    extendList(popToMark());
    return true;
  case 's': { // SETITEM
    const auto item = pop();
    const auto key = pop();
    extendDict({key, item});
    return true;
  }
  case 'u': // SETITEMS
    extendDict(popToMark());
    return true;
  default:
    return false;
  }
}

void PickleMachine::remember(std::uint64_t key) {
  mMemo[key] = top();
  if (mMemo.size() > maxMemo)
    unsupported("remembers more than " + std::to_string(maxMemo) + " values");
}

void PickleMachine::recall(std::uint64_t key) {
  const auto found = mMemo.find(key);
  if (found == mMemo.end())
    corrupt("value " + std::to_string(key) + " is recalled and was never remembered");
  pushId(found->second);
}

bool PickleMachine::memo(unsigned char code) {
  switch (code) {
  case 'q': // BINPUT
  case 'r': // LONG_BINPUT
    remember(number(code == 'q' ? 1 : 4));
    return true;
  case 'p': // PUT
    remember(lineNumber());
    return true;
  case 0x94: // MEMOIZE
    remember(mMemo.size());
    return true;
  case 'h': // BINGET
  case 'j': // LONG_BINGET
    recall(number(code == 'h' ? 1 : 4));
    return true;
  case 'g': // GET
    recall(lineNumber());
    return true;
  case '2': // DUP
    pushId(top());
    return true;
  case '0': // POP takes the mark away where nothing lies above it
    if (!mMarks.empty() && mStack.size() == mMarks.back())
      mMarks.pop_back();
    else
      pop();
    return true;
  case '1': // POP_MARK
    popToMark();
    return true;
  default:
    return false;
  }
}

void PickleMachine::pushGlobal(std::string_view module, std::string_view name) {
  if (module.size() + name.size() > maxGlobalName)
    corrupt("a global's name is longer than " + std::to_string(maxGlobalName) + " bytes");
  auto full = std::string(module) + "." + std::string(name); // before the values move
  spend((module.size() + name.size()) / 64);                 // the same two texts can be joined over and over
  push(Kind::Global).text = std::move(full);
}

bool PickleMachine::call(unsigned char code) {
  switch (code) {
  case 'c': { // GLOBAL
    const auto module = line();
    pushGlobal(module, line());
    return true;
  }
  case 0x93: { // STACK_GLOBAL
    const auto name = pop();
    const auto module = pop();
    pushGlobal(expect(module, Kind::Text, "the module of a global").text,
               expect(name, Kind::Text, "the name of a global").text);
    return true;
  }
  case 'R':    // REDUCE
  case 0x81: { // NEWOBJ
    const auto arguments = pop();
    construct(pop(), arguments);
    return true;
  }
  case 'b': // BUILD
    build();
    return true;
  case 'Q': { // BINPERSID
    auto items = fewItems(pop(), "the id of a storage");
    push(Kind::Storage).items = std::move(items);
    return true;
  }
  case 'i': { // INST
    const auto module = std::string(line());
    refuseCall(module + "." + std::string(line()));
  }
  case 'o': // OBJ
    if (const auto items = popToMark(); !items.empty() && value(items[0]).kind == Kind::Global)
      refuseCall(value(items[0]).text);
    corrupt("an object of no class");
  case 0x82: // EXT1
  case 0x83: // EXT2
  case 0x84: // EXT4
    refuseCall("extension " + std::to_string(number(1U << (code - 0x82U))));
  default:
    return false;
  }
}

void PickleMachine::constructDict(const std::vector<PickleId> &arguments) {
  std::vector<PickleId> items;
  if (!arguments.empty()) {
    const auto &pairs = expect(arguments[0], Kind::List, "a list of pairs for a dict").items;
    spend(pairs.size()); // the same list can be used over and over
    for (const auto id : pairs) {
      const auto &pair = value(id);
      if ((pair.kind != Kind::Tuple && pair.kind != Kind::List) || pair.items.size() != 2)
        corrupt("expected a list of pairs for a dict");
      items.insert(items.end(), pair.items.begin(), pair.items.end());
    }
  }
  push(Kind::Dict).items = std::move(items);
}

void PickleMachine::construct(PickleId callee, PickleId arguments) {
  if (value(callee).kind != Kind::Global)
    unsupported("calls something" + at() + " that is no global; refused");
  const auto global = value(callee).text;
  const auto constructor = pickleConstructor(global);
  if (!constructor)
    refuseCall(global);
  const auto given = fewItems(arguments, "the arguments of a call");
  switch (*constructor) {
  case PickleConstructor::Dict:
    constructDict(given);
    return;
  case PickleConstructor::FirstArgument:
    if (given.empty())
      push(Kind::List);
    else
      pushId(given[0]);
    return;
  case PickleConstructor::Tensor:
    if (given.size() < 4)
      corrupt("a tensor of " + std::to_string(given.size()) +
              " arguments, expected storage, offset, sizes and strides");
    push(Kind::Tensor).items.assign(given.begin(), given.begin() + 4);
    return;
  case PickleConstructor::Object:
    push(Kind::Object);
    return;
  case PickleConstructor::Opaque:
    push(Kind::Opaque);
    return;
  }
}

void PickleMachine::build() {
  const auto state = pop();
  auto &target = value(top());
  if (target.kind == Kind::Object)
    target.items.push_back(state);
  else if (target.kind == Kind::Global)
    refuseCall(target.text);
  else if (target.kind != Kind::Dict) // a dict's own attributes tell versions of modules
    unsupported("gives attributes to a value" + at() + " that takes none; refused");
}

} // namespace

Pickle readPickle(const std::string &path, std::string_view bytes) {
  return PickleMachine(path, bytes).run();
}

} // namespace xemap::checkpoint
