package io.github.lintel.smoke;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** As of when to judge. */
final class MomentOption {
  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description =
          "Judge as of then: a day (2027-03-01, its start in UTC) or 2027-03-01T08:00:00Z.")
  private @Nullable String at;

  MomentOption() {}

  /** Returns a clock that stands still then, if the option is given. */
  Optional<Clock> clock() {
    return Optional.ofNullable(at)
        .map(text -> Clock.fixed(InstantText.parse("--at", text), ZoneOffset.UTC));
  }
}
