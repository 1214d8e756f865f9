package io.github.lintel.internal.checks.deployment;

import io.github.lintel.check.AddressCheck;
import io.github.lintel.check.AddressView;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.NodeAddress;
import io.github.lintel.internal.checks.Words;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The leaf is not for the name, and the node shows the same leaf when no name, or one that nobody
 * configured, is asked for: it has no configuration of its own for the name and falls back to its
 * default (RFC 6066 3 leaves that open to a server). A server that was given a single, wrong
 * certificate looks the same from outside, so this is a hint beside the finding of the wrong name.
 */
public final class DefaultCertificate implements AddressCheck {
  private static final CheckInfo INFO =
      CheckInfo.of(
              "deployment.default-certificate",
              "the name seems to have no configuration of its own")
          .severity(Severity.NOTE)
          .rank(300)
          .source("RFC 6066 3");

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
    Optional<ClientKind> same =
        Stream.of(ClientKind.WITHOUT_SERVER_NAME, ClientKind.RANDOM_SERVER_NAME)
            .filter(kind -> address.facts().as(kind).flatMap(HandshakeFacts::leaf).equals(leaf))
            .findFirst();
    return same.map(
            kind -> {
              NodeAddress node = address.facts().address();
              Evidence evidence = new Fallback(node, asked.get(), leaf.get(), kind);
              return CheckOutcome.found(Fault.of(evidence).about(0, leaf.get()));
            })
        .orElseGet(CheckOutcome::passed);
  }

  /** The name that was asked for, and the names of what came back with and without it. */
  record Fallback(NodeAddress node, String asked, Certificate leaf, ClientKind same)
      implements Evidence {
    @Override
    public String sentence() {
      return "%s seems to have no configuration for %s: it answers with %s (for %s), and the same %s."
          .formatted(
              node,
              asked,
              Words.certificate(leaf),
              Words.names(leaf.serverNames()),
              same.description());
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "address", node.text(),
          "serverName", asked,
          "served", Stale.describe(leaf),
          "servedNames", Words.values(leaf.serverNames()),
          "sameAs", same.id());
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
