package io.github.lintel.smoke;

import io.github.lintel.TextStyle;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where a run of the command reads and writes.
 *
 * @param in standard input
 * @param out standard output
 * @param err standard error
 * @param outIsTerminal whether a person reads {@code out}
 * @param errIsTerminal whether a person reads {@code err}
 * @param environment the variables of the environment
 * @param interrupts how a run learns that it has to stop
 */
record Terminal(
    InputStream in,
    PrintWriter out,
    PrintWriter err,
    boolean outIsTerminal,
    boolean errIsTerminal,
    Map<String, String> environment,
    Interrupts interrupts) {

  static Terminal ofProcess(Interrupts interrupts) {
    return new Terminal(
        new FileInputStream(FileDescriptor.in),
        writer(FileDescriptor.out),
        writer(FileDescriptor.err),
        isTerminal(1),
        isTerminal(2),
        System.getenv(),
        interrupts);
  }

  /** Prints one line that says what is wrong, whatever characters are in it. */
  void complain(String message) {
    String line = message.replaceAll("\\s+", " ").strip();
    out.flush();
    err.println("lintel: " + line.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?"));
    err.flush();
  }

  /** Asks a person for a secret, which is not shown; nothing if nobody can answer. */
  Optional<String> askPassword(String question) {
    Console console = errIsTerminal && isTerminal(0) ? System.console() : null;
    if (console == null) {
      return Optional.empty();
    }
    out.flush();
    char[] answer = console.readPassword("%s", question);
    return answer == null ? Optional.empty() : Optional.of(new String(answer));
  }

  TextStyle style(ColourChoice choice) {
    return colour(choice, outIsTerminal) ? TextStyle.ANSI : TextStyle.PLAIN;
  }

  boolean colour(ColourChoice choice, boolean terminal) {
    return switch (choice) {
      case ALWAYS -> true;
      case NEVER -> false;
      // https://no-color.org: any value but the empty one
      case AUTO ->
          terminal
              && environment.getOrDefault("NO_COLOR", "").isEmpty()
              && !environment.getOrDefault("TERM", "").equals("dumb");
    };
  }

  boolean debug() {
    return !environment.getOrDefault("LINTEL_DEBUG", "").isEmpty();
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    // A PrintWriter keeps a broken pipe to itself, which is what "lintel … | head" wants.
    return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), charset()));
  }

  private static Charset charset() {
    String name = System.getProperty("stdout.encoding", System.getProperty("native.encoding"));
    return name != null && Charset.isSupported(name)
        ? Charset.forName(name)
        : Charset.defaultCharset();
  }

  /**
   * Linux tells for each descriptor. Elsewhere the JDK's answer is for input and output together,
   * and says no rather than yes when in doubt up to version 21.
   */
  private static boolean isTerminal(int descriptor) {
    try {
      String device = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return device.startsWith("/dev/pts/")
          || device.startsWith("/dev/tty")
          || device.equals("/dev/console");
    } catch (IOException | UnsupportedOperationException e) {
      return System.console() != null && Runtime.version().feature() < 22;
    }
  }
}
