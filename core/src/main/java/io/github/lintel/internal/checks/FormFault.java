package io.github.lintel.internal.checks;

import io.github.lintel.check.Evidence;
import io.github.lintel.facts.MalformedCertificate;
import io.github.lintel.facts.PresentedCertificate;
import java.util.List;
import java.util.Map;

/**
 * A certificate that does not have the form of the standard.
 *
 * @param certificate what people call it
 * @param fault what is wrong, as a noun phrase
 * @param found what it says
 * @param required what the standard asks for
 */
public record FormFault(String certificate, String fault, String found, String required)
    implements Evidence {

  /** The evidence for a broken rule of a path. */
  public static Evidence of(PathFault fault) {
    return new FormFault(
        "The certificate of " + Words.certificate(fault.certificate()),
        fault.problem().rule().description(),
        Words.bounded(fault.problem().found()),
        Words.bounded(fault.problem().required()));
  }

  /** The evidence for a list whose entry at {@code index} cannot be read at all. */
  public static Evidence unreadable(List<PresentedCertificate> presented, int index) {
    String reason =
        presented.get(index) instanceof MalformedCertificate malformed ? malformed.reason() : "";
    return new FormFault(
        "The %s certificate sent".formatted(Words.ordinal(index)),
        "bytes that cannot be read as a certificate",
        Words.bounded(reason),
        "one certificate in DER");
  }

  @Override
  public String sentence() {
    return "%s has %s: %s. It should be: %s.".formatted(certificate, fault, found, required);
  }

  @Override
  public Map<String, Object> values() {
    return Evidence.values(
        "certificate", certificate, "fault", fault, "found", found, "required", required);
  }
}
