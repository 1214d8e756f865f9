package io.github.lintel.okhttp;

import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import okhttp3.Connection;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was decided about each connection and each host that is asked over it. Connections
 * are held weakly, and compare by identity. Looking up allocates nothing. Thread-safe.
 */
final class Rulings {
  /** So that calls on different connections seldom wait for one another; a power of two. */
  private static final int STRIPES = 16;

  /** More than most clients have connections; a power of two. */
  private static final int SEATS = 256;

  private final Stripe[] stripes = new Stripe[STRIPES];

  /** Looked at first, without a lock. A connection has one seat, if nobody alive sits there. */
  private final AtomicReferenceArray<@Nullable Seat> seats = new AtomicReferenceArray<>(SEATS);

  Rulings() {
    for (int i = 0; i < STRIPES; i++) {
      stripes[i] = new Stripe();
    }
  }

  /** Returns what was decided, or {@link Ruling#NONE}. */
  Ruling of(Connection connection, String host) {
    Seat seat = seats.get(seatOf(connection));
    if (seat != null && seat.refersTo(connection)) {
      return seat.hosts.ruling(host);
    }
    Stripe stripe = stripe(connection);
    synchronized (stripe) {
      Hosts hosts = stripe.connections.get(connection);
      return hosts == null ? Ruling.NONE : hosts.ruling(host);
    }
  }

  /** Returns what was decided; decides if nothing was. Two threads do not decide the same. */
  Ruling of(Connection connection, String host, Supplier<Ruling> decision) {
    Hosts hosts;
    Stripe stripe = stripe(connection);
    synchronized (stripe) {
      hosts = stripe.connections.computeIfAbsent(connection, c -> new Hosts());
    }
    sit(connection, hosts);
    return hosts.decide(host, decision);
  }

  private void sit(Connection connection, Hosts hosts) {
    int index = seatOf(connection);
    Seat seat = seats.get(index);
    if (seat == null || seat.refersTo(null)) {
      seats.compareAndSet(index, seat, new Seat(connection, hosts));
    }
  }

  private static int seatOf(Connection connection) {
    int hash = System.identityHashCode(connection);
    return (hash ^ hash >>> 16) & (SEATS - 1);
  }

  private Stripe stripe(Connection connection) {
    return stripes[seatOf(connection) & (STRIPES - 1)];
  }

  private static final class Seat extends WeakReference<Connection> {
    private final Hosts hosts;

    Seat(Connection connection, Hosts hosts) {
      super(connection);
      this.hosts = hosts;
    }
  }

  private static final class Stripe {
    private final Map<Connection, Hosts> connections = new WeakHashMap<>();
  }

  /** The hosts that share one connection: nearly always one, which is looked at first. */
  private static final class Hosts {
    /** A connection that is shared by more hosts judges the rest each time. */
    private static final int MOST = 64;

    private volatile First first = new First("", Ruling.NONE);
    private final Map<String, Ruling> others = new HashMap<>(); // guarded by this

    Ruling ruling(String host) {
      First known = first;
      if (known.host.equals(host)) {
        return known.ruling;
      }
      synchronized (this) {
        return others.getOrDefault(host, Ruling.NONE);
      }
    }

    synchronized Ruling decide(String host, Supplier<Ruling> decision) {
      Ruling known = ruling(host);
      if (!known.open()) {
        return known;
      }
      Ruling decided = decision.get();
      if (first.ruling.open()) {
        first = new First(host, decided);
      } else if (others.size() < MOST) {
        others.put(host, decided);
      }
      return decided;
    }
  }

  private record First(String host, Ruling ruling) {}
}
