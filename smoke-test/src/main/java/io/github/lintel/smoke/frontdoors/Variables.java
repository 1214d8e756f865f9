package io.github.lintel.smoke.frontdoors;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts variables of the environment into values: {@code ${NAME}}, which must be set, {@code
 * ${NAME:-default}} for when it is not set or empty, and {@code $$} for a dollar sign. They are put
 * into values after the file was read, so they cannot add to its structure.
 */
final class Variables {
  private static final Pattern DOLLAR =
      Pattern.compile("\\$(?:\\$|\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?\\})?");

  private final Map<String, String> environment;

  Variables(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /**
   * Returns the text with its variables replaced.
   *
   * @throws IllegalArgumentException if one is not set, or a dollar sign stands alone
   */
  String replacedIn(String text) {
    if (text.indexOf('$') < 0) {
      return text;
    }
    Matcher dollar = DOLLAR.matcher(text);
    return dollar.replaceAll(found -> Matcher.quoteReplacement(value(dollar)));
  }

  /** Returns the value of one that is named as such. */
  Optional<String> value(String name) {
    return Optional.ofNullable(environment.get(name));
  }

  private String value(Matcher dollar) {
    if (dollar.group().equals("$$")) {
      return "$";
    }
    String name = dollar.group(1);
    if (name == null) {
      throw new IllegalArgumentException(
          "a $ begins a variable, ${NAME} or ${NAME:-default}; write $$ for a $");
    }
    Optional<String> fallback = Optional.ofNullable(dollar.group(2));
    String value = environment.getOrDefault(name, "");
    if (value.isEmpty() && fallback.isPresent()) {
      return fallback.get();
    }
    if (!environment.containsKey(name)) {
      throw new IllegalArgumentException(
          "the environment has no " + name + " (${" + name + ":-default} gives it a default)");
    }
    return value;
  }
}
