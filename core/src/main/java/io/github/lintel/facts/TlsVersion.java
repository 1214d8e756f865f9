package io.github.lintel.facts;

import java.util.Locale;

/**
 * A protocol version as it stands on the wire.
 *
 * @param code major and minor number, as in 0x0303
 */
public record TlsVersion(int code) implements Comparable<TlsVersion> {
  public static final TlsVersion SSL_3 = new TlsVersion(0x0300);
  public static final TlsVersion TLS_1_0 = new TlsVersion(0x0301);
  public static final TlsVersion TLS_1_1 = new TlsVersion(0x0302);
  public static final TlsVersion TLS_1_2 = new TlsVersion(0x0303);
  public static final TlsVersion TLS_1_3 = new TlsVersion(0x0304);

  /** Returns the name that people know, as in {@code TLS 1.3}. */
  public String text() {
    return switch (code) {
      case 0x0300 -> "SSL 3.0";
      case 0x0301 -> "TLS 1.0";
      case 0x0302 -> "TLS 1.1";
      case 0x0303 -> "TLS 1.2";
      case 0x0304 -> "TLS 1.3";
      default -> String.format(Locale.ROOT, "version 0x%04x", code);
    };
  }

  @Override
  public int compareTo(TlsVersion other) {
    return Integer.compare(code, other.code);
  }

  @Override
  public String toString() {
    return text();
  }
}
