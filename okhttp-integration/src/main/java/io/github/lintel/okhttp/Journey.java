package io.github.lintel.okhttp;

import java.util.List;
import okhttp3.HttpUrl;

/**
 * A request and the redirects that followed.
 *
 * @param steps in order; never empty
 * @param stop why there is no further step
 */
record Journey(List<Step> steps, Stop stop) {

  Journey {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a journey without a step");
    }
  }

  /** One request. */
  record Step(HttpUrl url, Reply reply) {}

  /** Why a journey ends. */
  enum Stop {
    /** The last reply redirects no further. */
    ARRIVED,
    /** The last reply leads back to a URL that was visited. */
    LOOP,
    /** The last reply leads on, after as many redirects as are followed. */
    LIMIT,
    /** The last reply leads to what is no http or https URL. */
    UNREADABLE
  }

  Step first() {
    return steps.get(0);
  }

  Step last() {
    return steps.get(steps.size() - 1);
  }
}
