package io.github.lintel.benchmarks;

import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which front door is measured. */
final class TargetOptions {
  @Option(names = "--host", required = true, description = "The name that its certificate is for.")
  private String host = "";

  @Option(names = "--address", required = true, description = "Where it is: 127.0.0.1:8443.")
  private String address = "";

  @Option(names = "--cacert", required = true, description = "The trusted roots, in PEM.")
  private Path roots = Path.of("");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  TargetOptions() {}

  /** Returns the front door, or complains about what is wrong with the options. */
  Target target() {
    try {
      Target target = new Target(host, Target.address(address), roots);
      target.endpoint();
      return target;
    } catch (IllegalArgumentException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
  }

  void requirePositive(String option, int value) {
    if (value < 1) {
      throw usage(option + " must be at least 1, not " + value);
    }
  }

  ParameterException usage(String why) {
    return new ParameterException(spec.commandLine(), why);
  }
}
