package io.github.lintel.smoke;

import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.LiveEndpoint;
import java.util.List;

/**
 * One {@code --resolve host:port:addr[,addr…]}, as curl has it: those addresses instead of what the
 * name resolves to.
 *
 * @param text as given
 * @param target host and port
 * @param addresses IP literals without brackets; never empty
 */
record ResolveOption(String text, LiveEndpoint target, List<String> addresses) {
  private static final String FORM = "expected HOST:PORT:ADDRESS[,ADDRESS...]";

  static ResolveOption parse(String text) {
    String[] parts = text.split(":", 3);
    if (parts.length < 3 || parts[2].isBlank()) {
      throw bad(text, FORM);
    }
    LiveEndpoint target =
        BadInput.in(in(text), () -> Endpoint.live(parts[0], port(text, parts[1])));
    List<String> addresses =
        List.of(parts[2].split(",", -1)).stream().map(ResolveOption::withoutBrackets).toList();
    BadInput.in(in(text), () -> target.at(addresses.toArray(String[]::new)));
    return new ResolveOption(text, target, addresses);
  }

  boolean matches(LiveEndpoint endpoint) {
    return endpoint.host().equals(target.host()) && endpoint.port() == target.port();
  }

  LiveEndpoint applyTo(LiveEndpoint endpoint) {
    return endpoint.at(addresses.toArray(String[]::new));
  }

  private static int port(String text, String port) {
    try {
      return Integer.parseInt(port);
    } catch (NumberFormatException e) {
      throw bad(text, FORM);
    }
  }

  private static String withoutBrackets(String address) {
    String text = address.strip();
    return text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
  }

  private static BadInput bad(String text, String why) {
    return new BadInput(in(text) + ": " + why);
  }

  private static String in(String text) {
    return "--resolve " + text;
  }
}
