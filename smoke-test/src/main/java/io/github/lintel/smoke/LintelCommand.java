package io.github.lintel.smoke;

import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command without a subcommand. */
@Command(
    name = "lintel",
    description = "Tells whether an HTTPS front door is healthy, and if not, why and what to do.",
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = LintelCommand.Version.class,
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes: 0 healthy, 1 degraded, 2 broken, 3 unknown, 64 bad usage.",
      "'lintel COMMAND --help' has the options of a command."
    })
final class LintelCommand implements Runnable {
  LintelCommand() {}

  @Override
  public void run() {
    throw new BadInput(
        "a command is missing: verify, smoke, watch, init, bundle, config, explain or demo"
            + " (see lintel --help)");
  }

  /** The version of the jar that the command runs from. */
  static final class Version implements IVersionProvider {
    Version() {}

    @Override
    public String[] getVersion() {
      String version = LintelCommand.class.getPackage().getImplementationVersion();
      return new String[] {"lintel " + (version == null ? "(development)" : version)};
    }
  }
}
