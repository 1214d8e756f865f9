package io.github.lintel.internal.checks;

import io.github.lintel.check.AddressView;
import io.github.lintel.check.Evidence;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.NodeAddress;
import io.github.lintel.facts.Stage;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * How far the handshake of a finding got; part of its evidence.
 *
 * @param node the node
 * @param port the TCP port; 0 in memory
 * @param reached the last stage
 * @param bytesReceived what the server sent until then
 * @param took how long it lasted
 */
public record Progress(
    NodeAddress node, int port, Stage reached, long bytesReceived, Duration took) {

  /** The first handshake with the node. */
  public static Progress of(AddressView address) {
    return of(address, address.facts().primary());
  }

  /** One handshake with the node. */
  public static Progress of(AddressView address, HandshakeFacts handshake) {
    return new Progress(
        address.facts().address(),
        address.endpoint().port(),
        handshake.reached(),
        handshake.bytesReceived(),
        handshake.timings().ended());
  }

  /** Returns the node as the subject of a sentence, as in {@code 203.0.113.7 port 443}. */
  public String subject() {
    return node.inet().isEmpty() ? "The in-memory server" : node + " port " + port;
  }

  /**
   * Returns when it ended, as in {@code after our ClientHello (at 31 ms)}; in memory the time says
   * nothing.
   */
  public String moment() {
    if (node.inet().isEmpty()) {
      return reached.description();
    }
    return reached.description() + " (at " + Words.elapsed(took) + ")";
  }

  /** Returns how much the server said, as in {@code having sent 7 bytes}. */
  public String havingSent() {
    return "having sent " + (bytesReceived == 0 ? "nothing" : Words.count(bytesReceived, "byte"));
  }

  /** Returns what should have come next. */
  public String expected() {
    return switch (reached) {
      case NOT_CONNECTED -> "a connection";
      case CONNECTED, CLIENT_HELLO_SENT -> "a ServerHello";
      case SERVER_HELLO -> "the server's certificates";
      case CERTIFICATE -> "the proof that the server holds the private key";
      case KEY_PROVED, SERVER_HELLO_DONE -> "the end of the handshake";
      case FINISHED -> "an open connection";
    };
  }

  /** Returns the values, for {@link Evidence#values()}, with those of the finding after them. */
  public Map<String, Object> values(Object... more) {
    Object[] own = {
      "address",
      node.text(),
      "port",
      port,
      "stage",
      reached.name().toLowerCase(Locale.ROOT).replace('_', '-'),
      "expected",
      expected(),
      "bytesReceived",
      bytesReceived,
      "took",
      took
    };
    Object[] all = new Object[own.length + more.length];
    System.arraycopy(own, 0, all, 0, own.length);
    System.arraycopy(more, 0, all, own.length, more.length);
    return Evidence.values(all);
  }
}
