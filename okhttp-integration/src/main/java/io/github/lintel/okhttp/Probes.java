package io.github.lintel.okhttp;

import io.github.lintel.Report;
import io.github.lintel.TlsVerifier;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.LiveEndpoint;
import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import okhttp3.Dns;

/** The reports of the front doors that were probed lately. Thread-safe. */
final class Probes {
  /** A front door that is down fails many calls; it must not be probed by each. */
  static final Duration WINDOW = Duration.ofMinutes(10);

  /** More than one client talks to; enough that a crawler does not fill the memory. */
  static final int CAPACITY = 256;

  /** One to see it, and two to find out why. */
  private static final int CONNECTIONS = 3;

  private static final Duration LONGEST = Duration.ofHours(1);

  private final TlsVerifier verifier;
  private final Duration budget;
  private final LongSupplier nanoClock;
  private final Map<Door, Probe> probes = new LinkedHashMap<>();

  Probes(TlsVerifier verifier, Duration budget, LongSupplier nanoClock) {
    check(budget);
    // A little less than the budget, so that a report that says "timed out" is still in time.
    this.verifier =
        verifier.toBuilder()
            .timeout(budget.multipliedBy(9).dividedBy(10))
            .connections(CONNECTIONS)
            .build();
    this.budget = budget;
    this.nanoClock = nanoClock;
  }

  static void check(Duration budget) {
    if (budget.isNegative() || budget.isZero() || budget.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("not a budget (more than 0, at most 1 hour): " + budget);
    }
  }

  /** Returns how long a caller may wait for a report. */
  Duration budget() {
    return budget;
  }

  /**
   * Returns the report of a front door, or starts to probe it if that was not done in the last ten
   * minutes. The future belongs to the caller alone.
   *
   * @param address the only one to probe; empty to look up the name
   * @param dns looks it up
   * @throws IllegalArgumentException if it cannot be an endpoint
   */
  CompletableFuture<Report> report(String host, int port, Optional<InetAddress> address, Dns dns) {
    Door door = new Door(host, port);
    synchronized (probes) {
      long now = nanoClock.getAsLong();
      Probe known = probes.get(door);
      if (known != null && now - known.startedAt() < WINDOW.toNanos()) {
        return known.report().copy();
      }
      LiveEndpoint endpoint = Endpoint.live(host, port);
      CompletableFuture<Report> report =
          using(dns)
              .verifyAsync(address.map(one -> endpoint.at(one.getHostAddress())).orElse(endpoint));
      probes.remove(door); // so that the new one is the youngest
      probes.put(door, new Probe(report, now));
      forgetTheOldest();
      return report.copy();
    }
  }

  private TlsVerifier using(Dns dns) {
    return dns == Dns.SYSTEM ? verifier : verifier.toBuilder().resolver(dns::lookup).build();
  }

  private void forgetTheOldest() {
    if (probes.size() > CAPACITY) {
      probes.remove(probes.keySet().iterator().next());
    }
  }

  private record Door(String host, int port) {}

  private record Probe(CompletableFuture<Report> report, long startedAt) {}
}
