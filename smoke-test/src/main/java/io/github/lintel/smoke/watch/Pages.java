package io.github.lintel.smoke.watch;

import io.github.lintel.smoke.metrics.Deliveries;
import io.github.lintel.smoke.metrics.Metrics;
import io.github.lintel.smoke.watch.WebListener.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** What is answered for each path. */
final class Pages implements BiFunction<String, String, Answer> {
  private final Board board;
  private final Clock clock;
  private final Duration interval;
  private final Supplier<Deliveries> notifications;
  private final RecentAnswers recent = new RecentAnswers();

  Pages(Board board, Clock clock, Duration interval, Supplier<Deliveries> notifications) {
    this.board = board;
    this.clock = clock;
    this.interval = interval;
    this.notifications = notifications;
  }

  @Override
  public Answer apply(String path, String accept) {
    return switch (path) {
      case "/" -> recent.answer("/", () -> LivePage.answer(board, clock.instant(), interval));
      case "/metrics" -> recent.answer(Metrics.contentType(accept), () -> metrics(accept));
      case "/health" -> health();
      default -> Answer.status(404);
    };
  }

  private Answer metrics(String accept) {
    Metrics metrics = Metrics.of(board.measured(), board.failures(), notifications.get());
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try {
      metrics.write(body, accept);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory has none
    }
    return Answer.of(200, Metrics.contentType(accept), body.toByteArray());
  }

  /** Tells whether the monitor works, not whether the front doors do. */
  private Answer health() {
    boolean stalled = board.silence().compareTo(interval.multipliedBy(3).plusMinutes(2)) > 0;
    int known = board.count() - board.missing().size();
    String body =
        "{\"status\":\"%s\",\"frontDoors\":%d,\"verified\":%d}\n"
            .formatted(stalled ? "stalled" : "up", board.count(), known);
    return Answer.of(
        stalled ? 503 : 200, "application/json", body.getBytes(StandardCharsets.US_ASCII));
  }
}
