package io.github.lintel.internal.path;

import io.github.lintel.facts.Bytes;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.ExtensionOid;
import io.github.lintel.facts.GeneralName;
import io.github.lintel.facts.GeneralName.Kind;
import io.github.lintel.internal.der.DerException;
import io.github.lintel.internal.der.DerName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The names of a certificate that name constraints apply to: its alternative names and its subject,
 * and the e-mail addresses in the subject if there are no alternative names (RFC 5280 section
 * 4.2.1.10). The common name is none of them, whatever it looks like: nobody is served by it.
 */
final class ConstrainedNames {
  private static final String EMAIL_ADDRESS = "1.2.840.113549.1.9.1";

  private ConstrainedNames() {}

  static List<GeneralName> of(Certificate certificate) {
    List<GeneralName> names = new ArrayList<>(certificate.subjectAlternativeNames());
    if (!certificate.subject().isEmpty()) {
      names.add(
          new GeneralName(
              Kind.DIRECTORY, certificate.subject().text(), certificate.subject().encoded()));
    }
    if (certificate.extension(ExtensionOid.SUBJECT_ALTERNATIVE_NAME).isEmpty()) {
      for (String address : emailAddresses(certificate)) {
        names.add(
            new GeneralName(
                Kind.EMAIL, address, Bytes.of(address.getBytes(StandardCharsets.UTF_8))));
      }
    }
    return names;
  }

  private static List<String> emailAddresses(Certificate certificate) {
    try {
      return DerName.values(certificate.subject().encoded().toByteArray(), EMAIL_ADDRESS);
    } catch (DerException e) {
      throw new IllegalStateException("the parser accepted a name that cannot be read", e);
    }
  }
}
