package io.github.lintel.smoke;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Every front door of the laboratory. */
final class Laboratory {
  private static final List<Section> FAULTS =
      List.of(
          new Section("Certificates", LabCertificateFaults::all),
          new Section("Chains", LabChainFaults::all),
          new Section("Names", LabNameFaults::all),
          new Section("Versions", LabVersionFaults::all),
          new Section("Suites, groups, key types, protocols", LabSuiteFaults::all),
          new Section("Keys", LabKeyFaults::all),
          new Section("Client certificates", LabClientCertificateFaults::all),
          new Section("Connections", LabConnectionFaults::all),
          new Section("On the way", LabWireFaults::all),
          new Section("Balancers and proxies", LabProxyFaults::all),
          new Section("Not TLS", LabPlaintextFaults::all),
          new Section("Alerts", LabAlertFaults::all),
          new Section("One of several nodes", LabNodeFaults::all));

  private Laboratory() {}

  /** Faults of one kind. */
  record Section(String title, Supplier<Stream<LabCase>> cases) {}

  static List<Section> sections() {
    return FAULTS;
  }

  static Stream<LabCase> faults() {
    return FAULTS.stream().flatMap(section -> section.cases().get());
  }

  static Stream<LabCase> healthyDoors() {
    return Stream.concat(LabHealthyDoors.all(), LabHealthyProxies.all());
  }
}
