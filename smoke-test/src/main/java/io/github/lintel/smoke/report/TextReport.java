package io.github.lintel.smoke.report;

import io.github.lintel.TextStyle;
import java.io.PrintWriter;

/** The explanations for people, one after the other. */
final class TextReport {
  private TextReport() {}

  static void write(Run run, PrintWriter out) {
    for (Entry entry : run.entries()) {
      if (!entry.name().equals(entry.report().target())) {
        out.println("# " + entry.name());
      }
      out.println(entry.report().explain().stripTrailing());
      out.println();
      entry
          .convergence()
          .ifPresent(convergence -> out.println(convergence.history(TextStyle.PLAIN)));
    }
    run.notVerified().forEach(name -> out.println("NOT VERIFIED  " + name));
  }
}
