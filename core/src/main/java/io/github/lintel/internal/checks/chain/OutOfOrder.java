package io.github.lintel.internal.checks.chain;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.HandshakeCheck;
import io.github.lintel.check.HandshakeView;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.CandidatePath;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.PresentedCertificate;
import io.github.lintel.internal.checks.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * "Each following certificate SHOULD directly certify the one immediately preceding it" (RFC 8446
 * 4.4.2); in TLS 1.2 it is a MUST (RFC 5246 7.4.2), and a server sends the same list in both.
 *
 * <p>WARNING when a trusted path is found only by putting the certificates in another order:
 * browsers, OpenSSL, Go and the JDK do that, small clients (BearSSL, wolfSSL) do not. NOTE when the
 * order is right and something stands in between. Passed when one trusted path stands at the front
 * of the list; what comes after it is for {@code chain.superfluous} and its like.
 */
public final class OutOfOrder implements HandshakeCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("chain.out-of-order", "the certificates are sent in the wrong order")
          .severity(Severity.WARNING)
          .rank(470)
          .source("RFC 8446 4.4.2");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(HandshakeView handshake) {
    List<CandidatePath> trusted = handshake.paths().trustedPaths();
    if (trusted.isEmpty()) {
      return CheckOutcome.notApplicable("no path is trusted");
    }
    List<PresentedCertificate> presented = handshake.facts().presentedChain();
    List<List<Integer>> places = trusted.stream().map(path -> places(path, presented)).toList();
    if (places.stream().anyMatch(OutOfOrder::atFront)) {
      return CheckOutcome.passed();
    }
    Optional<List<Integer>> spread = places.stream().filter(OutOfOrder::increasing).findFirst();
    List<Integer> order = spread.orElse(places.get(0));
    Evidence evidence =
        new Order(
            order.stream().map(i -> i + 1).toList(),
            presented.stream().map(OutOfOrder::subject).toList(),
            spread.isPresent());
    Severity severity = spread.isPresent() ? Severity.NOTE : Severity.WARNING;
    return CheckOutcome.found(List.of(Fault.of(evidence).severity(severity)));
  }

  private static List<Integer> places(CandidatePath path, List<PresentedCertificate> presented) {
    return path.certificates().stream().map(presented::indexOf).filter(i -> i >= 0).toList();
  }

  private static boolean atFront(List<Integer> places) {
    return IntStream.range(0, places.size()).allMatch(i -> places.get(i) == i);
  }

  private static boolean increasing(List<Integer> places) {
    return IntStream.range(1, places.size()).allMatch(i -> places.get(i - 1) < places.get(i));
  }

  private static String subject(PresentedCertificate presented) {
    return presented instanceof Certificate certificate
        ? Words.certificate(certificate)
        : "(not a certificate)";
  }

  record Order(List<Integer> path, List<String> presented, boolean inBetween) implements Evidence {
    @Override
    public String sentence() {
      String places = Words.list(path.stream().map(place -> Words.ordinal(place - 1)).toList());
      return inBetween
          ? "The path to a trusted root takes the %s of the %d certificates sent; nothing else should"
                  .formatted(places, presented.size())
              + " stand in between."
          : "The certificates are sent in the wrong order: the path to a trusted root takes the %s in"
                  .formatted(places)
              + " this order, and each should certify the one before it.";
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "presented", Words.values(presented),
          "path", path.stream().limit(100).toList(),
          "inBetween", inBetween);
    }

    @Override
    public Optional<String> remedy() {
      List<String> order = path.stream().map(i -> presented.get(i - 1)).toList();
      return Optional.of(
          "Put these certificates into the file, in this order and no others: %s."
              .formatted(Words.list(order)));
    }
  }
}
