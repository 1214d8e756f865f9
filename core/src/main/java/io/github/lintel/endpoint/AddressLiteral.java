package io.github.lintel.endpoint;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads IPv4 and IPv6 literals; never asks a resolver. */
final class AddressLiteral {
  private static final Pattern IPV4 =
      Pattern.compile(
          "((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)\\.){3}(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]{2,45}");

  private AddressLiteral() {}

  /** Reads a literal without brackets. A leading zero in IPv4 is refused: is it octal or not? */
  static Optional<InetAddress> parse(String text) {
    if (IPV4.matcher(text).matches() || text.contains(":") && IPV6.matcher(text).matches()) {
      try {
        // The JDK asks a resolver only for text that has neither this form nor a colon.
        return Optional.of(InetAddress.getByName(text));
      } catch (UnknownHostException e) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }
}
