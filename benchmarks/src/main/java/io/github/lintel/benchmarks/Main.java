package io.github.lintel.benchmarks;

import java.io.IOException;
import java.util.Arrays;

/** {@code fleet …} runs the fleet benchmark; anything else is for JMH. */
public final class Main {
  private Main() {}

  /** Runs, and exits with what came of it. */
  public static void main(String[] args) throws IOException {
    if (args.length > 0 && args[0].equals("fleet")) {
      System.exit(FleetCommand.run(Arrays.copyOfRange(args, 1, args.length)));
    }
    org.openjdk.jmh.Main.main(args);
  }
}
