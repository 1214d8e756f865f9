package io.github.lintel.okhttp;

import io.github.lintel.check.Observer;
import io.github.lintel.endpoint.NameResolver;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Protocol;

/** Observes the HTTP side of one node. Used once, by one thread, which it blocks. */
final class HttpProbe {
  private static final List<Protocol> ALL = List.of(Protocol.HTTP_2, Protocol.HTTP_1_1);
  private static final List<Protocol> HTTP_1 = List.of(Protocol.HTTP_1_1);

  /** A hanging server must leave time for the plain port, and for the experiment. */
  private static final int SHARE = 3;

  private final Observer.Subject subject;
  private final Optional<String> path;
  private final Optional<Integer> status;
  private final Optional<Integer> plainPort;
  private final NameResolver resolver;
  private final InetAddress node;
  private final long deadline;

  HttpProbe(
      Observer.Subject subject,
      Optional<String> path,
      Optional<Integer> status,
      Optional<Integer> plainPort,
      NameResolver resolver) {
    this.subject = subject;
    this.path = path;
    this.status = status;
    this.plainPort = plainPort.or(() -> subject.port() == 443 ? Optional.of(80) : Optional.empty());
    this.resolver = resolver;
    this.node = subject.address().inet().orElseThrow();
    this.deadline = System.nanoTime() + subject.timeLeft().toNanos() * 9 / 10;
  }

  HttpFacts observe() {
    Timed secure = travel(url("https", subject.port()), ALL);
    Optional<Reply.Failure> spoiled = Optional.empty();
    if (secure.journey().first().reply() instanceof Reply.Failure failure && isOfHttp2(failure)) {
      Timed again = travel(url("https", subject.port()), HTTP_1);
      if (again.journey().first().reply() instanceof Reply.Answer) {
        spoiled = Optional.of(failure);
        secure = again;
      }
    }
    Optional<Journey> plain = plainPort.map(port -> travel(url("http", port), HTTP_1).journey());
    return new HttpFacts(
        subject.name(),
        subject.port(),
        path.isPresent(),
        status,
        subject.client().isPresent(),
        secure.journey(),
        plain,
        spoiled,
        secure.timings());
  }

  private static boolean isOfHttp2(Reply.Failure failure) {
    return failure.protocol().filter(Protocol.HTTP_2.toString()::equals).isPresent();
  }

  private Timed travel(HttpUrl start, List<Protocol> protocols) {
    try (HttpClient client = new HttpClient(subject, node, resolver, protocols)) {
      Journey journey = new Traveller(url -> client.ask(url, timeShare())).from(start);
      return new Timed(journey, client.timings());
    }
  }

  private record Timed(Journey journey, HttpTimings timings) {}

  private Duration timeShare() {
    long left = Math.max(deadline - System.nanoTime(), Duration.ofMillis(10).toNanos() * SHARE);
    return Duration.ofNanos(left / SHARE);
  }

  private HttpUrl url(String scheme, int port) {
    HttpUrl base =
        new HttpUrl.Builder().scheme(scheme).host(subject.name().text()).port(port).build();
    return path.map(given -> Optional.ofNullable(base.resolve(given)).orElse(base)).orElse(base);
  }
}
