package io.github.lintel.smoke;

import io.github.lintel.endpoint.KeyPassword;
import io.github.lintel.smoke.client.PasswordFile;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Where the password of a key or key store comes from. Never from the command line: every account
 * of the machine sees that.
 */
final class KeyPasswordOptions {
  @Option(
      names = "--key-password-file",
      paramLabel = "FILE",
      description = "The first line of FILE is the password of the key or key store.")
  private @Nullable Path file;

  @Option(
      names = "--key-password-env",
      paramLabel = "NAME",
      description = "The environment variable NAME holds it. On a terminal it is asked for.")
  private @Nullable String variable;

  private boolean asked;
  private Optional<String> answer = Optional.empty();

  KeyPasswordOptions() {}

  /** Reads what is given; what has to be asked for is asked for when it is needed. */
  KeyPassword password(Terminal terminal) {
    Path path = file;
    String name = variable;
    if (path != null && name != null) {
      throw new BadInput("--key-password-file and --key-password-env exclude each other");
    }
    if (path != null) {
      return BadInput.in("--key-password-file", () -> PasswordFile.read(path));
    }
    if (name != null) {
      String value = terminal.environment().get(name);
      if (value == null) {
        throw new BadInput("--key-password-env: there is no variable " + name);
      }
      return KeyPassword.of(value.toCharArray());
    }
    return source -> prompt(terminal, source);
  }

  private synchronized Optional<char[]> prompt(Terminal terminal, String source) {
    if (!asked) {
      asked = true;
      answer = terminal.askPassword("Password of " + source + ": ");
    }
    return answer.map(String::toCharArray);
  }
}
