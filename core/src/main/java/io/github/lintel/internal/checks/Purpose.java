package io.github.lintel.internal.checks;

import io.github.lintel.check.Evidence;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.KeyUsage;
import io.github.lintel.facts.PathRule;
import java.util.List;
import java.util.Map;

/**
 * A certificate whose extensions say what it is for, and a TLS server is not among it.
 *
 * @param who the kind of certificate, at the start of a sentence
 * @param certificate what people call it
 * @param extension the name of the extension
 * @param allowed what the extension allows
 * @param required what it should allow
 */
public record Purpose(
    String who, String certificate, String extension, List<String> allowed, String required)
    implements Evidence {
  private static final Map<String, String> NAMES =
      Map.of(
          "1.3.6.1.5.5.7.3.1", "serverAuth",
          "1.3.6.1.5.5.7.3.2", "clientAuth",
          "1.3.6.1.5.5.7.3.3", "codeSigning",
          "1.3.6.1.5.5.7.3.4", "emailProtection",
          "1.3.6.1.5.5.7.3.8", "timeStamping",
          "1.3.6.1.5.5.7.3.9", "OCSPSigning",
          "2.5.29.37.0", "anyExtendedKeyUsage");

  /** The evidence for a broken rule about key usage or extended key usage. */
  public static Evidence of(String who, PathFault fault) {
    Certificate certificate = fault.certificate();
    boolean extended = fault.problem().rule() == PathRule.EXTENDED_KEY_USAGE;
    return new Purpose(
        who,
        Words.certificate(certificate),
        extended ? "extended key usage" : "key usage",
        extended ? extended(certificate) : usages(certificate),
        extended ? "serverAuth" : Words.bounded(fault.problem().required()));
  }

  /** The evidence for a key usage that lacks what a TLS server needs. */
  public static Evidence ofKeyUsage(String who, Certificate certificate, String required) {
    return new Purpose(
        who, Words.certificate(certificate), "key usage", usages(certificate), required);
  }

  @Override
  public String sentence() {
    return "%s %s is not for TLS servers: its %s allows %s; it should allow %s."
        .formatted(
            who,
            certificate,
            extension,
            allowed.isEmpty() ? "nothing" : Words.list(allowed),
            required);
  }

  @Override
  public Map<String, Object> values() {
    return Evidence.values(
        "certificate", certificate,
        "extension", extension,
        "allowed", Words.values(allowed),
        "required", required);
  }

  private static List<String> extended(Certificate certificate) {
    return certificate.extendedKeyUsage().orElse(List.of()).stream()
        .map(oid -> NAMES.getOrDefault(oid, oid))
        .toList();
  }

  private static List<String> usages(Certificate certificate) {
    return certificate.keyUsage().stream()
        .flatMap(usages -> usages.stream().sorted())
        .map(KeyUsage::toString)
        .toList();
  }
}
