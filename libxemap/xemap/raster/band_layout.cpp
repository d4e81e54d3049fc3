// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/band_layout.h"

#include <algorithm>
#include <cstring>

#include <cpl_string.h>

#include "xemap/base/error.h"
#include "xemap/raster/band_finder.h"
#include "xemap/raster/gdal_look.h"

namespace xemap::raster {

namespace {

int firstBandWith(GDALDataset &dataset, GDALColorInterp interpretation) {
  for (int band = 1; band <= dataset.GetRasterCount(); ++band)
    if (dataset.GetRasterBand(band)->GetColorInterpretation() == interpretation)
      return band;
  return 0;
}

BandChoice checkedChoice(GDALDataset &dataset, const std::string &path, const BandChoice &bands) {
  for (int band : bands)
    if (band < 1 || band > dataset.GetRasterCount())
      throw Error(ErrorCode::InvalidArgument, path + ": expected bands from 1 to " +
                                                  std::to_string(dataset.GetRasterCount()) + ", found band " +
                                                  std::to_string(band));
  return bands;
}

void take(const FoundBands &found, const std::string &path, BandLayout &layout) {
  layout.bands = found.bands;
  layout.line =
      bandText(found.bands) + " as " +
      (found.falseColour ? "near infrared, red and green, shown as red, green and blue" : "red, green and blue") +
      ", by " + found.by;
  if (found.falseColour)
    layout.warnings.push_back(path +
                              ": has no blue band; near infrared, red and green are shown as red, green and blue, "
                              "as models of natural colour were not trained on");
}

void chooseByDefault(GDALDataset &dataset, const std::string &path, BandLayout &layout) {
  if (const auto found = findBands(dataset, path, layout.alphaBand)) {
    take(*found, path, layout);
    return;
  }
  std::vector<int> candidates;
  for (int band = 1; band <= dataset.GetRasterCount(); ++band)
    if (band != layout.alphaBand)
      candidates.push_back(band);
  const std::string count = std::to_string(candidates.size());
  if (candidates.size() >= 3) {
    layout.bands = {candidates[0], candidates[1], candidates[2]};
    layout.line = bandText(layout.bands) + " as red, green and blue, by their order";
    layout.warnings.push_back(path + ": nothing tells what its " + count + " bands are; taking " +
                              bandText(layout.bands) +
                              " as red, green and blue (choose others with --bands r,g,b, or in the layer's style)");
    return;
  }
  layout.bands.fill(candidates.front());
  layout.palette = dataset.GetRasterBand(candidates.front())->GetColorTable() != nullptr;
  layout.line =
      "band " + std::to_string(candidates.front()) + (layout.palette ? " as its table of colours" : " as grey");
  if (candidates.size() > 1 && !layout.palette)
    layout.warnings.push_back(path + ": has " + count + " bands; taking band " + std::to_string(candidates.front()) +
                              " as grey (choose others with --bands r,g,b, or in the layer's style)");
}

bool isSignedByte(GDALRasterBand &band) {
  const char *pixelType = band.GetMetadataItem("PIXELTYPE", "IMAGE_STRUCTURE");
  return band.GetRasterDataType() == GDT_Byte && pixelType && std::strcmp(pixelType, "SIGNEDBYTE") == 0;
}

void describeSamples(GDALDataset &dataset, const std::string &path, BandLayout &layout) {
  for (int number : layout.bands) {
    GDALRasterBand &band = *dataset.GetRasterBand(number);
    const GDALDataType type = band.GetRasterDataType();
    if (GDALDataTypeIsComplex(type))
      throw Error(ErrorCode::Unsupported, path + ": expected real samples in band " + std::to_string(number) +
                                              ", found " + GDALGetDataTypeName(type));
    layout.signedByte = layout.signedByte || isSignedByte(band);
    layout.floating = layout.floating || GDALDataTypeIsFloating(type);
  }
}

void findMasks(GDALDataset &dataset, BandLayout &layout) {
  for (std::size_t i = 0; i < layout.bands.size(); ++i) {
    const int flags = dataset.GetRasterBand(layout.bands[i])->GetMaskFlags();
    // Alpha is read as the band it is: GDAL offers it as a mask for some band counts and types only.
    if ((flags & (GMF_ALL_VALID | GMF_ALPHA)) != 0)
      continue;
    if ((flags & GMF_PER_DATASET) != 0)
      layout.wholeMask = layout.bands[i];
    else
      layout.declaresNodata[i] = true;
  }
}

/// A band that is called alpha and holds opacity; 0: none.
int findAlpha(GDALDataset &dataset, const std::string &path, BandLayout &layout) {
  const int alpha = dataset.GetRasterCount() == 1 ? 0 : firstBandWith(dataset, GCI_AlphaBand);
  if (alpha == 0 || holdsOpacity(dataset, alpha))
    return alpha;
  layout.warnings.push_back(path + ": band " + std::to_string(alpha) +
                            " is called alpha but holds more than two values far apart: it is taken for a band of "
                            "data, not for opacity");
  return 0;
}

std::string subdatasetHint(GDALDataset &dataset) {
  // Not by GetMetadataItem(): some drivers, such as netCDF's, know a single item only once all were asked for.
  const char *first = CSLFetchNameValue(dataset.GetMetadata("SUBDATASETS"), "SUBDATASET_1_NAME");
  return first ? std::string("; it holds subdatasets, such as ") + first : std::string();
}

} // namespace

BandLayout chooseBands(GDALDataset &dataset, const std::string &path, const std::optional<BandChoice> &bands) {
  if (dataset.GetRasterCount() == 0)
    throw Error(ErrorCode::Unsupported, path + ": expected at least one band, found none" + subdatasetHint(dataset));
  BandLayout layout;
  // Near infrared is often mislabelled alpha: who asks for the band says that it holds data.
  const bool asked =
      bands && std::find(bands->begin(), bands->end(), firstBandWith(dataset, GCI_AlphaBand)) != bands->end();
  if (!asked)
    layout.alphaBand = findAlpha(dataset, path, layout);
  if (bands) {
    layout.bands = checkedChoice(dataset, path, *bands);
    layout.line = bandText(layout.bands) + " as red, green and blue, as asked for";
  } else {
    chooseByDefault(dataset, path, layout);
  }
  describeSamples(dataset, path, layout);
  findMasks(dataset, layout);
  return layout;
}

} // namespace xemap::raster
