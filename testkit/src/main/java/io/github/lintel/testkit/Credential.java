package io.github.lintel.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What a server presents: a list of certificates, its private key, and what it staples to them. The
 * list may be anything, also empty or no certificates at all. Immutable and thread-safe; the
 * private key is in no text of it.
 */
public final class Credential {
  private final List<byte[]> chain;
  private final PrivateKey key;
  private final byte @Nullable [] staple;
  private final List<byte[]> timestamps;

  Credential(List<byte[]> chain, PrivateKey key) {
    this(chain, key, null, List.of());
  }

  private Credential(
      List<byte[]> chain, PrivateKey key, byte @Nullable [] staple, List<byte[]> timestamps) {
    this.chain = copy(chain);
    this.key = key;
    this.staple = staple == null ? null : staple.clone();
    this.timestamps = copy(timestamps);
  }

  /** Any list of certificates, or of bytes that are none, and any key. */
  public static Credential of(List<byte[]> chain, PrivateKey key) {
    return new Credential(chain, key);
  }

  /** In the order of the wire: the leaf, then the authorities up to and without the root. */
  public List<byte[]> chain() {
    return copy(chain);
  }

  /**
   * The first of the chain.
   *
   * @throws IllegalStateException when the chain is empty
   */
  public byte[] leaf() {
    if (chain.isEmpty()) {
      throw new IllegalStateException("This credential has no certificate");
    }
    return chain.get(0).clone();
  }

  /**
   * The first of the chain as the JDK reads it.
   *
   * @throws IllegalStateException when there is none or the JDK cannot
   */
  public X509Certificate certificate() {
    return Jdk.certificate(leaf());
  }

  /** The private key that the server signs with. */
  public PrivateKey privateKey() {
    return key;
  }

  /** The DER of an OCSP response, or whatever is stapled in its place. */
  public Optional<byte[]> staple() {
    return Optional.ofNullable(staple).map(byte[]::clone);
  }

  /** The signed certificate timestamps that go into the TLS extension, if any. */
  public List<byte[]> timestamps() {
    return copy(timestamps);
  }

  /** The same key behind another list of certificates. */
  public Credential withChain(List<byte[]> other) {
    return new Credential(other, key, staple, timestamps);
  }

  /** The same certificates before another key. */
  public Credential withKey(PrivateKey other) {
    return new Credential(chain, other, staple, timestamps);
  }

  /** The same with this OCSP response stapled, in DER, right or wrong. */
  public Credential withStaple(byte[] response) {
    return new Credential(chain, key, response, timestamps);
  }

  /** The same with these signed certificate timestamps in the handshake. */
  public Credential withTimestamps(byte[]... all) {
    return new Credential(chain, key, staple, List.of(all));
  }

  /** The certificates, leaf first. */
  public String chainPem() {
    return chain.stream().map(Pem::certificate).collect(Collectors.joining());
  }

  /** PKCS#8, not encrypted. */
  public String keyPem() {
    return Pem.key(key);
  }

  /** Writes {@code fullchain.pem} and {@code privkey.pem} into the folder, over older ones. */
  public CredentialFiles writeTo(Path folder) throws IOException {
    return new CredentialFiles(
        Files.writeString(folder.resolve("fullchain.pem"), chainPem()),
        Files.writeString(folder.resolve("privkey.pem"), keyPem()));
  }

  /**
   * A store in memory (PKCS#12) with this credential alone.
   *
   * @throws IllegalStateException when the JDK cannot read a certificate
   */
  public KeyStore keyStore(char[] password) {
    return keyStore(StoreKind.PKCS12, password);
  }

  /**
   * Writes a key store with this credential alone, over an older file.
   *
   * @param password for the store and for the key in it
   * @throws IllegalStateException when the JDK cannot read a certificate
   */
  public Path writeKeyStore(Path file, StoreKind kind, String password) throws IOException {
    return StoreKind.write(keyStore(kind, password.toCharArray()), file, password);
  }

  /**
   * A context of the JDK for servers that present this credential, such as mock servers.
   *
   * @throws IllegalStateException when the JDK cannot read a certificate
   */
  public SSLContext serverContext() {
    char[] password = {'-'}; // the store never leaves this method
    return Jdk.serverContext(keyStore(password), password);
  }

  private KeyStore keyStore(StoreKind kind, char[] password) {
    KeyStore store = kind.empty();
    Certificate[] all = chain.stream().map(Jdk::certificate).toArray(Certificate[]::new);
    try {
      store.setKeyEntry("key", key, password, all);
      return store;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<byte[]> copy(List<byte[]> all) {
    return all.stream().map(byte[]::clone).toList();
  }

  @Override
  public String toString() {
    return "Credential[" + chain.size() + " certificates, " + key.getAlgorithm() + "]";
  }
}
