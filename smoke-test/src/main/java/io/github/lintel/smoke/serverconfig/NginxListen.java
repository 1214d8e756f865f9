package io.github.lintel.smoke.serverconfig;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One {@code listen} directive.
 *
 * @param listener where
 * @param tls whether TLS is ended there
 * @param isDefault whether it says that its server is the default
 */
record NginxListen(Listener listener, boolean tls, boolean isDefault) {
  static final int PLAIN_PORT = 80;

  private static final Pattern ADDRESS =
      Pattern.compile("(?:(\\[[0-9a-fA-F:.%]+]|[^:\\[\\]]+):)?(\\d{1,5})|(\\[[^]]+]|[^:\\[\\]]+)");

  static Optional<NginxListen> of(NginxDirective directive, boolean allTls, Remarks remarks) {
    List<String> options = directive.arguments().stream().skip(1).toList();
    String address = directive.value();
    if (address.startsWith("unix:") || options.contains("quic") || options.contains("udp")) {
      return Optional.empty(); // no TCP port
    }
    Matcher matcher = ADDRESS.matcher(address);
    int port = PLAIN_PORT;
    if (matcher.matches() && matcher.group(2) != null) {
      port = Integer.parseInt(matcher.group(2));
    }
    if (!matcher.matches() || address.indexOf('$') >= 0 || port < 1 || port > 65535) {
      remarks.add(directive.place(), "listen " + address + " was not understood");
      return Optional.empty();
    }
    String host = matcher.group(1) != null ? matcher.group(1) : matcher.group(3);
    return Optional.of(
        new NginxListen(
            new Listener(host == null ? "*" : host(host), port),
            allTls || options.contains("ssl"),
            options.contains("default_server") || options.contains("default")));
  }

  private static String host(String text) {
    String bare = text.startsWith("[") ? text.substring(1, text.length() - 1) : text;
    return bare.equals("0.0.0.0") ? "*" : bare;
  }
}
