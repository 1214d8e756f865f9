package io.github.lintel.internal.checks;

import io.github.lintel.internal.checks.bundle.BundleCases;
import io.github.lintel.internal.checks.certificate.CertificateCases;
import io.github.lintel.internal.checks.chain.ChainCases;
import io.github.lintel.internal.checks.connection.ConnectionCases;
import io.github.lintel.internal.checks.deployment.DeploymentCases;
import io.github.lintel.internal.checks.handshake.HandshakeCases;
import io.github.lintel.internal.checks.revocation.RevocationCases;
import java.util.List;
import java.util.stream.Stream;

/** The cases of every group. */
public final class CheckCases {
  private CheckCases() {}

  public static List<CheckCase> all() {
    return Stream.of(
            ConnectionCases.all(),
            BundleCases.all(),
            HandshakeCases.all(),
            DeploymentCases.all(),
            CertificateCases.all(),
            ChainCases.all(),
            RevocationCases.all())
        .flatMap(List::stream)
        .toList();
  }
}
