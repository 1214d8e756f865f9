package io.github.lintel.testkit;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Vector;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.TlsFatalAlert;

/** Takes or refuses a client's certificate at the moment and with the alert that OpenSSL does. */
final class ClientJudge {
  private static final int NOTHING = -1;

  private final ClientAuthentication rule;
  private int refusal = NOTHING;

  ClientJudge(ClientAuthentication rule) {
    this.rule = rule;
  }

  boolean asks() {
    return rule.demand() != ClientAuthentication.Demand.NONE;
  }

  Vector<X500Name> authorityNames() {
    Vector<X500Name> names = new Vector<>();
    rule.authorities().forEach(it -> names.add(X500Name.getInstance(it.name().der())));
    return names;
  }

  void presented(Certificate certificate, boolean tls13) throws IOException {
    refusal = judged(certificate, tls13);
    if (!tls13) {
      finish();
    }
  }

  /** In TLS 1.3 the client learns of it only after it has finished. */
  void finish() throws IOException {
    if (refusal != NOTHING) {
      throw new TlsFatalAlert((short) refusal);
    }
  }

  private int judged(Certificate certificate, boolean tls13) throws IOException {
    if (certificate.isEmpty()) {
      if (rule.demand() != ClientAuthentication.Demand.REQUIRED) {
        return NOTHING;
      }
      return tls13 ? AlertDescription.certificate_required : AlertDescription.handshake_failure;
    }
    return rule.authorities().isEmpty() || isFromAuthority(certificate)
        ? NOTHING
        : AlertDescription.unknown_ca;
  }

  private boolean isFromAuthority(Certificate presented) throws IOException {
    for (var certificate : presented.getCertificateList()) {
      for (CertificateAuthority authority : rule.authorities()) {
        if (isSigned(certificate.getEncoded(), authority)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isSigned(byte[] certificate, CertificateAuthority authority) {
    try {
      Jdk.certificate(certificate).verify(authority.key().getPublic());
      return true;
    } catch (GeneralSecurityException | IllegalStateException no) {
      return false;
    }
  }
}
