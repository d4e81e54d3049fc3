// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/band_products.h"

#include <algorithm>
#include <cctype>

namespace xemap::raster {

namespace {

constexpr BandRole coastal = BandRole::Coastal;
constexpr BandRole blue = BandRole::Blue;
constexpr BandRole green = BandRole::Green;
constexpr BandRole yellow = BandRole::Yellow;
constexpr BandRole red = BandRole::Red;
constexpr BandRole edge = BandRole::RedEdge;
constexpr BandRole nir = BandRole::NearInfrared;
constexpr BandRole swir = BandRole::ShortWave;
constexpr BandRole thermal = BandRole::Thermal;
constexpr BandRole other = BandRole::Unknown;

bool matchesAt(const std::string &text, std::size_t at, const std::string &sign) {
  if (text.size() - at < sign.size())
    return false;
  for (std::size_t i = 0; i < sign.size(); ++i) {
    const bool digit = std::isdigit(static_cast<unsigned char>(text[at + i])) != 0;
    if (sign[i] == '#' ? !digit : sign[i] != text[at + i])
      return false;
  }
  return true;
}

/// Whether a text holds a sign as a word of its own, or the beginning of one.
bool holds(const std::string &text, const std::string &sign) {
  for (std::size_t at = 0; at + sign.size() <= text.size(); ++at)
    if ((at == 0 || std::isalnum(static_cast<unsigned char>(text[at - 1])) == 0) && matchesAt(text, at, sign))
      return true;
  return false;
}

/// "SR_B04, red" → "b4": the last part of the first word.
std::string plainBandName(const std::string &name) {
  std::string word;
  for (const char c : name) {
    if (c == ',' || c == ' ' || c == '(' || c == ':')
      break;
    word = c == '_' ? std::string() : word + static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  const auto digit = word.find_first_of("0123456789");
  while (digit != std::string::npos && digit + 1 < word.size() && word[digit] == '0')
    word.erase(digit, 1);
  return word;
}

/// Whether a name is of Sentinel-2 or of Landsat's surface reflectance, and not just a band's number.
bool tellsOfItself(const std::string &name) {
  const std::string plain = plainBandName(name);
  return name.rfind("B0", 0) == 0 || name.rfind("SR_B", 0) == 0 || plain == "b8a";
}

} // namespace

const std::vector<BandProduct> &bandProducts() {
  static const std::vector<BandProduct> products{
      {"Sentinel-2",
       {"sentinel-2", "sentinel2", "sentinel 2", "s2a_", "s2b_", "s2c_", "s2_sr", "msil1c", "msil2a"},
       {{coastal, blue, green, red, edge, edge, edge, nir, nir, other, other, swir, swir},
        {coastal, blue, green, red, edge, edge, edge, nir, nir, other, swir, swir},
        {blue, green, red, edge, edge, edge, nir, nir, swir, swir},
        {blue, green, red, nir}},
       {{"b1", coastal},
        {"b2", blue},
        {"b3", green},
        {"b4", red},
        {"b5", edge},
        {"b6", edge},
        {"b7", edge},
        {"b8", nir},
        {"b8a", nir},
        {"b9", other},
        {"b10", other},
        {"b11", swir},
        {"b12", swir}}},
      {"Landsat 8 or 9",
       {"landsat_8", "landsat-8", "landsat 8", "landsat8", "landsat_9", "landsat-9", "landsat 9", "landsat9", "lc08",
        "lc09", "lo08", "lo09", "oli_tirs", "oli"},
       {{coastal, blue, green, red, nir, swir, swir, other, other, thermal, thermal},
        {coastal, blue, green, red, nir, swir, swir, thermal},
        {coastal, blue, green, red, nir, swir, swir},
        {blue, green, red, nir, swir, swir}},
       {{"b1", coastal},
        {"b2", blue},
        {"b3", green},
        {"b4", red},
        {"b5", nir},
        {"b6", swir},
        {"b7", swir},
        {"b8", other},
        {"b9", other},
        {"b10", thermal},
        {"b11", thermal}}},
      {"Landsat 4, 5 or 7",
       {"landsat_4", "landsat-4", "landsat 4", "landsat4", "landsat_5", "landsat-5", "landsat 5", "landsat5",
        "landsat_7", "landsat-7", "landsat 7", "landsat7", "lt04", "lt05", "le07", "etm"},
       {{blue, green, red, nir, swir, thermal, thermal, swir, other},
        {blue, green, red, nir, swir, thermal, swir, other},
        {blue, green, red, nir, swir, thermal, swir},
        {blue, green, red, nir, swir, swir}},
       {{"b1", blue},
        {"b2", green},
        {"b3", red},
        {"b4", nir},
        {"b5", swir},
        {"b6", thermal},
        {"b7", swir},
        {"b8", other}}},
      {"PlanetScope",
       {"planetscope", "3b_analytic", "psscene", "psb.sd", "ps2.sd"},
       {{coastal, blue, other, green, yellow, red, edge, nir}, {blue, green, red, nir}, {red, green, blue}},
       {}},
      {"SkySat", {"skysat"}, {{blue, green, red, nir}}, {}},
      {"RapidEye", {"rapideye", "reorthotile"}, {{blue, green, red, edge, nir}}, {}},
      {"WorldView-2 or -3",
       {"worldview-2", "worldview-3", "worldview02", "worldview03", "worldview 2", "worldview 3", "wv02", "wv03"},
       {{coastal, blue, green, yellow, red, edge, nir, nir}, {blue, green, red, nir}},
       {}},
      {"QuickBird, GeoEye-1, IKONOS or WorldView-4",
       {"quickbird", "qb02", "geoeye", "ge01", "ikonos", "worldview-4", "wv04"},
       {{blue, green, red, nir}},
       {}},
      {"Gaofen", {"gaofen", "gf1_", "gf2_", "gf6_"}, {{blue, green, red, nir}}, {}},
      {"ASTER", {"aster_l", "ast_l1", "ast14"}, {{green, red, nir}}, {}},
      {"MODIS surface reflectance", {"mod09", "myd09"}, {{red, nir, blue, green, swir, swir, swir}}, {}},
      {"NAIP",
       {"naip", "m_#######_ne_", "m_#######_nw_", "m_#######_se_", "m_#######_sw_"},
       {{red, green, blue, nir}, {red, green, blue}},
       {}},
      {"MicaSense RedEdge or Altum",
       {"micasense", "rededge-m", "rededge-p", "altum"},
       {{blue, green, red, nir, edge},
        {blue, green, red, nir, edge, thermal},
        {blue, green, red, nir, edge, coastal, other, red, edge, edge}},
       {}}};
  return products;
}

const BandProduct *productIn(const std::string &text) {
  for (const BandProduct &product : bandProducts())
    if (std::any_of(product.signs.begin(), product.signs.end(),
                    [&](const std::string &sign) { return holds(text, sign); }))
      return &product;
  return nullptr;
}

std::vector<BandRole> rolesByProductNames(const std::vector<std::string> &names, const BandProduct *product) {
  if (product == nullptr && std::none_of(names.begin(), names.end(), tellsOfItself))
    return {};
  // Sentinel-2 and the Landsats of today agree where it matters.
  const BandProduct &taken = product != nullptr && !product->names.empty() ? *product : bandProducts().front();
  std::vector<BandRole> roles;
  bool any = false;
  for (const std::string &name : names) {
    const std::string plain = plainBandName(name);
    const auto known =
        std::find_if(taken.names.begin(), taken.names.end(), [&](const auto &named) { return named.first == plain; });
    any = any || known != taken.names.end();
    roles.push_back(known == taken.names.end() ? BandRole::Unknown : known->second);
  }
  return any ? roles : std::vector<BandRole>();
}

} // namespace xemap::raster
