package io.github.lintel.smoke;

import picocli.CommandLine.Option;

/** The option that every command has. */
final class HelpOption {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this help.")
  private boolean wanted;

  HelpOption() {}

  /** Whether the help was asked for; it is printed before a command runs. */
  boolean wanted() {
    return wanted;
  }
}
