package io.github.lintel.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import okhttp3.HttpUrl;

/** What is read of headers, and how redirects are followed. */
class HeadersAndRedirectsTest {
  private static final HttpUrl HOME = HttpUrl.get("https://shop.example.com/");

  @Example
  void transportSecurity() {
    assertThat(maxAge("max-age=31536000")).contains(31536000L);
    assertThat(maxAge("MAX-AGE = \"60\" ; includeSubDomains;; preload")).contains(60L);
    assertThat(maxAge("x=\"a;max-age=5\"; max-age=7")).contains(7L);
    assertThat(maxAge("max-age=" + "9".repeat(100))).contains(Long.MAX_VALUE);
    assertThat(maxAge("max-age=" + "0".repeat(100))).contains(0L);
    for (String ignored :
        List.of(
            "",
            "includeSubDomains",
            "max-age",
            "max-age=",
            "max-age=-1",
            "max-age=1.5",
            "max-age=1; max-age=2",
            "max-age=1; a; A",
            "max-age=\"1",
            "max-age=١")) {
      assertThat(maxAge(ignored)).as(ignored).isEmpty();
    }
  }

  @Property
  void anyHeaderCanBeRead(@ForAll("headers") String header) {
    maxAge(header).ifPresent(age -> assertThat(age).isNotNegative());
  }

  @Property
  void aNumberComesBack(@ForAll @LongRange(min = 0, max = 1L << 50) long age) {
    assertThat(maxAge("includeSubDomains; max-age=" + age)).contains(age);
    assertThat(maxAge("max-age=\"000" + age + "\"")).contains(age);
  }

  @Property
  void anyLocationCanBeRead(@ForAll String location) {
    Optional<HttpUrl> target = Traveller.target(HOME, location);

    target.ifPresent(
        url -> {
          assertThat(url.scheme()).isIn("http", "https");
          assertThat(url.username() + url.password()).isEmpty();
          assertThat(url.fragment()).isNull();
        });
  }

  @Example
  void locations() {
    assertThat(Traveller.target(HOME, "https://user:secret@other.example/a#b"))
        .contains(HttpUrl.get("https://other.example/a"));
    assertThat(Traveller.target(HOME, "a?b")).contains(HttpUrl.get("https://shop.example.com/a?b"));
    assertThat(Traveller.target(HOME, "//other.example"))
        .contains(HttpUrl.get("https://other.example/"));
    assertThat(Traveller.target(HOME, "javascript:alert(1)")).isEmpty();
    assertThat(Traveller.target(HOME, "https://")).isEmpty();
  }

  /** Any map of redirects between a few pages: it ends, and asks for nothing twice. */
  @Property
  void everyJourneyEnds(@ForAll("maps") List<Integer> map, @ForAll @IntRange(max = 2) int pick) {
    int[] asked = new int[map.size()];
    int[] codes = {301, 302, 308};
    Function<HttpUrl, Reply> asking =
        url -> {
          int page = Integer.parseInt(url.pathSegments().get(0));
          asked[page]++;
          int next = map.get(page);
          Optional<String> location = next < 0 ? Optional.empty() : Optional.of("/" + next);
          return new Reply.Answer(
              "HEAD", next < 0 ? 200 : codes[pick], location, Optional.empty(), false, "");
        };

    Journey journey = new Traveller(asking).from(HttpUrl.get("https://shop.example.com/0"));

    assertThat(IntStream.of(asked)).allMatch(count -> count <= 1);
    assertThat(journey.steps()).hasSizeLessThanOrEqualTo(Traveller.REDIRECTS + 1);
    assertThat(journey.stop()).isEqualTo(expected(map));
  }

  private static Journey.Stop expected(List<Integer> map) {
    boolean[] seen = new boolean[map.size()];
    int page = 0;
    for (int redirects = 0; ; redirects++) {
      seen[page] = true;
      page = map.get(page);
      if (page < 0) {
        return Journey.Stop.ARRIVED;
      }
      if (seen[page]) {
        return Journey.Stop.LOOP;
      }
      if (redirects == Traveller.REDIRECTS) {
        return Journey.Stop.LIMIT;
      }
    }
  }

  @Provide
  Arbitrary<List<Integer>> maps() {
    return Arbitraries.integers().between(-1, 8).list().ofSize(9);
  }

  @Provide
  Arbitrary<String> headers() {
    return Arbitraries.of("max-age", "=", ";", "\"", "\\", "0", "12", " ", "a", "-")
        .list()
        .ofMaxSize(12)
        .map(parts -> String.join("", parts));
  }

  private static Optional<Long> maxAge(String header) {
    return TransportSecurity.parse(header).map(TransportSecurity::maxAge);
  }
}
