package io.github.lintel.internal.checks.deployment;

import io.github.lintel.check.AddressCheck;
import io.github.lintel.check.AddressView;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.AddressFacts;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.NodeAddress;
import io.github.lintel.internal.checks.Words;
import io.github.lintel.internal.checks.certificate.NearName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The leaf is not for the name, and the node shows the same leaf when no name, or one that nobody
 * configured, is asked for: it falls back to its default (RFC 6066 3 leaves that open to a server).
 *
 * <p>That the name has no configuration of its own is sure enough to be the cause of the wrong
 * certificate when the server shows that it looks at names: it "SHALL include an extension of type
 * 'server_name' in the (extended) server hello" when it does. Where it acknowledges this name and
 * not the random one, the name is configured, with a wrong certificate. Apache acknowledges only
 * names that it knows, so it is asked for one of those in the certificate, too. Where it
 * acknowledges none, or the certificate is for a name close to this one, it may as well have a
 * single, wrong certificate: then this is a hint beside the finding of the wrong name.
 */
public final class DefaultCertificate implements AddressCheck {
  private static final int UNRECOGNIZED_NAME = 112;
  private static final CheckInfo INFO =
      CheckInfo.of(
              "deployment.default-certificate",
              "the name seems to have no configuration of its own")
          .severity(Severity.ERROR)
          .rank(300)
          .source("RFC 6066 3")
          .explains(consequences());

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(AddressView address) {
    Optional<String> asked = address.endpoint().serverNameSent();
    Optional<Certificate> leaf = address.facts().primary().leaf();
    if (asked.isEmpty() || leaf.isEmpty()) {
      return CheckOutcome.notApplicable("no name was sent, or no certificate came back");
    }
    if (address.endpoint().names().stream().anyMatch(name -> name.matchedBy(leaf.get()))) {
      return CheckOutcome.passed();
    }
    List<ClientKind> same =
        Stream.of(ClientKind.RANDOM_SERVER_NAME, ClientKind.WITHOUT_SERVER_NAME)
            .filter(kind -> address.facts().as(kind).flatMap(HandshakeFacts::leaf).equals(leaf))
            .toList();
    if (same.isEmpty() || isConfigured(address.facts()) || takesTurns(address.facts())) {
      return CheckOutcome.passed();
    }
    Fallback evidence =
        new Fallback(
            address.facts().address(),
            asked.get(),
            leaf.get(),
            same,
            looksAtNames(address.facts()),
            isNear(address, leaf.get()));
    boolean cause = evidence.sure();
    return CheckOutcome.found(
        Fault.of(evidence).severity(cause ? Severity.ERROR : Severity.NOTE).about(0, leaf.get()));
  }

  private static boolean isConfigured(AddressFacts address) {
    return address.primary().serverNameAcknowledged()
        && address
            .as(ClientKind.RANDOM_SERVER_NAME)
            .filter(h -> h.completed() && !h.serverNameAcknowledged())
            .isPresent();
  }

  /** Then what other names get tells nothing; see {@code deployment.alternating}. */
  private static boolean takesTurns(AddressFacts address) {
    return address.handshakes().stream()
        .filter(h -> h.client() == ClientKind.AGAIN && h.leaf().isPresent())
        .anyMatch(h -> !h.leaf().equals(address.primary().leaf()));
  }

  private static boolean looksAtNames(AddressFacts address) {
    return address.primary().warningsReceived().stream()
            .anyMatch(alert -> alert.code() == UNRECOGNIZED_NAME)
        || address.handshakes().stream().anyMatch(HandshakeFacts::serverNameAcknowledged);
  }

  private static String[] consequences() {
    return Stream.concat(
            Stream.of(Stale.consequences()), Stream.of("handshake.unrecognized-name-warning"))
        .toArray(String[]::new);
  }

  private static boolean isNear(AddressView address, Certificate leaf) {
    return address.endpoint().names().stream()
        .anyMatch(name -> NearName.of(name, leaf).isPresent());
  }

  /** The name that was asked for, and the names of what came back with and without it. */
  record Fallback(
      NodeAddress node,
      String asked,
      Certificate leaf,
      List<ClientKind> same,
      boolean looksAtNames,
      boolean near)
      implements Evidence {
    @Override
    public String sentence() {
      return "%s %s no configuration for %s: it answers with %s (for %s), and the same %s."
          .formatted(
              node,
              sure() ? "has" : "seems to have",
              asked,
              Words.certificate(leaf),
              Words.names(leaf.serverNames()),
              String.join(" and ", same.stream().map(ClientKind::description).toList()));
    }

    boolean sure() {
      return looksAtNames && !near;
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "address", node.text(),
          "serverName", asked,
          "served", Stale.describe(leaf),
          "servedNames", Words.values(leaf.serverNames()),
          "sameAs", same.stream().map(ClientKind::id).toList(),
          "looksAtNames", looksAtNames);
    }

    @Override
    public Optional<String> remedy() {
      return Optional.of(
          ("Add %s to the TLS configuration of %s, with a certificate for that name; until then it"
                  + " answers with its default certificate.")
              .formatted(asked, node));
    }
  }
}
