package io.github.lintel.testkit;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a client offers (RFC 8446, section 4.1.2). Immutable. */
public final class ClientHello {
  private static final int HEADER_AND_RANDOM = 4 + 34;
  private static final int LEGACY_VERSION_AT = 4;
  private static final int SERVER_NAME = 0;
  private static final int APPLICATION_PROTOCOLS = 16;
  private static final int SUPPORTED_VERSIONS = 43;

  private final byte[] message;
  private final List<Integer> cipherSuites;
  private final Map<Integer, byte[]> extensions;

  private ClientHello(byte[] message, List<Integer> cipherSuites, Map<Integer, byte[]> extensions) {
    this.message = message;
    this.cipherSuites = List.copyOf(cipherSuites);
    this.extensions = extensions;
  }

  /** Reads a handshake message with its header; empty when it is malformed. */
  static Optional<ClientHello> parse(byte[] message) {
    try {
      return Optional.of(parsed(message));
    } catch (BufferUnderflowException | IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  /** The handshake message with its header, without record headers. */
  public byte[] bytes() {
    return message.clone();
  }

  /** The server name asked for (RFC 6066, section 3). */
  public Optional<String> serverName() {
    int listLengthAndNameTypeAndLength = 5;
    return extension(SERVER_NAME)
        .filter(list -> list.length >= listLengthAndNameTypeAndLength)
        .map(list -> Text.ascii(list, listLengthAndNameTypeAndLength));
  }

  /** Whether it would agree to this version. */
  public boolean offers(TlsVersion version) {
    int wanted = version.number();
    Optional<byte[]> versions = extension(SUPPORTED_VERSIONS);
    if (versions.isEmpty()) {
      return wanted <= ByteBuffer.wrap(message).getShort(LEGACY_VERSION_AT);
    }
    byte[] list = versions.get();
    for (int i = 1; i + 1 < list.length; i += 2) {
      if ((list[i] & 0xff) << 8 == (wanted & 0xff00) && (list[i + 1] & 0xff) == (wanted & 0xff)) {
        return true;
      }
    }
    return false;
  }

  /** By their IANA numbers, in the client's order. */
  public List<Integer> cipherSuites() {
    return cipherSuites;
  }

  /** The application protocols offered (RFC 7301), in the client's order. */
  public List<String> protocols() {
    List<String> names = new ArrayList<>();
    byte[] list = extension(APPLICATION_PROTOCOLS).orElse(new byte[0]);
    int at = 2;
    while (at < list.length) {
      int end = Math.min(list.length, at + 1 + (list[at] & 0xff));
      names.add(Text.ascii(list, at + 1, end - at - 1));
      at = end;
    }
    return List.copyOf(names);
  }

  /** The content of the extension with this number, if it was sent. */
  public Optional<byte[]> extension(int number) {
    return Optional.ofNullable(extensions.get(number)).map(byte[]::clone);
  }

  private static ClientHello parsed(byte[] message) {
    ByteBuffer rest = ByteBuffer.wrap(message).position(HEADER_AND_RANDOM);
    take(rest, rest.get() & 0xff);
    ByteBuffer suites = ByteBuffer.wrap(take(rest, rest.getShort() & 0xffff));
    List<Integer> cipherSuites = new ArrayList<>();
    while (suites.hasRemaining()) {
      cipherSuites.add(suites.getShort() & 0xffff);
    }
    take(rest, rest.get() & 0xff);
    Map<Integer, byte[]> extensions = new LinkedHashMap<>();
    if (rest.hasRemaining()) {
      rest.getShort();
    }
    while (rest.hasRemaining()) {
      int number = rest.getShort() & 0xffff;
      extensions.put(number, take(rest, rest.getShort() & 0xffff));
    }
    return new ClientHello(message.clone(), cipherSuites, extensions);
  }

  private static byte[] take(ByteBuffer from, int count) {
    byte[] taken = new byte[count];
    from.get(taken);
    return taken;
  }
}
