package io.github.lintel.internal.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.check.Policy;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.PathSearch;
import io.github.lintel.facts.PresentedCertificate;
import io.github.lintel.facts.TrustAnchor;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.KeyKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** However a good chain is presented it is found, and whatever is changed in it is noticed. */
class PathPropertiesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Pki EC = new Pki(KeyKind.EC_P256);
  private static final Pki RSA = new Pki(KeyKind.RSA_2048);

  @Property(tries = 150)
  void aGoodChainIsFoundInAnyOrderAndCompany(
      @ForAll boolean rsa, @ForAll long seed, @ForAll @IntRange(max = 30) int copies) {
    Pki pki = rsa ? RSA : EC;
    Random random = new Random(seed);
    List<byte[]> others = new ArrayList<>(pki.needed.subList(1, pki.needed.size()));
    for (int i = 0; i < copies; i++) {
      others.add(pki.company.get(random.nextInt(pki.company.size())));
    }
    Collections.shuffle(others, random);
    List<byte[]> presented = new ArrayList<>(pki.needed.subList(0, 1));
    presented.addAll(others);

    PathSearch search = pki.find(presented);

    assertThat(search.trustedPath()).isPresent();
    assertThat(search.gaveUp()).isEmpty();
    assertThat(search.trustedPath().orElseThrow().certificates().get(0).der().toByteArray())
        .isEqualTo(pki.needed.get(0));
  }

  @Property(tries = 600)
  void aChangedBitIsNoticed(
      @ForAll boolean rsa,
      @ForAll @IntRange(max = 2) int which,
      @ForAll @IntRange(min = 0) int bit) {
    Pki pki = rsa ? RSA : EC;
    List<byte[]> presented = new ArrayList<>(pki.needed);
    byte[] changed = presented.get(which).clone();
    int at = bit % (8 * changed.length);
    changed[at / 8] ^= (byte) (1 << at % 8);
    presented.set(which, changed);

    assertThat(pki.find(presented).trustedPath()).as("bit %d of %d", at, which).isEmpty();
  }

  @Property(tries = 100)
  void aChangedBitIsNoticedButAnotherPathIsTaken(@ForAll @IntRange(min = 0) int bit) {
    List<byte[]> presented = new ArrayList<>(EC.needed);
    byte[] changed = EC.needed.get(1).clone();
    int at = bit % (8 * changed.length);
    changed[at / 8] ^= (byte) (1 << at % 8);
    presented.add(1, changed);

    assertThat(EC.find(presented).trustedPath().orElseThrow().certificates())
        .hasSize(3)
        .noneMatch(certificate -> certificate.der().equals(Certificate.parse(changed).der()));
  }

  /** A root, two intermediates and a leaf, and much that lies beside the way. */
  private static final class Pki {
    private final List<byte[]> needed;
    private final List<byte[]> company;
    private final List<TrustAnchor> anchors;

    Pki(KeyKind kind) {
      CertificateAuthority root =
          CertificateAuthority.root(NOW, r -> r.subject("Root " + kind).key(kind));
      CertificateAuthority policy =
          root.intermediate(r -> r.subject("Policy CA " + kind).key(kind));
      CertificateAuthority issuing =
          policy.intermediate(r -> r.subject("Issuing CA " + kind).key(kind));
      needed = issuing.issue(r -> r.names("shop.example.com").key(kind)).chain();
      anchors = List.of(anchor(root));

      CertificateAuthority stranger = CertificateAuthority.root("Old Root " + kind, NOW);
      CertificateAuthority impostor =
          stranger.intermediate(r -> r.subject("Issuing CA " + kind).freshKey());
      CertificateAuthority ringA = stranger.intermediate("Ring A " + kind);
      CertificateAuthority ringB = stranger.intermediate("Ring B " + kind);
      company =
          Stream.of(
                  needed.get(0),
                  needed.get(1),
                  needed.get(2),
                  root.der(),
                  stranger.der(),
                  root.crossSignedBy(stranger).der(),
                  stranger.crossSignedBy(root).der(),
                  policy.crossSignedBy(stranger).der(),
                  policy.crossSignedBy(issuing).der(),
                  issuing.crossSignedBy(stranger, r -> r.validity(NOW.minusSeconds(9), NOW)).der(),
                  impostor.der(),
                  ringA.crossSignedBy(ringB).der(),
                  ringB.crossSignedBy(ringA).der(),
                  stranger.issue("mail.example.com").leaf(),
                  new byte[] {1, 2, 3},
                  new byte[0])
              .toList();
    }

    PathSearch find(List<byte[]> der) {
      List<PresentedCertificate> presented = der.stream().map(Certificate::parse).toList();
      return new PathFinder(anchors, Policy.strict()).find(presented, NOW);
    }

    private static TrustAnchor anchor(CertificateAuthority authority) {
      Certificate certificate = (Certificate) Certificate.parse(authority.der());
      return new TrustAnchor(certificate, false, "test");
    }
  }
}
