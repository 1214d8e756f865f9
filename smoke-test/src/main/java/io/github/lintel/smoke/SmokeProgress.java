package io.github.lintel.smoke;

import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar on the terminal that says how far a run is; nothing where nobody looks at it. */
final class SmokeProgress implements AutoCloseable {
  private static final String CLEAR = "\r\u001b[K";
  private static final int WIDTH = 78;

  private final Terminal terminal;
  private final @Nullable ProgressBar bar;

  SmokeProgress(Terminal terminal, int total, boolean wanted) {
    this.terminal = terminal;
    this.bar = wanted ? bar(total) : null;
  }

  void step() {
    if (bar != null) {
      bar.step();
    }
  }

  /** Prints lines above the bar. */
  void above(Runnable lines) {
    synchronized (terminal) {
      clear();
      lines.run();
      terminal.out().flush();
    }
    if (bar != null) {
      bar.refresh();
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      synchronized (terminal) {
        clear();
      }
    }
  }

  private void clear() {
    if (bar != null) {
      terminal.err().print(CLEAR);
      terminal.err().flush();
    }
  }

  private ProgressBar bar(int total) {
    return new ProgressBarBuilder()
        .setTaskName("Front doors")
        .setInitialMax(total)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(100)
        .setConsumer(new DelegatingProgressBarConsumer(this::show, WIDTH))
        .build();
  }

  private void show(String line) {
    synchronized (terminal) {
      terminal.err().print(CLEAR + line.stripTrailing());
      terminal.err().flush();
    }
  }
}
