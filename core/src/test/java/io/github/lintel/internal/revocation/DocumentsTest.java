package io.github.lintel.internal.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lintel.internal.checks.Door;
import io.github.lintel.internal.checks.Facts;
import io.github.lintel.internal.der.DerException;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.CertificateExtension;
import io.github.lintel.testkit.Credential;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Lists and responses are read, whatever the bytes are. */
class DocumentsTest {
  private static final Credential LEAF = Door.ISSUING.issue("shop.example.com");
  private static final Instant AT = Facts.NOW.minusSeconds(60);
  private static final byte[] LIST =
      Door.ISSUING.revocationList(
          r ->
              r.revoke(LEAF, AT)
                  .indirect()
                  .revokeOf(Door.ROOT.name(), BigInteger.TEN, AT)
                  .revoke(BigInteger.TWO, AT));
  private static final byte[] RESPONSE =
      Door.ISSUING.ocspResponse(
          LEAF,
          r ->
              r.revoked(AT, 4)
                  .delegatedTo(
                      Door.ISSUING.issue(
                          c ->
                              c.subject("Responder")
                                  .extension(
                                      CertificateExtension.extendedKeyUsage(
                                          "1.3.6.1.5.5.7.3.9")))));

  @Test
  void aListFindsItsEntries() throws Exception {
    RevocationList list = RevocationList.parse(LIST);

    assertThat(list.size()).isEqualTo(3);
    assertThat(list.find(Door.parse(LEAF.leaf())))
        .hasValueSatisfying(
            entry -> {
              assertThat(entry.at()).isEqualTo(AT);
              assertThat(Reasons.name(entry.reason())).isEqualTo("keyCompromise");
            });
    assertThat(list.find(Door.parse(Door.ISSUING.issue("other.example.com").leaf()))).isEmpty();
  }

  @Test
  void theIssuerOfAnEntryIsThatOfTheOneBefore() throws Exception {
    RevocationList list = RevocationList.parse(LIST);

    assertThat(
            list.find(Door.parse(Door.ROOT.issue(r -> r.names("a").serial(BigInteger.TEN)).leaf())))
        .isPresent();
    assertThat(
            list.find(Door.parse(Door.ROOT.issue(r -> r.names("a").serial(BigInteger.TWO)).leaf())))
        .isPresent();
    assertThat(
            list.find(
                Door.parse(Door.ISSUING.issue(r -> r.names("a").serial(BigInteger.TWO)).leaf())))
        .isEmpty();
  }

  @Test
  void aHundredThousandEntriesAreFoundByTheirNumbers() throws Exception {
    int count = 100_000;
    byte[] der =
        Door.ISSUING.revocationList(
            r -> {
              for (int i = 0; i < count; i++) {
                r.revoke(BigInteger.valueOf(2L * i), AT);
              }
            });
    RevocationList list = RevocationList.parse(der);

    assertThat(list.size()).isEqualTo(count);
    for (int i : List.of(1, 77, count - 1)) {
      BigInteger there = BigInteger.valueOf(2L * i);
      assertThat(list.find(Door.parse(Door.ISSUING.issue(r -> r.names("a").serial(there)).leaf())))
          .isPresent();
      assertThat(
              list.find(
                  Door.parse(
                      Door.ISSUING
                          .issue(r -> r.names("a").serial(there.add(BigInteger.ONE)))
                          .leaf())))
          .isEmpty();
    }
  }

  @Test
  void whatIsTooLargeIsNotRead() {
    assertThatThrownBy(() -> RevocationList.parse(new byte[RevocationList.MAX_SIZE + 1]))
        .isInstanceOf(DerException.class);
    assertThatThrownBy(() -> OcspResponse.parse(new byte[OcspResponse.MAX_SIZE + 1]))
        .isInstanceOf(DerException.class);
  }

  @Test
  void aResponseWithoutAnAnswerIsOne() throws Exception {
    OcspResponse refusal = OcspResponse.parse(CertificateAuthority.ocspRefusal(6));
    assertThat(refusal.basic()).isEmpty();
    assertThat(refusal.statusName()).isEqualTo("unauthorized");
  }

  @Property(tries = 3000)
  void anyChangeIsReadOrRefused(
      @ForAll @IntRange(max = 100_000) int place, @ForAll byte value, @ForAll boolean cut) {
    read(changed(LIST, place, value, cut));
    read(changed(RESPONSE, place, value, cut));
  }

  @Property(tries = 1000)
  void anyBytesAreReadOrRefused(@ForAll @Size(max = 200) byte[] bytes) {
    read(bytes);
  }

  private static byte[] changed(byte[] original, int place, byte value, boolean cut) {
    int at = place % original.length;
    byte[] changed = cut ? Arrays.copyOf(original, at + 1) : original.clone();
    changed[at] = value;
    return changed;
  }

  /** Whatever is read can be asked. */
  private static void read(byte[] bytes) {
    try {
      RevocationList list = RevocationList.parse(bytes);
      list.find(Door.parse(LEAF.leaf()));
      assertThat(list.nextUpdate()).isNotNull();
    } catch (DerException e) {
      assertThat(e.reason()).isNotBlank();
    }
    try {
      assertThat(OcspResponse.parse(bytes).nextUpdate()).isNotNull();
    } catch (DerException e) {
      assertThat(e.reason()).isNotBlank();
    }
  }
}
