// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/band_finder.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <vector>

#include <cpl_conv.h>
#include <cpl_string.h>

#include "xemap/raster/band_products.h"
#include "xemap/raster/band_roles.h"

namespace xemap::raster {

namespace {

using Roles = std::vector<BandRole>;

template <typename RoleOf> Roles rolesOf(GDALDataset &dataset, const RoleOf &roleOf) {
  Roles roles;
  for (GDALRasterBand *band : dataset.GetBands())
    roles.push_back(roleOf(*band));
  return roles;
}

std::string text(const char *value) {
  return value != nullptr ? value : "";
}

/// What the band is called: its description, or the name that some drivers keep apart.
std::string nameOf(GDALRasterBand &band) {
  for (const char *name : {"BANDNAME", "BandName", "band_name"})
    if (const char *value = band.GetMetadataItem(name))
      return value;
  return text(band.GetDescription());
}

BandRole roleByDescription(GDALRasterBand &band) {
  const BandRole role = roleFromName(text(band.GetDescription()));
  return role != BandRole::Unknown ? role : roleFromName(nameOf(band));
}

BandRole roleByColour(GDALRasterBand &band) {
  switch (band.GetColorInterpretation()) {
  case GCI_RedBand:
    return BandRole::Red;
  case GCI_GreenBand:
    return BandRole::Green;
  case GCI_BlueBand:
    return BandRole::Blue;
  default:
    // GDAL knows more colours from 3.10 on; their names are the same in every version.
    return roleFromName(text(GDALGetColorInterpretationName(band.GetColorInterpretation())));
  }
}

double wavelengthOf(GDALRasterBand &band) {
  for (const char *domain : {"", "IMAGERY"})
    for (const char *name : {"CENTRAL_WAVELENGTH_UM", "WAVELENGTH", "wavelength", "Wavelength", "CENTER_WAVELENGTH",
                             "center_wavelength", "CentralWavelength", "central_wavelength"})
      if (const char *value = band.GetMetadataItem(name, domain))
        return std::strtod(value, nullptr);
  return 0.0;
}

/// Of bands that are narrow, many are green: the one nearest to the colour's middle stands for it.
Roles rolesByWavelength(GDALDataset &dataset) {
  struct Middle {
    BandRole role;
    double nanometres;
  };
  constexpr std::array<Middle, 4> middles{
      {{BandRole::Blue, 485.0}, {BandRole::Green, 560.0}, {BandRole::Red, 660.0}, {BandRole::NearInfrared, 840.0}}};
  std::vector<double> wavelengths;
  for (GDALRasterBand *band : dataset.GetBands())
    wavelengths.push_back(inNanometres(wavelengthOf(*band)));
  Roles roles(wavelengths.size(), BandRole::Unknown);
  for (const Middle &middle : middles) {
    double nearest = std::numeric_limits<double>::infinity();
    std::size_t found = roles.size();
    for (std::size_t i = 0; i < roles.size(); ++i) {
      const double distance = std::abs(wavelengths[i] - middle.nanometres);
      if (roleFromWavelength(wavelengths[i]) == middle.role && distance < nearest) {
        nearest = distance;
        found = i;
      }
    }
    if (found < roles.size())
      roles[found] = middle.role;
  }
  return roles;
}

/// The file's name and its metadata, in lower case.
std::string saidOf(GDALDataset &dataset, const std::string &path) {
  std::string said = CPLGetFilename(path.c_str());
  for (const char *domain : {"", "IMAGERY", "IMD", "RPC"}) {
    char **items = dataset.GetMetadata(domain);
    for (int i = 0; items != nullptr && items[i] != nullptr; ++i)
      said += '\n' + std::string(items[i]);
  }
  std::transform(said.begin(), said.end(), said.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return said;
}

Roles rolesByOrder(const BandProduct &product, int count) {
  for (const Roles &order : product.orders)
    if (static_cast<int>(order.size()) == count)
      return order;
  return {};
}

} // namespace

std::string bandText(const BandChoice &bands) {
  return "bands " + std::to_string(bands[0]) + "," + std::to_string(bands[1]) + "," + std::to_string(bands[2]);
}

std::optional<FoundBands> findBands(GDALDataset &dataset, const std::string &path, int alphaBand) {
  std::vector<std::string> names;
  for (GDALRasterBand *band : dataset.GetBands())
    names.push_back(nameOf(*band));
  const BandProduct *product = productIn(saidOf(dataset, path));
  const std::string ofProduct = product != nullptr ? " of " + std::string(product->name) : "";
  const int dataBands = dataset.GetRasterCount() - (alphaBand != 0 ? 1 : 0);
  struct Told {
    Roles roles;
    std::string by;
  };
  const std::array<Told, 5> told{
      {{rolesOf(dataset, roleByDescription), "their descriptions"},
       {rolesOf(dataset, roleByColour), "their colour interpretation"},
       {rolesByWavelength(dataset), "their wavelengths"},
       {rolesByProductNames(names, product), "the names of the bands" + ofProduct},
       {product != nullptr ? rolesByOrder(*product, dataBands) : Roles(), "the order of the bands" + ofProduct}}};
  for (const Told &one : told) {
    Roles roles = one.roles;
    if (alphaBand > 0 && static_cast<std::size_t>(alphaBand) <= roles.size())
      roles[static_cast<std::size_t>(alphaBand) - 1] = BandRole::Unknown;
    if (const auto choice = chooseByRoles(roles))
      return FoundBands{choice->bands, choice->falseColour, one.by};
  }
  return {};
}

} // namespace xemap::raster
