package io.github.lintel.internal.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.facts.RevocationStatus;
import io.github.lintel.facts.RevocationStatus.State;
import io.github.lintel.internal.checks.Door;
import io.github.lintel.internal.checks.Facts;
import io.github.lintel.internal.checks.revocation.Answer;
import io.github.lintel.internal.der.DerException;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.CertificateExtension;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.KeyUse;
import io.github.lintel.testkit.RevocationListRecipe;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** RFC 5280 section 6.3.3, rule by rule. */
class ListJudgeTest {
  private static final Credential LEAF = Door.ISSUING.issue("shop.example.com");
  private static final BigInteger SERIAL = LEAF.certificate().getSerialNumber();
  private static final Instant AT = Facts.NOW.minusSeconds(60);
  private static final int HOLD = 6;
  private static final int REMOVE = 8;
  private static final byte[] EMPTY = Door.ISSUING.revocationList(r -> {});
  private static final byte[] REVOKING = Door.ISSUING.revocationList(r -> r.revoke(LEAF, AT));

  @Test
  void aListTells() {
    assertThat(state(EMPTY)).isEqualTo(State.GOOD);
    assertThat(state(REVOKING)).isEqualTo(State.REVOKED);
    assertThat(state(EMPTY, REVOKING)).as("numbers do not matter").isNotEqualTo(State.UNKNOWN);
  }

  @Test
  void aListOfAnotherAuthorityDoesNot() {
    CertificateAuthority other = Door.ROOT.intermediate("Other CA");
    assertThat(state(other.revocationList(r -> r.revoke(LEAF, AT)))).isEqualTo(State.UNKNOWN);
    assertThat(state(list(r -> r.revoke(LEAF, AT).signedBy(other.key())))).isEqualTo(State.UNKNOWN);
  }

  @Test
  void aDeltaAddsAndTakesBack() {
    byte[] held = list(r -> r.number(BigInteger.ONE).revoke(SERIAL, AT, HOLD));
    byte[] released = list(r -> delta(r).revoke(SERIAL, AT, REMOVE));

    assertThat(state(EMPTY, list(r -> delta(r).revoke(LEAF, AT)))).isEqualTo(State.REVOKED);
    assertThat(state(held)).isEqualTo(State.REVOKED);
    assertThat(state(held, released)).isEqualTo(State.GOOD);
    assertThat(state(released)).as("alone").isEqualTo(State.UNKNOWN);
  }

  @Test
  void aDeltaToALaterListDoesNotCount() {
    byte[] later =
        list(r -> r.number(BigInteger.valueOf(9)).deltaTo(BigInteger.valueOf(5)).revoke(LEAF, AT));
    assertThat(state(EMPTY, later)).isEqualTo(State.GOOD);
  }

  @Test
  void whatAListCoversCounts() {
    assertThat(state(list(RevocationListRecipe::onlyUsers))).isEqualTo(State.GOOD);
    assertThat(state(list(RevocationListRecipe::onlyAuthorities))).isEqualTo(State.UNKNOWN);
    assertThat(state(list(r -> r.revoke(LEAF, AT).onlyAuthorities()))).isEqualTo(State.UNKNOWN);
  }

  @Test
  void anOldListDoesNotCount() {
    Instant past = Facts.NOW.minus(Duration.ofDays(1));
    assertThat(state(list(r -> r.revoke(LEAF, AT).validity(past.minusSeconds(9), past))))
        .isEqualTo(State.UNKNOWN);
    assertThat(state(list(r -> r.validity(past, Facts.NOW.minusSeconds(299)))))
        .isEqualTo(State.GOOD);
    assertThat(state(list(r -> r.validity(past, Facts.NOW.minusSeconds(301)))))
        .isEqualTo(State.UNKNOWN);
  }

  @Test
  void whatIsCriticalAndUnknownStopsAList() {
    byte[] odd = list(r -> r.revoke(LEAF, AT).extension(CertificateExtension.unknownCritical()));
    assertThat(status(odd).state()).isEqualTo(State.UNKNOWN);
    assertThat(status(odd).obstacles())
        .containsExactly(
            "the revocation list list.crl: it has the unknown critical extension"
                + " 1.3.6.1.4.1.32473.1");
    byte[] number =
        list(
            r ->
                r.withoutNumber()
                    .extension(CertificateExtension.raw("2.5.29.20", true, new byte[] {2, 1, 1})));
    assertThat(state(number)).isEqualTo(State.UNKNOWN);
  }

