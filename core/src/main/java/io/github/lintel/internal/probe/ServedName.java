package io.github.lintel.internal.probe;

import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.GeneralName;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A name under which a server may know the certificate that it serves. The certificate is not
 * trusted: only what can be a server name (RFC 6066 section 3) is sent back.
 */
final class ServedName {
  private static final String LABEL = "[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?";
  private static final Pattern HOST = Pattern.compile("(?=.{1,253}$)(?:" + LABEL + "\\.)+" + LABEL);

  private ServedName() {}

  /** Returns the first of a certificate's names that names a host. */
  static Optional<String> of(Certificate leaf) {
    return leaf.subjectAlternativeNames().stream()
        .filter(name -> name.kind() == GeneralName.Kind.DNS)
        .map(GeneralName::value)
        .filter(name -> HOST.matcher(name).matches())
        .findFirst();
  }
}
