package io.github.lintel.okhttp;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import okhttp3.HttpUrl;

/** Follows redirects, a few, without credentials. What it asks with is given: pure otherwise. */
final class Traveller {
  /** Browsers follow 20; nobody should need more than two. */
  static final int REDIRECTS = 5;

  private final Function<HttpUrl, Reply> asking;

  Traveller(Function<HttpUrl, Reply> asking) {
    this.asking = asking;
  }

  Journey from(HttpUrl start) {
    List<Journey.Step> steps = new ArrayList<>();
    Set<HttpUrl> visited = new HashSet<>();
    HttpUrl next = start;
    while (true) {
      visited.add(next);
      Reply reply = asking.apply(next);
      steps.add(new Journey.Step(next, reply));
      if (!(reply instanceof Reply.Answer answer) || !answer.redirects()) {
        return new Journey(steps, Journey.Stop.ARRIVED);
      }
      Optional<HttpUrl> target = target(next, answer.location().orElseThrow());
      if (target.isEmpty()) {
        return new Journey(steps, Journey.Stop.UNREADABLE);
      }
      next = target.get();
      if (visited.contains(next)) {
        return new Journey(steps, Journey.Stop.LOOP);
      }
      if (steps.size() > REDIRECTS) {
        return new Journey(steps, Journey.Stop.LIMIT);
      }
    }
  }

  /**
   * Returns where a Location leads to, as browsers read it, without user, password and fragment.
   */
  static Optional<HttpUrl> target(HttpUrl base, String location) {
    return Optional.ofNullable(base.newBuilder(location))
        .map(url -> url.username("").password("").fragment(null).build());
  }
}
