package io.github.lintel.internal.checks;

import io.github.lintel.facts.AddressFacts;
import io.github.lintel.facts.Bytes;
import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.HandshakeFacts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Protocols that are known by the first bytes that a server sends in plain text. */
public enum PlaintextProtocol {
  HTTP("HTTP", "HTTP/", "<HTML", "<!DOCTYPE"),
  SSH("SSH", "SSH-"),
  SMTP("SMTP", "554 ", "554-"),
  FTP("FTP"),
  SMTP_OR_FTP("SMTP or FTP", "220 ", "220-", "421 "),
  IMAP("IMAP", "* OK", "* PREAUTH", "* BYE"),
  POP3("POP3", "+OK"),
  NNTP("NNTP", "200 ", "201 "),
  REDIS("the Redis protocol", "-ERR", "-NOAUTH", "-DENIED"),
  MEMCACHED("the memcached protocol", "ERROR\r\n", "CLIENT_ERROR"),
  POSTGRESQL("the PostgreSQL protocol"),
  LDAP("LDAP"),
  VNC("VNC", "RFB "),
  AMQP("AMQP", "AMQP"),
  RTSP("RTSP", "RTSP/"),
  SIP("SIP", "SIP/"),
  RSYNC("the rsync protocol", "@RSYNCD:"),
  PROXY("the PROXY protocol, as balancers do to servers", "PROXY "),
  HTTP2("HTTP/2 without TLS"),
  MYSQL("the MySQL protocol"),
  TELNET("Telnet"),
  /** Some other one whose servers write lines of text. */
  TEXT("another protocol");

  private static final int FEWEST_LETTERS = 6;

  private final String text;
  private final List<String> beginnings;

  PlaintextProtocol(String text, String... beginnings) {
    this.text = text;
    this.beginnings = List.of(beginnings);
  }

  /** Returns how people call it. */
  public String text() {
    return text;
  }

  /** Recognises a protocol by the first bytes, if it is one of these. */
  public static Optional<PlaintextProtocol> of(Bytes first) {
    String head =
        new String(first.toByteArray(), StandardCharsets.ISO_8859_1).toUpperCase(Locale.ROOT);
    return Stream.of(values())
        .filter(protocol -> protocol.beginnings.stream().anyMatch(head::startsWith))
        .findFirst()
        .map(protocol -> protocol == SMTP_OR_FTP ? byGreeting(head) : protocol)
        .or(() -> byBinary(first))
        .or(() -> isText(first) ? Optional.of(TEXT) : Optional.empty());
  }

  /**
   * Returns the protocol in which a node answered a request in the clear, while it said nothing to
   * TLS. A server that speaks TLS may answer it too, but then says 400.
   */
  public static Optional<PlaintextProtocol> inTheClear(AddressFacts address) {
    Optional<Bytes> answer =
        address.as(ClientKind.PLAIN_HTTP).map(HandshakeFacts::firstBytes).filter(b -> !b.isEmpty());
    return answer.filter(bytes -> !isBadRequest(bytes)).flatMap(PlaintextProtocol::of);
  }

  private static boolean isBadRequest(Bytes first) {
    return new String(first.toByteArray(), StandardCharsets.ISO_8859_1)
        .matches("(?s)HTTP/1\\.[01] 400 .*");
  }

  /** Both answer 220; most name themselves in what follows. */
  private static PlaintextProtocol byGreeting(String head) {
    if (head.contains("SMTP")) {
      return SMTP;
    }
    return head.contains("FTP") ? FTP : SMTP_OR_FTP;
  }

  /**
   * Random bytes are so once in 300 times, if there are only that few, and never if there are more.
   */
  private static boolean isText(Bytes first) {
    return first.size() >= FEWEST_LETTERS
        && IntStream.range(0, first.size()).map(first::at).allMatch(PlaintextProtocol::isPrinted);
  }

  private static boolean isPrinted(int character) {
    return character >= ' ' && character <= '~'
        || character == '\r'
        || character == '\n'
        || character == '\t';
  }

  private static Optional<PlaintextProtocol> byBinary(Bytes first) {
    // IAC and WILL, WON'T, DO or DON'T
    if (first.size() >= 2 && first.at(0) == 0xff && first.at(1) >= 0xfb && first.at(1) <= 0xfe) {
      return Optional.of(TELNET);
    }
    // packet 0: a greeting of protocol 10, or an error such as "too many connections"
    boolean packet0 = first.size() >= 5 && first.at(2) == 0 && first.at(3) == 0;
    if (packet0 && (first.at(4) == 10 || first.at(4) == 0xff)) {
      return Optional.of(MYSQL);
    }
    // 'E', a length of 4 bytes, then the field with the severity
    if (first.size() >= 6 && first.at(0) == 'E' && first.at(1) == 0 && first.at(5) == 'S') {
      return Optional.of(POSTGRESQL);
    }
    // SEQUENCE, a short length, INTEGER of one byte: the message number
    if (first.size() >= 5 && first.at(0) == 0x30 && first.at(2) == 2 && first.at(3) == 1) {
      return Optional.of(LDAP);
    }
    // A SETTINGS frame on stream 0 is what a server sends first (RFC 9113 3.4).
    boolean settings =
        first.size() >= 9
            && first.at(0) == 0
            && first.at(3) == 4
            && first.at(5) + first.at(6) + first.at(7) + first.at(8) == 0;
    return settings ? Optional.of(HTTP2) : Optional.empty();
  }
}
