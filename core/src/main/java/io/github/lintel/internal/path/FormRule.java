package io.github.lintel.internal.path;

import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.Extension;
import io.github.lintel.facts.ExtensionOid;
import io.github.lintel.facts.PathRule;
import java.math.BigInteger;
import java.util.Optional;

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
      judgeSerialNumber(certificate.serialNumber(), depth, path.isAnchor(depth), problems);
      if (certificate.issuer().isEmpty()) {
        problems.add(PathRule.EMPTY_NAME, depth, "an empty issuer", "a name");
      }
      if (certificate.subject().isEmpty()) {
        judgeEmptySubject(certificate, depth, problems);
      }
    }
  }

  private static void judgeSerialNumber(
      BigInteger serial, int depth, boolean anchor, Problems problems) {
    int octets = serial.toByteArray().length;
    if (serial.signum() < 0 || octets > MAX_SERIAL_OCTETS) {
      problems.add(
          PathRule.SERIAL_NUMBER,
          depth,
          octets > MAX_SERIAL_OCTETS ? octets + " octets" : serial.toString(),
          "a positive number of at most " + MAX_SERIAL_OCTETS + " octets");
    }
    if (serial.signum() == 0 && !anchor) {
      problems.add(PathRule.SERIAL_ZERO, depth, "0", "a positive number");
    }
  }

  /** Then the alternative names have to say whose it is, and every client has to look at them. */
  private static void judgeEmptySubject(Certificate certificate, int depth, Problems problems) {
    if (depth > 0) {
      problems.add(PathRule.EMPTY_NAME, depth, "an authority with an empty subject", "a name");
      return;
    }
    Optional<Extension> names = certificate.extension(ExtensionOid.SUBJECT_ALTERNATIVE_NAME);
    if (names.isEmpty()) {
      problems.add(
          PathRule.EMPTY_NAME, depth, "neither a subject nor alternative names", "one of them");
    } else if (!names.get().critical()) {
      problems.add(
          PathRule.EMPTY_NAME,
          depth,
          "an empty subject, and alternative names that are not critical",
          "a subject, or critical alternative names");
    }
  }
}
