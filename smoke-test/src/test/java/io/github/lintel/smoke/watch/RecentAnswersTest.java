package io.github.lintel.smoke.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.lintel.smoke.watch.WebListener.Answer;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecentAnswersTest {
  private final RecentAnswers recent = new RecentAnswers();
  private final AtomicInteger made = new AtomicInteger();

  @Test
  void oneAnswerServesManyAndIsMadeAnewAfterAWhile() {
    Answer first = ask("/");
    assertThat(ask("/metrics")).isNotSameAs(first);
    assertThat(made).hasValue(2);

    await().untilAsserted(() -> assertThat(ask("/")).isNotSameAs(first));
    assertThat(made).hasValue(3);
  }

  private Answer ask(String key) {
    return recent.answer(
        key,
        () -> {
          made.incrementAndGet();
          return Answer.status(200);
        });
  }
}
