package io.github.lintel.internal.x509;

import io.github.lintel.internal.der.DerException;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.generators.PKCS12ParametersGenerator;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.util.Arrays;

/** The integrity check of a PKCS#12 store (RFC 7292 section 4 and appendix B). */
final class Pkcs12Mac {
  private Pkcs12Mac() {}

  /** Returns whether it does not hold; one of a kind that is not known is taken to hold. */
  static boolean fails(MacData mac, byte[] password, byte[] content) throws DerException {
    Optional<Digest> digest = digest(mac.getMac().getAlgorithmId().getAlgorithm());
    if (digest.isEmpty()) {
      return false;
    }
    int rounds = PasswordSchemes.rounds(mac.getIterationCount().intValueExact());
    PKCS12ParametersGenerator generator = new PKCS12ParametersGenerator(digest.get());
    generator.init(password, mac.getSalt(), rounds);
    HMac hmac = new HMac(digest.get());
    hmac.init(generator.generateDerivedMacParameters(8 * digest.get().getDigestSize()));
    hmac.update(content, 0, content.length);
    byte[] actual = new byte[hmac.getMacSize()];
    hmac.doFinal(actual, 0);
    return !Arrays.constantTimeAreEqual(actual, mac.getMac().getDigest());
  }

  private static Optional<Digest> digest(ASN1ObjectIdentifier oid) {
    if (oid.equals(OIWObjectIdentifiers.idSHA1)) {
      return Optional.of(new SHA1Digest());
    } else if (oid.equals(NISTObjectIdentifiers.id_sha256)) {
      return Optional.of(SHA256Digest.newInstance());
    } else if (oid.equals(NISTObjectIdentifiers.id_sha384)) {
      return Optional.of(new SHA384Digest());
    }
    return oid.equals(NISTObjectIdentifiers.id_sha512)
        ? Optional.of(new SHA512Digest())
        : Optional.empty();
  }
}
