package io.github.lintel.internal.probe;

import static io.github.lintel.facts.ClientKind.*;

import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.Ending;
import io.github.lintel.facts.Expectation;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.ServerName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which further handshakes with one node can tell why the first is not as it should be. They are
 * made in rounds, each chosen by what came out of those before: first the same again, because
 * nothing can be compared with a node that answers only sometimes; then what tells most; and when
 * something made a difference, the same once more, in case it was chance.
 *
 * @param name the name that is verified
 * @param expected what must be served; empty for any
 * @param scope what may be asked of this node
 */
record ExperimentPlan(ServerName name, List<Expectation> expected, Scope scope) {
  /** At one address, for one failure. */
  static final int MOST = 8;

  /**
   * What may be asked of a node.
   *
   * @param otherKeyType for its certificate of the other key type
   * @param experiments for the cause of what is wrong
   * @param thorough for what is not wrong for a modern client
   * @param nameSent whether the ClientHello has a server name
   * @param twice for the same again, at once after the first: of two that take turns behind one
   *     address it meets the other
   * @param repeats how often again though nothing is wrong
   */
  record Scope(
      boolean otherKeyType,
      boolean experiments,
      boolean thorough,
      boolean nameSent,
      boolean twice,
      int repeats) {}

  /**
   * Returns the next round; empty when nothing more can be told.
   *
   * @param done what came out so far, the first handshake first
   * @param tried as which clients it was tried after the first, whether something came out or not
   */
  List<ClientKind> next(List<HandshakeFacts> done, List<ClientKind> tried) {
    HandshakeFacts first = done.get(0);
    if (first.completed()) {
      return afterSuccess(first, done, tried);
    }
    List<ClientKind> round =
        scope.experiments()
            ? new FailureExperiments(scope.nameSent()).next(done, tried)
            : List.<ClientKind>of();
    return round.subList(0, Math.min(round.size(), Math.max(0, MOST - tried.size())));
  }

  private List<ClientKind> afterSuccess(
      HandshakeFacts first, List<HandshakeFacts> done, List<ClientKind> tried) {
    List<ClientKind> round = new ArrayList<>();
    if (tried.isEmpty() && scope.twice() && !comparisons(first).contains(AGAIN)) {
      return List.of(AGAIN);
    }
    if (tried.isEmpty() || scope.twice() && tried.equals(List.of(AGAIN))) {
      if (scope.otherKeyType()) {
        otherKeyType(first).ifPresent(round::add);
      }
      if (scope.experiments()) {
        round.addAll(comparisons(first));
      }
      for (long n = round.stream().filter(k -> k == AGAIN).count(); n < scope.repeats(); n++) {
        round.add(AGAIN);
      }
      return round;
    }
    // Refusing the other key type is right, with an alert; silence is not, and it may be chance.
    if (scope.experiments() && staysSilentOnNames(first, done, tried)) {
      round.add(SERVED_SERVER_NAME);
    }
    if (scope.experiments() && largeHelloIsLostOnce(done)) {
      round.add(LARGE_HELLO);
    }
    boolean lost = done.stream().anyMatch(h -> isOtherKeyType(h.client()) && isLost(h));
    if (round.isEmpty() && !lost && mayTakeTurns(first, done, tried)) {
      round.add(AGAIN); // alone: only of two in a row, one meets the other of two that take turns
    }
    if (!scope.experiments() || !lost) {
      return round;
    }
    List<ClientKind> asked = tried.stream().filter(kind -> isOtherKeyType(kind)).toList();
    if (asked.size() == 1) {
      round.addAll(asked);
      round.add(AGAIN);
    } else if (asked.size() == 2 && otherKeyTypeIsAlwaysLost(done)) {
      round.add(asked.get(0)); // alone: of two that are made at once, either may come first
    }
    return round;
  }

  /** Handshakes that were made at once may all have met the same of two that take turns. */
  private boolean mayTakeTurns(
      HandshakeFacts first, List<HandshakeFacts> done, List<ClientKind> tried) {
    return scope.experiments()
        && scope.thorough()
        && tried.stream().filter(kind -> kind == AGAIN).count() < 4
        && done.stream()
            .filter(handshake -> handshake.client() == AGAIN)
            .allMatch(handshake -> handshake.leaf().equals(first.leaf()));
  }

  /**
   * Some servers acknowledge only names that they know: whether such a one looks at names at all
   * shows when it is asked for a name that it must know.
   */
  private static boolean staysSilentOnNames(
      HandshakeFacts first, List<HandshakeFacts> done, List<ClientKind> tried) {
    return tried.contains(RANDOM_SERVER_NAME)
        && !tried.contains(SERVED_SERVER_NAME)
        && done.stream().noneMatch(HandshakeFacts::serverNameAcknowledged)
        && first.leaf().flatMap(ServedName::of).isPresent();
  }

  /** What a completed handshake leaves open. */
  private List<ClientKind> comparisons(HandshakeFacts first) {
    List<ClientKind> round = new ArrayList<>();
    boolean wrongName = first.leaf().map(leaf -> !name.matchedBy(leaf)).orElse(false);
    boolean unexpected =
        first.leaf().filter(leaf -> Expectation.allMet(expected, leaf)).isEmpty()
            && !expected.isEmpty();
    if (wrongName && scope.nameSent()) {
      round.add(WITHOUT_SERVER_NAME);
      round.add(RANDOM_SERVER_NAME);
    }
    if (wrongName || unexpected || scope.thorough()) {
      round.add(AGAIN);
      round.add(AGAIN);
    }
    if (scope.thorough()) {
      round.add(LARGE_HELLO); // not last: where it meets silence, time is left for another
      round.add(TLS_1_2_ONLY);
      round.add(OLD_VERSIONS);
    }
    return round;
  }

  /** One that was lost may be so by chance. */
  private static boolean largeHelloIsLostOnce(List<HandshakeFacts> done) {
    List<HandshakeFacts> large = done.stream().filter(h -> h.client() == LARGE_HELLO).toList();
    return large.size() == 1 && !large.get(0).completed();
  }

  /** Returns as which client the other certificate of a node with two key types is asked for. */
  static Optional<ClientKind> otherKeyType(HandshakeFacts first) {
    return first
        .leaf()
        .map(Certificate::publicKey)
        .flatMap(
            key ->
                switch (key.algorithm()) {
                  case "RSA" -> Optional.of(ECDSA_ONLY);
                  case "EC" -> Optional.of(RSA_ONLY);
                  default -> Optional.empty();
                });
  }

  private static boolean isOtherKeyType(ClientKind kind) {
    return kind == RSA_ONLY || kind == ECDSA_ONLY;
  }

  private static boolean otherKeyTypeIsAlwaysLost(List<HandshakeFacts> done) {
    return done.stream().allMatch(h -> isOtherKeyType(h.client()) ? isLost(h) : h.completed());
  }

  private static boolean isLost(HandshakeFacts handshake) {
    if (handshake.bytesReceived() > 0 && !speaksTls(handshake)) {
      return true; // it spoke another protocol
    }
    return handshake.bytesReceived() == 0
        && (handshake.ending() == Ending.CLOSED
            || handshake.ending() == Ending.RESET
            || handshake.ending() == Ending.TIMED_OUT);
  }

  /** A record of the handshake, or an alert. */
  static boolean speaksTls(HandshakeFacts handshake) {
    int type = handshake.firstBytes().at(0);
    return type == 22 || type == 21;
  }
}
