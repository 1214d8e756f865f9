package io.github.lintel.internal.checks.connection;

import static io.github.lintel.internal.checks.CheckCase.passes;
import static io.github.lintel.internal.checks.CheckCase.triggers;
import static io.github.lintel.internal.checks.Facts.address;
import static io.github.lintel.internal.checks.Facts.endpoint;
import static io.github.lintel.internal.checks.Facts.handshake;

import io.github.lintel.check.Check;
import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.Ending;
import io.github.lintel.facts.ResolutionFacts.Outcome;
import io.github.lintel.facts.Stage;
import io.github.lintel.internal.checks.CheckCase;
import io.github.lintel.internal.checks.HandshakeBuilder;
import java.util.List;

/** Cases of the checks of the connection. */
public final class ConnectionCases {
  private ConnectionCases() {}

  public static List<Check> checks() {
    return List.of(
        new NameNotResolved(),
        new Refused(),
        new Reset(),
        new TimedOut(),
        new Unreachable(),
        new Intermittent(),
        new Interrupted());
  }

  public static List<CheckCase> all() {
    return List.of(
        triggers(
            "connection.name-not-resolved",
            "a name that does not exist",
            () -> endpoint().resolution(Outcome.NO_SUCH_NAME).view()),
        triggers(
            "connection.name-not-resolved",
            "a name without an address",
            () -> endpoint().resolution(Outcome.NO_ADDRESS).view()),
        triggers(
            "connection.name-not-resolved",
            "a resolver that does not answer",
            () -> endpoint().resolution(Outcome.RESOLVER_FAILED).view()),
        passes(
            "connection.name-not-resolved",
            "a name with an address",
            () -> endpoint().node("203.0.113.1", handshake()).view()),
        passes(
            "connection.name-not-resolved",
            "an address",
            () -> endpoint().resolution(Outcome.NOT_NEEDED).view()),
        triggers("connection.refused", "a RST to the SYN", () -> address(failed(Ending.REFUSED))),
        passes("connection.refused", "a handshake", () -> address(handshake())),
        passes("connection.refused", "another failure", () -> address(failed(Ending.UNREACHABLE))),
        triggers("connection.timed-out", "silence", () -> address(failed(Ending.TIMED_OUT))),
        passes("connection.timed-out", "a handshake", () -> address(handshake())),
        passes(
            "connection.timed-out",
            "silence after the connection",
            () -> address(handshake().ended(Stage.CLIENT_HELLO_SENT, Ending.TIMED_OUT))),
        triggers(
            "connection.reset",
            "a RST on accept",
            () -> address(handshake().ended(Stage.CONNECTED, Ending.RESET))),
        triggers(
            "connection.reset",
            "a RST to the ClientHello",
            () -> address(handshake().ended(Stage.CLIENT_HELLO_SENT, Ending.RESET))),
        triggers(
            "connection.reset",
            "a RST before anything was said",
            () ->
                address(
                    handshake().ended(Stage.CLIENT_HELLO_SENT, Ending.RESET),
                    handshake().as(ClientKind.PLAIN_HTTP).ended(Stage.CONNECTED, Ending.RESET))),
        passes(
            "connection.reset",
            "a close before anything was said, and so a RST to what was",
            () ->
                address(
                    handshake().ended(Stage.CLIENT_HELLO_SENT, Ending.RESET),
                    handshake().as(ClientKind.PLAIN_HTTP).ended(Stage.CONNECTED, Ending.CLOSED))),
        passes(
            "connection.reset",
            "a RST to what was said",
            () ->
                address(
                    handshake().ended(Stage.CLIENT_HELLO_SENT, Ending.RESET),
                    handshake()
                        .as(ClientKind.PLAIN_HTTP)
                        .ended(Stage.CLIENT_HELLO_SENT, Ending.RESET))),
        triggers(
            "connection.intermittent",
            "an experiment that is answered only once",
            () ->
                address(
                    handshake().ended(Stage.CLIENT_HELLO_SENT, Ending.RESET),
                    handshake().ended(Stage.CLIENT_HELLO_SENT, Ending.RESET).as(ClientKind.AGAIN),
                    handshake().as(ClientKind.WITHOUT_SERVER_NAME),
                    handshake()
                        .ended(Stage.CLIENT_HELLO_SENT, Ending.RESET)
                        .as(ClientKind.WITHOUT_SERVER_NAME))),
        passes(
            "connection.intermittent",
            "a refusal for want of a client certificate that was not heard the second time",
            () ->
                address(
                    handshake().asksForCertificate().alerted(Stage.FINISHED, 0),
                    handshake().asksForCertificate().as(ClientKind.AGAIN))),
        triggers(
            "connection.intermittent",
            "silence, and an answer to an offer of everything that takes what was offered first",
            () ->
                address(
                    handshake().ended(Stage.CLIENT_HELLO_SENT, Ending.TIMED_OUT),
                    handshake()
                        .ended(Stage.CLIENT_HELLO_SENT, Ending.TIMED_OUT)
                        .as(ClientKind.AGAIN),
                    handshake().as(ClientKind.EVERYTHING))),
        triggers(
            "connection.intermittent",
            "answers to offers that differ from the first in different ways",
            () ->
                address(
                    handshake().ended(Stage.CLIENT_HELLO_SENT, Ending.TIMED_OUT),
                    handshake()
                        .ended(Stage.CLIENT_HELLO_SENT, Ending.TIMED_OUT)
                        .as(ClientKind.AGAIN),
                    handshake().as(ClientKind.WITHOUT_SERVER_NAME),
                    handshake().as(ClientKind.TLS_1_2_ONLY))),
        passes("connection.reset", "a handshake", () -> address(handshake())),
        passes(
            "connection.reset",
            "a RST after the ServerHello",
            () -> address(handshake().ended(Stage.SERVER_HELLO, Ending.RESET))),
        triggers(
            "connection.unreachable",
            "what the network says",
            () -> address(failed(Ending.UNREACHABLE))),
        triggers(
            "connection.unreachable",
            "that there is no route at all",
            () -> address(failed(Ending.NO_ROUTE))),
        triggers(
            "connection.unreachable",
            "that one family cannot be probed",
            () ->
                endpoint()
                    .node("2001:db8::1", failed(Ending.NO_ROUTE))
                    .node("203.0.113.1", handshake())
                    .view()),
        passes("connection.unreachable", "a handshake", () -> address(handshake())),
        triggers(
            "connection.intermittent",
            "a second try that succeeds",
            () -> address(closed(), handshake().as(ClientKind.AGAIN))),
        triggers(
            "connection.intermittent",
            "a second try that fails",
            () -> address(handshake(), closed().as(ClientKind.AGAIN))),
        triggers(
            "connection.intermittent",
            "plain HTTP at one try with the other key type, an alert at the next",
            () ->
                address(
                    handshake(),
                    handshake()
                        .rejected(Stage.CLIENT_HELLO_SENT, 10)
                        .received("HTTP/1.1 400 Bad Request\r\n")
                        .as(ClientKind.RSA_ONLY),
                    handshake().alerted(Stage.CLIENT_HELLO_SENT, 40).as(ClientKind.RSA_ONLY))),
        passes(
            "connection.intermittent",
            "two that fail",
            () -> address(closed(), closed().as(ClientKind.AGAIN))),
        passes("connection.intermittent", "one handshake", () -> address(handshake())),
        passes(
            "connection.intermittent",
            "a second try that we stopped",
            () -> address(handshake(), failed(Ending.CANCELLED).as(ClientKind.AGAIN))),
        triggers(
            "connection.interrupted",
            "a verification that was stopped",
            () -> endpoint().interrupted().view()),
        triggers(
            "connection.interrupted",
            "a node that was not probed",
            () -> endpoint().node("203.0.113.1", failed(Ending.CANCELLED)).view()),
        passes(
            "connection.interrupted",
            "a complete verification",
            () -> endpoint().node("203.0.113.1", handshake()).view()));
  }

  static HandshakeBuilder failed(Ending ending) {
    return handshake().ended(Stage.NOT_CONNECTED, ending);
  }

  private static HandshakeBuilder closed() {
    return handshake().ended(Stage.CLIENT_HELLO_SENT, Ending.CLOSED);
  }
}
