package io.github.lintel.internal.checks.handshake;

import io.github.lintel.check.AddressCheck;
import io.github.lintel.check.AddressView;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.Negotiated;
import io.github.lintel.internal.checks.FailureCause;
import io.github.lintel.internal.checks.Progress;
import io.github.lintel.internal.checks.TodaysOffer;
import java.util.Map;
import java.util.Optional;

/**
 * "Clients … MUST NOT … negotiate … groups of less than 1024 bits … SHOULD use at least 2048 bits"
 * (RFC 9325 4.4, after Logjam). Browsers offer no finite-field exchange at all, and OpenSSL refuses
 * primes of less than 2048 bits. Seen when the server takes nothing better of all that can be
 * offered.
 */
public final class WeakDh implements AddressCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("handshake.weak-dh", "the server's Diffie-Hellman parameters are too weak")
          .severity(Severity.ERROR)
          .rank(234)
          .source("RFC 9325 4.4");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(AddressView address) {
    return FailureCause.WEAK_DH.judge(
        address,
        first ->
            Fault.of(
                new ShortPrime(
                    Progress.of(address),
                    address.facts().handshakes().stream()
                        .map(HandshakeFacts::negotiated)
                        .flatMap(Optional::stream)
                        .filter(TodaysOffer::isWeak)
                        .findFirst())));
  }

  /** The prime that a server sent, and what it should be at least. */
  record ShortPrime(Progress progress, Optional<Negotiated> taken) implements Evidence {
    @Override
    public String sentence() {
      return ("%s refuses what today's clients offer. Offered everything, it takes %s with a"
              + " Diffie-Hellman prime of %d bits; it should have at least %d.")
          .formatted(progress.subject(), suite(), bits(), TodaysOffer.LEAST_PRIME_BITS);
    }

    @Override
    public Map<String, Object> values() {
      return progress.values(
          "primeBits", bits(),
          "primeBitsRequired", TodaysOffer.LEAST_PRIME_BITS,
          "taken", suite());
    }

    private int bits() {
      return taken.flatMap(Negotiated::primeBits).orElse(0);
    }

    private String suite() {
      return taken.map(Negotiated::cipherSuite).orElse("");
    }
  }
}
