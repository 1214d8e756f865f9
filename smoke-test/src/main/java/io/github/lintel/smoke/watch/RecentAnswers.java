package io.github.lintel.smoke.watch;

import io.github.lintel.smoke.watch.WebListener.Answer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Answers that many ask for at the same time are made once a second, so that who asks often costs
 * little time, and who reads slowly little memory. Thread-safe.
 */
final class RecentAnswers {
  private static final Duration KEPT = Duration.ofSeconds(1);

  private final Map<String, Made> answers = new HashMap<>(); // guarded by this

  private record Made(Answer answer, long nanos) {}

  synchronized Answer answer(String key, Supplier<Answer> maker) {
    Made before = answers.get(key);
    if (before != null && System.nanoTime() - before.nanos() < KEPT.toNanos()) {
      return before.answer();
    }
    Answer answer = maker.get();
    answers.put(key, new Made(answer, System.nanoTime()));
    return answer;
  }
}
