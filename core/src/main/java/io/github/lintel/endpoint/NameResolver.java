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
   * @return its addresses; none if the name exists and has none
   * @throws UnknownHostException if the name does not exist; any other exception means that it
   *     could not be told
   */
  List<InetAddress> resolve(String name) throws UnknownHostException;

  /**
   * The resolver of the JDK, which asks the operating system. When it finds nothing, a DNS query of
   * our own tells a name that does not exist from a name server that does not answer.
   */
  static NameResolver jdk() {
    return JdkResolver.INSTANCE;
  }
}
