package io.github.lintel.smoke;

import io.github.lintel.facts.Certificate;
import java.util.Base64;
import java.util.List;

/** Writes certificates as PEM (RFC 7468). */
final class Pem {
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

  private Pem() {}

  static String of(List<Certificate> certificates) {
    StringBuilder text = new StringBuilder();
    for (Certificate each : certificates) {
      text.append("-----BEGIN CERTIFICATE-----\n")
          .append(LINES.encodeToString(each.der().toByteArray()))
          .append("\n-----END CERTIFICATE-----\n");
    }
    return text.toString();
  }
}
