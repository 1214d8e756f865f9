package io.github.lintel.junit;

import static io.github.lintel.testkit.Reaction.GET_IN;
import static io.github.lintel.testkit.Reaction.REFUSE;
import static java.util.Map.entry;

import io.github.lintel.testkit.Flaw;
import io.github.lintel.testkit.Reaction;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** What the JDK's client and OkHttp do about the flaws that clients treat differently. */
final class Clients {
  private static final String STATIC_RSA_SUITE = "TLS_RSA_WITH_AES_128_GCM_SHA256";

  private static final Map<Flaw, Pair> DIFFERING =
      Map.ofEntries(
          entry(Flaw.NO_ALTERNATIVE_NAME, new Pair(GET_IN, REFUSE)),
          entry(Flaw.INTERMEDIATE_NOT_FOR_SERVERS, both(GET_IN)),
          entry(Flaw.WEAK_KEY, both(GET_IN)),
          entry(Flaw.SHA1, both(GET_IN)),
          entry(Flaw.REVOKED, both(GET_IN)),
          entry(Flaw.MUST_STAPLE_WITHOUT_STAPLE, both(GET_IN)),
          entry(Flaw.STAPLE_EXPIRED, both(GET_IN)),
          entry(Flaw.STAPLE_OF_ANOTHER, both(GET_IN)),
          entry(Flaw.STATIC_RSA, both(knowsStaticRsa() ? GET_IN : REFUSE)),
          entry(Flaw.DH_1024, new Pair(GET_IN, REFUSE)), // OkHttp offers no such suite
          entry(Flaw.NO_SHARED_GROUP, both(GET_IN)),
          entry(Flaw.LEGACY_RENEGOTIATION, both(GET_IN)),
          entry(Flaw.UNKNOWN_PROTOCOLS, new Pair(GET_IN, REFUSE)), // OkHttp offers protocols
          entry(Flaw.NAME_UNKNOWN_WARNING, both(GET_IN)),
          entry(Flaw.INTERMITTENT, both(REFUSE)), // the first connection fails, the second would do
          entry(Flaw.NODE_STALE, both(GET_IN)), // the first node is a good one
          entry(Flaw.NODE_DOWN, both(GET_IN)),
          entry(Flaw.ECDSA_RENEWED_RSA_NOT, both(GET_IN)), // both prefer ECDSA
          entry(Flaw.ALTERNATING, both(REFUSE))); // the first answer is the expired one

  private Clients() {}

  static Reaction jdk(Flaw flaw) {
    return of(flaw).jdk();
  }

  static Reaction okHttp(Flaw flaw) {
    return of(flaw).okHttp();
  }

  private static Pair of(Flaw flaw) {
    if (flaw.reaction() != Reaction.DIFFER) {
      return both(flaw.reaction());
    }
    return Optional.ofNullable(DIFFERING.get(flaw))
        .orElseThrow(() -> new AssertionError("Write down what clients do about " + flaw));
  }

  private static Pair both(Reaction reaction) {
    return new Pair(reaction, reaction);
  }

  /** The JDK does not offer these suites any more from version 24 on. */
  private static boolean knowsStaticRsa() {
    try {
      return List.of(SSLContext.getDefault().getDefaultSSLParameters().getCipherSuites())
          .contains(STATIC_RSA_SUITE);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private record Pair(Reaction jdk, Reaction okHttp) {}
}
