package io.github.lintel.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class DemoCommandTest {
  @Test
  void theStoryPlaysOutAsTold() {
    CommandRun run = CommandRun.of("demo");

    assertThat(run.code()).as("%s", run.out()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .containsSubsequence(
            "1. THE RENEWAL",
            "HEALTHY  fullchain.pem",
            "(exit code 0)",
            "2. THE OUTAGE",
            "BROKEN  shop.example.com",
            "deployment.",
            "certificate.expired",
            "(exit code 2)",
            "3. THE REPAIR",
            "HEALTHY  shop.example.com",
            "(exit code 0)",
            "The story played out as told.");
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
  }
}
