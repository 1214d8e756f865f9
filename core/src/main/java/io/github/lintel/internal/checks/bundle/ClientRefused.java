package io.github.lintel.internal.checks.bundle;

import io.github.lintel.check.AddressView;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.EndpointCheck;
import io.github.lintel.check.EndpointView;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.facts.Alert;
import io.github.lintel.facts.Ending;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.NodeAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Key and certificate belong together and a client of today still cannot shake hands with a server
 * that has them: the key is of a kind for which TLS 1.2, or TLS 1.3, or clients have no signature
 * algorithm (RFC 8446 4.2.3). Each kind of client was tried in this process, without a socket.
 */
public final class ClientRefused implements EndpointCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("bundle.client-refused", "clients cannot use this kind of key")
          .rank(165)
          .source("RFC 8446 4.2.3")
          .explains(
              "handshake.alert",
              "handshake.closed",
              "handshake.corrupted",
              "handshake.internal-error",
              "handshake.no-shared-cipher",
              "handshake.no-shared-group",
              "handshake.no-shared-version");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(EndpointView endpoint) {
    if (endpoint.facts().bundle().isEmpty()) {
      return Bundles.notABundle();
    }
    List<Fault> faults = new ArrayList<>();
    for (AddressView address : endpoint.addresses()) {
      List<HandshakeFacts> tried =
          address.facts().handshakes().stream()
              .filter(handshake -> handshake.ending() != Ending.CANCELLED)
              .toList();
      if (tried.stream().allMatch(HandshakeFacts::completed)) {
        continue;
      }
      faults.add(Fault.of(refusal(endpoint, tried)).at(NodeAddress.inMemory()));
    }
    return CheckOutcome.found(faults);
  }

  private static Refusal refusal(EndpointView endpoint, List<HandshakeFacts> tried) {
    List<String> keys =
        endpoint.facts().bundle().orElseThrow().all().stream()
            .flatMap(bundle -> bundle.leaf().stream())
            .map(leaf -> leaf.publicKey().description())
            .toList();
    List<String> refused =
        tried.stream()
            .filter(handshake -> !handshake.completed())
            .map(handshake -> handshake.client().description())
            .distinct()
            .toList();
    Optional<Alert> alert =
        tried.stream()
            .filter(handshake -> !handshake.completed())
            .flatMap(h -> h.alertReceived().or(h::alertSent).stream())
            .findFirst();
    return new Refusal(keys, refused, tried.size(), alert.map(Alert::name).orElse("none"));
  }

  record Refusal(List<String> keys, List<String> refused, int tried, String alert)
      implements Evidence {
    @Override
    public String sentence() {
      return "A server with this bundle (%s) cannot shake hands %s (alert: %s), and should with every"
              .formatted(String.join(", ", keys), String.join(", nor ", refused), alert)
          + " kind of client that was tried.";
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "keys", keys, "refused", refused, "tried", tried, "required", "all", "alert", alert);
    }
  }
}
