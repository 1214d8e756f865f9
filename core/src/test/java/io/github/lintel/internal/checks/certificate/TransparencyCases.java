package io.github.lintel.internal.checks.certificate;

import static io.github.lintel.internal.checks.CheckCase.passes;
import static io.github.lintel.internal.checks.CheckCase.triggers;
import static io.github.lintel.internal.checks.Door.FIRST_LOG;
import static io.github.lintel.internal.checks.Door.SECOND_LOG;

import io.github.lintel.facts.Bytes;
import io.github.lintel.facts.TransparencyLog;
import io.github.lintel.facts.TransparencyLog.State;
import io.github.lintel.internal.checks.CheckCase;
import io.github.lintel.internal.checks.Door;
import io.github.lintel.internal.checks.Facts;
import io.github.lintel.testkit.CertificateLog;
import io.github.lintel.testkit.Credential;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Cases of certificate transparency, by the rules of Chrome and Apple. */
final class TransparencyCases {
  private static final String ID = "certificate.transparency-missing";
  private static final CertificateLog THIRD_LOG = CertificateLog.named("Third log");
  private static final Instant LONG_AGO = Facts.NOW.minus(Duration.ofDays(1000));
  private static final TransparencyLog FIRST = usable(FIRST_LOG, "One");
  private static final TransparencyLog SECOND = usable(SECOND_LOG, "Two");
  private static final TransparencyLog THIRD = usable(THIRD_LOG, "One");

  private TransparencyCases() {}

  static List<CheckCase> all() {
    return List.of(
        finds("none, and no list", () -> Door.leaf(r -> {})),
        finds("one, and no list", () -> embedded(FIRST_LOG)),
        finds("the same log twice, and no list", () -> embedded(FIRST_LOG, FIRST_LOG)),
        holds("two, and no list", () -> embedded(FIRST_LOG, SECOND_LOG)),
        holds("none under a private root", () -> Door.leaf(r -> {}).trusting(Door.ROOT)),
        finds("two for 181 days", () -> lasting(181, FIRST_LOG, SECOND_LOG)),
        holds("two for 180 days", () -> lasting(180, FIRST_LOG, SECOND_LOG)),
        finds("none, and a list", () -> Door.leaf(r -> {}).knowing(FIRST, SECOND)),
        holds("two of two operators", () -> embedded(FIRST_LOG, SECOND_LOG).knowing(FIRST, SECOND)),
        finds("two of one operator", () -> embedded(FIRST_LOG, THIRD_LOG).knowing(FIRST, THIRD)),
        finds("one of an unknown log", () -> embedded(FIRST_LOG, SECOND_LOG).knowing(FIRST, THIRD)),
        finds("two of three for 181 days", TransparencyCases::twoOfThreeKnown),
        holds(
            "three for 181 days",
            () -> lasting(181, FIRST_LOG, SECOND_LOG, THIRD_LOG).knowing(FIRST, SECOND, THIRD)),
        holds(
            "a log that retired since",
            () -> retired(Facts.NOW.plusSeconds(1), FIRST_LOG, SECOND_LOG)),
        finds("a log that had retired", () -> retired(Facts.NOW, FIRST_LOG, SECOND_LOG)),
        finds("retired logs only", TransparencyCases::retiredOnly),
        finds("a rejected log", () -> secondIs(State.REJECTED)),
        finds("a pending log", () -> secondIs(State.PENDING)),
        holds("a read-only log", () -> secondIs(State.READONLY)),
        holds("a qualified log", () -> secondIs(State.QUALIFIED)),
        finds(
            "timestamps from the future",
            () ->
                embedded(FIRST_LOG, SECOND_LOG)
                    .knowing(FIRST, SECOND)
                    .at(Facts.NOW.minusMillis(1))),
        holds("two in the handshake", () -> delivered(FIRST_LOG, SECOND_LOG)),
        finds("one in the handshake", () -> delivered(FIRST_LOG)),
        finds("one here and one there", TransparencyCases::oneHereAndOneThere),
        finds("those of another certificate", TransparencyCases::ofAnotherCertificate),
        finds("a list that is cut off", TransparencyCases::cutOff));
  }

  private static CheckCase finds(String name, Supplier<Door> door) {
    return triggers(ID, "timestamps: " + name, () -> door.get().view());
  }

  private static CheckCase holds(String name, Supplier<Door> door) {
    return passes(ID, "timestamps: " + name, () -> door.get().view());
  }

  private static Door embedded(CertificateLog... logs) {
    return Door.logged(List.of(logs), r -> {});
  }

  private static Door lasting(int days, CertificateLog... logs) {
    Instant from = Facts.NOW.minusSeconds(60);
    return Door.logged(
        List.of(logs), r -> r.validity(from, from.plus(Duration.ofDays(days)).minusSeconds(1)));
  }

  private static Door twoOfThreeKnown() {
    return lasting(181, FIRST_LOG, SECOND_LOG, THIRD_LOG).knowing(FIRST, SECOND);
  }

  private static Door retired(Instant since, CertificateLog... logs) {
    return embedded(logs).knowing(FIRST, log(SECOND_LOG, "Two", State.RETIRED, since));
  }

  private static Door retiredOnly() {
    Instant since = Facts.NOW.plusSeconds(1);
    return embedded(FIRST_LOG, SECOND_LOG)
        .knowing(
            log(FIRST_LOG, "One", State.RETIRED, since),
            log(SECOND_LOG, "Two", State.RETIRED, since));
  }

  private static Door secondIs(State state) {
    return embedded(FIRST_LOG, SECOND_LOG).knowing(FIRST, log(SECOND_LOG, "Two", state, LONG_AGO));
  }

  private static Door delivered(CertificateLog... logs) {
    Credential credential = Door.ISSUING.issue("shop.example.com");
    return Door.presenting(credential)
        .handshake(h -> h.timestamps(list(credential, logs)))
        .knowing(FIRST, SECOND);
  }

  private static Door oneHereAndOneThere() {
    Credential credential =
        Door.ISSUING.issueLogged(Facts.NOW, List.of(FIRST_LOG), r -> r.names("shop.example.com"));
    return Door.presenting(credential)
        .handshake(h -> h.timestamps(list(credential, SECOND_LOG)))
        .knowing(FIRST, SECOND);
  }

  private static Door ofAnotherCertificate() {
    Credential other = Door.ISSUING.issue("mail.example.com");
    return Door.leaf(r -> {})
        .handshake(h -> h.timestamps(list(other, FIRST_LOG, SECOND_LOG)))
        .knowing(FIRST, SECOND);
  }

  private static Door cutOff() {
    return Door.leaf(r -> {}).handshake(h -> h.timestamps(Bytes.of(new byte[] {0, 9, 0})));
  }

  private static Bytes list(Credential credential, CertificateLog... logs) {
    byte[][] timestamps = new byte[logs.length][];
    for (int i = 0; i < logs.length; i++) {
      timestamps[i] = logs[i].timestamp(credential.leaf(), Facts.NOW);
    }
    return Bytes.of(CertificateLog.list(timestamps));
  }

  private static TransparencyLog usable(CertificateLog log, String operator) {
    return log(log, operator, State.USABLE, LONG_AGO);
  }

  private static TransparencyLog log(
      CertificateLog log, String operator, State state, Instant since) {
    return new TransparencyLog(log.name(), operator, Bytes.of(log.publicKey()), state, since);
  }
}
