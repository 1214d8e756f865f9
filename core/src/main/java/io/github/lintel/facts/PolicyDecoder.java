package io.github.lintel.facts;

import io.github.lintel.facts.CertificatePolicies.Mapping;
import io.github.lintel.internal.der.DerException;
import io.github.lintel.internal.der.DerReader;
import io.github.lintel.internal.der.DerTag;
import io.github.lintel.internal.der.DerValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads the four extensions about certificate policies. */
final class PolicyDecoder {
  private List<String> policies = List.of();
  private List<Mapping> mappings = List.of();
  private OptionalInt requireExplicitPolicy = OptionalInt.empty();
  private OptionalInt inhibitPolicyMapping = OptionalInt.empty();
  private OptionalInt inhibitAnyPolicy = OptionalInt.empty();
  private boolean any;

  CertificatePolicies policies() {
    return any
        ? new CertificatePolicies(
            policies, mappings, requireExplicitPolicy, inhibitPolicyMapping, inhibitAnyPolicy)
        : CertificatePolicies.NONE;
  }

  void readPolicies(DerValue sequence) throws DerException {
    DerReader in = sequence.reader();
    if (in.isEmpty()) {
      throw new DerException("there is no policy in it");
    }
    Set<String> oids = new LinkedHashSet<>();
    while (!in.isEmpty()) {
      DerReader information = in.next(DerTag.SEQUENCE, "a policy").reader();
      if (!oids.add(information.next(DerTag.OID, "the identifier of a policy").asOid())) {
        throw new DerException("a policy that stands twice");
      }
      readQualifiers(information);
      information.end("something follows the qualifiers of a policy");
    }
    policies = List.copyOf(oids);
    any = true;
  }

  private static void readQualifiers(DerReader information) throws DerException {
    Optional<DerValue> qualifiers = information.nextIf(DerTag.SEQUENCE);
    if (qualifiers.isEmpty()) {
      return;
    }
    DerReader in = qualifiers.get().reader();
    if (in.isEmpty()) {
      throw new DerException("a list of qualifiers without a qualifier");
    }
    while (!in.isEmpty()) {
      DerReader qualifier = in.next(DerTag.SEQUENCE, "a qualifier of a policy").reader();
      qualifier.next(DerTag.OID, "the kind of a qualifier").asOid();
      qualifier.next();
      qualifier.end("something follows a qualifier of a policy");
    }
  }

  void readMappings(DerValue sequence) throws DerException {
    DerReader in = sequence.reader();
    if (in.isEmpty()) {
      throw new DerException("there is no mapping in it");
    }
    List<Mapping> read = new ArrayList<>();
    while (!in.isEmpty()) {
      DerReader mapping = in.next(DerTag.SEQUENCE, "a mapping").reader();
      String issuerPolicy = mapping.next(DerTag.OID, "the issuer's policy").asOid();
      String subjectPolicy = mapping.next(DerTag.OID, "the subject's policy").asOid();
      mapping.end("something follows the subject's policy");
      if (issuerPolicy.equals(CertificatePolicies.ANY_POLICY)
          || subjectPolicy.equals(CertificatePolicies.ANY_POLICY)) {
        throw new DerException("it maps anyPolicy");
      }
      read.add(new Mapping(issuerPolicy, subjectPolicy));
    }
    mappings = read;
    any = true;
  }

  void readConstraints(DerValue sequence) throws DerException {
    DerReader in = sequence.reader();
    if (in.isEmpty()) {
      throw new DerException("it constrains nothing");
    }
    OptionalInt explicit = number(in.nextIf(DerTag.context(0)));
    inhibitPolicyMapping = number(in.nextIf(DerTag.context(1)));
    in.end("something follows the constraints");
    requireExplicitPolicy = explicit;
    any = true;
  }

  void readInhibitAnyPolicy(DerValue value) throws DerException {
    if (!value.is(DerTag.INTEGER)) {
      throw new DerException("it is no INTEGER");
    }
    inhibitAnyPolicy = number(Optional.of(value));
    any = true;
  }

  /** No path is that long, so a larger number means the same. */
  private static OptionalInt number(Optional<DerValue> value) throws DerException {
    if (value.isEmpty()) {
      return OptionalInt.empty();
    }
    BigInteger number = value.get().asInteger();
    if (number.signum() < 0) {
      throw new DerException("a negative number of certificates");
    }
    return OptionalInt.of(number.min(BigInteger.valueOf(Integer.MAX_VALUE)).intValue());
  }
}
