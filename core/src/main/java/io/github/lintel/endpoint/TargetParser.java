package io.github.lintel.endpoint;

import io.github.lintel.facts.PrintableText;
import io.github.lintel.facts.ServerName;
import java.net.IDN;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what people type: a host, {@code host:port}, or a URL. */
final class TargetParser {
  private static final int HTTPS = 443;
  private static final Pattern PORT = Pattern.compile("\\d{1,5}");
  private static final Pattern LABEL = Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?");
  private static final Pattern NUMERIC = Pattern.compile("\\d+|0x[0-9a-f]*");

  private TargetParser() {}

  static LiveEndpoint parse(String target) {
    String text = target.strip();
    if (text.isEmpty()) {
      throw new IllegalArgumentException("the target is empty");
    }
    int scheme = text.indexOf("://");
    if (scheme >= 0) {
      if (!text.regionMatches(true, 0, "https", 0, 5) || scheme != 5) {
        throw bad(target, "only https:// URLs can be verified");
      }
      text = authority(target, text.substring(scheme + 3));
    } else if (text.indexOf('/') >= 0) {
      throw bad(target, "a path needs https:// in front");
    }
    return hostAndPort(target, text);
  }

  static LiveEndpoint of(String host, int port) {
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("not a port (1 to 65535): " + port);
    }
    return new LiveEndpoint(host(host), port);
  }

  /** Reads a host name, or an address with or without brackets. */
  static ServerName host(String host) {
    String text = host.strip();
    if (text.startsWith("[") && text.endsWith("]")) {
      String inside = text.substring(1, text.length() - 1);
      return AddressLiteral.parse(inside)
          .filter(a -> inside.indexOf(':') >= 0)
          .map(ServerName::ip)
          .orElseThrow(() -> bad(host, "not an IPv6 address"));
    }
    Optional<InetAddress> literal = AddressLiteral.parse(text);
    if (literal.isPresent()) {
      return ServerName.ip(literal.get());
    }
    if (text.indexOf(':') >= 0) {
      throw bad(host, "not a host name or an IP address");
    }
    return ServerName.dns(ascii(host, text));
  }

  private static String authority(String target, String rest) {
    int end = rest.length();
    for (char stop : new char[] {'/', '?', '#', '\\'}) {
      int at = rest.indexOf(stop);
      end = at >= 0 && at < end ? at : end;
    }
    String authority = rest.substring(0, end);
    if (authority.indexOf('@') >= 0) {
      // Not echoed: it may be a password.
      throw new IllegalArgumentException("cannot read the URL: user information is not supported");
    }
    if (authority.isEmpty()) {
      throw bad(target, "the URL has no host");
    }
    return authority;
  }

  private static LiveEndpoint hostAndPort(String target, String text) {
    if (text.startsWith("[")) {
      int close = text.indexOf(']');
      if (close < 0) {
        throw bad(target, "the bracket of the IPv6 address is not closed");
      }
      String after = text.substring(close + 1);
      ServerName address = host(text.substring(0, close + 1));
      if (after.isEmpty()) {
        return new LiveEndpoint(address, HTTPS);
      }
      if (!after.startsWith(":")) {
        throw bad(target, "only a port can follow the bracket");
      }
      return new LiveEndpoint(address, port(target, after.substring(1)));
    }
    int colon = text.indexOf(':');
    if (colon < 0 || colon != text.lastIndexOf(':')) {
      return new LiveEndpoint(host(text), HTTPS); // a name, or a bare IPv6 address
    }
    return new LiveEndpoint(
        host(text.substring(0, colon)), port(target, text.substring(colon + 1)));
  }

  private static int port(String target, String text) {
    int port = PORT.matcher(text).matches() ? Integer.parseInt(text) : 0;
    if (port < 1 || port > 65535) {
      throw bad(target, "not a port (1 to 65535): \"" + PrintableText.escape(text, 20) + "\"");
    }
    return port;
  }

  private static String ascii(String host, String text) {
    String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    String ascii = name.chars().allMatch(c -> c < 128) ? name : punycode(host, name);
    ascii = ascii.toLowerCase(Locale.ROOT);
    if (ascii.isEmpty()) {
      throw bad(host, "the host is empty");
    }
    if (ascii.length() > 253) {
      throw bad(host, "a host name has at most 253 characters");
    }
    String[] labels = ascii.split("\\.", -1);
    for (String label : labels) {
      if (!LABEL.matcher(label).matches()) {
        String what =
            label.isEmpty() ? "an empty label" : "\"" + PrintableText.escape(label, 70) + "\"";
        throw bad(host, "not a host name: " + what + " is no label");
      }
    }
    if (NUMERIC.matcher(labels[labels.length - 1]).matches()) {
      throw bad(host, "not an IPv4 address"); // as URL parsers do: a numeric last label means IPv4
    }
    return ascii;
  }

  private static String punycode(String host, String name) {
    try {
      return IDN.toASCII(name);
    } catch (IllegalArgumentException e) {
      throw bad(host, "not an internationalised host name (IDNA 2003)");
    }
  }

  private static IllegalArgumentException bad(String target, String why) {
    return new IllegalArgumentException(
        "cannot read \"" + PrintableText.escape(target, 100) + "\": " + why);
  }
}
