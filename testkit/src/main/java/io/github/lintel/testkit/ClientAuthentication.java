package io.github.lintel.testkit;

import java.util.List;

/**
 * Whether clients are asked for a certificate.
 *
 * @param demand asked at all, and whether they may decline
 * @param authorities whose names are sent and whose certificates are taken; any certificate is when
 *     empty
 */
public record ClientAuthentication(Demand demand, List<CertificateAuthority> authorities) {
  public ClientAuthentication {
    authorities = List.copyOf(authorities);
  }

  /** No certificate is asked for. */
  public static ClientAuthentication none() {
    return new ClientAuthentication(Demand.NONE, List.of());
  }

  /**
   * Clients without one are refused as OpenSSL does it: in TLS 1.2 by {@code handshake_failure}
   * (40), in TLS 1.3 by {@code certificate_required} (116) after the client has finished its
   * handshake.
   */
  public static ClientAuthentication required(CertificateAuthority... authorities) {
    return new ClientAuthentication(Demand.REQUIRED, List.of(authorities));
  }

  /** A certificate is asked for, and clients without one are let in. */
  public static ClientAuthentication optional(CertificateAuthority... authorities) {
    return new ClientAuthentication(Demand.OPTIONAL, List.of(authorities));
  }

  /** Whether a certificate is asked for. */
  public enum Demand {
    NONE,
    OPTIONAL,
    REQUIRED
  }
}
