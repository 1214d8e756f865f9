package io.github.lintel.internal.checks;

import java.util.Locale;

/**
 * Which check tells which broken rule. A switch over every rule, so that none can be forgotten: a
 * new rule does not compile until somebody tells it.
 */
final class Teller {
  private Teller() {}

  static String of(PathFault fault) {
    return switch (fault.problem().rule()) {
      case NO_ISSUER -> ofNoIssuer(fault);
      case BAD_SIGNATURE -> "chain.bad-signature";
      case SELF_SIGNED -> leaf(fault, "chain.self-signed", "chain.untrusted-root");
      case UNTRUSTED_ROOT, LOOP -> "chain.untrusted-root";
      case EXPIRED ->
          byPosition(
              fault, "certificate.expired", "chain.intermediate-expired", "chain.root-expired");
      case NOT_YET_VALID ->
          leaf(fault, "certificate.not-yet-valid", "chain.intermediate-not-yet-valid");
      case NOT_A_CA -> "chain.not-a-ca";
      case KEY_USAGE -> leaf(fault, "certificate.not-for-servers", "chain.not-a-ca");
      case EXTENDED_KEY_USAGE ->
          leaf(fault, "certificate.not-for-servers", "chain.not-for-servers");
      case PATH_LENGTH -> "chain.path-length-exceeded";
      case POLICY -> "chain.policy-missing";
      case NAME_CONSTRAINTS -> "chain.name-constraint-violated";
      case ALGORITHM_MISMATCH,
          UNKNOWN_CRITICAL_EXTENSION,
          MALFORMED_EXTENSION,
          DUPLICATE_EXTENSION,
          INVALID_KEY,
          EMPTY_NAME,
          SERIAL_NUMBER,
          MUST_NOT_BE_CRITICAL ->
          leaf(fault, "certificate.malformed", "chain.malformed");
      case KEY_IDENTIFIER_MISMATCH -> "chain.key-identifier-mismatch";
      case AUTHORITY_AS_LEAF -> "certificate.is-ca";
      case PUBLIC_SUFFIX -> "certificate.public-suffix-wildcard";
      case LIFETIME -> "certificate.lifetime-too-long";
      case UNSUPPORTED_ALGORITHM -> "certificate.unsupported-algorithm";
      case WEAK_KEY -> "certificate.weak-key";
      case WEAK_SIGNATURE -> "certificate.weak-signature";
      case ENCODING,
          SERIAL_ZERO,
          KEY_IDENTIFIER,
          CRITICALITY,
          AUTHORITY_ONLY,
          AUTHORITY_FORM,
          NAME_SYNTAX,
          BASELINE_KEY,
          BASELINE_LEAF,
          BASELINE_ROOT ->
          leaf(fault, "certificate.nonconforming", "chain.nonconforming");
      case REVOKED, REVOCATION_UNKNOWN -> "revocation.revoked";
      case LIMIT -> "chain.undecided";
    };
  }

  /**
   * The path ends because the next certificate is neither sent nor trusted. Roots are not sent, so
   * a missing certificate that calls itself a root is one that is not trusted. A sent authority
   * that fits nothing was meant to be the one that is missing.
   */
  private static String ofNoIssuer(PathFault fault) {
    if (fault.nearMisses().stream().anyMatch(miss -> miss.trusted())) {
      return "chain.untrusted-root";
    }
    boolean leaf = fault.position() == PathFault.Position.LEAF;
    if (!fault.nearMisses().isEmpty() || leaf && !fault.strangers().isEmpty()) {
      return "chain.wrong-intermediate";
    }
    boolean root = fault.certificate().issuer().text().toLowerCase(Locale.ROOT).contains("root");
    return root || fault.certificate().selfIssued()
        ? "chain.untrusted-root"
        : "chain.missing-intermediate";
  }

  private static String leaf(PathFault fault, String ofLeaf, String ofOthers) {
    return byPosition(fault, ofLeaf, ofOthers, ofOthers);
  }

  private static String byPosition(
      PathFault fault, String ofLeaf, String ofIntermediate, String ofAnchor) {
    return switch (fault.position()) {
      case LEAF -> ofLeaf;
      case INTERMEDIATE -> ofIntermediate;
      case ANCHOR -> ofAnchor;
    };
  }
}
