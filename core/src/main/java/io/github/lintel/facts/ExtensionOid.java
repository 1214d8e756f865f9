package io.github.lintel.facts;

import java.util.Map;

/** Object identifiers of the extensions of RFC 5280 and of the few others that matter for TLS. */
public final class ExtensionOid {
  public static final String SUBJECT_DIRECTORY_ATTRIBUTES = "2.5.29.9";
  public static final String SUBJECT_KEY_IDENTIFIER = "2.5.29.14";
  public static final String KEY_USAGE = "2.5.29.15";
  public static final String SUBJECT_ALTERNATIVE_NAME = "2.5.29.17";
  public static final String ISSUER_ALTERNATIVE_NAME = "2.5.29.18";
  public static final String BASIC_CONSTRAINTS = "2.5.29.19";
  public static final String NAME_CONSTRAINTS = "2.5.29.30";
  public static final String CRL_DISTRIBUTION_POINTS = "2.5.29.31";
  public static final String CERTIFICATE_POLICIES = "2.5.29.32";
  public static final String POLICY_MAPPINGS = "2.5.29.33";
  public static final String AUTHORITY_KEY_IDENTIFIER = "2.5.29.35";
  public static final String POLICY_CONSTRAINTS = "2.5.29.36";
  public static final String EXTENDED_KEY_USAGE = "2.5.29.37";
  public static final String FRESHEST_CRL = "2.5.29.46";
  public static final String INHIBIT_ANY_POLICY = "2.5.29.54";
  public static final String AUTHORITY_INFORMATION_ACCESS = "1.3.6.1.5.5.7.1.1";
  public static final String SUBJECT_INFORMATION_ACCESS = "1.3.6.1.5.5.7.1.11";
  public static final String TLS_FEATURE = "1.3.6.1.5.5.7.1.24";
  public static final String SIGNED_CERTIFICATE_TIMESTAMPS = "1.3.6.1.4.1.11129.2.4.2";

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry(SUBJECT_DIRECTORY_ATTRIBUTES, "subjectDirectoryAttributes"),
          Map.entry(SUBJECT_KEY_IDENTIFIER, "subjectKeyIdentifier"),
          Map.entry(KEY_USAGE, "keyUsage"),
          Map.entry(SUBJECT_ALTERNATIVE_NAME, "subjectAltName"),
          Map.entry(ISSUER_ALTERNATIVE_NAME, "issuerAltName"),
          Map.entry(BASIC_CONSTRAINTS, "basicConstraints"),
          Map.entry(NAME_CONSTRAINTS, "nameConstraints"),
          Map.entry(CRL_DISTRIBUTION_POINTS, "cRLDistributionPoints"),
          Map.entry(CERTIFICATE_POLICIES, "certificatePolicies"),
          Map.entry(POLICY_MAPPINGS, "policyMappings"),
          Map.entry(AUTHORITY_KEY_IDENTIFIER, "authorityKeyIdentifier"),
          Map.entry(POLICY_CONSTRAINTS, "policyConstraints"),
          Map.entry(EXTENDED_KEY_USAGE, "extendedKeyUsage"),
          Map.entry(FRESHEST_CRL, "freshestCRL"),
          Map.entry(INHIBIT_ANY_POLICY, "inhibitAnyPolicy"),
          Map.entry(AUTHORITY_INFORMATION_ACCESS, "authorityInfoAccess"),
          Map.entry(SUBJECT_INFORMATION_ACCESS, "subjectInfoAccess"),
          Map.entry(TLS_FEATURE, "tlsfeature"),
          Map.entry(SIGNED_CERTIFICATE_TIMESTAMPS, "signedCertificateTimestampList"));

  private ExtensionOid() {}

  /** Returns what people call an extension: its name and object identifier, or the latter. */
  public static String describe(String oid) {
    String name = NAMES.get(oid);
    return name == null ? oid : name + " (" + oid + ")";
  }
}
