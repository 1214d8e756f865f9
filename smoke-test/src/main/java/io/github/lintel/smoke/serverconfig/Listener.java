package io.github.lintel.smoke.serverconfig;

/**
 * An address on which a server ends TLS.
 *
 * @param host an address, a name, or {@code *} for all of the machine's
 * @param port the TCP port
 */
public record Listener(String host, int port) {
  /** Returns it as in {@code *:443} or {@code [::1]:443}. */
  @Override
  public String toString() {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }
}
