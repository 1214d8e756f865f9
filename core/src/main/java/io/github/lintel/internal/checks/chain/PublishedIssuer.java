package io.github.lintel.internal.checks.chain;

import io.github.lintel.check.Evidence;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.FetchedIssuers;
import io.github.lintel.facts.FetchedIssuers.Issuer;
import io.github.lintel.internal.checks.PathFault;
import io.github.lintel.internal.checks.Words;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an authority says that its certificate can be had (RFC 5280 4.2.2.1). What the certificate
 * says is not trusted: a command is given only for a URL that no shell can misunderstand.
 *
 * @param url the first URL
 * @param file the name for it as PEM, if it is one that can be typed
 * @param fetched what came when it was fetched, if it was
 */
record PublishedIssuer(String url, Optional<String> file, Optional<Issuer> fetched) {
  /** Plain HTTP is usual and does no harm: the certificate is signed. */
  private static final Pattern PLAIN =
      Pattern.compile(
          "https?://[A-Za-z0-9.-]{1,253}(?::[0-9]{1,5})?/(?:[A-Za-z0-9._~-]+/)*"
              + "([A-Za-z0-9][A-Za-z0-9_~-]{0,60})(?:\\.[A-Za-z0-9]{1,5})?");

  /** Returns where the issuer of a path's last certificate is published. */
  static Optional<PublishedIssuer> of(PathFault fault) {
    Certificate certificate = fault.certificate();
    Optional<Issuer> fetched =
        fault
            .view()
            .address()
            .observation(FetchedIssuers.class)
            .flatMap(issuers -> issuers.of(certificate));
    return certificate.issuerUrls().stream()
        .findFirst()
        .map(url -> new PublishedIssuer(Words.bounded(url), file(url), fetched));
  }

  private static Optional<String> file(String url) {
    Matcher matcher = PLAIN.matcher(url);
    return matcher.matches()
        ? Optional.of(matcher.group(1).toLowerCase(Locale.ROOT) + ".pem")
        : Optional.empty();
  }

  /** Returns where it is, in brackets with a space in front. */
  String where() {
    return " (the authority publishes it at " + url + ")";
  }

  /** Returns what came when it was fetched, as sentences with a space in front. */
  String found() {
    return fetched
        .map(
            issuer ->
                issuer
                    .certificate()
                    .map(
                        certificate ->
                            " Fetched from %s: it is %s, SHA-256 %s; %s."
                                .formatted(
                                    url,
                                    Words.certificate(certificate),
                                    certificate.sha256(),
                                    issuer.completes()
                                        ? "with it there is a path to a trusted root"
                                        : "the path to a trusted root is not complete with it"))
                    .orElseGet(
                        () ->
                            " It could not be had from %s: %s."
                                .formatted(url, Words.bounded(issuer.failure().orElse("")))))
        .orElse("");
  }

  /** Returns what was fetched as values for machines: fingerprint and PEM. */
  Map<String, Object> values() {
    return fetched
        .flatMap(Issuer::certificate)
        .map(
            certificate ->
                Evidence.values(
                    "issuerSha256", certificate.sha256(),
                    "issuerPem", pem(certificate),
                    "issuerCompletes", fetched.orElseThrow().completes()))
        .orElse(Map.of());
  }

  private static String pem(Certificate certificate) {
    String base64 =
        Base64.getMimeEncoder(64, new byte[] {'\n'})
            .encodeToString(certificate.der().toByteArray());
    return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
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
