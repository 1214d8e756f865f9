package io.github.lintel.facts;

import java.util.List;
import java.util.OptionalInt;

/**
 * What a certificate says about certificate policies (RFC 5280 sections 4.2.1.4, 4.2.1.5, 4.2.1.11
 * and 4.2.1.14).
 *
 * @param policies the object identifiers of the policies that it is issued under; none if the
 *     extension is absent or cannot be read
 * @param mappings which policies below it stand for which of its own
 * @param requireExplicitPolicy after how many more certificates a policy must be there
 * @param inhibitPolicyMapping after how many more certificates mappings no longer count
 * @param inhibitAnyPolicy after how many more certificates {@link #ANY_POLICY} no longer counts
 */
public record CertificatePolicies(
    List<String> policies,
    List<Mapping> mappings,
    OptionalInt requireExplicitPolicy,
    OptionalInt inhibitPolicyMapping,
    OptionalInt inhibitAnyPolicy) {
  /** Stands for every policy. */
  public static final String ANY_POLICY = "2.5.29.32.0";

  static final CertificatePolicies NONE =
      new CertificatePolicies(
          List.of(), List.of(), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());

  /** Copies the lists. */
  public CertificatePolicies {
    policies = List.copyOf(policies);
    mappings = List.copyOf(mappings);
  }

  /**
   * The issuer considers two policies the same.
   *
   * @param issuerPolicy the policy of the certificate and of those above
   * @param subjectPolicy the policy that stands for it below
   */
  public record Mapping(String issuerPolicy, String subjectPolicy) {}
}
