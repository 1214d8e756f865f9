package io.github.lintel.internal.checks.handshake;

import io.github.lintel.facts.Alert;
import io.github.lintel.facts.Stage;
import java.util.Map;
import java.util.Set;

/**
 * What it means when a server ends a handshake with an alert: RFC 8446 6.2, RFC 5246 7.2.2 and RFC
 * 6066, and what servers are known to use them for.
 */
final class AlertMeanings {
  private static final int HANDSHAKE_FAILURE = 40;
  private static final Set<Integer> ABOUT_CLIENT_CERTIFICATE = Set.of(42, 43, 44, 45, 46, 48);

  private static final Map<Integer, String> MEANINGS =
      Map.ofEntries(
          Map.entry(0, "the server closes the connection in good order"),
          Map.entry(10, "the server did not expect our message at this point"),
          Map.entry(
              20,
              "the server could not decrypt our record: its key may not be the one of its"
                  + " certificate, or something on the way changes bytes"),
          Map.entry(21, "the server could not decrypt our record"),
          Map.entry(22, "the server found our record too long"),
          Map.entry(30, "the server could not decompress our record"),
          Map.entry(
              40,
              "the server and the client have nothing in common to agree on (cipher suite, group,"
                  + " signature algorithm), or the server has no usable certificate for this name,"
                  + " or wants a client certificate"),
          Map.entry(41, "the server wants a client certificate"),
          Map.entry(42, "the server found the client certificate corrupt or wrongly signed"),
          Map.entry(43, "the server does not support the type of the client certificate"),
          Map.entry(44, "the server found the client certificate revoked"),
          Map.entry(45, "the server found the client certificate expired"),
          Map.entry(
              46, "the server does not accept the client certificate for a reason of its own"),
          Map.entry(47, "the server found a value in our message out of range"),
          Map.entry(
              48, "the server does not know the authority that issued the client certificate"),
          Map.entry(49, "the server denies access: a rule forbids this client or its certificate"),
          Map.entry(50, "the server could not decode our message"),
          Map.entry(51, "the server could not verify a signature or a Finished message of ours"),
          Map.entry(60, "the server refuses for a rule on export ciphers"),
          Map.entry(70, "the server speaks none of the TLS versions that we offered"),
          Map.entry(
              71, "the server wants stronger cipher suites or keys than those that were offered"),
          Map.entry(
              80,
              "something failed inside the server: often it has no usable certificate or key for"
                  + " this name"),
          Map.entry(86, "the server supports a newer version than the one we fell back to"),
          Map.entry(90, "the server gave up for a reason that has nothing to do with the protocol"),
          Map.entry(100, "the server refuses to negotiate anew"),
          Map.entry(
              109, "the server misses an extension in our ClientHello, most often the server name"),
          Map.entry(110, "the server got an extension that it did not ask for"),
          Map.entry(111, "the server could not fetch a certificate from the URL that it was given"),
          Map.entry(112, "the server has no configuration for the name that we asked for"),
          Map.entry(113, "the server found the OCSP response invalid"),
          Map.entry(114, "the server found that a certificate does not match its hash"),
          Map.entry(115, "the server does not know the pre-shared key"),
          Map.entry(116, "the server requires a client certificate and got none"),
          Map.entry(117, "the server reports an error without saying which"),
          Map.entry(
              120, "the server supports none of the application protocols (ALPN) that we offered"),
          Map.entry(121, "the server requires Encrypted ClientHello"));

  private AlertMeanings() {}

  /**
   * Returns a clause such as {@code the server speaks none of the TLS versions …}: what the alert
   * means from a server that had got so far, and that had no quarrel about a client certificate.
   */
  static String of(Alert alert, Stage reached) {
    String meaning = MEANINGS.getOrDefault(alert.code(), "no standard says what that number means");
    if (alert.code() == HANDSHAKE_FAILURE && reached == Stage.CERTIFICATE) {
      return "all was agreed on and the certificate was sent, next the server had to sign with its"
          + " key: most likely it could not";
    }
    if (alert.code() == HANDSHAKE_FAILURE && reached.compareTo(Stage.KEY_PROVED) >= 0) {
      return "all was agreed on, then the server did not like what we answered, or has a rule"
          + " against this client";
    }
    return ABOUT_CLIENT_CERTIFICATE.contains(alert.code())
        ? meaning
            + ". But it has not asked for one: perhaps it passes on how something behind it"
            + " was refused"
        : meaning;
  }

  /** Returns whether the number has a meaning. */
  static boolean knows(int code) {
    return MEANINGS.containsKey(code);
  }
}