  @Test
  void whoIssuesCertificatesMayNotSignListsUnlessItSaysSo() {
    CertificateAuthority authority =
        Door.ROOT.intermediate(
            r ->
                r.subject("No Lists CA")
                    .extension(CertificateExtension.keyUsage(KeyUse.KEY_CERT_SIGN)));
    Credential leaf = authority.issue("shop.example.com");
    RevocationStatus status =
        Answer.about(leaf)
            .list(authority.revocationList(r -> r.revoke(leaf, AT)))
            .judged()
            .facts()
            .statuses()
            .get(0);
    assertThat(status.state()).isEqualTo(State.UNKNOWN);
    assertThat(status.obstacles())
        .containsExactly("the revocation list list.crl: the key usage of its issuer lacks cRLSign");
  }

  @Test
  void oneWhoSignsListsForOthersIsAskedIfTheCertificateSaysSo() {
    CertificateAuthority signer = Door.ROOT.intermediate("List Signer");
    Credential leaf =
        Door.ISSUING.issue(
            r ->
                r.names("shop.example.com")
                    .extension(CertificateExtension.crlIssuer(signer.name())));
    byte[] list =
        signer.revocationList(
            r ->
                r.indirect()
                    .revokeOf(Door.ISSUING.name(), leaf.certificate().getSerialNumber(), AT));
    byte[] direct =
        signer.revocationList(
            r -> r.revokeOf(Door.ISSUING.name(), leaf.certificate().getSerialNumber(), AT));
    List<byte[]> chain = new ArrayList<>(leaf.chain());
    chain.add(signer.der());

    assertThat(stateOf(leaf.withChain(chain), list)).isEqualTo(State.REVOKED);
    assertThat(stateOf(leaf.withChain(chain), direct)).isEqualTo(State.UNKNOWN);
    assertThat(stateOf(leaf, list)).as("a signer that is not known").isEqualTo(State.UNKNOWN);
  }

  @Test
  void aRevokedAuthorityStopsThePathAndAnotherPathIsTaken() {
    CertificateAuthority second = CertificateAuthority.root("Second Root", Facts.NOW);
    CertificateAuthority cross = Door.ISSUING.crossSignedBy(second);
    byte[] list =
        Door.ROOT.revocationList(r -> r.revoke(Door.parse(Door.ISSUING.der()).serialNumber(), AT));
    List<byte[]> chain = new ArrayList<>(LEAF.chain());
    chain.add(cross.der());

    assertThat(Answer.about(LEAF).list(list).judged().paths().trustedPath()).isEmpty();
    assertThat(
            Answer.about(LEAF.withChain(chain))
                .trusting(second)
                .list(list)
                .judged()
                .paths()
                .trustedPath())
        .isPresent();
  }

  /** Never accepted: neither as a revocation nor as its absence. */
  @Property(tries = 500)
  void noBitOfAListCanBeChanged(
      @ForAll @IntRange(max = 1 << 20) int place, @ForAll @IntRange(max = 7) int bit) {
    byte[] changed = REVOKING.clone();
    changed[place % changed.length] ^= (byte) (1 << bit);
    try {
      RevocationList.parse(changed);
    } catch (DerException e) {
      return; // not read at all
    }
    assertThat(state(changed)).isEqualTo(State.UNKNOWN);
  }

  private static RevocationListRecipe delta(RevocationListRecipe recipe) {
    return recipe.number(BigInteger.TWO).deltaTo(BigInteger.ONE);
  }

  private static byte[] list(Consumer<RevocationListRecipe> change) {
    return Door.ISSUING.revocationList(change);
  }

  private static State state(byte[]... lists) {
    return status(lists).state();
  }

  private static State stateOf(Credential leaf, byte[]... lists) {
    return status(leaf, lists).state();
  }

  private static RevocationStatus status(byte[]... lists) {
    return status(LEAF, lists);
  }

  private static RevocationStatus status(Credential leaf, byte[]... lists) {
    Answer answer = Answer.about(leaf);
    for (byte[] list : lists) {
      answer.list(list);
    }
    return answer.judged().facts().statuses().get(0);
  }
}
