package io.github.lintel.smoke;

import java.util.stream.Stream;

/** Every front door of the laboratory. */
final class Laboratory {
  private Laboratory() {}

  static Stream<LabCase> faults() {
    return Stream.of(
            LabCertificateFaults.all(),
            LabChainFaults.all(),
            LabNameFaults.all(),
            LabVersionFaults.all(),
            LabSuiteFaults.all(),
            LabClientCertificateFaults.all(),
            LabConnectionFaults.all(),
            LabWireFaults.all(),
            LabProxyFaults.all(),
            LabPlaintextFaults.all(),
            LabAlertFaults.all(),
            LabKeyFaults.all(),
            LabNodeFaults.all())
        .flatMap(cases -> cases);
  }

  static Stream<LabCase> healthyDoors() {
    return Stream.concat(LabHealthyDoors.all(), LabHealthyProxies.all());
  }
}
