package io.github.lintel.internal.transparency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.lintel.facts.Bytes;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.SignedTimestamp;
import io.github.lintel.facts.SignedTimestamp.Source;
import io.github.lintel.facts.SignedTimestamp.Status;
import io.github.lintel.facts.TransparencyFacts;
import io.github.lintel.facts.TransparencyLog;
import io.github.lintel.facts.TransparencyLog.State;
import io.github.lintel.internal.checks.Facts;
import io.github.lintel.internal.checks.HandshakeBuilder;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.CertificateLog;
import io.github.lintel.testkit.Credential;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.junit.jupiter.api.Test;

class TransparencyTest {
  private static final Instant NOW = Facts.NOW;
  private static final CertificateAuthority ROOT = CertificateAuthority.root("Root", NOW);
  private static final CertificateAuthority CA = ROOT.intermediate("CA");
  private static final CertificateLog LOG = CertificateLog.named("Log");
  private static final Transparency TRANSPARENCY =
      new Transparency(
          List.of(new TransparencyLog("Log", "Op", Bytes.of(LOG.publicKey()), State.USABLE, NOW)));
  private static final Credential LOGGED =
      CA.issueLogged(NOW, List.of(LOG), r -> r.names("a.example"));

  @Test
  void verifiesWhatWasSignedBeforeTheCertificate() {
    assertThat(timestamps(handshake(LOGGED.leaf()), CA))
        .containsExactly(
            new SignedTimestamp(
                Source.CERTIFICATE,
                Bytes.of(LOG.id()),
                NOW,
                Status.VALID,
                Optional.of(
                    new TransparencyLog(
                        "Log", "Op", Bytes.of(LOG.publicKey()), State.USABLE, NOW))));
  }

  @Test
  void anotherIssuersKeyDoesNotDo() {
    assertThat(timestamps(handshake(LOGGED.leaf()), ROOT))
        .extracting(SignedTimestamp::status)
        .containsExactly(Status.INVALID);
  }

  @Test
  void withoutIssuerItIsNotVerified() {
    assertThat(TRANSPARENCY.of(handshake(LOGGED.leaf()).build(), Optional.empty()).timestamps())
        .extracting(SignedTimestamp::status)
        .containsExactly(Status.NOT_VERIFIED);
  }

  @Test
  void theHandshakeAndTheStapleAreForTheWholeCertificate() {
    byte[] leaf = CA.issue("a.example").leaf();
    byte[] list = CertificateLog.list(LOG.timestamp(leaf, NOW));
    HandshakeBuilder handshake =
        handshake(leaf).timestamps(Bytes.of(list)).staple(Bytes.of(staple(list)));

    assertThat(timestamps(handshake, CA))
        .extracting(SignedTimestamp::source, SignedTimestamp::status)
        .containsExactly(tuple(Source.HANDSHAKE, Status.VALID), tuple(Source.STAPLE, Status.VALID));
  }

  @Property(tries = 300)
  void aChangedBitIsNoticed(@ForAll @IntRange(min = 0) int bit) {
    byte[] leaf = LOGGED.leaf();
    byte[] list = CertificateLog.list(LOG.timestamp(leaf, NOW));
    int at = bit % (8 * list.length);
    list[at / 8] ^= (byte) (1 << at % 8);
    HandshakeFacts facts = handshake(leaf).timestamps(Bytes.of(list)).build();

    TransparencyFacts read = TRANSPARENCY.of(facts, Optional.of(certificate(CA)));

    assertThat(read.timestamps())
        .filteredOn(timestamp -> timestamp.source() == Source.HANDSHAKE)
        .noneMatch(timestamp -> timestamp.status() == Status.VALID);
  }

  @Property(tries = 300)
  void anyBytesAreReadOrMalformed(@ForAll byte[] list, @ForAll byte[] staple) {
    HandshakeFacts facts =
        handshake(LOGGED.leaf()).timestamps(Bytes.of(list)).staple(Bytes.of(staple)).build();
    assertThat(TRANSPARENCY.of(facts, Optional.empty()).timestamps()).hasSizeLessThan(20);
  }

  private static HandshakeBuilder handshake(byte[] leaf) {
    return Facts.handshake(Certificate.parse(leaf));
  }

  private static List<SignedTimestamp> timestamps(
      HandshakeBuilder handshake, CertificateAuthority issuer) {
    return TRANSPARENCY.of(handshake.build(), Optional.of(certificate(issuer))).timestamps();
  }

  private static Certificate certificate(CertificateAuthority authority) {
    return (Certificate) Certificate.parse(authority.der());
  }

  /** An OCSP response with just as much in it as is looked at. */
  private static byte[] staple(byte[] list) {
    try {
      ASN1GeneralizedTime time = new ASN1GeneralizedTime(Date.from(NOW));
      DERSequence extension =
          sequence(
              new ASN1ObjectIdentifier("1.3.6.1.4.1.11129.2.4.5"),
              new DEROctetString(new DEROctetString(list).getEncoded()));
      DERSequence answer =
          sequence(
              sequence(DERNull.INSTANCE),
              new DERTaggedObject(false, 0, DERNull.INSTANCE),
              time,
              new DERTaggedObject(true, 1, sequence(extension)));
      DERSequence data =
          sequence(
              new DERTaggedObject(true, 2, new DEROctetString(new byte[20])),
              time,
              sequence(answer));
      DERSequence bytes =
          sequence(
              new ASN1ObjectIdentifier("1.3.6.1.5.5.7.48.1.1"),
              new DEROctetString(sequence(data).getEncoded()));
      return sequence(new ASN1Enumerated(0), new DERTaggedObject(true, 0, bytes)).getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DERSequence sequence(ASN1Encodable... fields) {
    return new DERSequence(fields);
  }
}
