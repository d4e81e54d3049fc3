// SPDX-License-Identifier: GPL-2.0-or-later
#include "xemap/text/html_references.h"

#include <gtest/gtest.h>

namespace {

using xemap::text::decodeHtmlReferences;

TEST(HtmlReferences, BecomeTheirCharacters) {
  EXPECT_EQ(decodeHtmlReferences("a &amp; b"), "a & b");
  EXPECT_EQ(decodeHtmlReferences("&eacute;&#233;&#xE9;&#XE9;"), "éééé");
  EXPECT_EQ(decodeHtmlReferences("&CounterClockwiseContourIntegral;"), "\u2233");
  EXPECT_EQ(decodeHtmlReferences("&Tab;x&NewLine;"), "\tx\n");
  // Two characters for one name.
  EXPECT_EQ(decodeHtmlReferences("&bne;&fjlig;"), "=\u20E5"
                                                  "fj");
}

TEST(HtmlReferences, MayLackTheirSemicolon) {
  EXPECT_EQ(decodeHtmlReferences("&eacutetang &copy2 &ampamp; &notit; &notin;"), "étang ©2 &amp; ¬it; ∉");
  EXPECT_EQ(decodeHtmlReferences("&#233tang &#xE9g &#65"), "étang ég A");
}

TEST(HtmlReferences, AreDecodedOnce) {
  EXPECT_EQ(decodeHtmlReferences("&amp;lt;"), "&lt;");
}

TEST(HtmlReferences, StayWhereTheyAreNone) {
  for (const std::string text :
       {"", "&", "&&", "&;", "& amp;", "&#", "&#;", "&#x", "&#xg;", "&unknown;", "AT&T", "<b>&", "a;b"})
    EXPECT_EQ(decodeHtmlReferences(text), text);
  EXPECT_EQ(decodeHtmlReferences("&" + std::string(5000, 'a') + ";"), "&" + std::string(5000, 'a') + ";");
}

TEST(HtmlReferences, LeaveMarkupAlone) {
  EXPECT_EQ(decodeHtmlReferences("<b>x</b><!-- &lt; --><script>&gt;"), "<b>x</b><!-- < --><script>>");
}

TEST(HtmlReferences, ReadNumbersAsHtmlDoes) {
  EXPECT_EQ(decodeHtmlReferences("&#128;&#x81;&#x9F;"), "€\u0081Ÿ");
  EXPECT_EQ(decodeHtmlReferences("&#0;&#xD800;&#x110000;&#99999999999999999999;"), "\uFFFD\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(decodeHtmlReferences("<&#1;&#11;&#127;&#xFDD0;&#xFFFE;&#x1FFFF;>"), "<>");
  EXPECT_EQ(decodeHtmlReferences("&#9;&#10;&#12;&#13;&#x10FFFD;"), "\t\n\f\r\U0010FFFD");
}

} // namespace
