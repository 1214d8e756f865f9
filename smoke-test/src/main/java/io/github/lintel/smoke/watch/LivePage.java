package io.github.lintel.smoke.watch;

import io.github.lintel.facts.PrintableText;
import io.github.lintel.smoke.metrics.Measured;
import io.github.lintel.smoke.watch.WebListener.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The page for people, which the browser loads again by itself. */
final class LivePage {
  private LivePage() {}

  static Answer answer(Board board, Duration interval) {
    StringBuilder html = new StringBuilder(4096);
    html.append("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">")
        .append("<title>Lintel</title></head><body><h1>Front doors</h1>");
    for (Measured door : board.measured()) {
      html.append("<h2>")
          .append(escaped(door.frontDoor() + ": " + door.report().verdict()))
          .append("</h2><pre>");
      door.report().explain().lines().forEach(line -> html.append(escapedOnce(line)).append('\n'));
      html.append("</pre>");
    }
    board
        .missing()
        .forEach(name -> html.append("<p>").append(escaped(name)).append(": not verified yet</p>"));
    html.append("</body></html>\n");
    return Answer.of(
            200, "text/html; charset=utf-8", html.toString().getBytes(StandardCharsets.UTF_8))
        .with("Refresh", String.valueOf(Math.min(30, interval.toSeconds())));
  }

  private static String escaped(String text) {
    return escapedOnce(PrintableText.escape(text));
  }

  private static String escapedOnce(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
