// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <variant>

#include <nlohmann/json.hpp>

#include "xemap/model/spec/image_spec.h"
#include "xemap/model/spec/json_fields.h"
#include "xemap/model/spec/text_spec.h"

namespace xemap::model {

/// Throws: Corrupt, naming the field; Unsupported for a kind that is not known.
ImageSpec parseImage(const FieldReader &reader);
TextSpec parseText(const FieldReader &reader);

nlohmann::json toJson(const ImageSpec &image);
nlohmann::json toJson(const TextSpec &text);

/// Reads one of the kinds of a variant by the word that names it.
///
/// `Fields` has for each kind `name(kind)` and `read(reader, kind)`: a kind without them does not compile.
template <typename Kinds, typename Fields, std::size_t index = 0>
Kinds readKind(const FieldReader &reader, const Fields &fields, const std::string &known = "") {
  const auto word = reader.get<std::string>("kind", "a string");
  if constexpr (index == std::variant_size_v<Kinds>) {
    throw Error(ErrorCode::Unsupported,
                reader.origin() + ": field " + reader.path() + "/kind: expected " + known + ", found " + word);
  } else {
    std::variant_alternative_t<index, Kinds> kind;
    const std::string name = fields.name(kind);
    if (word != name)
      return readKind<Kinds, Fields, index + 1>(reader, fields, known.empty() ? name : known + " or " + name);
    fields.read(reader, kind);
    return kind;
  }
}

/// `Fields` has for each kind also `write(kind)`.
template <typename Fields, typename Kinds> nlohmann::json writeKind(const Kinds &kinds, const Fields &fields) {
  return std::visit(
      [&fields](const auto &kind) {
        nlohmann::json json = fields.write(kind);
        json["kind"] = fields.name(kind);
        return json;
      },
      kinds);
}

/// The words a file uses for ClipActivation.
inline constexpr Names<ClipActivation, 2> activationNames{
    {{"gelu", ClipActivation::Gelu}, {"quick_gelu", ClipActivation::QuickGelu}}};

} // namespace xemap::model
