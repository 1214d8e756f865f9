package io.github.lintel.smoke;

import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Starts the command {@code lintel}. */
public final class Main {
  private Main() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    Interrupts interrupts = Interrupts.ofProcess();
    int code = run(Terminal.ofProcess(interrupts), args);
    interrupts.exit(code);
  }

  /** Runs the command in this process. */
  static int run(Terminal terminal, String... args) {
    CommandLine command =
        new CommandLine(new LintelCommand())
            .addSubcommand(new VerifyCommand(terminal))
            .addSubcommand(new SmokeCommand(terminal))
            .addSubcommand(new InitCommand(terminal))
            .addSubcommand(new BundleCommand(terminal))
            .addSubcommand(new ConfigCommand(terminal))
            .addSubcommand(new WatchCommand(terminal))
            .addSubcommand(new ExplainCommand(terminal))
            .addSubcommand(new DemoCommand(terminal));
    command.setOut(terminal.out());
    command.setErr(terminal.err());
    command.setUsageHelpWidth(80);
    command.setCaseInsensitiveEnumValuesAllowed(true);
    command.setColorScheme(
        Help.defaultColorScheme(
            terminal.colour(ColourChoice.AUTO, terminal.outIsTerminal()) ? Ansi.ON : Ansi.OFF));
    command.setParameterExceptionHandler((e, arguments) -> usageError(terminal, e));
    command.setExecutionExceptionHandler((e, failed, result) -> failure(terminal, e));
    int code = execute(terminal, command, args);
    terminal.out().flush();
    terminal.err().flush();
    return code;
  }

  private static int execute(Terminal terminal, CommandLine command, String... args) {
    try {
      return command.execute(args);
    } catch (Error e) { // out of memory, a broken installation: still no stack trace
      return failure(terminal, e);
    }
  }

  private static int usageError(Terminal terminal, ParameterException e) {
    terminal.complain(mistake(e));
    return ExitCode.USAGE;
  }

  private static String mistake(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched);
    }
    if (e instanceof MissingParameterException missing) {
      return missing(missing);
    }
    return String.valueOf(e.getMessage());
  }

  private static String unmatched(UnmatchedArgumentException e) {
    String nearest =
        e.getSuggestions().stream().findFirst().map(s -> "; did you mean " + s + "?").orElse("");
    String kind = e.isUnknownOption() ? "option" : "command or argument";
    return "unknown " + kind + ": " + String.join(" ", e.getUnmatched()) + nearest;
  }

  /** Of an option that lacks its value picocli's own words will do. */
  private static String missing(MissingParameterException e) {
    Help plain = new Help(e.getCommandLine().getCommandSpec(), Help.defaultColorScheme(Ansi.OFF));
    return e.getMissing().stream()
        .findFirst()
        .filter(ArgSpec::isPositional)
        .map(arg -> arg.paramLabel() + " is missing: " + plain.abbreviatedSynopsis().strip())
        .orElse(String.valueOf(e.getMessage()));
  }

  private static int failure(Terminal terminal, Throwable e) {
    if (e instanceof BadInput) {
      terminal.complain(String.valueOf(e.getMessage()));
      return ExitCode.USAGE;
    }
    if (terminal.debug()) {
      e.printStackTrace(terminal.err());
    }
    terminal.complain("internal error: " + e + " (run with LINTEL_DEBUG=1 for the stack trace)");
    return ExitCode.INTERNAL_ERROR;
  }
}
