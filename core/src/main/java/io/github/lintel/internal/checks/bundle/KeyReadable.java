package io.github.lintel.internal.checks.bundle;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.EndpointCheck;
import io.github.lintel.check.EndpointView;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.BundleFacts;
import java.util.List;
import java.util.Map;

/**
 * Subscribers "MUST take all reasonable measures to assure control of, keep confidential, and
 * properly protect at all times the Private Key" (Baseline Requirements 9.6.3). The file of this
 * one can be read by every account of the machine. Told only where files have POSIX permissions,
 * and where no folder above keeps others out.
 */
public final class KeyReadable implements EndpointCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("bundle.key-readable", "everybody on the machine can read the private key")
          .severity(Severity.WARNING)
          .rank(190)
          .source("Baseline Requirements 9.6.3");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(EndpointView endpoint) {
    return Bundles.each(endpoint, KeyReadable::faults);
  }

  private static List<Fault> faults(BundleFacts bundle) {
    return bundle
        .keyExposure()
        .map(permissions -> List.of(Fault.of(new Open(bundle.keySource(), permissions))))
        .orElse(List.of());
  }

  record Open(String file, String permissions) implements Evidence {
    @Override
    public String sentence() {
      return "Everybody on this machine can read the private key in %s (%s); only the server should."
          .formatted(file, permissions);
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "file", file, "permissions", permissions, "required", "not readable by others");
    }
  }
}
