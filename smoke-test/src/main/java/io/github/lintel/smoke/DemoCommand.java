package io.github.lintel.smoke;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Replays the outage that Lintel is for. */
@Command(
    name = "demo",
    description = "Replays an outage on front doors in this process; needs no network.")
final class DemoCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HelpOption help = new HelpOption();

  DemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return new Demo(terminal.out(), terminal.style(ColourChoice.AUTO)).play();
  }
}
