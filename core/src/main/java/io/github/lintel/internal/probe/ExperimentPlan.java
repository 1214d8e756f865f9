package io.github.lintel.internal.probe;

import static io.github.lintel.facts.ClientKind.*;

import io.github.lintel.facts.Alert;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.Ending;
import io.github.lintel.facts.Expectation;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.ServerName;
import io.github.lintel.facts.Stage;
import io.github.lintel.facts.TlsVersion;
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

  private static final int HANDSHAKE_FAILURE = 40;
  private static final int PROTOCOL_VERSION = 70;
  private static final int INTERNAL_ERROR = 80;
  private static final int UNRECOGNIZED_NAME = 112;
  private static final int NO_APPLICATION_PROTOCOL = 120;

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
        scope.experiments() ? afterFailure(first, done, tried) : List.<ClientKind>of();
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

  private List<ClientKind> afterFailure(
      HandshakeFacts first, List<HandshakeFacts> done, List<ClientKind> tried) {
    if (first.reached(Stage.CONNECTED) && saysSomethingElse(first)) {
      return tried.isEmpty() ? List.of(AGAIN) : List.of(); // it may be one of two that take turns
    }
    if (!first.reached(Stage.CONNECTED)
        || !explainsNothing(first)
        || done.stream().anyMatch(h -> h.client() == AGAIN && h.completed())) {
      return List.of();
    }
    if (first.ending() == Ending.TIMED_OUT) {
      return tried.isEmpty() ? afterSilence(first) : List.of(); // there is no time for rounds
    }
    if (tried.isEmpty()) {
      return List.of(AGAIN);
    }
    if (tried.size() == 1) {
      return second(first);
    }
    if (mayLackCertificate(first)) {
      boolean different = done.stream().skip(2).anyMatch(HandshakeFacts::completed);
      boolean again = tried.stream().filter(kind -> kind == AGAIN).count() < 2;
      return different && again ? List.of(AGAIN) : List.of();
    }
    boolean told = done.stream().skip(2).anyMatch(h -> h.reached(Stage.SERVER_HELLO));
    if (told) {
      return afterDifference(done, tried);
    }
    return tried.contains(OLD_VERSIONS) || tried.contains(EVERYTHING_OF_TLS_1_2)
        ? last(first, done, tried)
        : third(first, done);
  }

  /** What came is not TLS, or no message of it. */
  private static boolean saysSomethingElse(HandshakeFacts first) {
    return switch (first.ending()) {
      case CLOSED, RESET -> first.bytesReceived() > 0 && !speaksTls(first);
      case REJECTED -> !explainsNothing(first);
      default -> false;
    };
  }

  private static boolean explainsNothing(HandshakeFacts first) {
    return switch (first.ending()) {
      case CLOSED, RESET, TIMED_OUT -> first.bytesReceived() == 0 || speaksTls(first);
      case REJECTED -> first.reached(Stage.SERVER_HELLO) || first.groupAskedFor().isPresent();
      case ALERTED -> true;
      default -> false;
    };
  }

  private List<ClientKind> afterSilence(HandshakeFacts first) {
    if (first.bytesReceived() > 0) {
      return List.of(AGAIN);
    }
    List<ClientKind> round = new ArrayList<>(List.of(AGAIN, PROXY_HEADER));
    if (scope.nameSent()) {
      round.add(WITHOUT_SERVER_NAME);
    }
    round.addAll(List.of(PLAIN_HTTP, TLS_1_2_ONLY, EVERYTHING, OLD_VERSIONS, AGAIN));
    return round;
  }

  /** In TLS 1.3 the certificate is chosen last, when all else is agreed on. */
  private static boolean mayLackCertificate(HandshakeFacts first) {
    boolean ended =
        first.ending() == Ending.CLOSED
            || first.ending() == Ending.RESET
            || first.alertReceived().filter(a -> a.code() == HANDSHAKE_FAILURE).isPresent();
    return ended
        && first.reached(Stage.SERVER_HELLO)
        && !first.reached(Stage.KEY_PROVED)
        && first.negotiated().filter(n -> n.version().equals(TlsVersion.TLS_1_3)).isPresent();
  }

  private List<ClientKind> second(HandshakeFacts first) {
    if (mayLackCertificate(first)) {
      List<ClientKind> round = List.of(EVERYTHING, TLS_1_2_ONLY);
      return scope.nameSent() ? plus(round, WITHOUT_SERVER_NAME) : round;
    }
    if (first.reached(Stage.SERVER_HELLO) || first.ending() == Ending.REJECTED) {
      // It liked what we offered. Where bytes are damaged, others are when the messages are longer.
      boolean damaged =
          first.ending() == Ending.REJECTED
              || first.alertReceived().filter(Alert::ofDamage).isPresent();
      return damaged ? afterDamage(first) : List.of();
    }
    if (!first.reached(Stage.CLIENT_HELLO_SENT)) {
      return List.of(PLAIN_HTTP); // it left before it heard anything
    }
    Optional<Alert> alert = first.alertReceived().filter(a -> a.code() != 0);
    return alert.isPresent() ? afterAlert(alert.get()) : afterLoss();
  }

  /** A key that is the wrong one is so without a signature, too. */
  private static List<ClientKind> afterDamage(HandshakeFacts first) {
    boolean rsa =
        first.leaf().filter(leaf -> leaf.publicKey().algorithm().equals("RSA")).isPresent();
    List<ClientKind> round = List.of(WITHOUT_ALPN, TLS_1_2_ONLY);
    return rsa ? plus(round, STATIC_RSA) : round;
  }

  private List<ClientKind> afterAlert(Alert alert) {
    List<ClientKind> names =
        scope.nameSent() ? List.of(WITHOUT_SERVER_NAME, RANDOM_SERVER_NAME) : List.of();
    return switch (alert.code()) {
      case PROTOCOL_VERSION -> List.of(OLD_VERSIONS, TLS_1_2_ONLY);
      case UNRECOGNIZED_NAME -> names;
      case INTERNAL_ERROR -> plus(names, TLS_1_2_ONLY);
      case NO_APPLICATION_PROTOCOL -> List.of(WITHOUT_ALPN);
      default -> alert.unspecific() ? afterRefusal() : List.of();
    };
  }

  private List<ClientKind> afterRefusal() {
    List<ClientKind> round = List.of(EVERYTHING, TLS_1_2_ONLY, TLS_1_3_ONLY);
    return scope.nameSent() ? plus(round, WITHOUT_SERVER_NAME) : round;
  }

  private List<ClientKind> afterLoss() {
    List<ClientKind> round = List.of(PROXY_HEADER, PLAIN_HTTP, TLS_1_2_ONLY);
    return scope.nameSent() ? plus(round, WITHOUT_SERVER_NAME) : round;
  }

  /** Nothing made a difference so far. */
  private static List<ClientKind> third(HandshakeFacts first, List<HandshakeFacts> done) {
    Optional<Alert> alert = first.alertReceived().filter(a -> a.code() != 0);
    if (first.reached(Stage.SERVER_HELLO)
        || !first.reached(Stage.CLIENT_HELLO_SENT)
        || first.ending() == Ending.REJECTED
        || alert.filter(a -> !a.unspecific()).isPresent()) {
      return List.of();
    }
    if (alert.isEmpty()) {
      return List.of(EVERYTHING, OLD_VERSIONS, WITHOUT_ALPN);
    }
    Optional<HandshakeFacts> newest =
        done.stream().filter(h -> h.client() == TLS_1_3_ONLY).findFirst();
    Optional<Alert> toNewest = newest.flatMap(HandshakeFacts::alertReceived);
    if (toNewest.filter(a -> a.code() == PROTOCOL_VERSION).isPresent()) {
      return List.of(TLS_1_2_FALLBACK, OLD_VERSIONS, WITHOUT_ALPN);
    }
    // Whoever chose no group may know none of them, or not know TLS 1.3 at all.
    boolean perhapsOlder =
        toNewest.filter(Alert::unspecific).isPresent()
            && newest.flatMap(HandshakeFacts::groupAskedFor).isEmpty();
    return perhapsOlder
        ? List.of(EVERYTHING_OF_TLS_1_2, TLS_1_2_FALLBACK)
        : List.of(OLD_VERSIONS, WITHOUT_ALPN);
  }

  /** A server that says no even to TLS 1.0 is perhaps still older. */
  private static List<ClientKind> last(
      HandshakeFacts first, List<HandshakeFacts> done, List<ClientKind> tried) {
    boolean saysNewer =
        done.stream()
            .filter(h -> h.client() == TLS_1_2_FALLBACK)
            .flatMap(h -> h.alertReceived().stream())
            .anyMatch(a -> !a.unspecific());
    if (saysNewer) {
      return List.of();
    }
    boolean mayBeOlder =
        first
            .alertReceived()
            .filter(a -> a.code() == PROTOCOL_VERSION || a.unspecific())
            .isPresent();
    return mayBeOlder && !tried.contains(SSL_3) ? List.of(SSL_3) : List.of();
  }

  /** Something made a difference: is it so every time, and what of it was it? */
  private static List<ClientKind> afterDifference(
      List<HandshakeFacts> done, List<ClientKind> tried) {
    if (tried.stream().filter(kind -> kind == AGAIN).count() > 1) {
      return List.of();
    }
    boolean tookEverything =
        done.stream().anyMatch(h -> h.client() == EVERYTHING && h.reached(Stage.SERVER_HELLO));
    List<ClientKind> answered =
        done.stream()
            .skip(2)
            .filter(h -> h.reached(Stage.SERVER_HELLO))
            .map(HandshakeFacts::client)
            .distinct()
            .toList();
    if (tookEverything) {
      return List.of(AGAIN, EVERY_GROUP);
    }
    return answered.size() == 1 ? List.of(AGAIN, answered.get(0)) : List.of(AGAIN);
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
  private static boolean speaksTls(HandshakeFacts handshake) {
    int type = handshake.firstBytes().at(0);
    return type == 22 || type == 21;
  }

  private static List<ClientKind> plus(List<ClientKind> kinds, ClientKind more) {
    List<ClientKind> all = new ArrayList<>(kinds);
    all.add(more);
    return all;
  }
}
