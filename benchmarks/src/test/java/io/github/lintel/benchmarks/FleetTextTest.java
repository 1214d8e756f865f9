package io.github.lintel.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FleetTextTest {

  @Test
  void mediansAndRatios() {
    List<Fleet.Round> ours =
        LongStream.of(900, 3000, 1000)
            .mapToObj(micros -> new Fleet.Round(sample(micros), 99, 200, 100, 50 << 20))
            .toList();
    Reference other = new OpensslReference(target(), 5);

    String text = FleetText.of(ours, Map.of(other, List.of(sample(2000), sample(1000))));

    assertThat(text.lines().map(line -> line.replaceAll("\\s+", " ")))
        .containsExactly(
            " each second us CPU each in threads Lintel / this",
            "Lintel, a verification 50 1000 500 1.00",
            "openssl s_time, a handshake 50 1500 750 0.67",
            "Lintel: 297 of 300 HEALTHY; 2.00 handshakes for each, 1.00 completed;"
                + " peak heap 50 MiB");
  }

  private static Sample sample(long micros) {
    Duration cpu = Duration.ofNanos(micros * 1000 * 100);
    return new Sample(100, cpu, cpu.dividedBy(2), Duration.ofSeconds(2));
  }

  private static Target target() {
    return new Target("shop.example.com", Target.address("[::1]:8443"), Path.of("root.pem"));
  }
}
