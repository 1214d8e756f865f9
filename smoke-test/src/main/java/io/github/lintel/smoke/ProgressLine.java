package io.github.lintel.smoke;

/** One line on the terminal that says how far a run is, rewritten in place. */
final class ProgressLine {
  private static final String CLEAR = "\r\u001b[K";

  private final Terminal terminal;
  private final int total;
  private final boolean wanted;

  ProgressLine(Terminal terminal, int total, boolean wanted) {
    this.terminal = terminal;
    this.total = total;
    this.wanted = wanted && total > 1;
  }

  void show(int done) {
    if (wanted) {
      terminal.err().print(CLEAR + done + " of " + total + " verified");
      terminal.err().flush();
    }
  }

  /** Makes room for other output. */
  void clear() {
    if (wanted) {
      terminal.err().print(CLEAR);
      terminal.err().flush();
    }
  }
}
