// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/data_judgement.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "xemap/raster/collar.h"
#include "xemap/raster/number_text.h"

namespace xemap::raster {

namespace {

constexpr std::size_t fewestSamples = 32; // To judge by.
constexpr double tailShare = 0.005;       // Left out at each end when the range of a band is told.
constexpr double borderShare = 0.01;      // Of the border, from which a value is looked at as a filling.
constexpr std::size_t fewestOnBorder = 8; // And so many samples.
constexpr float darkest = 64.0F;          // Of the brightest samples of a picture that is shown as it is.
constexpr double brightShare = 0.98;      // The samples below the brightest.
constexpr float brightestByte = 255.0F;

/// What software writes where there is nothing, however it got into the file.
bool isKnownFilling(float value) {
  constexpr std::array<float, 5> usual{-9999.0F, -99999.0F, -32768.0F, -32767.0F, -2147483648.0F};
  constexpr float beyondMeasure = 1e20F;
  return std::abs(value) >= beyondMeasure || std::find(usual.begin(), usual.end(), value) != usual.end();
}

std::string sampleText(double value) {
  return numberText(value, 7);
}

/// Where the samples of a band lie, but for those at its ends.
struct Range {
  float lowest = 0.0F;
  float highest = 0.0F;
  std::size_t count = 0;

  /// How far a value may lie beyond them and still be of their kind.
  double scale() const {
    return std::max({static_cast<double>(highest) - lowest, std::abs(static_cast<double>(lowest)),
                     std::abs(static_cast<double>(highest))});
  }
  double distance(double value) const { return std::max({0.0, lowest - value, value - highest}); }
};

/// Of samples in order, those equal to `leftOut` aside.
Range rangeOf(const std::vector<float> &sorted, const std::optional<float> &leftOut = {}) {
  auto [first, last] =
      leftOut ? std::equal_range(sorted.begin(), sorted.end(), *leftOut) : std::pair(sorted.begin(), sorted.begin());
  const auto skipped = static_cast<std::size_t>(last - first);
  Range range;
  range.count = sorted.size() - skipped;
  if (range.count == 0)
    return range;
  const auto at = [&](double share) {
    const auto rank = static_cast<std::size_t>(std::lround(share * static_cast<double>(range.count - 1)));
    return sorted[rank < static_cast<std::size_t>(first - sorted.begin()) ? rank : rank + skipped];
  };
  range.lowest = at(tailShare);
  range.highest = at(1.0 - tailShare);
  return range;
}

class Judge {
public:
  Judge(const SampleLook &look, const DeclaredBands &declared) : mLook(look), mDeclared(declared) {}

  DataJudgement judge() {
    declaredNodata();
    for (std::size_t band = 0; band < bandCount && !mDeclared.isAll; ++band)
      fillings(band);
    for (const auto &[value, bands] : mFillings)
      mJudgement.warnings.push_back("samples of " + sampleText(value) + " (band " + bands +
                                    ") lie far outside of all others and are taken for no data, though the file does "
                                    "not declare them so");
    collars();
    scaling();
    mJudgement.line = dataLine();
    return std::move(mJudgement);
  }

private:
  bool isRepeated(std::size_t band) const {
    return std::find(mDeclared.numbers.begin(), mDeclared.numbers.begin() + static_cast<std::ptrdiff_t>(band),
                     mDeclared.numbers[band]) != mDeclared.numbers.begin() + static_cast<std::ptrdiff_t>(band);
  }

  /// Samples that the file takes for data, in order.
  template <typename Take> std::vector<float> samplesOf(std::size_t band, const Take &take) const {
    std::vector<float> values;
    const RawSamples &raw = mLook.inside;
    for (std::size_t i = 0; i < raw.count(); ++i) {
      const float value = raw.samples[band][i];
      const bool declared = raw.declared[band].empty() || raw.declared[band][i] != 0;
      if (raw.opaque[i] != 0 && declared && std::isfinite(value) && take(value))
        values.push_back(value);
    }
    std::sort(values.begin(), values.end());
    return values;
  }

  static bool isUnknown(float value) { return !isKnownFilling(value); }

  void declaredNodata() {
    const auto first = std::find_if(mDeclared.nodata.begin(), mDeclared.nodata.end(),
                                    [](const std::optional<double> &value) { return value.has_value(); });
    if (first == mDeclared.nodata.end())
      return;
    for (std::size_t band = 0; band < bandCount; ++band) {
      DataRule::Band &rule = mJudgement.rule.bands[band];
      if (!mDeclared.nodata[band]) {
        rule.borrowed = static_cast<float>(**first);
        continue;
      }
      const double nodata = *mDeclared.nodata[band];
      const Range others = rangeOf(samplesOf(band, isUnknown));
      rule.decidesAlone = !std::isfinite(nodata) || isKnownFilling(static_cast<float>(nodata)) ||
                          (others.count >= fewestSamples &&
                           ((nodata < 0.0 && others.lowest >= 0.0F) || others.distance(nodata) > others.scale()));
    }
  }

