package io.github.lintel.internal.x509;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A password that is asked for once, and only when something is encrypted. Not thread-safe; is
 * shown by no {@code toString}.
 */
public final class Password {
  private final Supplier<Optional<char[]>> source;
  private Optional<char[]> answer = Optional.empty();
  private boolean asked;

  private Password(Supplier<Optional<char[]>> source) {
    this.source = source;
  }

  /** No password. */
  public static Password none() {
    return new Password(Optional::empty);
  }

  /** A password that somebody knows; what the source throws counts as not knowing. */
  public static Password from(Supplier<Optional<char[]>> source) {
    return new Password(source);
  }

  /** Returns the password, if there is one. */
  Optional<char[]> get() {
    if (!asked) {
      asked = true;
      answer = ask();
    }
    return answer;
  }

  /** Overwrites what was given. */
  public void forget() {
    answer.ifPresent(characters -> Arrays.fill(characters, '\0'));
    answer = Optional.empty();
  }

  private Optional<char[]> ask() {
    try {
      return source.get().map(char[]::clone);
    } catch (RuntimeException e) {
      return Optional.empty(); // its text may hold the password
    }
  }
}
