package io.github.lintel.smoke.serverconfig;

import java.util.List;

/**
 * What a configuration says about certificates. Immutable.
 *
 * @param sites every listener and name that ends TLS, in the order of the configuration
 * @param remarks what was not understood
 */
public record ServerConfiguration(List<Site> sites, List<Remark> remarks) {

  /** Copies the lists. */
  public ServerConfiguration {
    sites = List.copyOf(sites);
    remarks = List.copyOf(remarks);
  }
}
