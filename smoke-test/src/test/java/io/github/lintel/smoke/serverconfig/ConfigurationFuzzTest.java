package io.github.lintel.smoke.serverconfig;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands in a configuration, it is read to an end, and without an exception. */
class ConfigurationFuzzTest {
  private static final List<String> WORDS =
      List.of(
          "http",
          "server",
          "stream",
          "listen",
          "443",
          "ssl",
          "[::]:443",
          ":443",
          "*:1-2",
          "99999",
          "ssl_certificate",
          "ssl_certificate_key",
          "/a.pem",
          "data:$x",
          "$",
          "${",
          "server_name",
          "~^(",
          ".a",
          "*.a.b",
          "_",
          "include",
          "f/*",
          "f/[z-a]",
          "f/[!a]?",
          "f/1",
          "f/\u0000",
          "content_by_lua_block",
          "{",
          "}",
          ";",
          "\"",
          "'",
          "\\",
          "#",
          "\n",
          "\t",
          "# configuration file f/1:\n",
          "frontend",
          "global",
          "bind",
          "crt",
          "crt-list",
          "f",
          "crt-base",
          "@s/x",
          "crt-store",
          "load",
          "alias",
          "key",
          "strict-sni",
          "default-crt",
          "ssl-f-use",
          "quic4@:1",
          "unix@x",
          "[",
          "]",
          "!",
          "[alpn",
          "h2]",
          ".if",
          "\ufeff");

  @Provide
  Arbitrary<String> words() {
    Arbitrary<String> word =
        Arbitraries.oneOf(Arbitraries.of(WORDS), Arbitraries.strings().ofMaxLength(3));
    return word.list().ofMaxSize(60).map(list -> String.join(" ", list));
  }

  @Property(tries = 2000)
  void nginxIsRead(@ForAll("words") String main, @ForAll("words") String other) {
    ServerConfiguration read = NginxConfiguration.read("main", main, files(main, other));

    assertThat(read.sites()).allSatisfy(site -> assertThat(site.bundles()).isNotEmpty());
  }

  @Property(tries = 2000)
  void haproxyIsRead(@ForAll("words") String main, @ForAll("words") String other) {
    ServerConfiguration read = HaproxyConfiguration.read(Map.of("f/0", main), files(main, other));

    assertThat(read.sites()).allSatisfy(site -> assertThat(site.bundles()).isNotEmpty());
  }

  @Property(tries = 500)
  void anyBytesAreRead(@ForAll String text) {
    assertThat(NginxConfiguration.read("f", text, new DiskFiles()).sites()).isEmpty();
    assertThat(HaproxyConfiguration.read(Map.of("f", text), new DiskFiles()).sites()).isEmpty();
  }

  @Property(tries = 500)
  void everyPatternMatchesOrNot(@ForAll("words") String pattern, @ForAll String name) {
    assertThat(Glob.of(pattern).matches(name)).isIn(true, false);
  }

  @Property(tries = 20)
  void depthAndLoopsHaveAnEnd(@ForAll("deep") int depth) {
    String nested = "a {".repeat(depth) + "}".repeat(depth);
    String including = "include f/*; include f/*;".repeat(10);

    assertThat(NginxConfiguration.read("main", nested, files("", "")).sites()).isEmpty();
    assertThat(NginxConfiguration.read("main", including, files(including, including)).remarks())
        .isNotEmpty();
  }

  @Provide
  Arbitrary<Integer> deep() {
    return Arbitraries.integers().between(30, 100_000);
  }

  private static MemoryFiles files(String first, String second) {
    return new MemoryFiles(Map.of("f/1", first, "f/2", second, "f/a.pem", first));
  }
}
