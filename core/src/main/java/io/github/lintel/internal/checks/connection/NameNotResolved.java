package io.github.lintel.internal.checks.connection;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.EndpointCheck;
import io.github.lintel.check.EndpointView;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.ResolutionFacts;
import io.github.lintel.facts.ResolutionFacts.Outcome;
import io.github.lintel.internal.checks.Words;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A name that does not exist (NXDOMAIN, RFC 2308 2.1) or has no address of the families asked for
 * (NODATA, 2.2) leads no client anywhere. A resolver that does not answer says nothing about the
 * front door.
 */
public final class NameNotResolved implements EndpointCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("connection.name-not-resolved", "the name leads to no address")
          .severity(Severity.ERROR)
          .rank(100)
          .source("RFC 2308 2");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(EndpointView endpoint) {
    ResolutionFacts resolution = endpoint.facts().resolution();
    NoAddress evidence = new NoAddress(endpoint.facts().host(), resolution);
    return switch (resolution.outcome()) {
      case NOT_NEEDED -> CheckOutcome.notApplicable("there was no name to resolve");
      case RESOLVED -> CheckOutcome.passed();
      case NO_SUCH_NAME, NO_ADDRESS -> CheckOutcome.found(evidence);
      case RESOLVER_FAILED -> CheckOutcome.inconclusive(Severity.ERROR, evidence);
    };
  }

  /** What the resolver said where it should have said an address. */
  record NoAddress(String name, ResolutionFacts resolution) implements Evidence {
    @Override
    public String sentence() {
      String took = Words.elapsed(resolution.took());
      return switch (resolution.outcome()) {
        case NO_SUCH_NAME -> "The name %s does not exist in DNS.".formatted(name);
        case NO_ADDRESS ->
            "The name %s exists in DNS, but has no address of the kind that was asked for."
                .formatted(name);
        default ->
            ("No name server answered for the name %s (%s): that is a fault on this side and"
                    + " says nothing about the front door.")
                .formatted(name, took);
      };
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "name", name,
          "outcome", resolution.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'),
          "took", resolution.took());
    }

    @Override
    public Optional<String> remedy() {
      return resolution.outcome() == Outcome.RESOLVER_FAILED
          ? Optional.of(
              "Repair name resolution on this machine, or give the addresses yourself (--resolve).")
          : Optional.empty();
    }
  }
}
