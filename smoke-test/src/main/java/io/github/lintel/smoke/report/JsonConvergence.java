package io.github.lintel.smoke.report;

import io.github.lintel.Convergence;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** How the nodes came to agree, as JSON. */
final class JsonConvergence {
  private JsonConvergence() {}

  static Map<String, Object> of(Convergence convergence) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("converged", convergence.converged());
    json.put("waited", convergence.waited().truncatedTo(ChronoUnit.MILLIS));
    json.put("looks", convergence.looks());
    json.put("steps", convergence.steps().stream().map(JsonConvergence::step).toList());
    return json;
  }

  private static Map<String, Object> step(Convergence.Step step) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("at", JsonReport.text(step.at()));
    json.put("after", step.after().truncatedTo(ChronoUnit.MILLIS));
    json.put("change", JsonReport.change(step.change()));
    return json;
  }
}
