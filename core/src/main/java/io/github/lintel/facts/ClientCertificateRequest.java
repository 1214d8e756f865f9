package io.github.lintel.facts;

import java.util.List;

/**
 * The server asked for a client certificate.
 *
 * @param authorities the names of the authorities that it accepts; empty means any
 */
public record ClientCertificateRequest(List<DistinguishedName> authorities) {

  /** Copies the list. */
  public ClientCertificateRequest {
    authorities = List.copyOf(authorities);
  }
}
