package io.github.lintel.smoke.report;

import io.github.lintel.facts.RevocationFacts;
import io.github.lintel.facts.RevocationStatus;
import io.github.lintel.facts.RevocationStatus.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is known of revocations as JSON: one entry for each certificate that was asked for. */
final class JsonRevocation {
  private JsonRevocation() {}

  static List<Map<String, Object>> of(RevocationFacts facts) {
    return facts.statuses().stream().map(JsonRevocation::entry).toList();
  }

  private static Map<String, Object> entry(RevocationStatus status) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("sha256", status.certificate().sha256());
    json.put("status", id(status.state()));
    status.answer().ifPresent(answer -> addTo(json, answer));
    if (!status.obstacles().isEmpty()) {
      json.put("obstacles", status.obstacles());
    }
    return json;
  }

  private static void addTo(Map<String, Object> json, Answer answer) {
    json.put("source", id(answer.source()));
    answer.location().ifPresent(location -> json.put("location", location));
    json.put("thisUpdate", JsonReport.text(answer.thisUpdate()));
    answer.nextUpdate().ifPresent(next -> json.put("nextUpdate", JsonReport.text(next)));
    answer
        .revocation()
        .ifPresent(
            revocation -> {
              json.put("revokedAt", JsonReport.text(revocation.at()));
              json.put("reason", revocation.reason());
            });
  }

  private static String id(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
