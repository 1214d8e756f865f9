package io.github.lintel.internal.path;

import io.github.lintel.facts.CertificatePolicies;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a search may be asked besides the anchors (RFC 5280 section 6.1.1). The defaults are those
 * of a TLS client.
 *
 * @param purpose the extended key usage that every certificate must allow
 * @param maxIntermediates how many intermediates a path may have; self-issued ones do not count
 * @param policies the acceptable certificate policies, by the names that the anchors use
 * @param explicitPolicy whether one of them must hold through the whole path
 * @param inhibitPolicyMapping whether policy mappings do not count
 * @param inhibitAnyPolicy whether anyPolicy does not count
 */
public record PathInputs(
    String purpose,
    OptionalInt maxIntermediates,
    Set<String> policies,
    boolean explicitPolicy,
    boolean inhibitPolicyMapping,
    boolean inhibitAnyPolicy) {
  public static final String SERVER = "1.3.6.1.5.5.7.3.1";
  public static final String CLIENT = "1.3.6.1.5.5.7.3.2";

  /** Asks for none: whoever signs revocation lists may be for anything. */
  static final String ANY_PURPOSE = "";

  /** What every TLS client asks. */
  public static final PathInputs DEFAULT =
      new PathInputs(
          SERVER, OptionalInt.empty(), Set.of(CertificatePolicies.ANY_POLICY), false, false, false);

  /** Copies the set. */
  public PathInputs {
    policies = Set.copyOf(policies);
  }

  /** Returns a copy that asks for that extended key usage. */
  public PathInputs purpose(String oid) {
    return new PathInputs(
        oid, maxIntermediates, policies, explicitPolicy, inhibitPolicyMapping, inhibitAnyPolicy);
  }

  /** Returns a copy that allows so many intermediates. */
  public PathInputs maxIntermediates(int count) {
    return new PathInputs(
        purpose,
        OptionalInt.of(count),
        policies,
        explicitPolicy,
        inhibitPolicyMapping,
        inhibitAnyPolicy);
  }

  /** Returns a copy that asks for one of those policies. */
  public PathInputs policies(
      Set<String> acceptable, boolean explicit, boolean inhibitMapping, boolean inhibitAny) {
    return new PathInputs(
        purpose, maxIntermediates, acceptable, explicit, inhibitMapping, inhibitAny);
  }
}
