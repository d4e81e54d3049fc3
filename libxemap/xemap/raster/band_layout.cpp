// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/band_layout.h"

#include <algorithm>
#include <cstring>

#include "xemap/base/error.h"

namespace xemap::raster {

namespace {

int firstBandWith(GDALDataset &dataset, GDALColorInterp interpretation) {
  for (int band = 1; band <= dataset.GetRasterCount(); ++band)
    if (dataset.GetRasterBand(band)->GetColorInterpretation() == interpretation)
      return band;
  return 0;
}

std::vector<int> dataBands(GDALDataset &dataset, int alphaBand) {
  std::vector<int> bands;
  for (int band = 1; band <= dataset.GetRasterCount(); ++band)
    if (band != alphaBand)
      bands.push_back(band);
  return bands;
}

BandChoice checkedChoice(GDALDataset &dataset, const std::string &path, const BandChoice &bands) {
  for (int band : bands)
    if (band < 1 || band > dataset.GetRasterCount())
      throw Error(ErrorCode::InvalidArgument, path + ": expected bands from 1 to " +
                                                  std::to_string(dataset.GetRasterCount()) + ", found band " +
                                                  std::to_string(band));
  return bands;
}

void chooseByDefault(GDALDataset &dataset, const std::string &path, BandLayout &layout) {
  const BandChoice byColour{firstBandWith(dataset, GCI_RedBand), firstBandWith(dataset, GCI_GreenBand),
                            firstBandWith(dataset, GCI_BlueBand)};
  if (std::all_of(byColour.begin(), byColour.end(), [](int band) { return band > 0; })) {
    layout.bands = byColour;
    return;
  }
  const std::vector<int> candidates = dataBands(dataset, layout.alphaBand);
  const std::string count = std::to_string(candidates.size());
  if (candidates.size() >= 3) {
    layout.bands = {candidates[0], candidates[1], candidates[2]};
    if (candidates.size() > 3)
      layout.warnings.push_back(path + ": none of its " + count +
                                " bands are marked red, green and blue; taking bands " + std::to_string(candidates[0]) +
                                "," + std::to_string(candidates[1]) + "," + std::to_string(candidates[2]) +
                                " (choose others with --bands r,g,b)");
    return;
  }
  layout.bands.fill(candidates.front());
  layout.palette = dataset.GetRasterBand(candidates.front())->GetColorTable() != nullptr;
  if (candidates.size() > 1 && !layout.palette)
    layout.warnings.push_back(path + ": has " + count + " bands; taking band " + std::to_string(candidates.front()) +
                              " as grey (choose others with --bands r,g,b)");
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
    if (!layout.palette && (type != GDT_Byte || layout.signedByte))
      layout.sampleKind = SampleKind::Wide;
  }
}

void findMasks(GDALDataset &dataset, BandLayout &layout) {
  for (int number : layout.bands) {
    const int flags = dataset.GetRasterBand(number)->GetMaskFlags();
    const bool said = std::find(layout.maskBands.begin(), layout.maskBands.end(), number) != layout.maskBands.end();
    // Alpha is read as the band it is: GDAL offers it as a mask for some band counts and types only.
    if (said || (flags & (GMF_ALL_VALID | GMF_ALPHA)) != 0)
      continue;
    layout.maskBands.push_back(number);
    if ((flags & GMF_PER_DATASET) != 0)
      return;
  }
}

std::string subdatasetHint(GDALDataset &dataset) {
  const char *first = dataset.GetMetadataItem("SUBDATASET_1_NAME", "SUBDATASETS");
  return first ? std::string("; it holds subdatasets, such as ") + first : std::string();
}

} // namespace

BandLayout chooseBands(GDALDataset &dataset, const std::string &path, const std::optional<BandChoice> &bands) {
  if (dataset.GetRasterCount() == 0)
    throw Error(ErrorCode::Unsupported, path + ": expected at least one band, found none" + subdatasetHint(dataset));
  BandLayout layout;
  layout.alphaBand = firstBandWith(dataset, GCI_AlphaBand);
  if (dataset.GetRasterCount() == 1)
    layout.alphaBand = 0;
  if (bands)
    layout.bands = checkedChoice(dataset, path, *bands);
  else
    chooseByDefault(dataset, path, layout);
  // Near infrared is often mislabelled alpha: who asks for the band says that it holds data.
  if (std::find(layout.bands.begin(), layout.bands.end(), layout.alphaBand) != layout.bands.end())
    layout.alphaBand = 0;
  describeSamples(dataset, path, layout);
  findMasks(dataset, layout);
  return layout;
}

} // namespace xemap::raster
