// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/stored/sentence_piece_file.h"

#include <string>

#include "xemap/base/error.h"
#include "xemap/checkpoint/safetensors.h"

namespace xemap::text {

namespace {

using checkpoint::SafetensorsFile;
using checkpoint::ScalarKind;

const checkpoint::TensorView &tensorOf(const SafetensorsFile &file, const std::string &name, ScalarKind kind) {
  const auto found = file.tensors().find("tokenizer." + name);
  if (found == file.tensors().end() || found->second.kind != kind || found->second.shape.size() != 1)
    throw Error(ErrorCode::Corrupt, file.path() + ": tokenizer." + name + ": expected one row of " +
                                        checkpoint::scalarName(kind) + ", found none");
  return found->second;
}

template <typename T> ValuesView<T> valuesOf(const SafetensorsFile &file, const std::string &name, ScalarKind kind) {
  const auto &tensor = tensorOf(file, name, kind);
  return {tensor.data, tensor.bytes / sizeof(T)};
}

} // namespace

SentencePieceTable sentencePieceTableOf(const SafetensorsFile &file) {
  SentencePieceTable table;
  table.origin = file.path();
  const auto pieces = tensorOf(file, "pieces", ScalarKind::UInt8);
  table.pieces = {reinterpret_cast<const char *>(pieces.data), pieces.bytes};
  table.offsets = valuesOf<std::uint32_t>(file, "offsets", ScalarKind::Int32);
  table.order = valuesOf<std::uint32_t>(file, "order", ScalarKind::Int32);
  table.scores = valuesOf<float>(file, "scores", ScalarKind::Float32);
  table.rulePoints = valuesOf<std::uint32_t>(file, "rule_points", ScalarKind::Int32);
  table.ruleOffsets = valuesOf<std::uint32_t>(file, "rule_offsets", ScalarKind::Int32);
  table.ruleValues = valuesOf<std::uint32_t>(file, "rule_values", ScalarKind::Int32);
  return table;
}

} // namespace xemap::text
