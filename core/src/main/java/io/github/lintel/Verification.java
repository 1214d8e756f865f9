package io.github.lintel;

import io.github.lintel.check.AddressView;
import io.github.lintel.check.Check;
import io.github.lintel.check.CheckId;
import io.github.lintel.check.Finding;
import io.github.lintel.check.Observer;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.InMemoryEndpoint;
import io.github.lintel.endpoint.LiveEndpoint;
import io.github.lintel.endpoint.Revocation;
import io.github.lintel.facts.AddressFacts;
import io.github.lintel.facts.ClientHandshake;
import io.github.lintel.facts.Ending;
import io.github.lintel.facts.EndpointFacts;
import io.github.lintel.facts.NodeAddress;
import io.github.lintel.facts.ResolutionFacts;
import io.github.lintel.facts.ServerName;
import io.github.lintel.internal.diagnose.BuiltInChecks;
import io.github.lintel.internal.diagnose.Judge;
import io.github.lintel.internal.diagnose.Judgement;
import io.github.lintel.internal.diagnose.Pages;
import io.github.lintel.internal.diagnose.RootCause;
import io.github.lintel.internal.fetch.IssuerRounds;
import io.github.lintel.internal.fetch.StatusFetcher;
import io.github.lintel.internal.fetch.StatusRounds;
import io.github.lintel.internal.path.PathFinder;
import io.github.lintel.internal.probe.Crowd;
import io.github.lintel.internal.probe.Prober;
import io.github.lintel.internal.revocation.RevocationJudge;
import io.github.lintel.internal.revocation.RevocationList;
import io.github.lintel.internal.transparency.Transparency;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One verifier's way from an endpoint to a report: observe, judge, tell. */
final class Verification {
  private final TlsVerifier.Builder settings;
  private final Prober prober;
  private final StatusFetcher fetcher;
  private @Nullable Judge judge; // guarded by this

  Verification(TlsVerifier.Builder settings) {
    this.settings = settings;
    this.prober =
        new Prober(
            new Prober.Settings(
                settings.resolver,
                settings.timeout,
                settings.thorough,
                settings.experiments,
                settings.connections,
                settings.otherKeyType,
                settings.observers));
    this.fetcher = new StatusFetcher(prober);
  }

  /** As {@link #start}, but whatever callers hang on it runs on threads that may block. */
  CompletableFuture<Report> startForCallers(Endpoint endpoint) {
    return forCallers(start(endpoint));
  }

  private <T> CompletableFuture<T> forCallers(CompletableFuture<T> own) {
    CompletableFuture<T> handedOut =
        own.whenCompleteAsync((value, failure) -> {}, prober.foreign());
    handedOut.whenComplete(
        (value, failure) -> {
          if (handedOut.isCancelled()) {
            own.cancel(true);
          }
        });
    return handedOut;
  }

  CompletableFuture<Report> start(Endpoint endpoint) {
    long startNanos = System.nanoTime();
    return judged(
        endpoint instanceof LiveEndpoint live
            ? prober.probe(live)
            : prober.probe((InMemoryEndpoint) endpoint),
        facts -> Duration.ofNanos(System.nanoTime() - startNanos));
  }

  /** Verifies again and again until the nodes agree; what callers hang on it may block. */
  CompletableFuture<Convergence> converge(LiveEndpoint endpoint, Duration patience) {
    ConvergenceRounds.Timing timing =
        new ConvergenceRounds.Timing() {
          @Override
          public long nanos() {
            return System.nanoTime();
          }

          @Override
          public void after(Duration delay, CompletableFuture<?> unless, Runnable then) {
            // Not on the reactor's thread: a look may ask a caller's code for a password.
            prober.unlessDone(unless, delay, () -> prober.foreign().execute(then));
          }
        };
    return forCallers(new ConvergenceRounds(() -> start(endpoint), timing, patience).start());
  }

  /** Verifies many, with the limits of the settings. */
  Batch batch(Stream<? extends Endpoint> endpoints) {
    Crowd crowd = prober.crowd(settings.atOncePerAddress);
    return new Batch(
        endpoints,
        endpoint ->
            endpoint instanceof LiveEndpoint live
                ? judged(prober.probe(live, crowd), Verification::spent)
                : start(endpoint),
        settings.atOnce,
        prober.foreign());
  }

  /** Fetches missing issuers and the status of the certificates, if that is wanted, and judges. */
  private CompletableFuture<Report> judged(
      CompletableFuture<EndpointFacts> probed, Function<EndpointFacts, Duration> spent) {
    Function<EndpointFacts, Duration> left = facts -> settings.timeout.minus(spent.apply(facts));
    CompletableFuture<EndpointFacts> issuers =
        settings.fetchIssuers
            ? new IssuerRounds(this::judge, prober, settings.clock, left).after(probed)
            : probed;
    CompletableFuture<EndpointFacts> observed =
        settings.revocation.fetches()
            ? new StatusRounds(this::judge, fetcher, prober.computing(), settings.clock, left)
                .after(issuers)
            : issuers;
    CompletableFuture<Report> report =
        observed.thenApplyAsync(
            facts -> report(facts, settings.clock.instant()), prober.continuing());
    report.whenComplete(
        (value, failure) -> {
          if (report.isCancelled()) {
            observed.cancel(true);
          }
        });
    return report;
  }

