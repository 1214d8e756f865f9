package io.github.lintel.testkit;

import java.util.Optional;

/**
 * Whose front door it is.
 *
 * @param title what it is, in a few words
 * @param pair the authorities behind it, if they are known
 */
record Owner(String title, Optional<Authorities> pair) {
  static final Owner NOBODY = new Owner("front door", Optional.empty());

  Owner titled(String words) {
    return new Owner(words, pair);
  }

  Owner below(CertificateAuthority issuer, CertificateAuthority root) {
    return new Owner(title, Optional.of(new Authorities(issuer, root)));
  }

  String name() {
    return House.NAME;
  }

  String[] names() {
    return House.names();
  }

  Authorities authorities(String call) {
    return pair.orElseThrow(
        () ->
            new IllegalStateException(
                call
                    + " needs to know whose front door this is; write"
                    + " FrontDoor.builder().authority(issuer, root), or use FrontDoor.healthy()"));
  }

  /** Who issues, and whom clients trust. */
  record Authorities(CertificateAuthority issuer, CertificateAuthority root) {}
}
