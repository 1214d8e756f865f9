package io.github.lintel.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.testkit.Credential;
import java.math.BigInteger;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Looks for private keys in what is told. */
final class Secrets {
  private static final int WINDOW = 12;

  private Secrets() {}

  /** Fails if any part of the private key can be read in a text, however it is broken in lines. */
  static void assertNone(String told, Credential... credentials) {
    String joined = told.replaceAll("\\s+", "");
    assertThat(joined).doesNotContain("PRIVATEKEY-----");
    for (Credential credential : credentials) {
      assertThat(needles(credential)).noneMatch(joined::contains);
    }
  }

  static List<String> needles(Credential credential) {
    byte[] key = credential.privateKey().getEncoded();
    BigInteger secret =
        credential.privateKey() instanceof RSAPrivateKey rsa
            ? rsa.getPrivateExponent()
            : ((ECPrivateKey) credential.privateKey()).getS();
    List<String> needles = new ArrayList<>(List.of(secret.toString()));
    // The first half of an RSA key's encoding holds the modulus, which is public.
    for (byte[] bytes :
        List.of(secret.toByteArray(), Arrays.copyOfRange(key, key.length / 2, key.length))) {
      String hex = HexFormat.of().formatHex(bytes);
      windows(needles, hex);
      windows(needles, hex.toUpperCase(Locale.ROOT));
      for (int shift = 0; shift < 3; shift++) {
        byte[] from = Arrays.copyOfRange(bytes, shift, bytes.length);
        windows(needles, Base64.getEncoder().withoutPadding().encodeToString(from));
      }
    }
    return needles;
  }

  private static void windows(List<String> needles, String text) {
    for (int at = 0; at + WINDOW + 4 <= text.length(); at += WINDOW) {
      needles.add(text.substring(at, at + WINDOW));
    }
  }
}
