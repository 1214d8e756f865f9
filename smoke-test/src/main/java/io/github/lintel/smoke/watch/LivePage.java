package io.github.lintel.smoke.watch;

import io.github.lintel.smoke.report.Entry;
import io.github.lintel.smoke.report.HtmlReport;
import io.github.lintel.smoke.report.Run;
import io.github.lintel.smoke.watch.WebListener.Answer;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The page for people, which the browser loads again by itself. */
final class LivePage {
  private static final Duration SLOWEST_REFRESH = Duration.ofSeconds(30);

  private LivePage() {}

  static Answer answer(Board board, Instant now, Duration interval) {
    List<Entry> entries =
        board.measured().stream()
            .map(
                door ->
                    new Entry(door.frontDoor(), door.report(), Optional.empty(), Optional.empty()))
            .toList();
    Duration refresh = interval.compareTo(SLOWEST_REFRESH) < 0 ? interval : SLOWEST_REFRESH;
    StringWriter html = new StringWriter();
    HtmlReport.write(new Run(now, entries, board.missing()), html, Optional.of(refresh));
    return Answer.of(
            200, "text/html; charset=utf-8", html.toString().getBytes(StandardCharsets.UTF_8))
        .with(Headers.POLICY, HtmlReport.contentSecurityPolicy());
  }
}
