package io.github.lintel;

import static io.github.lintel.FrontDoors.NAME;
import static io.github.lintel.FrontDoors.NOW;
import static io.github.lintel.FrontDoors.trusting;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.endpoint.CertificateBundle;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.KeyPassword;
import io.github.lintel.internal.bundle.BundleReader;
import io.github.lintel.internal.bundle.KeyForms;
import io.github.lintel.internal.bundle.KeyForms.Form;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.KeyKind;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing of a private key or a password is in anything that is told, whatever is wrong. */
class SecretsTest {
  private static final String PASSWORD = "swordfish-4711";
  private static final CertificateAuthority ROOT = CertificateAuthority.root("Test Root", NOW);
  private static final CertificateAuthority CA = ROOT.intermediate("Test CA 1");
  private static final Credential RSA = CA.issue(r -> r.names(NAME).key(KeyKind.RSA_2048));
  private static final Credential EC = CA.issue(r -> r.names(NAME).key(KeyKind.EC_P256));
  private static final TlsVerifier VERIFIER = trusting(ROOT).build();

  static Stream<Form> forms() {
    return Stream.concat(KeyForms.keys(), KeyForms.stores());
  }

  @ParameterizedTest
  @MethodSource("forms")
  void nothingIsTold(Form form) {
    for (Credential credential : form.encrypted() ? List.of(EC) : List.of(RSA, EC)) {
      byte[] key = form.write(credential, PASSWORD);
      String told = told(credential, key);
      assertThat(told).contains("HEALTHY");
      assertThat(needles(credential, key)).hasSizeGreaterThan(10);
      assertThat(needles(credential, key)).noneMatch(told::contains);
    }
  }

  @Test
  void theNeedlesWouldBeFound() {
    List<String> needles = needles(EC, EC.keyPem().getBytes(StandardCharsets.US_ASCII));
    assertThat(needles).anyMatch(EC.keyPem()::contains);
    assertThat(needles).anyMatch(HexFormat.of().formatHex(EC.privateKey().getEncoded())::contains);
  }

  /** All that can be shown of a key file, right and broken, with each kind of password. */
  private static String told(Credential credential, byte[] key) {
    byte[] cut = Arrays.copyOf(key, key.length * 2 / 3);
    byte[] flipped = key.clone();
    flipped[key.length / 2] ^= 1;
    byte[] doubled = Arrays.copyOf(key, key.length * 2);
    System.arraycopy(key, 0, doubled, key.length, key.length);
    byte[] chain = credential.chainPem().getBytes(StandardCharsets.US_ASCII);
    StringBuilder told = new StringBuilder();
    for (byte[] file : List.of(key, cut, flipped, doubled)) {
      for (Optional<String> password :
          List.of(Optional.of(PASSWORD), Optional.of("wrong"), Optional.<String>empty())) {
        CertificateBundle bundle = CertificateBundle.of("bundle", chain, file);
        tell(told, password.map(p -> bundle.withPassword(of(p))).orElse(bundle));
      }
      tell(told, CertificateBundle.of("bundle", file, file).withPassword(of(PASSWORD)));
    }
    return told.toString();
  }

  private static KeyPassword of(String password) {
    return KeyPassword.of(password.toCharArray());
  }

  private static void tell(StringBuilder told, CertificateBundle bundle) {
    Report report = VERIFIER.verify(Endpoint.inMemory(bundle, NAME));
    told.append(report.explain()).append(report).append(report.facts()).append(bundle);
    report.findings().forEach(f -> told.append(f).append(f.evidence().values()));
    told.append(BundleReader.read(bundle));
    try {
      report.orThrow();
    } catch (TlsVerificationException e) {
      told.append(e);
    }
  }

  private static List<String> needles(Credential credential, byte[] file) {
    byte[] key = credential.privateKey().getEncoded();
    byte[] secret = secret(credential);
    List<String> needles = new ArrayList<>(List.of(PASSWORD));
    for (byte[] bytes : List.of(secret, Arrays.copyOfRange(key, key.length / 2, key.length))) {
      String hex = HexFormat.of().formatHex(bytes);
      windows(needles, hex);
      windows(needles, hex.toUpperCase(java.util.Locale.ROOT));
      for (int shift = 0; shift < 3; shift++) {
        byte[] from = Arrays.copyOfRange(bytes, shift, bytes.length);
        windows(needles, Base64.getEncoder().withoutPadding().encodeToString(from));
      }
    }
    needles.add(new java.math.BigInteger(1, secret).toString());
    String text = new String(file, StandardCharsets.ISO_8859_1);
    if (text.startsWith("-----BEGIN")) {
      text.lines().filter(line -> line.length() > 40 && !line.contains(":")).forEach(needles::add);
    }
    return needles;
  }

  private static byte[] secret(Credential credential) {
    return credential.privateKey() instanceof RSAPrivateKey rsa
        ? rsa.getPrivateExponent().toByteArray()
        : ((ECPrivateKey) credential.privateKey()).getS().toByteArray();
  }

  private static void windows(List<String> needles, String text) {
    for (int at = 4; at + 16 <= text.length(); at += 16) {
      needles.add(text.substring(at, at + 12));
    }
  }
}
