package io.github.lintel.internal.checks.chain;

import io.github.lintel.facts.Certificate;
import io.github.lintel.internal.checks.Words;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an authority says that its certificate can be had (RFC 5280 4.2.2.1). What the certificate
 * says is not trusted: a command is given only for a URL that no shell can misunderstand.
 *
 * @param url the first URL
 * @param file the name for it as PEM, if it is one that can be typed
 */
record PublishedIssuer(String url, Optional<String> file) {
  /** Plain HTTP is usual and does no harm: the certificate is signed. */
  private static final Pattern PLAIN =
      Pattern.compile(
          "https?://[A-Za-z0-9.-]{1,253}(?::[0-9]{1,5})?/(?:[A-Za-z0-9._~-]+/)*"
              + "([A-Za-z0-9][A-Za-z0-9_~-]{0,60})(?:\\.[A-Za-z0-9]{1,5})?");

  /** Returns where the issuer of a certificate is published. */
  static Optional<PublishedIssuer> of(Certificate certificate) {
    return certificate.issuerUrls().stream()
        .findFirst()
        .map(url -> new PublishedIssuer(Words.bounded(url), file(url)));
  }

  private static Optional<String> file(String url) {
    Matcher matcher = PLAIN.matcher(url);
    return matcher.matches()
        ? Optional.of(matcher.group(1).toLowerCase(Locale.ROOT) + ".pem")
        : Optional.empty();
  }

  /** Returns how to get it, as a sentence with a space in front. */
  String howTo() {
    return file.map(
            name ->
                " To get it as %s: curl -sS %s | openssl x509 -inform DER -out %s."
                    .formatted(name, url, name))
        .orElse("");
  }
}
