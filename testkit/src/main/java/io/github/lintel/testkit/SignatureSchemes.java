package io.github.lintel.testkit;

import java.security.PrivateKey;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.util.List;
import java.util.Optional;
import java.util.Vector;
import org.bouncycastle.tls.KeyExchangeAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.SignatureScheme;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsUtils;

/** Finds the first signature scheme of the client, in its order, that one of our keys can make. */
final class SignatureSchemes {
  private static final int BITS_FOR_PSS_WITH_SHA512 = 8 * (64 + 64 + 2);

  private SignatureSchemes() {}

  static Optional<Presentation.Choice> choose(
      List<Credential> credentials, TlsContext context, int suite) {
    boolean tls13 = TlsUtils.isTLSv13(context);
    List<Credential> usable =
        credentials.stream()
            .filter(credential -> tls13 || isForSuite(credential.privateKey(), suite))
            .toList();
    boolean signsWithScheme = TlsUtils.isTLSv12(context) && !isStaticRsa(tls13, suite);
    if (!signsWithScheme) {
      return usable.stream().findFirst().map(credential -> new Presentation.Choice(credential, 0));
    }
    for (int scheme : offered(context, suite)) {
      for (Credential credential : usable) {
        if (canMake(credential.privateKey(), scheme, tls13)) {
          return Optional.of(new Presentation.Choice(credential, scheme));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isStaticRsa(boolean tls13, int suite) {
    return !tls13 && TlsUtils.getKeyExchangeAlgorithm(suite) == KeyExchangeAlgorithm.RSA;
  }

  private static boolean isForSuite(PrivateKey key, int suite) {
    return switch (TlsUtils.getKeyExchangeAlgorithm(suite)) {
      case KeyExchangeAlgorithm.ECDHE_RSA, KeyExchangeAlgorithm.DHE_RSA, KeyExchangeAlgorithm.RSA ->
          key instanceof RSAKey;
      case KeyExchangeAlgorithm.ECDHE_ECDSA -> !(key instanceof RSAKey);
      default -> false;
    };
  }

  @SuppressWarnings("rawtypes") // Bouncy Castle speaks in raw Vectors.
  private static int[] offered(TlsContext context, int suite) {
    Vector algorithms = context.getSecurityParametersHandshake().getClientSigAlgs();
    if (algorithms == null) {
      boolean ecdsa = TlsUtils.getKeyExchangeAlgorithm(suite) == KeyExchangeAlgorithm.ECDHE_ECDSA;
      return new int[] {ecdsa ? SignatureScheme.ecdsa_sha1 : SignatureScheme.rsa_pkcs1_sha1};
    }
    int[] schemes = new int[algorithms.size()];
    for (int i = 0; i < schemes.length; i++) {
      schemes[i] = SignatureScheme.from((SignatureAndHashAlgorithm) algorithms.elementAt(i));
    }
    return schemes;
  }

  private static boolean canMake(PrivateKey key, int scheme, boolean tls13) {
    if (key instanceof RSAKey rsa) {
      return switch (scheme) {
        case SignatureScheme.rsa_pss_rsae_sha256, SignatureScheme.rsa_pss_rsae_sha384 -> true;
        case SignatureScheme.rsa_pss_rsae_sha512 ->
            rsa.getModulus().bitLength() >= BITS_FOR_PSS_WITH_SHA512;
        case SignatureScheme.rsa_pkcs1_sha256,
            SignatureScheme.rsa_pkcs1_sha384,
            SignatureScheme.rsa_pkcs1_sha512,
            SignatureScheme.rsa_pkcs1_sha1 ->
            !tls13;
        default -> false;
      };
    }
    if (key instanceof ECKey ec) {
      return canMakeEcdsa(ec.getParams().getOrder().bitLength(), scheme, tls13);
    }
    return scheme == SignatureScheme.ed25519;
  }

  /** TLS 1.3 ties the curve to the hash; TLS 1.2 does not. */
  private static boolean canMakeEcdsa(int bits, int scheme, boolean tls13) {
    return switch (scheme) {
      case SignatureScheme.ecdsa_secp256r1_sha256 -> !tls13 || bits == 256;
      case SignatureScheme.ecdsa_secp384r1_sha384 -> !tls13 || bits == 384;
      case SignatureScheme.ecdsa_secp521r1_sha512 -> !tls13 || bits == 521;
      case SignatureScheme.ecdsa_sha1 -> !tls13;
      default -> false;
    };
  }
}
