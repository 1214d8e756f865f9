package io.github.lintel.internal.diagnose;

import io.github.lintel.check.Check;
import io.github.lintel.internal.checks.bundle.BundleChecks;
import io.github.lintel.internal.checks.certificate.CertificateChecks;
import io.github.lintel.internal.checks.chain.ChainChecks;
import io.github.lintel.internal.checks.connection.ConnectionChecks;
import io.github.lintel.internal.checks.deployment.DeploymentChecks;
import io.github.lintel.internal.checks.handshake.HandshakeChecks;
import io.github.lintel.internal.checks.revocation.RevocationChecks;
import java.util.List;
import java.util.stream.Stream;

/** The explicit list of all checks that come with Lintel: one list for each group. */
public final class BuiltInChecks {
  private static final List<Check> ALL =
      Stream.of(
              ConnectionChecks.all(),
              BundleChecks.all(),
              HandshakeChecks.all(),
              DeploymentChecks.all(),
              CertificateChecks.all(),
              ChainChecks.all(),
              RevocationChecks.all())
          .flatMap(List::stream)
          .toList();

  private BuiltInChecks() {}

  /** Returns every built-in check, once. */
  public static List<Check> all() {
    return ALL;
  }
}
