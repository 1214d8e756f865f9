package io.github.lintel.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OpensslReferenceTest {
  private static final String OUTPUT =
      """
      s_time: verify depth is 3
      Collecting connection statistics for 5 seconds
      *********************

      4000 connections in 3.55s; 1126.76 connections/user sec, bytes read 0
      4000 connections in 6 real seconds, 0 bytes read per connection
      0m0.000000s 0m0.010000s
      0m3.550000s 0m0.450000s
      """;

  @Test
  void theTimesOfTheChildrenCount() {
    Sample sample = OpensslReference.parse(OUTPUT);

    Duration cpu = Duration.ofSeconds(4);
    assertThat(sample).isEqualTo(new Sample(4000, cpu, cpu, Duration.ofSeconds(6)));
    assertThat(sample.cpuMicrosEach()).isEqualTo(1000);
  }

  @Test
  void theShellsOfOtherSystemsAreUnderstood() {
    String output =
        OUTPUT
            .replace("0m0.000000s 0m0.010000s", "0m0.00s 0m0.01s")
            .replace("0m3.550000s 0m0.450000s", "1m3.55s 0m0.45s");

    assertThat(OpensslReference.parse(output).cpu()).isEqualTo(Duration.ofSeconds(64));
  }

  @Test
  void whatFailedIsNoFigure() {
    String refused =
        "Collecting connection statistics for 5 seconds\nERROR\n0m0s 0m0s\n0m0s 0m0s\n";

    assertThatExceptionOfType(FleetException.class)
        .isThrownBy(() -> OpensslReference.parse(refused))
        .withMessageContaining("ERROR");
    assertThatExceptionOfType(FleetException.class)
        .isThrownBy(() -> OpensslReference.parse("sh: openssl: not found\n0m0s 0m0s\n0m0s 0m0s\n"))
        .withMessageContaining("not found");
    assertThatExceptionOfType(FleetException.class)
        .isThrownBy(() -> OpensslReference.parse(OUTPUT.replace("4000", "0")));
  }
}
