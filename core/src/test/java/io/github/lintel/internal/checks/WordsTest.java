package io.github.lintel.internal.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @ParameterizedTest
  @CsvSource({"0,1st", "1,2nd", "2,3rd", "3,4th", "10,11th", "11,12th", "12,13th", "20,21st"})
  void countsPlacesFromOne(int index, String place) {
    assertThat(Words.ordinal(index)).isEqualTo(place);
  }

  @ParameterizedTest
  @CsvSource({
    "PT1S,1 second",
    "PT119S,119 seconds",
    "PT2M,2 minutes",
    "PT2H,2 hours",
    "PT47H,47 hours",
    "PT48H,2 days"
  })
  void saysSpansInTheLargestUnitThatIsExactEnough(Duration span, String text) {
    assertThat(Words.duration(span)).isEqualTo(text);
  }

  @Test
  void saysOnWhichSideOfNowAMomentLies() {
    assertThat(Words.relative(NOW.plusSeconds(7200), NOW)).isEqualTo("in 2 hours");
    assertThat(Words.relative(NOW.minusSeconds(7200), NOW)).isEqualTo("2 hours ago");
  }

  @Test
  void aListIsBounded() {
    assertThat(Words.list(List.of("a"))).isEqualTo("a");
    assertThat(Words.list(List.of("a", "b", "c"))).isEqualTo("a, b and c");
    assertThat(Words.list(List.of("a", "b", "c", "d", "e", "f", "g")))
        .isEqualTo("a, b, c, d, e and 2 more");
  }

  @Test
  void aCertificateWithoutNamesIsForNoName() {
    assertThat(Words.names(List.of())).isEqualTo("no name");
  }

  @Test
  void aHostileNameIsCutBetweenCharacters() {
    assertThat(Words.bounded("\ud83d\ude00".repeat(200)))
        .isEqualTo("\ud83d\ude00".repeat(120) + "…");
  }
}
