package io.github.lintel.internal.checks.deployment;

import static io.github.lintel.internal.checks.CheckCase.passes;
import static io.github.lintel.internal.checks.CheckCase.triggers;
import static io.github.lintel.internal.checks.Facts.address;
import static io.github.lintel.internal.checks.Facts.endpoint;
import static io.github.lintel.internal.checks.Facts.handshake;
import static io.github.lintel.internal.checks.deployment.Leaves.DEFAULT;
import static io.github.lintel.internal.checks.deployment.Leaves.EXPIRED;
import static io.github.lintel.internal.checks.deployment.Leaves.EXPIRED_RSA;
import static io.github.lintel.internal.checks.deployment.Leaves.EXPIRING;
import static io.github.lintel.internal.checks.deployment.Leaves.LONG_RSA;
import static io.github.lintel.internal.checks.deployment.Leaves.OTHER_GOOD;
import static io.github.lintel.internal.checks.deployment.Leaves.RENEWED;
import static io.github.lintel.internal.checks.deployment.Leaves.RENEWED_RSA;

import io.github.lintel.check.Check;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.Ending;
import io.github.lintel.facts.Stage;
import io.github.lintel.internal.checks.CheckCase;
import io.github.lintel.internal.checks.Facts;
import io.github.lintel.internal.checks.HandshakeBuilder;
import java.util.ArrayList;
import java.util.List;

/** Cases of the checks of the deployment. */
public final class DeploymentCases {
  static final String A = "203.0.113.1";
  static final String B = "203.0.113.2";
  static final String C = "203.0.113.3";

  private DeploymentCases() {}

  public static List<Check> checks() {
    return List.of(
        new DefaultCertificate(),
        new NotExpectedCertificate(),
        new NodesDiffer(),
        new KeyTypesDiffer(),
        new Alternating(),
        new NodeDown());
  }

  public static List<CheckCase> all() {
    List<CheckCase> all = new ArrayList<>(nodes());
    all.addAll(oneNode());
    all.addAll(names());
    for (Check check : checks()) {
      all.add(
          passes(
              check.info().id().text(),
              "two nodes with one certificate",
              () -> endpoint().node(A, handshake(RENEWED)).node(B, handshake(RENEWED)).view()));
    }
    return all;
  }

  private static List<CheckCase> nodes() {
    return List.of(
        triggers(
            "deployment.not-expected-certificate",
            "the old one on every node",
            () -> old().node(B, handshake(EXPIRED)).expecting(RENEWED).view()),
        passes(
            "deployment.not-expected-certificate",
            "the old one on one node",
            () -> old().node(B, handshake(RENEWED)).expecting(RENEWED).view()),
        passes(
            "deployment.not-expected-certificate",
            "the expected one",
            () -> endpoint().node(A, handshake(RENEWED)).expecting(RENEWED).view()),
        passes(
            "deployment.not-expected-certificate",
            "no certificate at all",
            () -> endpoint().node(A, refused()).expecting(RENEWED).view()),
        triggers(
            "deployment.nodes-differ",
            "the old one on one node, with an expectation",
            () -> old().node(B, handshake(RENEWED)).expecting(RENEWED).view()),
        triggers(
            "deployment.nodes-differ",
            "an expired one beside a good one",
            () -> old().node(B, handshake(RENEWED)).view()),
        triggers(
            "deployment.nodes-differ",
            "two good ones",
            () -> endpoint().node(A, handshake(RENEWED)).node(B, handshake(OTHER_GOOD)).view()),
        passes(
            "deployment.nodes-differ",
            "the old one on every node",
            () -> old().node(B, handshake(EXPIRED)).expecting(RENEWED).view()),
        passes("deployment.nodes-differ", "one node", () -> old().view()),
        triggers(
            "deployment.node-down",
            "a node that refuses",
            () -> endpoint().node(A, refused()).node(B, handshake(RENEWED)).view()),
        passes(
            "deployment.node-down",
            "nodes that all refuse",
            () -> endpoint().node(A, refused()).node(B, refused()).view()),
        passes(
            "deployment.node-down",
            "a node that comes back",
            () ->
                endpoint()
                    .node(A, refused(), handshake(RENEWED).as(ClientKind.AGAIN))
                    .node(B, handshake(RENEWED))
                    .view()),
        passes(
            "deployment.node-down",
            "a node that rejects the handshake",
            () ->
                endpoint()
                    .node(A, handshake().alerted(Stage.CLIENT_HELLO_SENT, 40))
                    .node(B, handshake(RENEWED))
                    .view()));
  }

