package io.github.lintel.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/**
 * A root or intermediate authority that mints anything, right or wrong. Immutable and thread-safe.
 *
 * <p>All default validities are relative to the moment the root was made for, so nothing in a test
 * expires. An authority has the key that goes with its name in this JVM: making it twice gives one
 * key, and two certificates that stand in for each other. An impostor with the name of another
 * needs {@code recipe.freshKey()}.
 */
public final class CertificateAuthority {
  static {
    Ahead.loadLibraries();
  }

  private final DistinguishedName name;
  private final KeyPair key;
  private final Instant now;
  private final byte[] der;

  // From this authority's own certificate up to and without the root's; empty for a root.
  private final List<byte[]> path;

  private CertificateAuthority(
      DistinguishedName name, KeyPair key, Instant now, byte[] der, List<byte[]> path) {
    this.name = name;
    this.key = key;
    this.now = now;
    this.der = der;
    this.path = path;
  }

  /** A root with this common name, for tests that believe it is {@code now}. */
  public static CertificateAuthority root(String commonName, Instant now) {
    return root(now, recipe -> recipe.subject(commonName));
  }

  /** A root with this common name; the clock is read once. */
  public static CertificateAuthority root(String commonName, Clock clock) {
    return root(commonName, clock.instant());
  }

  /** A root as the recipe says. It should name a subject. */
  public static CertificateAuthority root(Instant now, Consumer<CertificateRecipe> change) {
    CertificateRecipe recipe = prepared(Profile.ROOT, now, change);
    byte[] der = Minter.mint(recipe, recipe.subject(), recipe.keyPair());
    return new CertificateAuthority(recipe.subject(), recipe.keyPair(), now, der, List.of());
  }

  /** A leaf that vouches for itself. */
  public static Credential selfSigned(Instant now, Consumer<CertificateRecipe> change) {
    CertificateRecipe recipe = prepared(Profile.LEAF, now, change);
    byte[] der = Minter.mint(recipe, recipe.subject(), recipe.keyPair());
    return new Credential(List.of(der), recipe.keyPair().getPrivate());
  }

  /** An authority below this one, with this common name. */
  public CertificateAuthority intermediate(String commonName) {
    return intermediate(recipe -> recipe.subject(commonName));
  }

  /** An authority below this one, as the recipe says. It should name a subject. */
  public CertificateAuthority intermediate(Consumer<CertificateRecipe> change) {
    CertificateRecipe recipe = prepared(Profile.INTERMEDIATE, now, change);
    return below(recipe);
  }

  /**
   * This authority, its name and key, under another issuer: a cross-sign. What it issues from now
   * on carries the path to the other root.
   */
  public CertificateAuthority crossSignedBy(CertificateAuthority other) {
    return crossSignedBy(other, recipe -> {});
  }

  /** A cross-sign whose certificate is as the recipe says. */
  public CertificateAuthority crossSignedBy(
      CertificateAuthority other, Consumer<CertificateRecipe> change) {
    CertificateRecipe recipe = new CertificateRecipe(Profile.INTERMEDIATE, now);
    recipe.subject(name).key(key);
    change.accept(recipe);
    return other.below(recipe);
  }

  /** A leaf for these DNS names and addresses. */
  public Credential issue(String name, String... more) {
    String[] all = new String[more.length + 1];
    all[0] = name;
    System.arraycopy(more, 0, all, 1, more.length);
    return issue(recipe -> recipe.names(all));
  }

  /** A leaf as the recipe says. It should name names. */
  public Credential issue(Consumer<CertificateRecipe> change) {
    CertificateRecipe recipe = prepared(Profile.LEAF, now, change);
    byte[] leaf = Minter.mint(recipe, name, key);
    return new Credential(prepend(leaf, path), recipe.keyPair().getPrivate());
  }

  /**
   * A leaf as the recipe says, with a timestamp of each log in it, made at that moment (RFC 6962
   * section 3.2).
   */
  public Credential issueLogged(
      Instant at, Collection<CertificateLog> logs, Consumer<CertificateRecipe> change) {
    CertificateRecipe recipe = prepared(Profile.LEAF, now, change);
    byte[] body = Minter.body(recipe, name, key);
    recipe.extension(
        CertificateExtension.signedCertificateTimestamps(
            logs.stream()
                .map(log -> log.timestampBefore(body, key.getPublic(), at))
                .toArray(byte[][]::new)));
    byte[] leaf = Minter.mint(recipe, name, key);
    return new Credential(prepend(leaf, path), recipe.keyPair().getPrivate());
  }

  /** An OCSP response that says this credential's certificate is good. */
  public byte[] ocspResponse(Credential credential) {
    return ocspResponse(credential, recipe -> {});
  }

  /**
   * An OCSP response about this credential's certificate, as the recipe says.
   *
   * @throws IllegalStateException when the JDK cannot read the certificate
   */
  public byte[] ocspResponse(Credential credential, Consumer<OcspRecipe> change) {
    OcspRecipe recipe = new OcspRecipe(credential.certificate().getSerialNumber(), this);
    change.accept(recipe);
    return StatusMinter.ocsp(recipe, this);
  }

  /**
   * An OCSP response without an answer.
   *
   * @param status its number (RFC 6960, section 4.2.1): 3 is tryLater, 6 is unauthorized
   */
  public static byte[] ocspRefusal(int status) {
    return StatusMinter.refusal(status);
  }

  /** A certificate revocation list (DER) as the recipe says. */
  public byte[] revocationList(Consumer<RevocationListRecipe> change) {
    RevocationListRecipe recipe = new RevocationListRecipe(now);
    change.accept(recipe);
    return StatusMinter.revocationList(recipe, this);
  }

  /** Its subject, which its certificates name as their issuer. */
  public DistinguishedName name() {
    return name;
  }

  /** The moment that default validities are relative to. */
  public Instant now() {
    return now;
  }

  /** Its key pair, to sign something else with it. */
  public KeyPair key() {
    return key;
  }

  /** Its own certificate. */
  public byte[] der() {
    return der.clone();
  }

  /** Its own certificate. */
  public String pem() {
    return Pem.certificate(der);
  }

  /**
   * Its own certificate as the JDK reads it.
   *
   * @throws IllegalStateException when the JDK cannot
   */
  public X509Certificate certificate() {
    return Jdk.certificate(der);
  }

  /** A store in memory that trusts this authority and no other. */
  public KeyStore trustStore() {
    return Jdk.trustStore(StoreKind.PKCS12.empty(), certificate());
  }

  /** Writes a store that trusts this authority and no other, over an older file. */
  public Path writeTrustStore(Path file, StoreKind kind, String password) throws IOException {
    return StoreKind.write(Jdk.trustStore(kind.empty(), certificate()), file, password);
  }

  /** A context of the JDK for clients that trust this authority and no other. */
  public SSLContext clientContext() {
    return Jdk.clientContext(trustStore());
  }

  private CertificateAuthority below(CertificateRecipe recipe) {
    byte[] child = Minter.mint(recipe, name, key);
    return new CertificateAuthority(
        recipe.subject(), recipe.keyPair(), now, child, prepend(child, path));
  }

  private static CertificateRecipe prepared(
      Profile profile, Instant now, Consumer<CertificateRecipe> change) {
    CertificateRecipe recipe = new CertificateRecipe(profile, now);
    change.accept(recipe);
    return recipe;
  }

  private static List<byte[]> prepend(byte[] first, List<byte[]> rest) {
    List<byte[]> all = new ArrayList<>();
    all.add(first);
    all.addAll(rest);
    return List.copyOf(all);
  }
}
