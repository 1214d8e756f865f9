package io.github.lintel.internal.path;

import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.PathRule;

/**
 * RFC 5280 section 4.1: encodings, serial numbers and names are as the standard asks. Some public
 * roots have the serial number 0, and nobody minds.
 */
final class FormRule implements Rule {
  private static final int MAX_SERIAL_OCTETS = 20;

  @Override
  public void judge(PathView path, Problems problems) {
    for (int depth = 0; depth < path.length(); depth++) {
      Certificate certificate = path.certificate(depth);
      for (String irregularity : certificate.irregularities()) {
        problems.add(PathRule.ENCODING, depth, irregularity, "the encoding of the standard");
      }
      int octets = certificate.serialNumber().toByteArray().length;
      int least = path.isAnchor(depth) ? 0 : 1;
      if (certificate.serialNumber().signum() < least || octets > MAX_SERIAL_OCTETS) {
        problems.add(
            PathRule.SERIAL_NUMBER,
            depth,
            octets > MAX_SERIAL_OCTETS ? octets + " octets" : certificate.serialNumber().toString(),
            "a positive number of at most " + MAX_SERIAL_OCTETS + " octets");
      }
      if (certificate.issuer().isEmpty() || depth > 0 && certificate.subject().isEmpty()) {
        problems.add(
            PathRule.EMPTY_NAME,
            depth,
            certificate.issuer().isEmpty() ? "an empty issuer" : "an empty subject",
            "a name");
      }
    }
  }
}
