package io.github.lintel.internal.fetch;

import io.github.lintel.facts.AddressFacts;
import io.github.lintel.facts.CandidatePath;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.EndpointFacts;
import io.github.lintel.facts.FetchedIssuers;
import io.github.lintel.facts.FetchedIssuers.Issuer;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.NodeAddress;
import io.github.lintel.facts.PathSearch;
import io.github.lintel.facts.PresentedCertificate;
import io.github.lintel.internal.diagnose.Judge;
import io.github.lintel.internal.probe.Prober;
import io.github.lintel.internal.probe.WebRequest;
import io.github.lintel.internal.x509.CertificateFile;
import io.github.lintel.internal.x509.CertificateFile.Entry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Fetches the issuers that a chain lacks, one above the other, from where the certificates say that
 * they are published. It tells what to append; the verdict is of what the server sends.
 */
public final class IssuerRounds {
  /** Web chains have one or two intermediates; who needs more has no such trouble. */
  private static final int MAX_ISSUERS = 3;

  /** What is published is one certificate of 2 KiB, or a few. */
  private static final int MAX_SIZE = 64 << 10;

  private final Supplier<Judge> judge;
  private final Prober prober;
  private final Clock clock;
  private final Function<EndpointFacts, Duration> timeLeft;
  private final Started started = new Started();

  /**
   * Takes what it needs.
   *
   * @param timeLeft how much of the verification's time is left when the endpoint was observed
   */
  public IssuerRounds(
      Supplier<Judge> judge,
      Prober prober,
      Clock clock,
      Function<EndpointFacts, Duration> timeLeft) {
    this.judge = judge;
    this.prober = prober;
    this.clock = clock;
    this.timeLeft = timeLeft;
  }

  /**
   * A chain without a path.
   *
   * @param presented what the server sent
   * @param fetched what was fetched for it so far
   * @param near the addresses that sent it
   */
  private record Incomplete(
      List<PresentedCertificate> presented, List<Issuer> fetched, List<NodeAddress> near) {
    List<PresentedCertificate> all() {
      List<PresentedCertificate> all = new ArrayList<>(presented);
      fetched.forEach(issuer -> issuer.certificate().ifPresent(all::add));
      return all;
    }

    Incomplete with(Issuer issuer) {
      List<Issuer> more = new ArrayList<>(fetched);
      more.add(issuer);
      return new Incomplete(presented, more, near);
    }
  }

  /**
   * Fetches when the endpoint was observed. The future ends with facts that hold what came;
   * cancelling it closes the sockets of both.
   */
  public CompletableFuture<EndpointFacts> after(CompletableFuture<EndpointFacts> observed) {
    return started.stoppedWith(
        started.track(observed).thenComposeAsync(this::fetch, prober.computing()));
  }

  private CompletableFuture<EndpointFacts> fetch(EndpointFacts facts) {
    Instant at = clock.instant();
    long end = System.nanoTime() + timeLeft.apply(facts).toNanos();
    CompletableFuture<List<Issuer>> all = CompletableFuture.completedFuture(List.of());
    for (Incomplete chain : incomplete(facts, at)) {
      all = all.thenCombine(complete(chain, at, end), IssuerRounds::joined);
    }
    return all.thenApply(issuers -> with(facts, issuers));
  }

  /** Every node of a front door has mostly the same chain: it is fetched for once. */
  private List<Incomplete> incomplete(EndpointFacts facts, Instant at) {
    List<NodeAddress> near = facts.addresses().stream().map(AddressFacts::address).toList();
    List<List<PresentedCertificate>> chains = new ArrayList<>();
    for (AddressFacts address : facts.addresses()) {
      for (HandshakeFacts handshake : Judge.judged(address)) {
        List<PresentedCertificate> chain = handshake.presentedChain();
        if (!chains.contains(chain) && lacking(judge.get().paths(chain, at)).isPresent()) {
          chains.add(chain);
        }
      }
    }
    return chains.stream()
        .limit(MAX_ISSUERS)
        .map(chain -> new Incomplete(chain, List.of(), near))
        .toList();
  }

