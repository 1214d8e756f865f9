package io.github.lintel.internal.checks;

import io.github.lintel.facts.AddressFacts;
import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.Ending;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.Stage;
import java.util.List;
import java.util.Map;

/**
 * The further attempts with a node that said nothing at the first one, when they all got as little.
 *
 * @param count how many; 0 when they differ, or there was none
 * @param others what was tried beside TLS, for a sentence
 */
public record Attempts(int count, List<String> others) {
  private static final Map<ClientKind, String> BESIDE_TLS =
      Map.of(
          ClientKind.PLAIN_HTTP, "one with plain HTTP",
          ClientKind.PROXY_HEADER, "one with a PROXY protocol header");

  /** Compares the attempts with one node. */
  public static Attempts of(AddressFacts address) {
    List<HandshakeFacts> further = address.handshakes().subList(1, address.handshakes().size());
    boolean alike =
        address.primary().bytesReceived() == 0
            && further.stream().allMatch(h -> h.bytesReceived() == 0)
            && further.stream().allMatch(h -> isSilent(h) == isSilent(address.primary()));
    return alike
        ? new Attempts(
            further.size(),
            further.stream()
                .map(HandshakeFacts::client)
                .filter(BESIDE_TLS::containsKey)
                .map(BESIDE_TLS::get)
                .sorted()
                .toList())
        : new Attempts(0, List.of());
  }

  /**
   * Returns whether a connection on which nothing was said was closed in good order. With our
   * ClientHello unread such a close is a reset.
   */
  public static boolean closesUnasked(AddressFacts address) {
    return address
        .as(ClientKind.PLAIN_HTTP)
        .filter(h -> h.ending() == Ending.CLOSED && !h.reached(Stage.CLIENT_HELLO_SENT))
        .isPresent();
  }

  /** One that waits and one that leaves do not end alike, though nothing comes of either. */
  private static boolean isSilent(HandshakeFacts handshake) {
    return handshake.ending() == Ending.TIMED_OUT;
  }

  /** Returns a sentence with a space before it, or nothing; {@code meaning} says what follows. */
  public String sentence(String meaning) {
    if (count < 2) {
      return "";
    }
    String among = others.isEmpty() ? "" : " (" + Words.list(others) + ")";
    return " %d further attempts%s ended alike: %s.".formatted(count, among, meaning);
  }
}
