package io.github.lintel.facts;

/** The rules by which a path can fail. The name is stable; the source is cited in reports. */
public enum PathRule {
  NO_ISSUER("RFC 5280 6.1", "an issuer that is neither sent nor trusted"),
  UNTRUSTED_ROOT("RFC 5280 6.1.1 (d)", "a root that is not trusted"),
  SELF_SIGNED("RFC 5280 6.1.1 (d)", "a self-signed certificate that is not trusted"),
  LOOP("RFC 5280 6.1", "a certificate that stands in its own path"),
  BAD_SIGNATURE("RFC 5280 6.1.3 (a)(1)", "a signature that does not verify"),
  UNSUPPORTED_ALGORITHM("RFC 5280 6.1.3 (a)(1)", "a signature algorithm that cannot be checked"),
  ALGORITHM_MISMATCH("RFC 5280 4.1.1.2", "two signature algorithm fields that differ"),
  EXPIRED("RFC 5280 4.1.2.5", "an end of validity in the past"),
  NOT_YET_VALID("RFC 5280 4.1.2.5", "a start of validity in the future"),
  NOT_A_CA("RFC 5280 4.2.1.9", "an issuer that is no certificate authority"),
  PATH_LENGTH("RFC 5280 4.2.1.9", "more intermediates than the path length allows"),
  KEY_USAGE("RFC 5280 4.2.1.3", "an issuer whose key usage lacks keyCertSign"),
  EXTENDED_KEY_USAGE("RFC 5280 4.2.1.12", "an extended key usage without serverAuth"),
  NAME_CONSTRAINTS("RFC 5280 4.2.1.10", "a name outside the name constraints"),
  POLICY("RFC 5280 6.1.3 (f), 6.1.5 (g)", "no certificate policy where one is required"),
  UNKNOWN_CRITICAL_EXTENSION("RFC 5280 4.2", "a critical extension that is not known"),
  MALFORMED_EXTENSION("RFC 5280 4.2", "an extension that cannot be read"),
  DUPLICATE_EXTENSION("RFC 5280 4.2", "an extension that stands twice"),
  WEAK_KEY("Baseline Requirements 6.1.5", "a key that is too weak"),
  WEAK_SIGNATURE("Baseline Requirements 7.1.3.2", "a signature algorithm that is too weak"),
  REVOKED("RFC 5280 6.1.3 (a)(3)", "a certificate that is revoked"),
  REVOCATION_UNKNOWN("RFC 5280 6.3.3", "a revocation status that is required and not known"),
  // From here to the last but one: broken often, refused by few.
  ENCODING("RFC 5280 4.1", "an encoding that the standard forbids"),
  SERIAL_NUMBER("RFC 5280 4.1.2.2", "a serial number that is not positive or too long"),
  EMPTY_NAME("RFC 5280 4.1.2.4, 4.1.2.6", "an authority without a name"),
  KEY_IDENTIFIER("RFC 5280 4.2.1.1, 4.2.1.2", "a key identifier that is missing or wrong"),
  CRITICALITY("RFC 5280 4.2.1", "an extension that is critical and must not be, or the reverse"),
  AUTHORITY_ONLY("RFC 5280 4.2.1.3, 4.2.1.9, 4.2.1.10", "what only an authority may say"),
  AUTHORITY_FORM("RFC 5280 4.2.1.9", "an authority that does not say that it is one"),
  NAME_SYNTAX("RFC 5280 4.2.1.6, 4.2.1.10", "a DNS name that cannot be one"),
  BASELINE_LEAF("Baseline Requirements 7.1.2.7", "a leaf that no public authority may issue"),
  BASELINE_ROOT("Baseline Requirements 7.1.2.1", "a root that no public authority may have"),
  LIMIT("lintel", "a limit of the search");

  private final String source;
  private final String description;

  PathRule(String source, String description) {
    this.source = source;
    this.description = description;
  }

  /** Returns document and section. */
  public String source() {
    return source;
  }

  /** Returns a noun phrase that says what stops a path. */
  public String description() {
    return description;
  }

  /** Returns whether it is a matter of form: broken often, and refused by hardly any client. */
  public boolean isFormal() {
    return compareTo(ENCODING) >= 0 && compareTo(BASELINE_ROOT) <= 0;
  }
}
