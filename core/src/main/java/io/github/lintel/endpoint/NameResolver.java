package io.github.lintel.endpoint;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Finds the addresses behind a name. Called on a thread that may block; it is abandoned (and
 * interrupted) when its share of the time is over. Must be thread-safe.
 */
@FunctionalInterface
public interface NameResolver {

  /**
   * Resolves a DNS name, given in ASCII.
   *
   * @throws UnknownHostException if there is no address, for whatever reason
   */
  List<InetAddress> resolve(String name) throws UnknownHostException;

  /** The resolver of the JDK, which asks the operating system. */
  static NameResolver jdk() {
    return name -> List.of(InetAddress.getAllByName(name));
  }
}
