package io.github.lintel.internal.checks.chain;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.HandshakeCheck;
import io.github.lintel.check.HandshakeView;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.GeneralName;
import io.github.lintel.facts.NameConstraints;
import io.github.lintel.internal.checks.PathFault;
import io.github.lintel.internal.checks.PathFaults;
import io.github.lintel.internal.checks.Words;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * The name constraints extension "indicates a name space within which all subject names in
 * subsequent certificates in a certification path MUST be located" (RFC 5280 4.2.1.10). A
 * certificate of the path has a name outside it.
 */
public final class NameConstraintViolated implements HandshakeCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("chain.name-constraint-violated", "a name that its authority may not issue for")
          .rank(438)
          .source("RFC 5280 4.2.1.10");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(HandshakeView handshake) {
    return PathFaults.tell(handshake, INFO, NameConstraintViolated::evidence);
  }

  private static Evidence evidence(PathFault fault) {
    List<Certificate> constrained =
        fault.issuers().stream().filter(c -> c.nameConstraints().isPresent()).toList();
    return new Outside(
        Words.certificate(fault.certificate()),
        constrained.stream().map(Words::certificate).toList(),
        Words.bounded(fault.problem().found()),
        Words.bounded(fault.problem().required()),
        names(constrained, NameConstraints::permitted),
        names(constrained, NameConstraints::excluded));
  }

  private static List<String> names(
      List<Certificate> authorities, Function<NameConstraints, List<GeneralName>> side) {
    return authorities.stream()
        .flatMap(authority -> authority.nameConstraints().stream())
        .flatMap(constraints -> side.apply(constraints).stream())
        .map(name -> name.kind().name().toLowerCase(Locale.ROOT) + ":" + name.value())
        .toList();
  }

  record Outside(
      String certificate,
      List<String> authorities,
      String found,
      String required,
      List<String> permitted,
      List<String> excluded)
      implements Evidence {
    @Override
    public String sentence() {
      return "The certificate of %s has the name %s, which %s may not issue for%s%s."
          .formatted(
              certificate,
              found,
              Words.list(authorities),
              permitted.isEmpty() ? "" : "; permitted: " + Words.list(permitted),
              excluded.isEmpty() ? "" : "; excluded: " + Words.list(excluded));
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "certificate",
          certificate,
          "authorities",
          Words.values(authorities),
          "found",
          found,
          "required",
          required,
          "permitted",
          Words.values(permitted),
          "excluded",
          Words.values(excluded));
    }
  }
}
