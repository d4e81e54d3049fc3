// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/checkpoint/pickle_reader.h"

#include "test_checkpoint.h"

namespace xemap::checkpoint {

namespace {

using namespace std::string_literals;
using test::PickleText;
using Kind = PickleValue::Kind;

/// What a pickle is, as Python would write it.
std::string shown(const Pickle &pickle, PickleId id) {
  const auto &value = pickle[id];
  const auto all = [&](const char *open, const char *close) {
    std::string text = open;
    for (const auto item : value.items)
      text += (text.size() > std::strlen(open) ? "," : "") + shown(pickle, item);
    return text + close;
  };
  switch (value.kind) {
  case Kind::None:
    return "None";
  case Kind::Bool:
    return value.integer != 0 ? "True" : "False";
  case Kind::Integer:
    return std::to_string(value.integer);
  case Kind::Text:
    return "'" + value.text + "'";
  case Kind::Bytes:
    return "b'" + value.text + "'";
  case Kind::List:
    return all("[", "]");
  case Kind::Tuple:
    return all("(", ")");
  case Kind::Dict:
    return all("{", "}");
  case Kind::Global:
    return value.text;
  case Kind::Object:
    return all("object(", ")");
  case Kind::Storage:
    return all("storage(", ")");
  case Kind::Tensor:
    return all("tensor(", ")");
  case Kind::Opaque:
    return "?";
  }
  return "";
}

std::string shown(const std::string &bytes) {
  const auto pickle = readPickle("x.pt", bytes);
  return shown(pickle, pickle.root);
}

void expectRefused(const std::string &bytes, ErrorCode code, const std::string &part) {
  test::expectError([&] { readPickle("x.pt", bytes); }, code, {"x.pt", part});
}

} // namespace

TEST(PickleReader, ReadsScalars) {
  EXPECT_EQ(shown("\x80\x02(NK\xffM\xff\xffJ\xff\xff\xff\xff\x88\x89t."), "(None,255,65535,-1,True,False)");
  EXPECT_EQ(shown("\x80\x02(\x8a\x00\x8a\x01\xff\x8a\x02\xff\x00\x8a\x08\x00\x00\x00\x00\x00\x00\x00\x80t."s),
            "(0,-1,255,-9223372036854775808)");
  EXPECT_EQ(shown("\x80\x02\x8a\x09\x00\x00\x00\x00\x00\x00\x00\x00\x01."s), "?") << "more than 64 bits";
  EXPECT_EQ(shown("\x80\x02\x8b\x02\x00\x00\x00\x00\x01."s), "256");
  EXPECT_EQ(shown("\x80\x02G\x3f\xf0\x00\x00\x00\x00\x00\x00."s), "?");
}

TEST(PickleReader, ReadsText) {
  EXPECT_EQ(shown("\x80\x04(X\x01\x00\x00\x00"
                  "a\x8c\x01"
                  "b\x8d\x01\x00\x00\x00\x00\x00\x00\x00"
                  "cVd\nU\x01"
                  "eT\x01\x00\x00\x00"
                  "ft."s),
            "('a','b','c','d','e','f')");
  EXPECT_EQ(shown("\x80\x05(C\x01"
                  "aB\x01\x00\x00\x00"
                  "b\x8e\x01\x00\x00\x00\x00\x00\x00\x00"
                  "c\x96\x01\x00\x00\x00\x00\x00\x00\x00"
                  "dt."s),
            "(b'a',b'b',b'c',b'd')");
}

TEST(PickleReader, ReadsContainers) {
  EXPECT_EQ(shown("\x80\x02](K\x01)NN\x86K\x02\x85NNN\x87(K\x03K\x04le."s),
            "[1,(),(None,None),(2),(None,None,None),[3,4]]");
  EXPECT_EQ(shown("\x80\x02}K\x01K\x02s(K\x03K\x04u."s), "{1,2,3,4}");
  EXPECT_EQ(shown("\x80\x02(K\x01K\x02"
                  "d."s),
            "{1,2}");
  EXPECT_EQ(shown("\x80\x04\x8f(K\x01K\x02\x90."s), "[1,2]");
  EXPECT_EQ(shown("\x80\x04(K\x01\x91."s), "[1]");
}

TEST(PickleReader, RemembersValues) {
  EXPECT_EQ(shown("\x80\x02K\x07q\x05K\x08r\x00\x01\x00\x00\x86h\x05j\x00\x01\x00\x00\x87."s + ""), "((7,8),7,8)")
      << "short and long numbers";
  EXPECT_EQ(shown("\x80\x04\x95\x06\x00\x00\x00\x00\x00\x00\x00K\x07\x94h\x00\x86."s), "(7,7)") << "numbered by itself";
  EXPECT_EQ(shown("\x80\x02K\x07p12\ng12\n2\x87."s), "(7,7,7)");
  EXPECT_EQ(shown("\x80\x02K\x01(K\x02K\x03"
                  "1(0K\x04K\x05"
                  "0\x86."s),
            "(1,4)")
      << "what is popped is gone";
}

TEST(PickleReader, TakesGlobalsForNames) {
  EXPECT_EQ(shown(PickleText().global("os", "system").stop()), "os.system");
  EXPECT_EQ(shown("\x80\x04\x8c\x02os\x8c\x06system\x93."s), "os.system");
}

TEST(PickleReader, CallsNothingButMakesPlainData) {
  EXPECT_EQ(shown(PickleText().global("collections", "OrderedDict").raw(")R").stop()), "{}");
  EXPECT_EQ(shown(PickleText().global("collections", "OrderedDict").raw("]K\1K\2\x86\x61\x85R").stop()), "{1,2}");
  EXPECT_EQ(shown(PickleText().global("torch", "Size").sizes({2, 3}).raw("\x85R").stop()), "(2,3)");
  EXPECT_EQ(shown(PickleText().global("__builtin__", "set").raw("]K\1a\x85R").stop()), "[1]");
  EXPECT_EQ(shown(PickleText().global("torch", "device").text("cpu").raw("\x85R").stop()), "?");
  EXPECT_EQ(shown(PickleText().global("__torch__.a.b", "C").raw(")\x81}K\1K\2sb").stop()), "object({1,2})");
  EXPECT_EQ(shown(PickleText().global("torch.jit._pickle", "build_intlist").raw("]K\1a\x85R").stop()), "[1]");
}

TEST(PickleReader, RefusesEveryOtherCall) {
  const auto named = "pickle calls 'os.system', which is not on the list of harmless constructors; refused";
  const auto os = [] { return PickleText().global("os", "system"); };
  expectRefused(os().text("x").raw("\x85R").stop(), ErrorCode::Unsupported, named);
  expectRefused(os().raw(")\x81").stop(), ErrorCode::Unsupported, named);
  expectRefused(os().raw("}b").stop(), ErrorCode::Unsupported, named);
  expectRefused(PickleText().raw("(ios\nsystem\n").stop(), ErrorCode::Unsupported, named);
  expectRefused(PickleText().raw("(").global("os", "system").raw("o").stop(), ErrorCode::Unsupported, named);
  expectRefused("\x80\x04\x8c\x02os\x8c\x06system\x93)R."s, ErrorCode::Unsupported, named);
  expectRefused(PickleText().raw("\x82\x07").stop(), ErrorCode::Unsupported, "calls 'extension 7'");
  expectRefused(PickleText().raw("N)R").stop(), ErrorCode::Unsupported, "calls something at byte 4 that is no global");
  expectRefused(PickleText().raw("]}b").stop(), ErrorCode::Unsupported, "gives attributes to a value at byte 4");
  expectRefused(PickleText().global("o\1s", "system").raw(")R").stop(), ErrorCode::Unsupported, "calls 'o?s.system'");
}

TEST(PickleReader, RefusesInstructionsOfNoCheckpoint) {
  expectRefused("\x80\x06."s, ErrorCode::Unsupported, "protocol 6, expected 2 to 5");
  expectRefused("\x80\x02\x98."s, ErrorCode::Unsupported, "instruction 152 at byte 2");
  expectRefused("\x80\x02Va\\u0041\n."s, ErrorCode::Unsupported, "escaped text at byte 2");
}

TEST(PickleReader, RefusesBrokenPickles) {
  const struct {
    const char *what;
    std::string bytes;
  } cases[] = {{"empty", ""},
               {"no end", "\x80\x02"s},
               {"nothing on the stack", "\x80\x02."s},
               {"text longer than the pickle", "\x80\x02X\xff\xff\xff\xff"
                                               "a."s},
               {"text longer than any machine", "\x80\x04\x8d\xff\xff\xff\xff\xff\xff\xff\xff"
                                                "a."s},
               {"line without end", "\x80\x02"
                                    "cos."s},
               {"frame beyond the pickle", "\x80\x04\x95\xff\x00\x00\x00\x00\x00\x00\x00N."s},
               {"no mark", "\x80\x02t."s},
               {"pops through a mark", "\x80\x02N(\x85."s},
               {"recalls what it never saw", "\x80\x02h\x01."s},
               {"recalls no number", "\x80\x02gx\n."s},
               {"appends to a number", "\x80\x02K\x01K\x02"
                                       "a."s},
               {"sets an item of a list", "\x80\x02]K\x01K\x02s."s},
               {"key without value", "\x80\x02}(K\x01u."s},
               {"global of no text", "\x80\x04K\x01K\x02\x93."s},
               {"storage of no tuple", "\x80\x02K\x01Q."s},
               {"arguments of no tuple", "\x80\x02"
                                         "ccollections\nOrderedDict\nK\x01R."s},
               {"tensor of one argument", "\x80\x02"
                                          "ctorch._utils\n_rebuild_tensor_v2\nN\x85R."s},
               {"dict of no pairs", "\x80\x02"
                                    "ccollections\nOrderedDict\n]K\x01"
                                    "a\x85R."s}};
  for (const auto &broken : cases)
    test::expectError([&] { readPickle("x.pt", broken.bytes); }, ErrorCode::Corrupt, {"x.pt: not a whole pickle"},
                      broken.what);
}

TEST(PickleReader, BoundsWhatAPickleCanMakeGrow) {
  // A deep nest is taken down without recursion.
  EXPECT_NO_THROW(readPickle("x.pt", "\x80\x02"s + std::string(500'000, ']') + std::string(499'999, 'a') + "."));
  expectRefused("\x80\x02"s + std::string(3'000'000, ']') + ".", ErrorCode::Unsupported, "more than 2000000 values");
  expectRefused("\x80\x02N"s + std::string(3'000'000, '2') + ".", ErrorCode::Unsupported, "more than 2000000 values");
  expectRefused("\x80\x02"s + std::string(3'000'000, '(') + ".", ErrorCode::Unsupported, "more than 2000000 values");
  std::string puts = "\x80\x02N";
  for (int i = 0; i < 1'100'000; ++i)
    puts += "\x94";
  EXPECT_NO_THROW(readPickle("x.pt", "\x80\x02N\x94\x94.")) << "one value may be remembered twice";
  expectRefused(puts + ".", ErrorCode::Unsupported, "remembers more than 1000000 values");
  expectRefused(PickleText().text("m").text(std::string(2000, 'n')).raw("\x93").stop(), ErrorCode::Corrupt,
                "longer than 1000 bytes");
  // One list of a thousand pairs, made a dict again and again.
  PickleText dicts;
  dicts.raw("](");
  for (int i = 0; i < 1000; ++i)
    dicts.raw("NN\x86");
  dicts.raw("eq\1");
  for (int i = 0; i < 3000; ++i)
    dicts.global("collections", "OrderedDict").raw("h\1\x85R");
  expectRefused(dicts.stop(), ErrorCode::Unsupported, "more than 2000000 values");
}

} // namespace xemap::checkpoint
