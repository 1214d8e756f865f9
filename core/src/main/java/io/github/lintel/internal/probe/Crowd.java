package io.github.lintel.internal.probe;

import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Endpoints that are verified at the same time, and must not trample on what they share: the name
 * servers, and addresses behind which many of them live. Thread-safe.
 */
public final class Crowd {
  private static final String NAME_SERVERS = "name servers";

  private final Turnstile<String> resolving;
  private final Turnstile<InetAddress> addresses;

  /**
   * Takes the limits.
   *
   * @param resolving how many names are resolved at once
   * @param perAddress how many verifications talk to one address at once
   */
  Crowd(int resolving, int perAddress, Executor executor) {
    this.resolving = new Turnstile<>(resolving, executor);
    this.addresses = new Turnstile<>(perAddress, executor);
  }

  CompletableFuture<Turnstile.Turn> resolve(CancellableSet running) {
    return running.track(resolving.enter(NAME_SERVERS));
  }

  /** Waits for every address, in the same order as everybody else: so nobody waits for ever. */
  CompletableFuture<Turnstile.Turn> talkTo(List<InetAddress> wanted, CancellableSet running) {
    List<InetAddress> inOrder =
        wanted.stream()
            .distinct()
            .sorted(Comparator.comparing(InetAddress::getHostAddress))
            .toList();
    return talkTo(inOrder, () -> {}, running);
  }

  private CompletableFuture<Turnstile.Turn> talkTo(
      List<InetAddress> left, Turnstile.Turn held, CancellableSet running) {
    if (left.isEmpty()) {
      return CompletableFuture.completedFuture(held);
    }
    CompletableFuture<Turnstile.Turn> next = running.track(addresses.enter(left.get(0)));
    next.whenComplete(
        (turn, failure) -> {
          if (failure != null) {
            held.leave();
          }
        });
    return next.thenCompose(
        turn ->
            talkTo(
                left.subList(1, left.size()),
                () -> {
                  turn.leave();
                  held.leave();
                },
                running));
  }
}
