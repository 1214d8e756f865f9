package io.github.lintel.facts;

import java.util.Optional;

/**
 * Facts of an observer that may show that a client certificate is missing. Some servers complete
 * the handshake without one and refuse the requests that follow, so no handshake shows it.
 */
public interface ClientCertificateDemand {

  /**
   * Returns how it was shown, as a clause that follows "the handshake is completed, and then";
   * empty if it was not.
   */
  Optional<String> clientCertificateDemand();
}
