package io.github.lintel.junit;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fills in <code>${NAME}</code>. What is filled in is not looked at again.
 *
 * @param values what a name stands for
 */
record Placeholders(Function<String, Optional<String>> values) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^{}]*)}");

  /** The configuration parameters of this run, then the environment. */
  static Placeholders of(ExtensionContext context) {
    return new Placeholders(
        name ->
            context
                .getConfigurationParameter(name)
                .or(() -> Optional.ofNullable(System.getenv(name))));
  }

  /**
   * Returns the text with all placeholders filled in.
   *
   * @throws ExtensionConfigurationException if one stands for nothing, or is not closed
   */
  String fill(String text) {
    Matcher matcher = PLACEHOLDER.matcher(text);
    StringBuilder filled = new StringBuilder();
    int end = 0;
    while (matcher.find()) {
      filled.append(literal(text, end, matcher.start())).append(value(text, matcher.group(1)));
      end = matcher.end();
    }
    return filled.append(literal(text, end, text.length())).toString();
  }

  private static String literal(String text, int from, int to) {
    String part = text.substring(from, to);
    if (part.contains("${")) {
      throw new ExtensionConfigurationException(
          "a placeholder in \"" + text + "\" is not closed; write ${NAME}");
    }
    return part;
  }

  private String value(String text, String name) {
    if (name.isBlank()) {
      throw new ExtensionConfigurationException(
          "a placeholder in \"" + text + "\" has no name; write ${NAME}");
    }
    return values
        .apply(name)
        .filter(value -> !value.isBlank())
        .orElseThrow(
            () ->
                new ExtensionConfigurationException(
                    "${" + name + "} in \"" + text + "\" stands for nothing; " + advice(name)));
  }

  private static String advice(String name) {
    String property = "run the tests with -D" + name + "=…";
    return name.matches("[A-Za-z_][A-Za-z0-9_]*")
        ? "set the environment variable " + name + ", or " + property
        : property;
  }
}
