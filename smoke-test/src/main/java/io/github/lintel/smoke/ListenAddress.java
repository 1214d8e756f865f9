package io.github.lintel.smoke;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads where to listen: an address of this machine and a port. */
final class ListenAddress {
  private static final Pattern FORM =
      Pattern.compile("(localhost|[0-9.]+|\\[[0-9a-fA-F:.]+]):([0-9]{1,5})");

  private ListenAddress() {}

  static InetSocketAddress parse(String option, String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > 65_535) {
      throw bad(option, text);
    }
    String host = matcher.group(1);
    try { // a name would be asked of a server; these are not
      InetAddress address = InetAddress.getByName(host.equals("localhost") ? "127.0.0.1" : host);
      return new InetSocketAddress(address, Integer.parseInt(matcher.group(2)));
    } catch (UnknownHostException e) {
      throw bad(option, text);
    }
  }

  /** Returns the address as it stands in a URL. */
  static String text(InetSocketAddress address) {
    String host = address.getAddress().getHostAddress();
    return host.indexOf(':') < 0 ? host : "[" + host + "]";
  }

  private static BadInput bad(String option, String text) {
    return new BadInput(
        option + ": \"" + text + "\" is not address:port, as in 127.0.0.1:9443 or [::1]:9443");
  }
}
