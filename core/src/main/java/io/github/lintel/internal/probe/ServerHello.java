package io.github.lintel.internal.probe;

import io.github.lintel.facts.Bytes;
import io.github.lintel.facts.TlsVersion;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a ServerHello says (RFC 8446 section 4.1.3), read from its bytes. */
record ServerHello(
    TlsVersion version,
    String cipherSuite,
    Optional<String> group,
    Optional<String> applicationProtocol,
    Optional<Bytes> timestamps,
    boolean serverNameAcknowledged,
    boolean helloRetryRequest) {

  private static final int RANDOM = 32;
  private static final int SERVER_NAME = 0;
  private static final int ALPN = 16;
  private static final int SIGNED_CERTIFICATE_TIMESTAMP = 18;
  private static final int SUPPORTED_VERSIONS = 43;
  private static final int KEY_SHARE = 51;

  /** SHA-256 of "HelloRetryRequest": the random that marks one. */
  private static final String RETRY =
      "cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c";

  /** Reads the body of the message, without its header. */
  static ServerHello read(byte[] body) throws WireReader.Truncated {
    WireReader reader = new WireReader(body);
    int version = reader.number(2);
    byte[] random = Arrays.copyOfRange(body, 2, Math.min(2 + RANDOM, body.length));
    reader.skip(RANDOM);
    reader.vector(1);
    int suite = reader.number(2);
    reader.skip(1);
    Map<Integer, byte[]> extensions = reader.hasMore() ? reader.extensions() : Map.of();
    return new ServerHello(
        new TlsVersion(number(extensions.get(SUPPORTED_VERSIONS)).orElse(version)),
        CipherSuiteNames.name(suite),
        number(extensions.get(KEY_SHARE)).map(GroupNames::name),
        Optional.ofNullable(extensions.get(ALPN)).flatMap(ServerHello::protocol),
        Optional.ofNullable(extensions.get(SIGNED_CERTIFICATE_TIMESTAMP)).map(Bytes::of),
        extensions.containsKey(SERVER_NAME),
        Bytes.of(random).hex().equals(RETRY));
  }

  /** What EncryptedExtensions say (RFC 8446 section 4.3.1). */
  record Encrypted(Optional<String> applicationProtocol, boolean serverNameAcknowledged) {

    static Encrypted read(byte[] body) throws WireReader.Truncated {
      Map<Integer, byte[]> extensions = new WireReader(body).extensions();
      return new Encrypted(
          Optional.ofNullable(extensions.get(ALPN)).flatMap(ServerHello::protocol),
          extensions.containsKey(SERVER_NAME));
    }
  }

  /** Returns whether the exchange is a finite-field one, whose prime the server sends. */
  boolean sendsPrime() {
    return cipherSuite.startsWith("TLS_DHE_") || cipherSuite.startsWith("TLS_DH_anon_");
  }

  /** Returns whether a ServerKeyExchange is signed with the key of a certificate. */
  boolean signsKeyExchange() {
    return cipherSuite.matches("TLS_(ECDHE|DHE)_(RSA|ECDSA|DSS)_.*");
  }

  /** Reads the size of the prime of a ServerKeyExchange (RFC 5246 section 7.4.3). */
  static int primeBits(byte[] body) throws WireReader.Truncated {
    return new BigInteger(1, new WireReader(body).vector(2).rest()).bitLength();
  }

  /** Reads the group of a ServerKeyExchange that names a curve (RFC 8422 section 5.4). */
  static Optional<String> namedCurve(byte[] body) throws WireReader.Truncated {
    WireReader reader = new WireReader(body);
    int namedCurve = 3;
    return reader.number(1) == namedCurve
        ? Optional.of(GroupNames.name(reader.number(2)))
        : Optional.empty();
  }

  private static Optional<Integer> number(byte @Nullable [] value) {
    return value == null || value.length < 2
        ? Optional.empty()
        : Optional.of((value[0] & 0xff) << 8 | value[1] & 0xff);
  }

  private static Optional<String> protocol(byte[] extension) {
    try {
      byte[] name = new WireReader(extension).vector(2).vector(1).rest();
      return Optional.of(new String(name, StandardCharsets.UTF_8));
    } catch (WireReader.Truncated e) {
      return Optional.empty();
    }
  }
}
