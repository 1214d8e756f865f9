package io.github.lintel.internal.path;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much work one search may do. A limit that is reached is told apart from "there is no path".
 * Not thread-safe.
 */
final class PathBudget {
  /** Below the anchor. The longest paths in public use have 5; a private bridge a few more. */
  static final int MAX_LENGTH = 20;

  /** As Go and rustls-webpki; with slow curves this is some 50 ms. Remembered ones are free. */
  private static final int MAX_SIGNATURES = 100;

  /** Presented certificates looked at; openssl and the browsers give up far below. */
  static final int MAX_PRESENTED = 250;

  /** Issuers looked at. A sane list needs below 20; each costs microseconds. */
  private static final int MAX_STEPS = 2_000;

  /** Complete paths and dead ends that are judged and kept; nobody reads more. */
  private static final int MAX_PATHS = 50;

  /** Once a trusted path is known, how many more steps to look for a better one. */
  private static final int MAX_STEPS_AFTER_TRUSTED = 50;

  /** As rustls-webpki: names times constraints, each a short string comparison. */
  private static final int MAX_NAME_COMPARISONS = 250_000;

  private int signatures;
  private int steps;
  private int paths;
  private int nameComparisons;
  private int stepsWhenTrusted = -1;
  private boolean tooLong;
  private boolean tooMany;
  private @Nullable String exhausted;

  /** Returns whether one more issuer may be looked at. */
  boolean step() {
    if (exhausted != null) {
      return false;
    }
    if (stepsWhenTrusted >= 0 && steps - stepsWhenTrusted >= MAX_STEPS_AFTER_TRUSTED) {
      return false;
    }
    return spend(++steps <= MAX_STEPS, MAX_STEPS + " issuers looked at");
  }

  /** Returns whether one more signature may be verified. */
  boolean signature() {
    return spend(++signatures <= MAX_SIGNATURES, MAX_SIGNATURES + " signatures verified");
  }

  /** Returns whether one more path may be judged. */
  boolean path() {
    return spend(++paths <= MAX_PATHS, MAX_PATHS + " paths judged");
  }

  /** Returns whether so many more names may be compared. */
  boolean nameComparisons(long count) {
    nameComparisons = (int) Math.min(Integer.MAX_VALUE, nameComparisons + count);
    return spend(nameComparisons <= MAX_NAME_COMPARISONS, MAX_NAME_COMPARISONS + " names compared");
  }

  /** Takes note of a path that was cut because it is too long; others may be shorter. */
  void tooLong() {
    tooLong = true;
  }

  /** Takes note that not all presented certificates are looked at. */
  void tooMany() {
    tooMany = true;
  }

  /** Takes note that a trusted path is known: what is left is only to find a better one. */
  void trusted() {
    if (stepsWhenTrusted < 0) {
      stepsWhenTrusted = steps;
    }
  }

  /** Returns the limit that ended the search, unless a trusted path was known then. */
  Optional<String> gaveUp() {
    if (stepsWhenTrusted >= 0) {
      return Optional.empty();
    }
    if (exhausted != null) {
      return Optional.of(exhausted);
    }
    if (tooMany) {
      return Optional.of(MAX_PRESENTED + " presented certificates looked at");
    }
    return tooLong ? Optional.of("paths of " + MAX_LENGTH + " certificates") : Optional.empty();
  }

  private boolean spend(boolean within, String limit) {
    if (!within && exhausted == null) {
      exhausted = limit;
    }
    return within;
  }
}
