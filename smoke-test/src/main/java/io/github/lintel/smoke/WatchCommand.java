package io.github.lintel.smoke;

import io.github.lintel.smoke.frontdoors.InvalidFrontDoors;
import io.github.lintel.smoke.watch.WatchSettings;
import io.github.lintel.smoke.watch.Watcher;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Watches the front doors of a file until it is interrupted. */
@Command(
    name = "watch",
    description =
        "Watches the front doors of lintel.yaml: metrics and a page on HTTP, and notifications when"
            + " a root cause changes.",
    abbreviateSynopsis = true,
    sortOptions = false,
    footer = {
      "",
      "Answers /metrics (Prometheus, OpenMetrics), /health and / (a page) over plain HTTP.",
      "Ctrl-C ends it. docs/guide/monitoring.md has the rest."
    })
final class WatchCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private FrontDoorOptions frontDoors = new FrontDoorOptions();

  @Option(
      names = "--listen",
      paramLabel = "ADDRESS:PORT",
      description = "Where to answer HTTP, without TLS (default: 127.0.0.1:9443).")
  private String listen = "127.0.0.1:9443";

  @Option(
      names = "--state",
      paramLabel = "FILE",
      description = "Remember here across restarts what was told.")
  private @Nullable Path state;

  @Option(
      names = "--interval",
      paramLabel = "TIME",
      description = "Wait so long between two verifications of a front door (default: 60).")
  private String interval = "60";

  @Option(
      names = "--confirmations",
      paramLabel = "N",
      description = "Tell a change after so many results in a row (default: 3).")
  private int confirmations = 3;

  @Option(
      names = "--convergence",
      paramLabel = "TIME",
      description = "Let a rollout take so long before nodes that differ are told (default: 900).")
  private String convergence = "900";

  @Mixin private HelpOption help = new HelpOption();

  WatchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    WatchSettings settings = settings();
    CountDownLatch interrupted = new CountDownLatch(1);
    terminal.interrupts().onInterrupt(interrupted::countDown);
    try (Watcher watcher = start(settings)) {
      String host = ListenAddress.text(settings.listen());
      print("%s, http://%s:%d/".formatted(watcher.summary(), host, watcher.port()));
      interrupted.await();
    }
    return ExitCode.UNKNOWN;
  }

  private Watcher start(WatchSettings settings) {
    try {
      return BadInput.in(
          () -> Watcher.start(settings, new Watcher.Output(this::print, terminal::complain)));
    } catch (InvalidFrontDoors e) {
      throw new BadInput(String.valueOf(e.getMessage()));
    }
  }

  private WatchSettings settings() {
    FrontDoorFiles.requireOne(frontDoors.file());
    InetSocketAddress address = ListenAddress.parse("--listen", listen);
    if (!address.getAddress().isLoopbackAddress()) {
      terminal.complain(
          "--listen "
              + listen
              + ": whoever reaches this address can read it; there is no TLS and"
              + " no password");
    }
    if (confirmations < 1) {
      throw new BadInput("--confirmations: less than 1: " + confirmations);
    }
    return new WatchSettings(
        frontDoors.file(),
        terminal.environment(),
        frontDoors.tags(),
        interval(),
        confirmations,
        convergence(),
        address,
        Optional.ofNullable(state));
  }

  private Duration interval() {
    Duration value = DurationText.parse("--interval", interval);
    if (value.compareTo(Duration.ofSeconds(1)) < 0 || value.compareTo(Duration.ofDays(1)) > 0) {
      throw new BadInput("--interval: not between 1 second and 1 day: " + interval);
    }
    return value;
  }

  private Duration convergence() {
    Duration value = DurationText.parse("--convergence", convergence);
    if (value.isNegative()) {
      throw new BadInput("--convergence: negative: " + convergence);
    }
    return value;
  }

  private synchronized void print(String line) {
    terminal.out().println(line);
    terminal.out().flush();
  }
}