  /// Values that lie far outside of all others, at the border or well known.
  void fillings(std::size_t band) {
    std::map<float, std::size_t> onBorder;
    const RawSamples &border = mLook.border;
    for (std::size_t i = 0; i < border.count(); ++i)
      if (border.opaque[i] != 0 && (border.declared[band].empty() || border.declared[band][i] != 0) &&
          std::isfinite(border.samples[band][i]))
        ++onBorder[border.samples[band][i]];
    std::vector<float> suspects = samplesOf(band, isKnownFilling);
    for (const auto &[value, count] : onBorder)
      if (isKnownFilling(value) ||
          (count >= fewestOnBorder && static_cast<double>(count) >= borderShare * static_cast<double>(border.count())))
        suspects.push_back(value);
    std::sort(suspects.begin(), suspects.end());
    suspects.erase(std::unique(suspects.begin(), suspects.end()), suspects.end());
    const std::vector<float> samples = samplesOf(band, isUnknown);
    for (const float suspect : suspects)
      judgeFilling(band, suspect, rangeOf(samples, suspect));
  }

  void judgeFilling(std::size_t band, float value, const Range &others) {
    if (others.count < fewestSamples)
      return;
    constexpr double far = 2.0;
    constexpr double farForKnown = 0.5;
    const double distance = others.distance(value);
    const bool isFilling = distance > far * others.scale() ||
                           (isKnownFilling(value) && (distance > farForKnown * others.scale() ||
                                                      (value < 0.0F && others.lowest >= 0.0F && distance > 0.0)));
    if (!isFilling || (!isKnownFilling(value) && !isOneColour(band, value)))
      return;
    // What overviews and resampling made of it and its neighbours lies between.
    DataRule::Band &rule = mJudgement.rule.bands[band];
    const double margin = std::min(others.scale(), distance / 2.0);
    if (value < others.lowest)
      rule.lowest = std::max(rule.lowest, static_cast<float>(others.lowest - margin));
    else
      rule.highest = std::min(rule.highest, static_cast<float>(others.highest + margin));
    if (!isRepeated(band))
      mFillings[value] += (mFillings[value].empty() ? "" : ", ") + std::to_string(mDeclared.numbers[band]);
  }

  /// Whether pixels with a value in one band are alike in all of them: what fills a raster fills every band, where the
  /// brightest of a picture are of many colours.
  bool isOneColour(std::size_t band, float value) const {
    constexpr double nearlyAll = 0.95;
    std::map<std::array<float, bandCount>, std::size_t> colours;
    std::size_t count = 0;
    for (const RawSamples *raw : {&mLook.inside, &mLook.border})
      for (std::size_t i = 0; i < raw->count(); ++i)
        if (raw->opaque[i] != 0 && raw->samples[band][i] == value) {
          ++count;
          ++colours[{raw->samples[0][i], raw->samples[1][i], raw->samples[2][i]}];
        }
    return std::any_of(colours.begin(), colours.end(), [&](const auto &colour) {
      return static_cast<double>(colour.second) >= nearlyAll * static_cast<double>(count);
    });
  }

  /// What the rule leaves, so far.
  std::vector<std::uint8_t> validOf(const RawSamples &raw) const {
    std::vector<std::uint8_t> valid = raw.opaque;
    std::vector<float> samples;
    for (std::size_t band = 0; band < bandCount; ++band) {
      samples.insert(samples.end(), raw.samples[band].begin(), raw.samples[band].end());
      for (std::size_t i = 0; i < valid.size(); ++i)
        if (!std::isfinite(raw.samples[band][i]))
          valid[i] = 0;
    }
    JudgedBlock block;
    block.width = block.levelWidth = static_cast<int>(valid.size());
    block.height = block.levelHeight = 1;
    block.samples = samples.data();
    block.valid = valid.data();
    block.rowStride = block.planeStride = valid.size();
    for (std::size_t band = 0; band < bandCount; ++band)
      block.declared[band] = raw.declared[band].empty() ? nullptr : raw.declared[band].data();
    mJudgement.rule.apply(block);
    return valid;
  }

  void collars() {
    const auto inside = validOf(mLook.inside);
    mPicture = inside;
    if (mDeclared.isAll)
      return;
    for (FoundCollar &found : findCollars(mLook, inside, validOf(mLook.border))) {
      const auto &value = found.collar.value;
      mJudgement.warnings.push_back(
          "a collar of the one value " + sampleText(value[0]) + "," + sampleText(value[1]) + "," +
          sampleText(value[2]) + " takes " + sampleText(std::round(100.0 * found.share)) +
          " % of the raster and is taken for no data, though the file does not declare it so");
      for (std::size_t i = 0; i < mPicture.size(); ++i)
        if (mLook.inside.samples[0][i] == value[0] && mLook.inside.samples[1][i] == value[1] &&
            mLook.inside.samples[2][i] == value[2])
          mPicture[i] = 0;
      mJudgement.rule.collars.push_back(std::move(found.collar));
    }
  }

