package io.github.lintel;

import static io.github.lintel.FrontDoors.NAME;
import static io.github.lintel.FrontDoors.NOW;
import static io.github.lintel.FrontDoors.rootCause;
import static io.github.lintel.FrontDoors.trusting;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.endpoint.CertificateBundle;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.InMemoryEndpoint;
import io.github.lintel.endpoint.KeyPassword;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.Snapshot;
import io.github.lintel.facts.Snapshot.Node;
import io.github.lintel.facts.Snapshot.Served;
import io.github.lintel.internal.bundle.KeyForms;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.CertificateRecipe;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.KeyKind;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the gate says of a renewal that would break the front door, as a whole. */
class BundleStoriesTest {
  private static final CertificateAuthority ROOT = CertificateAuthority.root("Test Root", NOW);
  private static final CertificateAuthority CA = ROOT.intermediate("Test CA 1");
  private static final Credential GOOD = issue(r -> r.names(NAME));
  private static final Credential RSA = issue(r -> r.names(NAME).key(KeyKind.RSA_2048));

  @TempDir Path folder;

  static Stream<Arguments> stories() {
    List<byte[]> reversed = new java.util.ArrayList<>(GOOD.chain());
    Collections.reverse(reversed);
    Snapshot today = served(issue(r -> r.names(NAME, "www." + NAME).key(KeyKind.RSA_2048)));
    return Stream.of(
        story("healthy", of(GOOD)),
        story("key-of-another", of(GOOD.withKey(RSA.privateKey()))),
        story("damaged-key", of(RSA.withKey(damaged(RSA.privateKey())))),
        story("leaf-only", of(GOOD.withChain(List.of(GOOD.leaf())))),
        story("authority-first", of(GOOD.withChain(reversed))),
        story("wrong-name", of(issue(r -> r.names("other.example.com")))),
        story(
            "expired",
            of(issue(r -> r.names(NAME).validity(Duration.ofDays(90), Duration.ofDays(-1))))),
        story(
            "not-yet-valid",
            of(issue(r -> r.names(NAME).validity(Duration.ofDays(-1), Duration.ofDays(90))))),
        story("untrusted", of(CertificateAuthority.root("Other Root", NOW).issue(NAME))),
        story("unusual-key", of(issue(r -> r.names(NAME).key(KeyKind.EC_P521)))),
        story("what-is-lost", of(GOOD).replacing(today)),
        story("no-password", of(GOOD, "PBES2 AES-256, SHA-256")),
        story("encrypted-and-opened", of(GOOD, "PBES2 AES-256, SHA-256", "pass")),
        story("wrong-password", of(GOOD, "PBES2 AES-256, SHA-256", "fail")),
        story("one-type-expired", dual(false)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stories")
  void reads(String name, InMemoryEndpoint endpoint) {
    String text =
        trusting(ROOT)
            .build()
            .verify(endpoint)
            .explain()
            .replaceAll("\\b\\d{1,3} ms\\b", "N ms")
            .replaceAll("\\d+ bytes", "N bytes");
    Golden.assertMatches("explain/bundle-" + name + ".txt", text);
  }

  @Test
  void bothTypesOfKeyAreServed() {
    Report report = trusting(ROOT).build().verify(dual(true));
    assertThat(report.verdict()).as(report::explain).isEqualTo(Verdict.HEALTHY);
    assertThat(report.addresses().get(0).facts().handshakes())
        .allMatch(handshake -> handshake.completed())
        .hasSize(6);
    assertThat(report.snapshot().served()).extracting(Served::keyType).contains("RSA", "EC");
  }

  @ParameterizedTest
  @EnumSource(names = {"EC_P521", "ED25519"})
  void aKeyThatClientsDoNotTakeIsNamed(KeyKind kind) {
    Report report = trusting(ROOT).build().verify(of(issue(r -> r.names(NAME).key(kind))));
    assertThat(rootCause(report)).isEqualTo("bundle.client-refused");
  }

  @Test
  void aKeyThatAllCanReadIsNamed() throws Exception {
    Path key = Files.writeString(folder.resolve("key.pem"), GOOD.keyPem());
    Path chain = Files.writeString(folder.resolve("chain.pem"), GOOD.chainPem());
    if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    for (boolean open : List.of(true, false)) {
      Files.setPosixFilePermissions(folder, permissions(open ? "rwxr-xr-x" : "rwx------"));
      Files.setPosixFilePermissions(key, permissions("rw-r--r--"));
      boolean found = CertificateBundle.pem(chain, key).keyExposure().isPresent();
      // The folder of temporary files may itself be closed.
      assertThat(found).isEqualTo(open && openAbove());
      Files.setPosixFilePermissions(key, permissions("rw-------"));
      assertThat(CertificateBundle.pem(chain, key).keyExposure()).isEmpty();
    }
  }

  private boolean openAbove() throws Exception {
    for (Path each = folder.toRealPath(); each != null; each = each.getParent()) {
      if (!Files.getPosixFilePermissions(each).toString().contains("OTHERS_EXECUTE")) {
        return false;
      }
    }
    return true;
  }

  private static java.util.Set<java.nio.file.attribute.PosixFilePermission> permissions(
      String text) {
    return java.nio.file.attribute.PosixFilePermissions.fromString(text);
  }

  private static InMemoryEndpoint dual(boolean sound) {
    Credential rsa =
        sound
            ? RSA
            : issue(
                r ->
                    r.names(NAME)
                        .key(KeyKind.RSA_2048)
                        .validity(Duration.ofDays(90), Duration.ofDays(-1)));
    return of(GOOD).and(bundle(rsa, rsa.keyPem().getBytes(StandardCharsets.US_ASCII)));
  }

  private static InMemoryEndpoint of(Credential credential) {
    return of(credential, "PKCS#8");
  }

  private static InMemoryEndpoint of(Credential credential, String form, String... password) {
    byte[] key =
        KeyForms.keys()
            .filter(f -> f.name().equals(form))
            .findFirst()
            .orElseThrow()
            .write(credential, "pass");
    CertificateBundle bundle = bundle(credential, key);
    for (String each : password) {
      bundle = bundle.withPassword(KeyPassword.of(each.toCharArray()));
    }
    return Endpoint.inMemory(bundle, NAME);
  }

  private static CertificateBundle bundle(Credential credential, byte[] key) {
    byte[] chain = credential.chainPem().getBytes(StandardCharsets.US_ASCII);
    return CertificateBundle.of("shop.pem", chain, key);
  }

  private static Snapshot served(Credential credential) {
    Certificate leaf = (Certificate) Certificate.parse(credential.leaf());
    Node node =
        new Node("203.0.113.7", Optional.of("TLS 1.3"), List.of(Served.of(leaf, List.of())));
    return new Snapshot(NAME + ":443", NOW, List.of(node));
  }

  private static PrivateKey damaged(PrivateKey key) {
    RSAPrivateCrtKey rsa = (RSAPrivateCrtKey) key;
    try {
      return KeyFactory.getInstance("RSA")
          .generatePrivate(
              new RSAPrivateCrtKeySpec(
                  rsa.getModulus(),
                  rsa.getPublicExponent(),
                  rsa.getPrivateExponent().flipBit(77),
                  rsa.getPrimeP(),
                  rsa.getPrimeQ(),
                  rsa.getPrimeExponentP(),
                  rsa.getPrimeExponentQ(),
                  rsa.getCrtCoefficient()));
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Credential issue(Consumer<CertificateRecipe> change) {
    return CA.issue(
        recipe -> {
          recipe.serial(new BigInteger("0b01", 16));
          change.accept(recipe);
        });
  }

  private static Arguments story(String name, InMemoryEndpoint endpoint) {
    return Arguments.of(name, endpoint);
  }
}
