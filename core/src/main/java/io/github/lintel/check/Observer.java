package io.github.lintel.check;

import io.github.lintel.facts.NodeAddress;
import io.github.lintel.facts.ServerName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Brings facts about a front door that a TLS handshake does not show, and the checks that judge
 * them. Called once for each address with which a handshake was completed, possibly by several
 * threads at once.
 *
 * <p>The facts come back in {@link io.github.lintel.facts.AddressFacts#observation}, by the type of
 * the object. The checks' findings join the same report; their pages come from {@link #page}.
 */
public interface Observer {

  /**
   * Observes one address.
   *
   * @return the facts; a stage that fails, or is not complete in time, counts as none and is
   *     cancelled
   */
  CompletableFuture<? extends Object> observe(Subject subject);

  /** Returns the checks that judge the facts; always the same. */
  List<Check> checks();

  /** Returns the page (runbook, Markdown) of one of its checks. */
  Optional<String> page(CheckId check);

  /**
   * What to observe.
   *
   * @param name the name that is verified
   * @param address the node, which has an IP address
   * @param port the TCP port of TLS
   * @param serverNameSent the server name that a ClientHello must carry, if any
   * @param timeLeft until the deadline, when the facts must be there
   * @param client what to present to this front door when it asks for a client certificate, and to
   *     nobody else, as where a redirect leads to; empty if there is none
   */
  record Subject(
      ServerName name,
      NodeAddress address,
      int port,
      Optional<String> serverNameSent,
      Duration timeLeft,
      Optional<ClientIdentity> client) {

    /** One that has no certificate to present. */
    public Subject(
        ServerName name,
        NodeAddress address,
        int port,
        Optional<String> serverNameSent,
        Duration timeLeft) {
      this(name, address, port, serverNameSent, timeLeft, Optional.empty());
    }
  }
}
