package io.github.lintel.internal.psl;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.Golden;
import io.github.lintel.facts.PublicSuffix;
import java.io.IOException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuffixListTest {
  private static final Path RESOURCE =
      Path.of("src/main/resources/io/github/lintel/internal/psl/public-suffixes.txt");

  /**
   * How the resource is made: {@code -Dlintel.public-suffixes=public_suffix_list.dat
   * -Dgolden.update=true}, with the file of Debian's package {@code publicsuffix}.
   */
  @Test
  void theResourceIsMadeFromTheList() throws IOException {
    String given = System.getProperty("lintel.public-suffixes", "");
    Assumptions.assumeFalse(given.isEmpty(), "pass -Dlintel.public-suffixes=FILE to compare");
    Path list = Path.of(given);
    LocalDate date =
        Files.getLastModifiedTime(list).toInstant().atOffset(ZoneOffset.UTC).toLocalDate();
    Golden.assertMatches(RESOURCE, compact(Files.readAllLines(list), date));
  }

  @Test
  void theResourceSaysWhereItComesFrom() throws IOException {
    List<String> lines = Files.readAllLines(RESOURCE);
    assertThat(lines.get(0)).matches("# Public Suffix List of \\d{4}-\\d{2}-\\d{2}, .*");
    assertThat(lines).anyMatch(line -> line.contains("https://mozilla.org/MPL/2.0/"));
    List<String> rules = lines.stream().filter(line -> !line.startsWith("#")).toList();
    assertThat(rules).hasSizeGreaterThan(9000).isSorted().allMatch(line -> line.matches("[!-~]+"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"com", "co.uk", "CO.UK", "co.uk.", "x.ck", "x.kawasaki.jp", "unknown"})
  void givenOutByARegistry(String name) {
    assertThat(PublicSuffix.isRegistry(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "example.com",
        "example.co.uk",
        "github.io",
        "blogspot.com",
        "www.ck",
        "city.kawasaki.jp",
        "a.x.ck",
        "a.unknown",
        "b.test.unknown"
      })
  void notGivenOutByARegistry(String name) {
    assertThat(PublicSuffix.isRegistry(name)).isFalse();
  }

  /** The examples that come with the list, and some more. */
  @ParameterizedTest
  @CsvSource({
    "com,",
    "example.com, example.com",
    "b.example.com, example.com",
    "a.b.example.com, example.com",
    "WwW.eXample.COM, example.com",
    "uk.com,",
    "example.uk.com, example.uk.com",
    "a.b.example.uk.com, example.uk.com",
    "test.ac, test.ac",
    "mm,",
    "c.mm,",
    "b.c.mm, b.c.mm",
    "a.b.c.mm, b.c.mm",
    "jp,",
    "test.jp, test.jp",
    "ac.jp,",
    "test.ac.jp, test.ac.jp",
    "kyoto.jp,",
    "ide.kyoto.jp,",
    "b.ide.kyoto.jp, b.ide.kyoto.jp",
    "c.kobe.jp,",
    "b.c.kobe.jp, b.c.kobe.jp",
    "city.kobe.jp, city.kobe.jp",
    "www.city.kobe.jp, city.kobe.jp",
    "ck,",
    "test.ck,",
    "b.test.ck, b.test.ck",
    "www.ck, www.ck",
    "www.www.ck, www.ck",
    "github.io,",
    "x.me.github.io, me.github.io",
    "example.com., example.com",
    "xn--85x722f.com.cn, xn--85x722f.com.cn",
    "www.xn--85x722f.xn--55qx5d.cn, xn--85x722f.xn--55qx5d.cn",
    "xn--fiqs8s,",
    "shop.intranet, shop.intranet"
  })
  void registrableDomain(String name, String expected) {
    assertThat(PublicSuffix.registrableDomain(name).orElse(null)).isEqualTo(expected);
  }

  /** Every rule of the list says of itself what it must. */
  @Test
  void everyRuleIsFound() throws IOException {
    for (String line : Files.readAllLines(RESOURCE)) {
      if (line.startsWith("#") || line.startsWith("?")) {
        continue;
      }
      if (line.startsWith("!")) {
        assertThat(PublicSuffix.isRegistry(line.substring(1))).as(line).isFalse();
      } else {
        assertThat(PublicSuffix.isRegistry(line.replace("*", "example"))).as(line).isTrue();
      }
    }
  }

  private static String compact(List<String> list, LocalDate date) {
    TreeSet<String> rules = new TreeSet<>();
    String section = "";
    for (String line : list) {
      if (line.contains("===BEGIN PRIVATE DOMAINS===")) {
        section = "?";
      }
      if (!line.isBlank() && !line.startsWith("//")) {
        rules.add(section + ascii(line.strip().split("\\s")[0]));
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add("# Public Suffix List of " + date + ", https://publicsuffix.org, in compact form.");
    lines.add("# This Source Code Form is subject to the terms of the Mozilla Public");
    lines.add("# License, v. 2.0. If a copy of the MPL was not distributed with this");
    lines.add("# file, You can obtain one at https://mozilla.org/MPL/2.0/.");
    lines.addAll(rules);
    return String.join("\n", lines) + "\n";
  }

  private static String ascii(String rule) {
    String prefix = rule.startsWith("*.") ? "*." : rule.startsWith("!") ? "!" : "";
    String ascii = IDN.toASCII(rule.substring(prefix.length()), IDN.ALLOW_UNASSIGNED);
    assertThat(ascii.getBytes(StandardCharsets.UTF_8)).as(rule).hasSize(ascii.length());
    return prefix + ascii;
  }
}