  private static List<CheckCase> oneNode() {
    return List.of(
        triggers(
            "deployment.key-types-differ",
            "RSA that is not renewed",
            () -> endpoint().node(A, handshake(RENEWED), rsa(EXPIRED_RSA)).view()),
        triggers(
            "deployment.key-types-differ",
            "RSA that is not the expected one",
            () ->
                endpoint()
                    .node(A, handshake(RENEWED), rsa(LONG_RSA))
                    .expecting(RENEWED, RENEWED_RSA)
                    .view()),
        triggers(
            "deployment.key-types-differ",
            "two that are renewed apart",
            () -> endpoint().node(A, handshake(RENEWED), rsa(LONG_RSA)).view()),
        passes(
            "deployment.key-types-differ",
            "two that are renewed together",
            () -> endpoint().node(A, handshake(RENEWED), rsa(RENEWED_RSA)).view()),
        passes(
            "deployment.key-types-differ",
            "RSA of which nothing is expected",
            () -> endpoint().node(A, handshake(RENEWED), rsa(LONG_RSA)).expecting(RENEWED).view()),
        triggers(
            "deployment.alternating",
            "a good one and an expired one",
            () -> endpoint().node(A, handshake(RENEWED), again(EXPIRED)).view()),
        triggers(
            "deployment.alternating",
            "two good ones",
            () -> endpoint().node(A, handshake(RENEWED), again(OTHER_GOOD)).view()),
        passes(
            "deployment.alternating",
            "two key types",
            () -> endpoint().node(A, handshake(RENEWED), rsa(EXPIRED_RSA)).view()));
  }

  private static List<CheckCase> names() {
    String id = "deployment.default-certificate";
    return List.of(
        triggers(
            id,
            "another name, as without a name",
            () -> address(handshake(DEFAULT), withoutName(DEFAULT))),
        triggers(
            id,
            "another name, as for a random name",
            () ->
                address(
                    handshake(DEFAULT),
                    withoutName(RENEWED),
                    handshake(DEFAULT).as(ClientKind.RANDOM_SERVER_NAME))),
        passes(id, "another name", () -> address(handshake(DEFAULT))),
        passes(
            id,
            "another name of its own",
            () -> address(handshake(DEFAULT), withoutName(EXPIRING))),
        passes(id, "the name", () -> address(handshake(RENEWED), withoutName(RENEWED))),
        passes(
            id,
            "no name that was sent",
            () ->
                endpoint()
                    .withoutServerName()
                    .node(A, handshake(DEFAULT), withoutName(DEFAULT))
                    .addressView()));
  }

  private static Facts old() {
    return endpoint().node(A, handshake(EXPIRED));
  }

  private static HandshakeBuilder refused() {
    return handshake().ended(Stage.NOT_CONNECTED, Ending.REFUSED);
  }

  static HandshakeBuilder rsa(Certificate leaf) {
    return handshake(leaf).as(ClientKind.RSA_ONLY);
  }

  static HandshakeBuilder again(Certificate leaf) {
    return handshake(leaf).as(ClientKind.AGAIN);
  }

  private static HandshakeBuilder withoutName(Certificate leaf) {
    return handshake(leaf).as(ClientKind.WITHOUT_SERVER_NAME);
  }
}
