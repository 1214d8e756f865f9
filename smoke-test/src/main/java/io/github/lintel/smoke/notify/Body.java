package io.github.lintel.smoke.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lintel.AddressReport;
import io.github.lintel.check.Finding;
import io.github.lintel.facts.PrintableText;
import io.github.lintel.monitor.Condition;
import io.github.lintel.smoke.frontdoors.Webhook;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Notices as the receivers want them, all JSON. Text from the network is escaped and cut. */
final class Body {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SCHEMA = 1;

  /** Slack cuts messages after 4,000 characters, Alertmanager's receivers often much earlier. */
  private static final int MAX_TEXT = 1500;

  private static final int MAX_NAME = 256;
  private static final int MAX_NODES = 50;

  private final Notice notice;

  private Body(Notice notice) {
    this.notice = notice;
  }

  /**
   * Returns the text to send.
   *
   * @param validity for how long a notice that is not repeated still holds
   */
  static String of(Notice notice, Webhook.Format format, Duration validity) {
    Body body = new Body(notice);
    Object json =
        switch (format) {
          case JSON -> body.own();
          case SLACK -> body.slack();
          case ALERTMANAGER -> body.alerts(validity);
        };
    try {
      return JSON.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // maps, lists and text can be written
    }
  }

  private Map<String, Object> own() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("schema", SCHEMA);
    notice.change().ifPresent(change -> json.put("event", lower(change.name())));
    json.put("frontDoor", name());
    json.put("target", notice.report().target());
    json.put("at", text(notice.at()));
    json.put("since", text(notice.since()));
    notice.before().ifPresent(before -> json.put("before", condition(before)));
    json.put("after", condition(notice.after()));
    json.put("sentence", sentence());
    json.put("remedy", remedy());
    notice.report().healthyUntil().ifPresent(until -> json.put("healthyUntil", text(until)));
    json.put(
        "nodes", notice.report().addresses().stream().limit(MAX_NODES).map(Body::node).toList());
    return json;
  }

  private Map<String, Object> slack() {
    String title = notice.after().verdict() + ": " + name() + " (" + notice.report().target() + ")";
    StringBuilder text = new StringBuilder("*" + slackText(title) + "*");
    notice.after().cause().ifPresent(cause -> text.append('\n').append(cause.text()));
    notice
        .before()
        .filter(before -> !before.healthy())
        .flatMap(Condition::cause)
        .ifPresent(cause -> text.append("\nOver: ").append(cause.text()));
    for (String line : List.of(sentence(), remedy())) {
      if (!line.isEmpty()) {
        text.append('\n').append(slackText(line));
      }
    }
    text.append("\nSince ").append(notice.since().truncatedTo(ChronoUnit.SECONDS));
    return Map.of("text", text.toString());
  }

  /** What is over is resolved by the labels that it had, and what is now is an alert of its own. */
  private List<Map<String, Object>> alerts(Duration validity) {
    List<Map<String, Object>> alerts = new ArrayList<>();
    notice
        .before()
        .filter(before -> !before.healthy())
        .ifPresent(before -> alerts.add(alert(before, notice.at())));
    if (!notice.after().healthy()) {
      alerts.add(alert(notice.after(), notice.at().plus(validity)));
    }
    return alerts;
  }

  /** The labels are what it is known by, so they hold nothing that may change while it lasts. */
  private Map<String, Object> alert(Condition condition, Instant endsAt) {
    Map<String, Object> labels = new LinkedHashMap<>();
    labels.put("alertname", "LintelFrontDoor");
    labels.put("front_door", name());
    condition.cause().ifPresent(cause -> labels.put("check", cause.text()));
    labels.put(
        "severity",
        switch (condition.verdict()) {
          case BROKEN -> "critical";
          case DEGRADED -> "warning";
          case UNKNOWN, HEALTHY -> "info";
        });
    Map<String, Object> alert = new LinkedHashMap<>();
    alert.put("labels", labels);
    alert.put(
        "annotations",
        Map.of(
            "summary", name() + " is " + lower(condition.verdict().name()),
            "target", notice.report().target(),
            "description", sentence(),
            "remedy", remedy()));
    if (condition.equals(notice.after())) {
      alert.put("startsAt", text(notice.since()));
    }
    alert.put("endsAt", text(endsAt));
    return alert;
  }

  private String name() {
    return PrintableText.escape(notice.name(), MAX_NAME);
  }

  private String sentence() {
    return notice
        .report()
        .rootCause()
        .map(cause -> PrintableText.escape(cause.sentence(), MAX_TEXT))
        .orElse(notice.after().healthy() ? "Nothing to act on." : "The cause is not known.");
  }

  private String remedy() {
    return notice
        .report()
        .rootCause()
        .filter(cause -> !notice.after().healthy())
        .map(cause -> PrintableText.escape(cause.remedy(), MAX_TEXT))
        .orElse("");
  }

  private static Map<String, Object> node(AddressReport node) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("address", node.address().text());
    json.put("verdict", node.verdict().name());
    node.rootCause().map(Finding::id).ifPresent(cause -> json.put("rootCause", cause.text()));
    return json;
  }

  private static Map<String, Object> condition(Condition condition) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("verdict", condition.verdict().name());
    condition.cause().ifPresent(cause -> json.put("rootCause", cause.text()));
    return json;
  }

  /** The three characters that Slack's markup gives a meaning, and those that make text bold. */
  private static String slackText(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replaceAll("([*_~`])", "\u200b$1"); // a zero-width space keeps them from being markup
  }

  private static String lower(String word) {
    return word.toLowerCase(java.util.Locale.ROOT);
  }

  private static String text(Instant at) {
    return at.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
