package io.github.lintel.internal.fetch;

import io.github.lintel.facts.AddressFacts;
import io.github.lintel.facts.CandidatePath;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.EndpointFacts;
import io.github.lintel.facts.FetchedRevocation;
import io.github.lintel.facts.FetchedRevocation.Download;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.NodeAddress;
import io.github.lintel.facts.RevocationFacts;
import io.github.lintel.facts.RevocationStatus.State;
import io.github.lintel.internal.diagnose.Judge;
import io.github.lintel.internal.revocation.RevocationJudge.Judged;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Learns the status of the certificates of an endpoint's trusted paths that is not known yet: in a
 * first round from their OCSP responders, in a second one from the lists of those that are left.
 */
public final class StatusRounds {
  /** A path has two or three; two key types, several nodes. */
  private static final int MAX_CERTIFICATES = 8;

  private final Supplier<Judge> judge;
  private final StatusFetcher fetcher;
  private final Executor computing;
  private final Clock clock;
  private final Function<EndpointFacts, Duration> timeLeft;
  private final Started started = new Started();

  /**
   * Takes what it needs.
   *
   * @param timeLeft how much of the verification's time is left when the endpoint was observed
   */
  public StatusRounds(
      Supplier<Judge> judge,
      StatusFetcher fetcher,
      Executor computing,
      Clock clock,
      Function<EndpointFacts, Duration> timeLeft) {
    this.judge = judge;
    this.fetcher = fetcher;
    this.computing = computing;
    this.clock = clock;
    this.timeLeft = timeLeft;
  }

  /**
   * A certificate whose status is asked for.
   *
   * @param certificate the certificate
   * @param issuer whose certificate is the next one in the path
   * @param near the addresses that presented it
   */
  record Question(Certificate certificate, Certificate issuer, List<NodeAddress> near) {}

  /**
   * Asks when the endpoint was observed. The future ends with facts that hold what was learnt;
   * cancelling it closes the sockets of both.
   */
  public CompletableFuture<EndpointFacts> after(CompletableFuture<EndpointFacts> observed) {
    return started.stoppedWith(started.track(observed).thenComposeAsync(this::ask, computing));
  }

  private CompletableFuture<EndpointFacts> ask(EndpointFacts facts) {
    Instant at = clock.instant();
    long end = System.nanoTime() + timeLeft.apply(facts).toNanos();
    return responders(facts, at, left(end).dividedBy(2))
        .thenComposeAsync(first -> lists(facts, first, at, end), computing)
        .thenApplyAsync(downloads -> ended(facts, downloads, at), computing);
  }

  private CompletableFuture<List<Download>> responders(
      EndpointFacts facts, Instant at, Duration share) {
    return all(
        open(facts, at).stream()
            .filter(question -> !question.certificate().ocspUrls().isEmpty())
            .map(question -> started.track(fetcher.ask(question, share, at)))
            .toList());
  }

  private CompletableFuture<List<Download>> lists(
      EndpointFacts facts, List<Download> first, Instant at, long end) {
    List<CompletableFuture<Download>> more = new ArrayList<>();
    for (Question question : open(with(facts, first), at)) {
      for (String url : fetcher.listUrls(question)) {
        more.add(started.track(fetcher.list(question, url, left(end), at)));
      }
    }
    return all(more).thenApply(second -> Stream.concat(first.stream(), second.stream()).toList());
  }

  private EndpointFacts ended(EndpointFacts facts, List<Download> downloads, Instant at) {
    EndpointFacts known = with(facts, downloads);
    for (AddressFacts address : known.addresses()) {
      for (HandshakeFacts handshake : Judge.judged(address)) {
        keep(downloads, judge.get().paths(address, handshake, at, at).facts(), at);
      }
    }
    return known;
  }

  /** Only what was signed by who may and gave the answer, so that nobody can spoil what is kept. */
  private void keep(List<Download> downloads, RevocationFacts statuses, Instant at) {
    for (Download download : downloads) {
      Optional<String> from =
          statuses.of(download.certificate()).flatMap(s -> s.answer()).flatMap(a -> a.location());
      if (from.filter(download.url()::equals).isPresent()) {
        fetcher.keep(download, at);
      }
    }
  }

  /** Returns the certificates of trusted paths whose status is not known by these facts. */
  private List<Question> open(EndpointFacts facts, Instant at) {
    Map<Certificate, Question> questions = new LinkedHashMap<>();
    for (AddressFacts address : facts.addresses()) {
      for (HandshakeFacts handshake : Judge.judged(address)) {
        Judged judged = judge.get().paths(address, handshake, at, at);
        judged.paths().trustedPath().ifPresent(path -> add(path, judged, address, questions));
      }
    }
    return List.copyOf(questions.values());
  }

  private static void add(
      CandidatePath path,
      Judged judged,
      AddressFacts address,
      Map<Certificate, Question> questions) {
    List<Certificate> all = path.withAnchor();
    for (int depth = 0; depth < all.size() - 1; depth++) {
      Certificate certificate = all.get(depth);
      boolean known =
          judged.facts().of(certificate).filter(s -> s.state() != State.UNKNOWN).isPresent();
      if (known || questions.size() == MAX_CERTIFICATES && !questions.containsKey(certificate)) {
        continue;
      }
      Question asked = new Question(certificate, all.get(depth + 1), List.of(address.address()));
      questions.merge(certificate, asked, StatusRounds::both);
    }
  }

  private static Question both(Question one, Question other) {
    List<NodeAddress> near = new ArrayList<>(one.near());
    near.addAll(other.near());
    return new Question(one.certificate(), one.issuer(), near);
  }

  private static EndpointFacts with(EndpointFacts facts, List<Download> downloads) {
    if (downloads.isEmpty()) {
      return facts;
    }
    FetchedRevocation fetched = new FetchedRevocation(downloads);
    return facts.withAddresses(
        facts.addresses().stream()
            .map(a -> a.observing(FetchedRevocation.class, fetched))
            .toList());
  }

  private static Duration left(long end) {
    return Duration.ofNanos(end - System.nanoTime());
  }

  private static CompletableFuture<List<Download>> all(List<CompletableFuture<Download>> futures) {
    return CompletableFuture.allOf(futures.toArray(new CompletableFuture<?>[0]))
        .thenApply(done -> futures.stream().map(CompletableFuture::join).toList());
  }
}