  /// Whole numbers from 0 to 255 that use that range are what a screen shows, in whatever type they are kept.
  void scaling() {
    bool bytes = true;
    float brightest = 0.0F;
    for (std::size_t band = 0; band < bandCount && bytes; ++band) {
      std::vector<float> values;
      for (std::size_t i = 0; i < mPicture.size(); ++i)
        if (mPicture[i] != 0)
          values.push_back(mLook.inside.samples[band][i]);
      if (values.empty()) {
        mJudgement.sampleKind = mDeclared.bytes ? SampleKind::Byte : SampleKind::Wide;
        return;
      }
      bytes = std::all_of(values.begin(), values.end(), [](float value) {
        return value >= 0.0F && value <= brightestByte && value == std::floor(value);
      });
      const auto rank = static_cast<std::ptrdiff_t>(brightShare * static_cast<double>(values.size() - 1));
      std::nth_element(values.begin(), values.begin() + rank, values.end());
      brightest = std::max(brightest, values[static_cast<std::size_t>(rank)]);
    }
    mJudgement.sampleKind = bytes && brightest >= darkest ? SampleKind::Byte : SampleKind::Wide;
  }

  std::string dataLine() const {
    std::vector<std::string> parts;
    if (!mDeclared.hiddenBy.empty())
      parts.push_back(mDeclared.hiddenBy + " is 0");
    std::string together;
    for (std::size_t band = 0; band < bandCount; ++band) {
      if (!mDeclared.nodata[band] || isRepeated(band))
        continue;
      const std::string what =
          "band " + std::to_string(mDeclared.numbers[band]) + " is " + sampleText(*mDeclared.nodata[band]);
      if (mJudgement.rule.bands[band].decidesAlone)
        parts.push_back(what);
      else
        together += (together.empty() ? "" : " and ") + what;
    }
    for (std::size_t band = 0; band < bandCount && !together.empty(); ++band)
      if (const auto &borrowed = mJudgement.rule.bands[band].borrowed; borrowed && !isRepeated(band))
        together += " and band " + std::to_string(mDeclared.numbers[band]) + " as well";
    if (!together.empty())
      parts.push_back(together);
    if (!mJudgement.rule.collars.empty())
      parts.emplace_back("a collar of one value surrounds the picture");
    for (std::size_t band = 0; band < bandCount; ++band)
      if (const DataRule::Band &rule = mJudgement.rule.bands[band]; !isRepeated(band)) {
        if (std::isfinite(rule.lowest))
          parts.push_back("band " + std::to_string(mDeclared.numbers[band]) + " is below " + sampleText(rule.lowest));
        if (std::isfinite(rule.highest))
          parts.push_back("band " + std::to_string(mDeclared.numbers[band]) + " is above " + sampleText(rule.highest));
      }
    if (hasHoles())
      parts.emplace_back("a sample is no number");
    if (parts.empty())
      return "all pixels are data";
    std::string line = "no data where ";
    for (std::size_t i = 0; i < parts.size(); ++i)
      line += (i == 0 ? "" : ", or where ") + parts[i];
    return line;
  }

  bool hasHoles() const {
    for (const RawSamples *raw : {&mLook.inside, &mLook.border})
      for (const auto &plane : raw->samples)
        if (std::any_of(plane.begin(), plane.end(), [](float value) { return !std::isfinite(value); }))
          return true;
    return false;
  }

  const SampleLook &mLook;
  const DeclaredBands &mDeclared;
  DataJudgement mJudgement;
  std::map<float, std::string> mFillings; ///< Undeclared ones, and the bands that hold them.
  std::vector<std::uint8_t> mPicture;     ///< Samples inside that are data.
};

} // namespace

DataJudgement judgeData(const SampleLook &look, const DeclaredBands &declared) {
  return Judge(look, declared).judge();
}

DataJudgement judgePalette(const DeclaredBands &declared) {
  DataJudgement judgement;
  judgement.sampleKind = SampleKind::Byte;
  judgement.line =
      "no data where " + (declared.hiddenBy.empty() ? std::string() : declared.hiddenBy + " is 0, or where ") +
      (declared.nodata[0]
           ? "band " + std::to_string(declared.numbers[0]) + " is " + sampleText(*declared.nodata[0]) + ", or where "
           : "") +
      "its table has no colour";
  return judgement;
}

} // namespace xemap::raster
