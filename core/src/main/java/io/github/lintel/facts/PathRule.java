package io.github.lintel.facts;

import static io.github.lintel.facts.MainstreamClient.CHROME;
import static io.github.lintel.facts.MainstreamClient.FIREFOX;
import static io.github.lintel.facts.MainstreamClient.GO;
import static io.github.lintel.facts.MainstreamClient.JSSE;
import static io.github.lintel.facts.MainstreamClient.OPENSSL;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The rules by which a path can fail, and who enforces them. The name is stable; the source is
 * cited in reports.
 */
public enum PathRule {
  NO_ISSUER("RFC 5280 6.1", "an issuer that is neither sent nor trusted", all()),
  UNTRUSTED_ROOT("RFC 5280 6.1.1 (d)", "a root that is not trusted", all()),
  SELF_SIGNED("RFC 5280 6.1.1 (d)", "a self-signed certificate that is not trusted", all()),
  LOOP("RFC 5280 6.1", "a certificate that stands in its own path", all()),
  BAD_SIGNATURE("RFC 5280 6.1.3 (a)(1)", "a signature that does not verify", all()),
  UNSUPPORTED_ALGORITHM(
      "RFC 5280 6.1.3 (a)(1)", "a signature algorithm that cannot be checked", all()),
  ALGORITHM_MISMATCH("RFC 5280 4.1.1.2", "two signature algorithm fields that differ", all()),
  INVALID_KEY(
      "RFC 5280 4.1.2.7", "a public key that is none", Set.of(CHROME, FIREFOX, OPENSSL, GO)),
  EXPIRED("RFC 5280 4.1.2.5", "an end of validity in the past", all()),
  NOT_YET_VALID("RFC 5280 4.1.2.5", "a start of validity in the future", all()),
  NOT_A_CA("RFC 5280 4.2.1.9", "an issuer that is no certificate authority", all()),
  PATH_LENGTH("RFC 5280 4.2.1.9", "more intermediates than the path length allows", all()),
  KEY_USAGE("RFC 5280 4.2.1.3", "an issuer whose key usage lacks keyCertSign", all()),
  EXTENDED_KEY_USAGE("RFC 5280 4.2.1.12", "an extended key usage without serverAuth", all()),
  NAME_CONSTRAINTS("RFC 5280 4.2.1.10", "a name outside the name constraints", all()),
  POLICY(
      "RFC 5280 6.1.3 (f), 6.1.5 (g)",
      "no certificate policy where one is required",
      Set.of(CHROME, JSSE, GO)),
  UNKNOWN_CRITICAL_EXTENSION("RFC 5280 4.2", "a critical extension that is not known", all()),
  MALFORMED_EXTENSION("RFC 5280 4.2", "an extension that cannot be read", all()),
  DUPLICATE_EXTENSION("RFC 5280 4.2", "an extension that stands twice", all()),
  KEY_IDENTIFIER_MISMATCH(
      "RFC 5280 4.2.1.1", "an identifier of another key than the issuer's", Set.of(OPENSSL)),
  EMPTY_NAME(
      "RFC 5280 4.1.2.4, 4.1.2.6", "a name that is empty and must not be", Set.of(FIREFOX, JSSE)),
  SERIAL_NUMBER(
      "RFC 5280 4.1.2.2", "a serial number that is negative or too long", Set.of(CHROME, GO)),
  MUST_NOT_BE_CRITICAL(
      "RFC 5280 4.2.1, 4.2.2",
      "an extension that is critical and must not be",
      Set.of(OPENSSL, JSSE, GO)),
  AUTHORITY_AS_LEAF(
      "Baseline Requirements 7.1.2.7.8",
      "a leaf that says that it is an authority",
      Set.of(FIREFOX)),
  WEAK_KEY(
      "Baseline Requirements 6.1.5",
      "a key that is too weak",
      Set.of(CHROME, FIREFOX, OPENSSL, GO)),
  WEAK_SIGNATURE(
      "Baseline Requirements 7.1.3.2",
      "a signature algorithm that is too weak",
      Set.of(CHROME, FIREFOX, OPENSSL, GO)),
  PUBLIC_SUFFIX(
      "Baseline Requirements 3.2.2.6",
      "a wildcard for all names below a public suffix",
      Set.of(CHROME)),
  LIFETIME("Baseline Requirements 6.3.2", "a validity that is too long", Set.of(CHROME)),
  REVOKED("RFC 5280 6.1.3 (a)(3)", "a certificate that is revoked", Set.of(CHROME, FIREFOX)),
  REVOCATION_UNKNOWN(
      "RFC 5280 6.3.3", "a revocation status that is required and not known", Set.of(FIREFOX)),
  // From here to the last but one: broken often, refused by none.
  ENCODING("RFC 5280 4.1", "an encoding that the standard forbids", none()),
  SERIAL_ZERO("RFC 5280 4.1.2.2", "a serial number that is zero", none()),
  KEY_IDENTIFIER("RFC 5280 4.2.1.1, 4.2.1.2", "no identifier of a key", none()),
  CRITICALITY("RFC 5280 4.2.1", "an extension that is not critical and must be", none()),
  AUTHORITY_ONLY("RFC 5280 4.2.1.3, 4.2.1.9, 4.2.1.10", "what only an authority may say", none()),
  AUTHORITY_FORM("RFC 5280 4.2.1.9", "no sign that it is an authority", none()),
  NAME_SYNTAX("RFC 5280 4.2.1.6, 4.2.1.10", "a name that cannot be one", none()),
  BASELINE_KEY("Baseline Requirements 6.1.5", "a key that no public authority may certify", none()),
  BASELINE_LEAF(
      "Baseline Requirements 7.1.2.7", "contents that no public authority may issue", none()),
  BASELINE_ROOT("Baseline Requirements 7.1.2.1", "contents that no public root may have", none()),
  LIMIT("lintel", "a limit of the search", all());

  private final String source;
  private final String description;
  private final Set<MainstreamClient> refusedBy;

  PathRule(String source, String description, Set<MainstreamClient> refusedBy) {
    this.source = source;
    this.description = description;
    EnumSet<MainstreamClient> copy = EnumSet.noneOf(MainstreamClient.class);
    copy.addAll(refusedBy);
    this.refusedBy = Collections.unmodifiableSet(copy);
  }

  /** Returns document and section. */
  public String source() {
    return source;
  }

  /** Returns a noun phrase that says what stops a path. */
  public String description() {
    return description;
  }

  /** Returns the mainstream clients that refuse a path that breaks it. */
  public Set<MainstreamClient> refusedBy() {
    return refusedBy;
  }

  /** Returns whether it is a matter of form: no mainstream client refuses what breaks it. */
  public boolean isFormal() {
    return refusedBy.isEmpty();
  }

  /** Returns whether it is asked of public authorities only, and not by RFC 5280. */
  public boolean isBaseline() {
    return source.startsWith("Baseline");
  }

  private static Set<MainstreamClient> all() {
    return Set.copyOf(List.of(MainstreamClient.values()));
  }

  private static Set<MainstreamClient> none() {
    return Set.of();
  }
}
