package io.github.lintel.smoke.watch;

import java.net.InetAddress;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which names a request may be for. On loopback none but the machine's own: else any web site could
 * have its visitors' browsers read the page by a name of its own that resolves to 127.0.0.1.
 */
final class HostRule {
  private static final Pattern ADDRESS =
      Pattern.compile("[0-9.]+|\\[?[0-9a-fA-F:.]*:[0-9a-fA-F:.]*]?");

  private final boolean strict;

  HostRule(InetAddress listening) {
    this.strict = listening.isLoopbackAddress();
  }

  boolean accepts(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return !strict
        || name.equals("localhost")
        || name.endsWith(".localhost")
        || ADDRESS.matcher(name).matches();
  }
}
