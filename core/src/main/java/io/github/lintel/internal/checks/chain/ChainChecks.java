package io.github.lintel.internal.checks.chain;

import io.github.lintel.check.Check;
import java.util.List;

/** All checks of this group. */
public final class ChainChecks {
  private ChainChecks() {}

  /** Returns one of each, by rank. */
  public static List<Check> all() {
    return List.of(
        new SelfSigned(),
        new WrongIntermediate(),
        new MissingIntermediate(),
        new IntermediateExpired(),
        new IntermediateNotYetValid(),
        new RootExpired(),
        new BadSignature(),
        new UntrustedRoot(),
        new KeyIdentifierMismatch(),
        new NotACa(),
        new PathLengthExceeded(),
        new NameConstraintViolated(),
        new PolicyMissing(),
        new NotForServers(),
        new Malformed(),
        new TooLong(),
        new OutOfOrder(),
        new RootSent(),
        new Duplicate(),
        new Superfluous(),
        new ExpiredUnneeded(),
        new Nonconforming(),
        new Undecided());
  }
}
