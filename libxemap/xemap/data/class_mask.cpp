// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/data/class_mask.h"

#include <algorithm>

#include "xemap/base/error.h"

namespace xemap::data {

namespace {

constexpr std::size_t mostColours = 255;
constexpr std::uint8_t ignoredCode = 255;

std::uint32_t keyOf(const Colour &colour) {
  return (std::uint32_t{colour[0]} << 16U) | (std::uint32_t{colour[1]} << 8U) | colour[2];
}

} // namespace

ClassMaskReader::ClassMaskReader(const ClassTable &classes) : mClassCount(classes.entries().size()) {
  const std::vector<ClassEntry> &entries = classes.entries();
  mByColour = std::any_of(entries.begin(), entries.end(), [](const ClassEntry &e) { return e.colour.has_value(); });
  for (const ClassEntry &entry : entries)
    if (entry.colour.has_value() != mByColour || entry.indices.empty() != mByColour)
      throw Error(ErrorCode::InvalidArgument, "classes: expected " +
                                                  std::string(mByColour ? "a colour and no index" : "an index") +
                                                  " for '" + entry.name + "', found otherwise");
  if (mByColour && mClassCount > mostColours)
    throw Error(ErrorCode::InvalidArgument, "classes: expected at most " + std::to_string(mostColours) +
                                                " with colours, found " + std::to_string(mClassCount));
  for (std::size_t i = 0; i < mClassCount; ++i) {
    if (mByColour) {
      mCodeOfColour[keyOf(*entries[i].colour)] = static_cast<std::uint8_t>(i);
      mClassesOfCode[i] = {i};
    }
    for (const std::uint8_t index : entries[i].indices)
      mClassesOfCode[index].push_back(i);
  }
  for (const Colour &colour : classes.ignoredColours())
    mCodeOfColour[keyOf(colour)] = ignoredCode;
  mIsUnknown[ignoredCode] = mByColour;
  for (const std::uint8_t index : classes.ignoredIndices())
    mIsUnknown[index] = true;
}

IndexImage ClassMaskReader::readColours(const std::string &path) const {
  const RgbImage coloured = readRgb(path);
  IndexImage codes{coloured.width, coloured.height, {}};
  codes.values.reserve(coloured.rgb.size() / 3);
  for (std::size_t i = 0; i < coloured.rgb.size() / 3; ++i) {
    const Colour colour = {coloured.rgb[3 * i], coloured.rgb[3 * i + 1], coloured.rgb[3 * i + 2]};
    const auto found = mCodeOfColour.find(keyOf(colour));
    if (found == mCodeOfColour.end())
      throw Error(ErrorCode::Corrupt, path + ": expected the colours of the class table, found " + hexOf(colour) +
                                          " at column " + std::to_string(i % coloured.width) + ", row " +
                                          std::to_string(i / coloured.width));
    codes.values.push_back(found->second);
  }
  return codes;
}

IndexImage ClassMaskReader::read(const std::string &path) const {
  return mByColour ? readColours(path) : readIndices(path);
}

SplitMask ClassMaskReader::split(const IndexImage &codes) const {
  const Mask nothing{codes.width, codes.height, std::vector<std::uint8_t>(codes.values.size(), 0)};
  SplitMask parts{std::vector<Mask>(mClassCount, nothing), nothing};
  for (std::size_t i = 0; i < codes.values.size(); ++i) {
    const std::uint8_t code = codes.values[i];
    for (const std::size_t c : mClassesOfCode[code])
      parts.classes[c].values[i] = Mask::referred;
    if (mIsUnknown[code])
      parts.unknown.values[i] = Mask::referred;
  }
  return parts;
}

} // namespace xemap::data
