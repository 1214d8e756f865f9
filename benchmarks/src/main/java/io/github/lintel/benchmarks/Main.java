package io.github.lintel.benchmarks;

import io.github.lintel.benchmarks.conformance.Conformance;
import java.io.IOException;
import java.util.Arrays;

/**
 * {@code fleet …} and {@code stalled …} run benchmarks, {@code limbo} and {@code pkits} run suites
 * of certificate paths; anything else is for JMH.
 */
public final class Main {
  private Main() {}

  /** Runs, and exits with what came of it. */
  public static void main(String[] args) throws IOException {
    if (args.length > 0 && args[0].equals("fleet")) {
      System.exit(FleetCommand.run(Arrays.copyOfRange(args, 1, args.length)));
    }
    if (args.length > 0 && Conformance.isNamed(args[0])) {
      System.exit(Conformance.run(args, System.in, System.out, System.err));
    }
    if (args.length > 0 && args[0].equals("stalled")) {
      System.exit(StalledCommand.run(Arrays.copyOfRange(args, 1, args.length)));
    }
    org.openjdk.jmh.Main.main(args);
  }
}
