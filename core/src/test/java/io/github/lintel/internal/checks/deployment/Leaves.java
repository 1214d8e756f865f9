package io.github.lintel.internal.checks.deployment;

import static io.github.lintel.internal.checks.Facts.NOW;

import io.github.lintel.facts.Certificate;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.CertificateRecipe;
import io.github.lintel.testkit.KeyKind;
import java.math.BigInteger;
import java.time.Duration;
import java.util.function.Consumer;

/** Certificates of a front door that was renewed. */
final class Leaves {
  private static final CertificateAuthority ROOT = CertificateAuthority.root("Test Root", NOW);

  static final Certificate RENEWED = leaf(0x22, 1, 89, KeyKind.EC_P256);
  static final Certificate EXPIRED = leaf(0x11, 92, -2, KeyKind.EC_P256);
  static final Certificate EXPIRING = leaf(0x12, 75, 15, KeyKind.EC_P256);
  static final Certificate ENDING = leaf(0x13, 87, 3, KeyKind.EC_P256);
  static final Certificate NOT_YET = leaf(0x14, -1, 89, KeyKind.EC_P256);
  static final Certificate OTHER_GOOD = leaf(0x33, 3, 87, KeyKind.EC_P256);
  static final Certificate RENEWED_RSA = leaf(0x44, 1, 89, KeyKind.RSA_2048);
  static final Certificate EXPIRED_RSA = leaf(0x45, 92, -2, KeyKind.RSA_2048);
  static final Certificate LONG_RSA = leaf(0x46, 9, 81, KeyKind.RSA_2048);
  static final Certificate DEFAULT =
      certificate(r -> r.names("default.example.net").serial(BigInteger.valueOf(0x55)));

  private Leaves() {}

  private static Certificate leaf(int serial, int ago, int left, KeyKind kind) {
    return certificate(
        recipe ->
            recipe
                .names("shop.example.com")
                .serial(BigInteger.valueOf(serial))
                .validity(Duration.ofDays(ago), Duration.ofDays(left))
                .key(kind));
  }

  private static Certificate certificate(Consumer<CertificateRecipe> recipe) {
    return (Certificate) Certificate.parse(ROOT.issue(recipe).leaf());
  }
}
