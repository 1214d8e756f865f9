package io.github.lintel.smoke;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One run of the command in this JVM, and what it printed. */
record CommandRun(int code, String out, String err) {

  static CommandRun of(String... args) {
    return new Setting().run(args);
  }

  /** Where to run it. */
  static final class Setting {
    private String input = "";
    private boolean terminal;
    private Map<String, String> environment = Map.of();
    private Interrupts interrupts = new Interrupts();

    Setting input(String text) {
      input = text;
      return this;
    }

    Setting onTerminal() {
      terminal = true;
      return this;
    }

    Setting environment(Map<String, String> variables) {
      environment = variables;
      return this;
    }

    Setting interrupts(Interrupts value) {
      interrupts = value;
      return this;
    }

    CommandRun run(String... args) {
      StringWriter out = new StringWriter();
      StringWriter err = new StringWriter();
      Terminal surroundings =
          new Terminal(
              new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
              new PrintWriter(out),
              new PrintWriter(err),
              terminal,
              terminal,
              environment,
              interrupts);
      int code = Main.run(surroundings, args);
      return new CommandRun(code, out.toString(), err.toString());
    }
  }
}
