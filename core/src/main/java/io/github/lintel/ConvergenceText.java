package io.github.lintel;

import io.github.lintel.Convergence.Step;
import io.github.lintel.facts.PrintableText;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Renders for people when each node changed. */
final class ConvergenceText {
  /** Of a node that takes turns nobody reads more. */
  private static final int MAX_STEPS = 20;

  private final Convergence convergence;
  private final Page page;

  ConvergenceText(Convergence convergence, TextStyle style) {
    this.convergence = convergence;
    this.page = new Page(style);
  }

  String render() {
    page.line(page.bold(headline()));
    Map<String, List<Step>> byNode =
        convergence.steps().stream()
            .collect(
                Collectors.groupingBy(
                    step -> String.join(", ", step.change().addresses()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    Set<String> nodes = new LinkedHashSet<>();
    convergence.report().addresses().forEach(node -> nodes.add(node.address().text()));
    nodes.addAll(byNode.keySet());
    for (String node : nodes) {
      List<Step> steps = byNode.getOrDefault(node, List.of());
      if (steps.isEmpty()) {
        page.paragraph(2, node + ": nothing changed");
      }
      steps.stream().limit(MAX_STEPS).forEach(step -> step(node, step));
      if (steps.size() > MAX_STEPS) {
        page.paragraph(2, node + ": … and " + (steps.size() - MAX_STEPS) + " more changes");
      }
    }
    return page.text();
  }

  private String headline() {
    int looks = convergence.looks();
    String times = looks == 1 ? "the first look" : looks + " looks";
    String waited = span(convergence.waited());
    return convergence.converged()
        ? "Every node agreed after " + waited + " (" + times + ")."
        : "Not every node agreed within " + waited + " (" + times + ").";
  }

  private void step(String node, Step step) {
    String sentence = PrintableText.escape(step.change().sentence());
    page.paragraph(2, node + " after " + span(step.after()) + ": " + sentence);
  }

  private static String span(Duration time) {
    long seconds = time.toSeconds();
    return seconds < 120 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
  }
}