  /** What an endpoint in a crowd has used of its time at most; waiting in line does not count. */
  private static Duration spent(EndpointFacts facts) {
    Duration longest = Duration.ZERO;
    for (AddressFacts address : facts.addresses()) {
      Duration sum =
          address.handshakes().stream()
              .map(handshake -> handshake.timings().ended())
              .reduce(Duration.ZERO, Duration::plus);
      longest = sum.compareTo(longest) > 0 ? sum : longest;
    }
    return facts.resolution().took().plus(longest);
  }

  /** The report of what another client saw. */
  Report judge(LiveEndpoint endpoint, List<ClientHandshake> handshakes) {
    return report(Prober.recorded(endpoint, handshakes), settings.clock.instant());
  }

  /** The report of a verification that was stopped from our side. */
  Report interrupted(Endpoint endpoint) {
    List<ServerName> names =
        endpoint instanceof LiveEndpoint live
            ? live.names()
            : ((InMemoryEndpoint) endpoint).names();
    EndpointFacts nothing =
        new EndpointFacts(
            endpoint.target(),
            endpoint instanceof LiveEndpoint live ? live.port() : 0,
            names,
            Optional.empty(),
            new ResolutionFacts(ResolutionFacts.Outcome.NOT_NEEDED, List.of(), Duration.ZERO),
            List.of(),
            List.of(),
            Optional.empty(),
            true);
    return report(nothing, settings.clock.instant());
  }

  private Report report(EndpointFacts facts, Instant at) {
    Judge judge = judge();
    Judgement judgement = judge.judge(facts, at);
    List<Finding> findings = judgement.findings();
    Verdict verdict = Verdict.of(findings);
    Horizon horizon = new Horizon(judge, settings.policy, judgement, verdict);
    return new Report(
        facts.target(),
        at,
        verdict,
        RootCause.of(findings),
        findings,
        judgement.endpoint().addresses().stream().map(a -> address(a, findings)).toList(),
        horizon.healthyUntil(),
        horizon.acceptedUntil(),
        facts);
  }

  /**
   * What to throw when a future has failed. No front door brings that about, and it is mostly no
   * bug of ours: the clock failed, or the trust anchors cannot be read.
   */
  static IllegalStateException failed(Throwable failure) {
    Throwable inner = failure.getCause();
    boolean wrapped =
        failure instanceof ExecutionException || failure instanceof CompletionException;
    Throwable cause = wrapped && inner != null ? inner : failure;
    return new IllegalStateException("the verification itself failed: " + cause, cause);
  }

  /** Loading the trust anchors takes a while, so it is done when there is something to judge. */
  private synchronized Judge judge() {
    if (judge == null) {
      PathFinder paths = new PathFinder(settings.trust.anchors(), settings.policy);
      judge =
          new Judge(
              checks(settings.observers),
              paths,
              new RevocationJudge(paths, given(settings.revocation)),
              settings.policy,
              new Transparency(settings.transparencyLogs),
              this::remedy);
    }
    return judge;
  }

  private static List<RevocationJudge.Given> given(Revocation revocation) {
    return revocation.lists().stream()
        .filter(given -> given.list() instanceof RevocationList)
        .map(given -> new RevocationJudge.Given((RevocationList) given.list(), given.source()))
        .toList();
  }

  private static AddressReport address(AddressView view, List<Finding> findings) {
    NodeAddress node = view.facts().address();
    List<Finding> own =
        findings.stream().filter(f -> f.where().address().equals(Optional.of(node))).toList();
    boolean unknown = !known(view) && Verdict.of(own) == Verdict.HEALTHY;
    Verdict verdict = unknown ? Verdict.UNKNOWN : Verdict.of(own);
    return new AddressReport(
        node,
        verdict,
        RootCause.of(own),
        own,
        view.facts(),
        view.primary().paths(),
        view.primary().revocation());
  }

  /** Returns whether anything was observed; a bundle is known even if it cannot be served. */
  private static boolean known(AddressView view) {
    Ending ending = view.facts().primary().ending();
    boolean ownSide = ending == Ending.CANCELLED || ending == Ending.NO_ROUTE;
    return !ownSide || view.endpoint().bundle().isPresent();
  }

  private static List<Check> checks(List<Observer> observers) {
    List<Check> all = new ArrayList<>(BuiltInChecks.all());
    observers.forEach(observer -> all.addAll(observer.checks()));
    return all;
  }

  private Optional<String> remedy(Check check) {
    CheckId id = check.info().id();
    for (Observer observer : settings.observers) {
      if (observer.checks().contains(check)) {
        return observer.page(id).flatMap(Pages::remedyIn);
      }
    }
    return Pages.remedy(id);
  }
}