  private CompletableFuture<List<Issuer>> complete(Incomplete chain, Instant at, long end) {
    PathSearch search = judge.get().paths(chain.all(), at);
    Optional<Certificate> last = lacking(search);
    if (last.isEmpty()
        || chain.fetched().size() == MAX_ISSUERS
        || chain.fetched().stream().anyMatch(issuer -> issuer.certificate().isEmpty())) {
      return CompletableFuture.completedFuture(ended(chain, search.trustedPath().isPresent()));
    }
    return issuer(chain, last.get(), at, end)
        .thenComposeAsync(issuer -> complete(chain.with(issuer), at, end), prober.computing());
  }

  private CompletableFuture<Issuer> issuer(
      Incomplete chain, Certificate issued, Instant at, long end) {
    String url = issued.issuerUrls().get(0);
    Duration left = Duration.ofNanos(end - System.nanoTime());
    WebRequest request = new WebRequest(url, new byte[0], "", MAX_SIZE, chain.near(), left);
    return started
        .track(prober.fetch(request))
        .thenApplyAsync(answer -> read(chain, issued, url, answer, at), prober.computing());
  }

  private Issuer read(
      Incomplete chain, Certificate issued, String url, WebRequest.Answer answer, Instant at) {
    if (answer.failure().isPresent()) {
      return failed(issued, url, answer.failure().get());
    }
    CertificateFile file = CertificateFile.readPublished(answer.body());
    for (Entry entry : file.entries()) {
      if (entry.certificate().orElse(null) instanceof Certificate certificate) {
        Issuer issuer = new Issuer(issued, url, Optional.of(certificate), false, Optional.empty());
        if (above(judge.get().paths(chain.with(issuer).all(), at), issued, certificate)) {
          return issuer;
        }
      }
    }
    return failed(
        issued,
        url,
        file.entries().isEmpty()
            ? file.without().orElse("there is no certificate")
            : "what is published there did not issue it");
  }

  private static Issuer failed(Certificate issued, String url, String why) {
    return new Issuer(issued, url, Optional.empty(), false, Optional.of(why));
  }

  /** Returns whether its name and its key are those of the issuer. */
  private static boolean above(PathSearch search, Certificate issued, Certificate issuer) {
    boolean otherKey =
        search.nearMisses().stream()
            .anyMatch(miss -> miss.subject().equals(issued) && miss.issuer().equals(issuer));
    return !otherKey
        && search.candidates().stream()
            .map(CandidatePath::certificates)
            .anyMatch(
                path -> path.contains(issued) && path.indexOf(issuer) == path.indexOf(issued) + 1);
  }

  /** Returns the last certificate of the best path, if its issuer is missing and is published. */
  private static Optional<Certificate> lacking(PathSearch search) {
    return search.trustedPath().isPresent()
        ? Optional.empty()
        : search
            .best()
            .filter(path -> path.anchor().isEmpty())
            .map(path -> path.certificates().get(path.certificates().size() - 1))
            .filter(last -> !last.selfIssued() && !last.issuerUrls().isEmpty());
  }

  private static List<Issuer> ended(Incomplete chain, boolean completes) {
    return chain.fetched().stream()
        .map(i -> new Issuer(i.issued(), i.url(), i.certificate(), completes, i.failure()))
        .toList();
  }

  private static List<Issuer> joined(List<Issuer> some, List<Issuer> others) {
    List<Issuer> all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }

  private static EndpointFacts with(EndpointFacts facts, List<Issuer> issuers) {
    if (issuers.isEmpty()) {
      return facts;
    }
    FetchedIssuers fetched = new FetchedIssuers(issuers);
    return facts.withAddresses(
        facts.addresses().stream().map(a -> a.observing(FetchedIssuers.class, fetched)).toList());
  }
}
