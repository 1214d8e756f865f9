package io.github.lintel.okhttp;

import io.github.lintel.facts.ClientHandshake;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/** The attempts of one call; lives as long as the call, and only if it connects. Thread-safe. */
final class Attempts {
  /** A call that is retried for ever keeps the last ones. */
  private static final int MOST = 16;

  private final List<Attempt> all = new ArrayList<>();

  Attempts() {}

  static Attempts of(Call call) {
    return call.tag(Attempts.class, Attempts::new);
  }

  /** Returns those of a call that has connected at all. */
  static Optional<Attempts> known(Call call) {
    @Nullable Attempts known = call.tag(Attempts.class);
    return Optional.ofNullable(known);
  }

  synchronized void add(Attempt attempt) {
    if (all.size() == MOST) {
      all.remove(0);
    }
    all.add(attempt);
  }

  /** Returns the one that is under way on this thread, if it is one of these. */
  synchronized Optional<Attempt> current() {
    return Optional.ofNullable(Attempt.CURRENT.get())
        .filter(attempt -> attempt.open() && all.contains(attempt));
  }

  /** Returns the latest that is still under way. */
  synchronized Optional<Attempt> latestOpen() {
    return all.stream().filter(Attempt::open).reduce((a, b) -> b);
  }

  /** Returns the latest to an address that is still under way. */
  synchronized Optional<Attempt> latestOpen(InetSocketAddress address) {
    return all.stream()
        .filter(attempt -> attempt.open() && attempt.address().equals(address))
        .reduce((a, b) -> b);
  }

  /** Returns what there is to judge after the call has failed. */
  synchronized List<ClientHandshake> seen(IOException failure) {
    return all.stream().flatMap(attempt -> attempt.seen(failure).stream()).toList();
  }

  /** Returns the address of the last attempt, if it was direct. */
  synchronized Optional<InetAddress> probeable() {
    return all.isEmpty() ? Optional.empty() : all.get(all.size() - 1).probeable();
  }
}
