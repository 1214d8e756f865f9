package io.github.lintel.testkit;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;

/** Writes a certificate field by field, because builders refuse to write what is wrong. */
final class Minter {
  private Minter() {}

  static byte[] mint(CertificateRecipe recipe, DistinguishedName issuer, KeyPair issuerKey) {
    PrivateKey signer = recipe.signer().orElse(issuerKey).getPrivate();
    SignatureKind kind = kind(recipe, signer);
    byte[] body = body(recipe, issuer, issuerKey);
    byte[] signature = kind.sign(signer, body);
    if (recipe.corrupt()) {
      signature[signature.length - 1] ^= 1;
    }
    return signed(body, kind, signature);
  }

  /** The part that is signed. */
  static byte[] body(CertificateRecipe recipe, DistinguishedName issuer, KeyPair issuerKey) {
    PrivateKey signer = recipe.signer().orElse(issuerKey).getPrivate();
    return recipe.edited(
        Der.encode(
            body(
                recipe,
                recipe.issuer().orElse(issuer),
                issuerKey.getPublic(),
                recipe.claimedSignature().orElseGet(() -> kind(recipe, signer)))));
  }

  private static SignatureKind kind(CertificateRecipe recipe, PrivateKey signer) {
    return recipe.signature().orElseGet(() -> SignatureKind.usualFor(signer));
  }

  /** The SHA-1 hash of the key bits (RFC 5280, section 4.2.1.2, method 1). */
  static byte[] keyIdentifier(PublicKey key) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(keyInfo(key).getPublicKeyData().getBytes());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static SubjectPublicKeyInfo keyInfo(PublicKey key) {
    return SubjectPublicKeyInfo.getInstance(key.getEncoded());
  }

  private static DERSequence body(
      CertificateRecipe recipe,
      DistinguishedName issuer,
      PublicKey issuerKey,
      SignatureKind signature) {
    PublicKey key = recipe.keyPair().getPublic();
    ASN1EncodableVector fields = new ASN1EncodableVector();
    if (recipe.version() != 1) {
      fields.add(new DERTaggedObject(true, 0, new ASN1Integer(recipe.version() - 1)));
    }
    fields.add(new ASN1Integer(recipe.serial()));
    fields.add(signature.identifier());
    fields.add(Der.decode(issuer.der()));
    fields.add(
        new DERSequence(new ASN1Encodable[] {time(recipe.notBefore()), time(recipe.notAfter())}));
    fields.add(Der.decode(recipe.subject().der()));
    fields.add(keyInfo(key));
    List<CertificateExtension> extensions =
        recipe.extensions(recipe.profile().extensions(key, issuerKey));
    if (!extensions.isEmpty()) {
      ASN1EncodableVector all = new ASN1EncodableVector();
      extensions.forEach(extension -> all.add(extension.toAsn1()));
      fields.add(new DERTaggedObject(true, 3, new DERSequence(all)));
    }
    return new DERSequence(fields);
  }

  /** UTCTime until 2049, GeneralizedTime from then on (RFC 5280, section 4.1.2.5). */
  private static Time time(Instant instant) {
    return new Time(Date.from(instant));
  }

  // The body may have been edited into something that is not DER, so it is not parsed again.
  private static byte[] signed(byte[] body, SignatureKind kind, byte[] signature) {
    byte[] rest = join(Der.encode(kind.identifier()), Der.encode(new DERBitString(signature)));
    return join(header(body.length + rest.length), body, rest);
  }

  private static byte[] header(int length) {
    if (length < 0x80) {
      return new byte[] {0x30, (byte) length};
    }
    if (length < 0x100) {
      return new byte[] {0x30, (byte) 0x81, (byte) length};
    }
    if (length < 0x10000) {
      return new byte[] {0x30, (byte) 0x82, (byte) (length >> 8), (byte) length};
    }
    return new byte[] {
      0x30, (byte) 0x83, (byte) (length >> 16), (byte) (length >> 8), (byte) length
    };
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
