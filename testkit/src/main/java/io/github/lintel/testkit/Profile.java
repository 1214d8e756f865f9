package io.github.lintel.testkit;

import static io.github.lintel.testkit.KeyUse.CRL_SIGN;
import static io.github.lintel.testkit.KeyUse.DIGITAL_SIGNATURE;
import static io.github.lintel.testkit.KeyUse.KEY_CERT_SIGN;
import static io.github.lintel.testkit.KeyUse.KEY_ENCIPHERMENT;

import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.List;

/** What public authorities usually put into each kind of certificate. */
enum Profile {
  ROOT(Duration.ofDays(5 * 365), Duration.ofDays(20 * 365)) {
    @Override
    List<CertificateExtension> extensions(PublicKey key, PublicKey issuer) {
      return List.of(
          CertificateExtension.authority(),
          CertificateExtension.keyUsage(KEY_CERT_SIGN, CRL_SIGN),
          CertificateExtension.subjectKeyIdentifier(Minter.keyIdentifier(key)));
    }
  },
  INTERMEDIATE(Duration.ofDays(365), Duration.ofDays(5 * 365)) {
    @Override
    List<CertificateExtension> extensions(PublicKey key, PublicKey issuer) {
      return List.of(
          CertificateExtension.authority(),
          CertificateExtension.keyUsage(DIGITAL_SIGNATURE, KEY_CERT_SIGN, CRL_SIGN),
          CertificateExtension.extendedKeyUsage(
              ExtendedKeyUse.SERVER_AUTH, ExtendedKeyUse.CLIENT_AUTH),
          CertificateExtension.policies(DOMAIN_VALIDATED),
          CertificateExtension.subjectKeyIdentifier(Minter.keyIdentifier(key)),
          CertificateExtension.authorityKeyIdentifier(Minter.keyIdentifier(issuer)));
    }
  },
  LEAF(Duration.ofHours(1), Duration.ofDays(90)) {
    @Override
    List<CertificateExtension> extensions(PublicKey key, PublicKey issuer) {
      KeyUse[] uses =
          key instanceof RSAPublicKey
              ? new KeyUse[] {DIGITAL_SIGNATURE, KEY_ENCIPHERMENT}
              : new KeyUse[] {DIGITAL_SIGNATURE};
      return List.of(
          CertificateExtension.notAnAuthority(),
          CertificateExtension.keyUsage(uses),
          CertificateExtension.extendedKeyUsage(ExtendedKeyUse.SERVER_AUTH),
          CertificateExtension.policies(DOMAIN_VALIDATED),
          CertificateExtension.subjectKeyIdentifier(Minter.keyIdentifier(key)),
          CertificateExtension.authorityKeyIdentifier(Minter.keyIdentifier(issuer)));
    }
  };

  private static final String DOMAIN_VALIDATED = "2.23.140.1.2.1";

  private final Duration age;
  private final Duration lifetime;

  Profile(Duration age, Duration lifetime) {
    this.age = age;
    this.lifetime = lifetime;
  }

  abstract List<CertificateExtension> extensions(PublicKey key, PublicKey issuer);

  /** How long ago its validity began. */
  Duration age() {
    return age;
  }

  Duration lifetime() {
    return lifetime;
  }
}
