package io.github.lintel.benchmarks.conformance;

import io.github.lintel.check.Policy;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;

/**
 * The commands {@code limbo [strict|web|rfc5280]}, which reads the suite from standard input and
 * writes the results to standard output, both in the schemas of x509-limbo, and {@code pkits DIR}.
 */
public final class Conformance {
  private static final int USAGE = 64;

  private Conformance() {}

  /** Returns whether a command is one of these. */
  public static boolean isNamed(String command) {
    return command.equals("limbo") || command.equals("pkits");
  }

  /** Runs a command and returns its exit code. */
  public static int run(String[] args, InputStream in, PrintStream out, PrintStream err)
      throws IOException {
    if (args[0].equals("limbo") && args.length <= 2) {
      Policy policy = policy(args.length == 2 ? args[1] : "strict");
      out.println(LimboHarness.run(in, policy).toPrettyString());
      return 0;
    }
    if (args[0].equals("pkits") && args.length == 2) {
      return PkitsHarness.run(Path.of(args[1]), out);
    }
    err.println("usage: limbo [strict|web|rfc5280] < limbo.json > results.json, or pkits DIR");
    return USAGE;
  }

  private static Policy policy(String name) {
    return switch (name) {
      case "strict" -> Policy.strict();
      case "web" -> Policy.webServer();
      case "rfc5280" -> Policy.rfc5280();
      default -> throw new IllegalArgumentException("no policy: " + name);
    };
  }
}
