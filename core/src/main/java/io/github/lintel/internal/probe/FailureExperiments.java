package io.github.lintel.internal.probe;

import static io.github.lintel.facts.ClientKind.*;

import io.github.lintel.facts.Alert;
import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.Ending;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.Stage;
import io.github.lintel.facts.TlsVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rounds after a first handshake that was not completed and does not explain itself.
 *
 * @param nameSent whether the ClientHello has a server name
 */
record FailureExperiments(boolean nameSent) {
  private static final int HANDSHAKE_FAILURE = 40;
  private static final int PROTOCOL_VERSION = 70;
  private static final int INTERNAL_ERROR = 80;
  private static final int UNRECOGNIZED_NAME = 112;
  private static final int NO_APPLICATION_PROTOCOL = 120;

  /**
   * Returns the next round; empty when nothing more can be told.
   *
   * @param done what came out so far, the first handshake first
   * @param tried as which clients it was tried after the first
   */
  List<ClientKind> next(List<HandshakeFacts> done, List<ClientKind> tried) {
    HandshakeFacts first = done.get(0);
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
      case CLOSED, RESET -> first.bytesReceived() > 0 && !ExperimentPlan.speaksTls(first);
      case REJECTED -> !explainsNothing(first);
      default -> false;
    };
  }

  private static boolean explainsNothing(HandshakeFacts first) {
    return switch (first.ending()) {
      case CLOSED, RESET, TIMED_OUT ->
          first.bytesReceived() == 0 || ExperimentPlan.speaksTls(first);
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
    if (nameSent) {
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
      return nameSent ? plus(round, WITHOUT_SERVER_NAME) : round;
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
        nameSent ? List.of(WITHOUT_SERVER_NAME, RANDOM_SERVER_NAME) : List.of();
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
    return nameSent ? plus(round, WITHOUT_SERVER_NAME) : round;
  }

  private List<ClientKind> afterLoss() {
    List<ClientKind> round = List.of(PROXY_HEADER, PLAIN_HTTP, TLS_1_2_ONLY);
    return nameSent ? plus(round, WITHOUT_SERVER_NAME) : round;
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

  private static List<ClientKind> plus(List<ClientKind> kinds, ClientKind more) {
    List<ClientKind> all = new ArrayList<>(kinds);
    all.add(more);
    return all;
  }
}
