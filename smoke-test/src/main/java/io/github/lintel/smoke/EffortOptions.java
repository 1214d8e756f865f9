package io.github.lintel.smoke;

import io.github.lintel.TlsVerifier;
import picocli.CommandLine.Option;

/** How much to find out. */
final class EffortOptions {
  @Option(
      names = "--thorough",
      description =
          "Probe every address as a client of each key type, of older versions, and with a large ClientHello.")
  private boolean thorough;

  @Option(
      names = "--no-experiments",
      description = "Make no further handshakes to find out why one fails.")
  private boolean noExperiments;

  EffortOptions() {}

  void applyTo(TlsVerifier.Builder settings) {
    settings.thorough(thorough).experiments(!noExperiments);
  }
}
