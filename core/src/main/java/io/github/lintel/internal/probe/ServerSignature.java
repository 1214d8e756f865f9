package io.github.lintel.internal.probe;

import io.github.lintel.facts.TlsVersion;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.tls.HandshakeType;

/**
 * How a server signs a handshake: in CertificateVerify (RFC 8446 section 4.4.3) or in the
 * ServerKeyExchange of TLS 1.2 (RFC 5246 section 7.4.3). What it says there is known before the
 * signature is looked at.
 *
 * @param scheme IANA's number
 * @param tls13 whether in TLS 1.3
 */
record ServerSignature(int scheme, boolean tls13) {
  /** RSASSA-PKCS1-v1_5 and SHA-1, which in TLS 1.3 are for certificates only. */
  private static final Set<Integer> NOT_IN_TLS_1_3 = Set.of(0x0201, 0x0203, 0x0401, 0x0501, 0x0601);

  private static final Map<Integer, String> KEYS =
      Map.ofEntries(
          Map.entry(0x0201, "RSA"),
          Map.entry(0x0401, "RSA"),
          Map.entry(0x0501, "RSA"),
          Map.entry(0x0601, "RSA"),
          Map.entry(0x0804, "RSA"),
          Map.entry(0x0805, "RSA"),
          Map.entry(0x0806, "RSA"),
          Map.entry(0x0203, "EC"),
          Map.entry(0x0403, "EC"),
          Map.entry(0x0503, "EC"),
          Map.entry(0x0603, "EC"));

  /** Reads it from a message; empty if nothing is signed there, or no scheme is named. */
  static Optional<ServerSignature> read(short type, byte[] body, ServerHello hello)
      throws WireReader.Truncated {
    WireReader reader = new WireReader(body);
    if (type == HandshakeType.certificate_verify) {
      return Optional.of(new ServerSignature(reader.number(2), true));
    }
    boolean signed =
        type == HandshakeType.server_key_exchange
            && hello.version().equals(TlsVersion.TLS_1_2)
            && hello.signsKeyExchange();
    if (!signed) {
      return Optional.empty();
    }
    if (hello.sendsPrime()) {
      reader.vector(2); // the prime
      reader.vector(2); // the generator
      reader.vector(2); // the public value
    } else {
      int namedCurve = 3;
      if (reader.number(1) != namedCurve) {
        return Optional.empty();
      }
      reader.skip(2);
      reader.vector(1);
    }
    return Optional.of(new ServerSignature(reader.number(2), false));
  }

  /** Returns whether a client must refuse it whatever the signature is. */
  boolean forbidden() {
    return tls13 && NOT_IN_TLS_1_3.contains(scheme);
  }

  /**
   * Returns whether a key of that algorithm can have made it; also where the scheme or the
   * algorithm is a rare one, of which nothing is known here.
   */
  boolean fits(String algorithm) {
    String made = KEYS.getOrDefault(scheme, algorithm);
    return made.equals(algorithm) || !KEYS.containsValue(algorithm);
  }
}
