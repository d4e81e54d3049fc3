// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

namespace xemap::text {

/// Replaces the character references of HTML 5, once and from left to right: `&eacute;`, `&#233;` and `&#xE9;`, and
/// what HTML lets stand without its semicolon (`&eacute`, `&copy2`). Markup stays as it is, and so does what is no
/// reference.
///
/// Numbers in 0x80 .. 0x9F are read as windows-1252; 0, surrogates and what lies above U+10FFFF become U+FFFD; other
/// controls but white space, and noncharacters, vanish.
/// Units: UTF-8 in and out.
/// Source: html.unescape of Python's standard library, the same in all but numbers of more than 4,300 digits, which it
/// refuses.
std::string decodeHtmlReferences(const std::string &text);

} // namespace xemap::text
