package io.github.lintel.internal.x509;

import io.github.lintel.internal.der.DerException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.AuthenticatedSafe;
import org.bouncycastle.asn1.pkcs.CertBag;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.EncryptedData;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.SafeBag;

/**
 * Reads a PKCS#12 store (RFC 7292), as openssl, the JDK and Windows write them. Its certificates
 * are a set: they have no order.
 */
final class Pkcs12Store {
  private static final byte[] VERSION_3 = {2, 1, 3};
  private static final int MAX_CERTIFICATES = 1000;

  private final char[] password;
  private final boolean emptyAsInOpenssl;
  private final List<byte[]> keys = new ArrayList<>();
  private final List<byte[]> certificates = new ArrayList<>();

  private Pkcs12Store(char[] password, boolean emptyAsInOpenssl) {
    this.password = password;
    this.emptyAsInOpenssl = emptyAsInOpenssl;
  }

  static boolean mayBe(byte[] bytes) {
    return FileKind.contentStartsWith(bytes, VERSION_3);
  }

  static StoreContent read(byte[] bytes, Password password) throws DerException {
    try {
      return open(Pfx.getInstance(ASN1Primitive.fromByteArray(bytes)), password.get());
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw new DerException("it begins like a PKCS#12 store and is damaged");
    }
  }

  /** A store of which nobody told a password often has the empty one. */
  private static StoreContent open(Pfx pfx, Optional<char[]> given)
      throws DerException, IOException {
    char[] password = given.orElse(new char[0]);
    for (boolean asInOpenssl : password.length == 0 ? List.of(true, false) : List.of(false)) {
      try {
        return new Pkcs12Store(password, asInOpenssl).open(pfx);
      } catch (WrongPasswordException e) {
        continue;
      }
    }
    return StoreContent.locked(
        given.isPresent() ? KeyFile.State.WRONG_PASSWORD : KeyFile.State.ENCRYPTED);
  }

  private StoreContent open(Pfx pfx) throws DerException, WrongPasswordException, IOException {
    if (!pfx.getAuthSafe().getContentType().equals(PKCSObjectIdentifiers.data)) {
      throw new DerException("a PKCS#12 store that is protected by a signature is not supported");
    }
    byte[] content = ASN1OctetString.getInstance(pfx.getAuthSafe().getContent()).getOctets();
    MacData mac = pfx.getMacData();
    boolean tampered =
        mac != null
            && Pkcs12Mac.fails(
                mac, PasswordSchemes.pkcs12Bytes(password, emptyAsInOpenssl), content);
    boolean encrypted = readAll(content);
    if (tampered) {
      if (encrypted) { // it was opened, so that the password cannot be the reason
        throw EncryptedContent.damaged();
      }
      throw new WrongPasswordException();
    }
    if (keys.size() > 1) {
      throw new DerException("it holds %d private keys; one is needed".formatted(keys.size()));
    }
    KeyFile.State state = keys.isEmpty() ? KeyFile.State.MISSING : KeyFile.State.READ;
    return new StoreContent(state, keys.stream().findFirst(), certificates, false);
  }

  /** Returns whether anything was encrypted. */
  private boolean readAll(byte[] content) throws DerException, WrongPasswordException, IOException {
    boolean encrypted = false;
    for (ContentInfo part : AuthenticatedSafe.getInstance(content).getContentInfo()) {
      ASN1ObjectIdentifier type = part.getContentType();
      if (type.equals(PKCSObjectIdentifiers.data)) {
        byte[] bags = ASN1OctetString.getInstance(part.getContent()).getOctets();
        encrypted |= readBags(ASN1Sequence.getInstance(bags));
      } else if (type.equals(PKCSObjectIdentifiers.encryptedData)) {
        EncryptedData data = EncryptedData.getInstance(part.getContent());
        encrypted = true;
        readDecrypted(
            EncryptedContent.sequence(
                PasswordSchemes.of(data.getEncryptionAlgorithm(), password, emptyAsInOpenssl),
                data.getContent().getOctets()));
      } else {
        throw new DerException("it is encrypted in a way that is not supported");
      }
    }
    return encrypted;
  }

  private void readDecrypted(byte[] bags) throws DerException, WrongPasswordException {
    try {
      readBags(ASN1Sequence.getInstance(bags));
    } catch (IOException | RuntimeException e) {
      throw EncryptedContent.damaged();
    }
  }

  private boolean readBags(ASN1Sequence bags)
      throws DerException, WrongPasswordException, IOException {
    boolean encrypted = false;
    for (ASN1Encodable each : bags) {
      SafeBag bag = SafeBag.getInstance(each);
      ASN1ObjectIdentifier type = bag.getBagId();
      if (type.equals(PKCSObjectIdentifiers.keyBag)) {
        keys.add(PrivateKeyInfo.getInstance(bag.getBagValue()).getEncoded(ASN1Encoding.DER));
      } else if (type.equals(PKCSObjectIdentifiers.pkcs8ShroudedKeyBag)) {
        encrypted = true;
        EncryptedPrivateKeyInfo info = EncryptedPrivateKeyInfo.getInstance(bag.getBagValue());
        keys.add(
            EncryptedContent.sequence(
                PasswordSchemes.of(info.getEncryptionAlgorithm(), password, emptyAsInOpenssl),
                info.getEncryptedData()));
      } else if (type.equals(PKCSObjectIdentifiers.certBag)) {
        addCertificate(CertBag.getInstance(bag.getBagValue()));
      }
    }
    return encrypted;
  }

  private void addCertificate(CertBag bag) throws DerException {
    if (!bag.getCertId().equals(PKCSObjectIdentifiers.x509Certificate)) {
      return;
    }
    if (certificates.size() == MAX_CERTIFICATES) {
      throw new DerException("it holds more than " + MAX_CERTIFICATES + " certificates");
    }
    byte[] der = ASN1OctetString.getInstance(bag.getCertValue()).getOctets();
    certificates.add(Arrays.copyOf(der, der.length));
  }
}
