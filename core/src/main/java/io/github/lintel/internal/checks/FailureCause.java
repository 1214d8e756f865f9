package io.github.lintel.internal.checks;

import io.github.lintel.check.AddressView;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Fault;
import io.github.lintel.facts.HandshakeFacts;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Why the first handshake with a node failed. One handshake has one cause, so two checks never
 * report the same failure; and each cause has a check, so none goes unreported.
 */
public enum FailureCause {
  /** It did not fail. */
  NONE("", "the handshake was completed"),
  CANCELLED("connection.interrupted", "it was stopped from our side"),
  NO_ROUTE("connection.unreachable", "this machine has no route to it"),
  UNREACHABLE("connection.unreachable", "the network cannot reach it"),
  REFUSED("connection.refused", "the connection was refused"),
  CONNECTION_TIMED_OUT("connection.timed-out", "no connection before the deadline"),
  CONNECTION_RESET("connection.reset", "the connection was reset before the server sent anything"),
  PROXY_PROTOCOL(
      "handshake.proxy-protocol-expected", "the server expects a PROXY protocol header first"),
  PLAINTEXT("handshake.plaintext", "the server speaks another protocol in plain text"),
  NOT_TLS("handshake.not-tls", "the server does not speak TLS"),
  KEY_MISMATCH("handshake.key-mismatch", "the server's key does not belong to its certificate"),
  NO_CERTIFICATE("handshake.no-certificate", "the server sent no certificate"),
  CLIENT_CERTIFICATE(
      "handshake.client-certificate-required", "the server wants a client certificate"),
  UNRECOGNIZED_NAME("handshake.unrecognized-name", "the server does not know the name"),
  NO_SHARED_VERSION("handshake.no-shared-version", "no TLS version in common"),
  VERSION_INTOLERANT("handshake.version-intolerant", "the server breaks when TLS 1.3 is offered"),
  ALPN_MISMATCH("handshake.alpn-mismatch", "no application protocol in common"),
  WEAK_DH("handshake.weak-dh", "the server's Diffie-Hellman parameters are too weak"),
  NO_SHARED_GROUP("handshake.no-shared-group", "no key exchange group in common"),
  NO_SHARED_CIPHER("handshake.no-shared-cipher", "no cipher suite in common"),
  KEY_TYPE(
      "handshake.key-type-cipher-mismatch", "nothing that is offered goes with the server's key"),
  INTERNAL_ERROR("handshake.internal-error", "the server reports an error of its own"),
  ALERT("handshake.alert", "the server refused with an alert"),
  CORRUPTED("handshake.corrupted", "the server broke the protocol"),
  HANDSHAKE_RESET("handshake.reset", "the connection was reset during the handshake"),
  TRUNCATED("handshake.truncated", "the server's answer ends in the middle"),
  CLOSED("handshake.closed", "the server closed the connection during the handshake"),
  STALLED("handshake.stalled", "the server stops in the middle of its answer"),
  HANDSHAKE_TIMED_OUT("handshake.timed-out", "the handshake was not complete before the deadline");

  private final String checkId;
  private final String description;

  FailureCause(String checkId, String description) {
    this.checkId = checkId;
    this.description = description;
  }

  /** Returns why the first handshake with the node failed. */
  public static FailureCause of(AddressView address) {
    return FailureClassifier.classify(address.endpoint(), address.facts());
  }

  /** Returns the ids of the checks that report a failure. */
  public static String[] checkIds() {
    return Stream.of(values())
        .filter(cause -> cause != NONE)
        .map(FailureCause::checkId)
        .distinct()
        .toArray(String[]::new);
  }

  /** Returns the id of the check that reports it; empty when there is nothing to report. */
  public String checkId() {
    return checkId;
  }

  /** Returns it as a clause, as in {@code the connection was refused}. */
  public String description() {
    return description;
  }

  /** Returns whether the node could not be talked to at all: a client goes to the next address. */
  public boolean beforeConnection() {
    return this == UNREACHABLE || this == REFUSED || this == CONNECTION_TIMED_OUT;
  }

  /** Returns whether it says nothing about the front door. */
  public boolean ownSide() {
    return this == CANCELLED || this == NO_ROUTE;
  }

  /** The outcome of the check that reports this cause: a fault if it is the cause here. */
  public CheckOutcome judge(AddressView address, Function<HandshakeFacts, Fault> fault) {
    FailureCause actual = of(address);
    if (actual == this) {
      return CheckOutcome.found(fault.apply(address.facts().primary()));
    }
    return actual == NONE ? CheckOutcome.passed() : CheckOutcome.notApplicable(actual.description);
  }
}
