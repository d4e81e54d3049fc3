// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/raster/public_source.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <memory>
#include <regex>
#include <system_error>

#include <cpl_string.h>

namespace xemap::raster {

namespace {

// Nobody reads what is longer than that, and looking for secrets in it takes a stack as deep.
constexpr std::size_t longestSource = 4096;

/// The value of "url=..." among parameters, decoded; empty where there is none.
std::string urlParameter(const std::string &source) {
  const std::string key = "url=";
  for (auto at = source.find(key); at != std::string::npos; at = source.find(key, at + 1)) {
    if (at > 0 && source[at - 1] != '&' && source[at - 1] != '?')
      continue;
    const auto from = at + key.size();
    const std::string value = source.substr(from, source.find('&', from) - from);
    const std::unique_ptr<char, void (*)(void *)> decoded(CPLUnescapeString(value.c_str(), nullptr, CPLES_URL),
                                                          VSIFree);
    return decoded.get();
  }
  return {};
}

std::string firstUrl(const std::string &text) {
  const auto mark = text.find("://");
  if (mark == std::string::npos)
    return {};
  const auto before = text.find_last_of(" \t\n\r\"'<>", mark);
  const auto from = before == std::string::npos ? 0 : before + 1;
  return text.substr(from, text.find_first_of(" \t\n\r\"'<>", mark) - from);
}

/// URLs in the text lose user and password, and all behind the path.
std::string withoutQueries(std::string text) {
  const std::string mark = "://";
  for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at)) {
    at += mark.size();
    const auto end = std::min(text.find_first_of(" \t\n\r\"'<>,|", at), text.size());
    const auto path = std::min(text.find_first_of("/?#", at), end);
    const auto query = std::min(text.find_first_of("?#", at), end);
    text.erase(query, end - query);
    const auto user = text.rfind('@', path);
    if (user != std::string::npos && user >= at && user < path)
      text.erase(at, user + 1 - at);
  }
  return text;
}

/// "user=me password='my own' host=h": what lets one in goes.
std::string withoutSecrets(const std::string &text) {
  static const std::regex secret(R"((^|[\s&;,?|:])[\w.-]*(user|username|userpwd|password|passwd|pwd|authcfg|token|key|)"
                                 R"(secret|signature|sig|credentials?)\s*=\s*('[^']*'|"[^"]*"|[^\s&;,|'"]*))",
                                 std::regex::ECMAScript | std::regex::icase);
  return std::regex_replace(text, secret, "$1");
}

std::string trimmed(const std::string &text) {
  const std::string blanks = " \t\n\r&;,|?";
  const auto first = text.find_first_not_of(blanks);
  return first == std::string::npos ? std::string() : text.substr(first, text.find_last_not_of(blanks) + 1 - first);
}

} // namespace

std::string publicSource(const std::string &source) {
  std::error_code ignored;
  if (std::filesystem::exists(source, ignored))
    return std::filesystem::absolute(source, ignored).lexically_normal().string();
  if (const std::string url = urlParameter(source); !url.empty())
    return publicSource(url);
  // A description of a service in XML may hold anything; its address says enough.
  if (!source.empty() && source.front() == '<')
    return publicSource(firstUrl(source));
  if (source.size() > longestSource)
    return {};
  const auto options = std::min(source.find("|option:"), source.find("|credential:"));
  return trimmed(withoutSecrets(withoutQueries(source.substr(0, options))));
}

std::string originOf(const std::string &source, const std::string &layerName) {
  const std::string place = publicSource(source);
  if (layerName.empty() || layerName == place)
    return place;
  return place.empty() ? layerName : layerName + " (" + place + ")";
}

} // namespace xemap::raster
