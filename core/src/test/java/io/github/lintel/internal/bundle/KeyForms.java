package io.github.lintel.internal.bundle;

import io.github.lintel.testkit.Credential;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.PBEParameter;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.util.PBKDF2Config;
import org.bouncycastle.crypto.util.PBKDFConfig;
import org.bouncycastle.crypto.util.ScryptConfig;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JcaMiscPEMGenerator;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.jcajce.JcaPKCS8EncryptedPrivateKeyInfoBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;
import org.bouncycastle.util.io.pem.PemWriter;

/** The forms in which private keys lie on disks, as others write them. */
public final class KeyForms {
  private static final BouncyCastleProvider BC = new BouncyCastleProvider();

  private KeyForms() {}

  /** One form of a key, and whether a password opens it. */
  public record Form(String name, boolean encrypted, Writer writer) {
    public byte[] write(Credential credential, String password) {
      try {
        return writer.write(credential, password.toCharArray());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** Writes a credential. */
  @FunctionalInterface
  public interface Writer {
    byte[] write(Credential credential, char[] password) throws Exception;
  }

  /** Files with a key and nothing else. */
  public static Stream<Form> keys() {
    return Stream.concat(
        Stream.of(
            new Form("PKCS#8", false, (c, p) -> pem("PRIVATE KEY", c.privateKey().getEncoded())),
            new Form("PKCS#8 in DER", false, (c, p) -> c.privateKey().getEncoded()),
            new Form("PKCS#1 or SEC 1", false, (c, p) -> traditional(c.privateKey())),
            new Form("PKCS#1 or SEC 1 in DER", false, (c, p) -> inner(c.privateKey()))),
        Stream.of(
            encrypted(
                "PBES2 AES-256, SHA-256", pbes2(NISTObjectIdentifiers.id_aes256_CBC, sha(256))),
            encrypted(
                "PBES2 AES-192, SHA-512", pbes2(NISTObjectIdentifiers.id_aes192_CBC, sha(512))),
            encrypted("PBES2 AES-128, SHA-1", pbes2(NISTObjectIdentifiers.id_aes128_CBC, sha(1))),
            encrypted("PBES2 3DES", pbes2(PKCSObjectIdentifiers.des_EDE3_CBC, sha(1))),
            encrypted("scrypt", pbes2(NISTObjectIdentifiers.id_aes256_CBC, scrypt())),
            new Form("PBES1 MD5, DES", true, KeyForms::md5Des),
            new Form("PBES1 SHA-1, DES", true, KeyForms::sha1Des),
            encrypted("3DES", pkcs12(PKCSObjectIdentifiers.pbeWithSHAAnd3_KeyTripleDES_CBC)),
            encrypted("RC2-128", pkcs12(PKCSObjectIdentifiers.pbeWithSHAAnd128BitRC2_CBC)),
            encrypted("RC4-128", pkcs12(PKCSObjectIdentifiers.pbeWithSHAAnd128BitRC4)),
            new Form("Proc-Type AES-256-CBC", true, (c, p) -> traditional(c, "AES-256-CBC", p)),
            new Form("Proc-Type AES-128-CBC", true, (c, p) -> traditional(c, "AES-128-CBC", p)),
            new Form("Proc-Type DES-EDE3-CBC", true, (c, p) -> traditional(c, "DES-EDE3-CBC", p)),
            new Form("Proc-Type DES-CBC", true, (c, p) -> traditional(c, "DES-CBC", p))));
  }

  /** Files with key and chain. */
  public static Stream<Form> stores() {
    return Stream.of(
        new Form("PKCS#12", true, (c, p) -> store("PKCS12", c, p)),
        new Form("JKS", true, (c, p) -> store("JKS", c, p)),
        new Form("JCEKS", true, (c, p) -> store("JCEKS", c, p)));
  }

  public static byte[] pem(String label, byte[] content) {
    return ("-----BEGIN "
            + label
            + "-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content)
            + "\n-----END "
            + label
            + "-----\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static Form encrypted(String name, JcePKCSPBEOutputEncryptorBuilder builder) {
    return new Form(
        name,
        true,
        (credential, password) -> {
          OutputEncryptor encryptor = builder.setProvider(BC).build(password);
          return pem(
              "ENCRYPTED PRIVATE KEY",
              new JcaPKCS8EncryptedPrivateKeyInfoBuilder(credential.privateKey())
                  .build(encryptor)
                  .getEncoded());
        });
  }

  private static JcePKCSPBEOutputEncryptorBuilder pbes2(
      ASN1ObjectIdentifier cipher, PBKDFConfig kdf) {
    return new JcePKCSPBEOutputEncryptorBuilder(kdf, cipher);
  }

  private static JcePKCSPBEOutputEncryptorBuilder pkcs12(ASN1ObjectIdentifier scheme) {
    return new JcePKCSPBEOutputEncryptorBuilder(scheme).setIterationCount(2048);
  }

  private static byte[] md5Des(Credential credential, char[] password) throws Exception {
    return pbes1(
        "PBEWITHMD5ANDDES", PKCSObjectIdentifiers.pbeWithMD5AndDES_CBC, credential, password);
  }

  private static byte[] sha1Des(Credential credential, char[] password) throws Exception {
    return pbes1(
        "PBEWITHSHA1ANDDES", PKCSObjectIdentifiers.pbeWithSHA1AndDES_CBC, credential, password);
  }

  private static byte[] pbes1(
      String name, ASN1ObjectIdentifier oid, Credential credential, char[] password)
      throws GeneralSecurityException, IOException {
    byte[] salt = {1, 2, 3, 4, 5, 6, 7, 8};
    Cipher cipher = Cipher.getInstance(name, BC);
    cipher.init(
        Cipher.ENCRYPT_MODE,
        SecretKeyFactory.getInstance(name, BC).generateSecret(new PBEKeySpec(password)),
        new PBEParameterSpec(salt, 2048));
    AlgorithmIdentifier scheme = new AlgorithmIdentifier(oid, new PBEParameter(salt, 2048));
    byte[] encrypted = cipher.doFinal(credential.privateKey().getEncoded());
    return pem(
        "ENCRYPTED PRIVATE KEY", new EncryptedPrivateKeyInfo(scheme, encrypted).getEncoded());
  }

  private static PBKDFConfig sha(int bits) {
    return new PBKDF2Config.Builder()
        .withIterationCount(2048)
        .withSaltLength(16)
        .withPRF(
            switch (bits) {
              case 1 -> PBKDF2Config.PRF_SHA1;
              case 256 -> PBKDF2Config.PRF_SHA256;
              default -> PBKDF2Config.PRF_SHA512;
            })
        .build();
  }

  private static PBKDFConfig scrypt() {
    return new ScryptConfig.Builder(1024, 8, 1).withSaltLength(16).build();
  }

  private static byte[] traditional(PrivateKey key) throws IOException {
    return write(new JcaMiscPEMGenerator(named(key)));
  }

  private static byte[] traditional(Credential credential, String cipher, char[] password)
      throws IOException {
    return write(
        new JcaMiscPEMGenerator(
            named(credential.privateKey()),
            new JcePEMEncryptorBuilder(cipher)
                .setProvider(BC)
                .setSecureRandom(new SecureRandom())
                .build(password)));
  }

  /** OpenSSL names the curve inside too. */
  private static Object named(PrivateKey key) throws IOException {
    PrivateKeyInfo info = info(key);
    if (!key.getAlgorithm().equals("EC")) {
      return key;
    }
    ECPrivateKey ec = ECPrivateKey.getInstance(info.parsePrivateKey());
    ASN1Encodable curve = info.getPrivateKeyAlgorithm().getParameters();
    return new PrivateKeyInfo(
        info.getPrivateKeyAlgorithm(), new ECPrivateKey(256, ec.getKey(), curve));
  }

  private static byte[] write(JcaMiscPEMGenerator generator) throws IOException {
    StringWriter text = new StringWriter();
    try (PemWriter pem = new PemWriter(text)) {
      pem.writeObject(generator);
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] inner(PrivateKey key) throws IOException {
    String pem = new String(traditional(key), StandardCharsets.US_ASCII);
    String body = pem.replaceAll("-----[^-]+-----|\\s", "");
    return Base64.getDecoder().decode(body);
  }

  private static byte[] store(String type, Credential credential, char[] password)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(type);
    store.load(null, null);
    store.setKeyEntry("server", credential.privateKey(), password, certificates(credential));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    store.store(out, password);
    return out.toByteArray();
  }

  /** The chain as the JDK has it. */
  public static X509Certificate[] certificates(Credential credential) throws CertificateException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<byte[]> chain = credential.chain();
    X509Certificate[] all = new X509Certificate[chain.size()];
    for (int i = 0; i < all.length; i++) {
      Certificate each =
          factory.generateCertificate(new java.io.ByteArrayInputStream(chain.get(i)));
      all[i] = (X509Certificate) each;
    }
    return all;
  }

  /** PrivateKeyInfo of a key, for tests that damage one. */
  public static PrivateKeyInfo info(PrivateKey key) {
    return PrivateKeyInfo.getInstance(key.getEncoded());
  }
}
