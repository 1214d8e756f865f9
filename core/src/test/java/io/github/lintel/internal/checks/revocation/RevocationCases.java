package io.github.lintel.internal.checks.revocation;

import static io.github.lintel.internal.checks.CheckCase.passes;
import static io.github.lintel.internal.checks.CheckCase.triggers;

import io.github.lintel.check.Check;
import io.github.lintel.check.HandshakeView;
import io.github.lintel.facts.Ending;
import io.github.lintel.facts.PathRule;
import io.github.lintel.facts.Stage;
import io.github.lintel.internal.checks.CheckCase;
import io.github.lintel.internal.checks.Door;
import io.github.lintel.internal.checks.Facts;
import io.github.lintel.internal.checks.PathViews;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.CertificateExtension;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.ExtendedKeyUse;
import io.github.lintel.testkit.OcspRecipe;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Cases of the checks of revocation. */
public final class RevocationCases {
  static final Credential LEAF = Door.ISSUING.issue("shop.example.com");
  static final Credential MUST_STAPLE =
      Door.ISSUING.issue(
          r -> r.names("shop.example.com").extension(CertificateExtension.mustStaple()));
  static final Instant YESTERDAY = Facts.NOW.minus(Duration.ofDays(1));
  private static final CertificateAuthority STRANGER = Door.ROOT.intermediate("Stranger CA");

  private RevocationCases() {}

  public static List<Check> checks() {
    return RevocationChecks.all();
  }

  public static List<CheckCase> all() {
    List<CheckCase> all = new ArrayList<>();
    for (Check check : checks()) {
      String id = check.info().id().text();
      all.add(passes(id, "nothing asked", () -> Answer.about(LEAF).view()));
      all.add(passes(id, "a good staple", () -> stapled(r -> {}).view()));
      all.add(passes(id, "no certificate", () -> Facts.view(Facts.handshake().chain())));
      all.add(passes(id, "a good list of both issuers", () -> listed().view()));
      all.add(
          passes(id, "a staple of an unknown issuer", () -> stapled(r -> {}).untrusted().view()));
    }
    all.addAll(revoked());
    all.addAll(mismatch());
    all.addAll(missing());
    all.addAll(expired());
    all.addAll(unknown());
    return all;
  }

  private static List<CheckCase> revoked() {
    String id = "revocation.revoked";
    return List.of(
        triggers(id, "a staple that says so", () -> stapled(r -> r.revoked(YESTERDAY)).view()),
        triggers(
            id,
            "an old staple that says so",
            () -> stapled(r -> r.revoked(YESTERDAY).validity(ago(9), ago(2))).view()),
        triggers(
            id,
            "a responder that says so",
            () ->
                Answer.about(LEAF)
                    .fetched(Door.ISSUING.ocspResponse(LEAF, r -> r.revoked(YESTERDAY, 4)))
                    .view()),
        triggers(
            id,
            "a list that has the leaf",
            () ->
                Answer.about(LEAF)
                    .list(Door.ISSUING.revocationList(r -> r.revoke(LEAF, YESTERDAY)))
                    .view()),
        triggers(
            id,
            "a list that has the intermediate, beside a good staple",
            () ->
                stapled(r -> {})
                    .list(
                        Door.ROOT.revocationList(
                            r -> r.revoke(serial(Door.ISSUING.der()), YESTERDAY)))
                    .view()),
        triggers(
            id,
            "a status that is required",
            () -> PathViews.stopped(PathRule.REVOCATION_UNKNOWN, 0)),
        passes(
            id,
            "a list with another's signature",
            () ->
                Answer.about(LEAF)
                    .list(
                        Door.ISSUING.revocationList(
                            r -> r.revoke(LEAF, YESTERDAY).corruptSignature()))
                    .view()));
  }

  private static List<CheckCase> mismatch() {
    String id = "revocation.staple-mismatch";
    return List.of(
        triggers(
            id, "the staple of the last one", () -> stapled(r -> r.serial(BigInteger.TWO)).view()),
        triggers(id, "bytes", () -> Answer.about(LEAF).staple(new byte[] {1, 2, 3}).view()),
        triggers(
            id,
            "the staple of another issuer",
            () -> Answer.about(LEAF).staple(STRANGER.ocspResponse(LEAF)).view()),
        triggers(id, "a wrong signature", () -> stapled(OcspRecipe::corruptSignature).view()),
        triggers(id, "a signature of a stranger", () -> stapled(r -> r.signedBy(STRANGER)).view()),
        triggers(id, "a certificate that is unknown", () -> stapled(OcspRecipe::unknown).view()),
        triggers(
            id,
            "a responder that nobody authorised",
            () -> stapled(r -> r.delegatedTo(responder(ExtendedKeyUse.SERVER_AUTH))).view()),
        passes(
            id,
            "a responder that the issuer authorised",
            () -> stapled(r -> r.delegatedTo(responder(ExtendedKeyUse.OCSP_SIGNING))).view()),
        passes(
            id, "hashes of another kind", () -> stapled(r -> r.sha256().responderByKey()).view()));
  }

  private static List<CheckCase> missing() {
    String id = "revocation.staple-missing";
    return List.of(
        triggers(id, "none at all", () -> Answer.about(MUST_STAPLE).view()),
        triggers(
            id,
            "a response without an answer",
            () -> Answer.about(MUST_STAPLE).staple(CertificateAuthority.ocspRefusal(3)).view()),
        passes(
            id,
            "a good one",
            () -> Answer.about(MUST_STAPLE).staple(Door.ISSUING.ocspResponse(MUST_STAPLE)).view()),
        passes(
            id,
            "a handshake that ended before",
            () -> {
              HandshakeView view = Answer.about(MUST_STAPLE).view();
              return Answer.about(MUST_STAPLE)
                  .view(
                      view,
                      Facts.handshake()
                          .chain(view.facts().presentedChain())
                          .ended(Stage.CERTIFICATE, Ending.CLOSED)
                          .build());
            }));
  }

  private static List<CheckCase> expired() {
    String id = "revocation.staple-expired";
    return List.of(
        triggers(id, "one of last week", () -> stapled(r -> r.validity(ago(9), ago(2))).view()),
        triggers(id, "one of next week", () -> stapled(r -> r.validity(ago(-2), ago(-9))).view()),
        passes(
            id,
            "one that ended a minute ago",
            () -> stapled(r -> r.validity(ago(9), Facts.NOW.minusSeconds(60))).view()),
        passes(id, "one without an end", () -> stapled(OcspRecipe::withoutNextUpdate).view()));
  }

  private static List<CheckCase> unknown() {
    String id = "revocation.status-unknown";
    return List.of(
        triggers(
            id,
            "a staple without an answer",
            () -> Answer.about(LEAF).staple(CertificateAuthority.ocspRefusal(3)).view()),
        triggers(id, "a failure", () -> Answer.about(LEAF).failed("the time was over").view()),
        triggers(
            id,
            "a list of one issuer only",
            () -> Answer.about(LEAF).list(Door.ISSUING.revocationList(r -> {})).view()),
        triggers(
            id,
            "a list of last week",
            () -> listed(Door.ISSUING.revocationList(r -> r.validity(ago(9), ago(2)))).view()),
        passes(
            id,
            "an old staple, which has a check of its own",
            () -> stapled(r -> r.validity(ago(9), ago(2))).view()),
        passes(
            id,
            "a failure without a path",
            () -> Answer.about(LEAF).failed("the time was over").untrusted().view()));
  }

  static Answer stapled(Consumer<OcspRecipe> change) {
    return Answer.about(LEAF).staple(Door.ISSUING.ocspResponse(LEAF, change));
  }

  private static Answer listed() {
    return listed(Door.ISSUING.revocationList(r -> r.revoke(BigInteger.TEN, YESTERDAY)));
  }

  private static Answer listed(byte[] list) {
    return Answer.about(LEAF).list(list).list(Door.ROOT.revocationList(r -> {}));
  }

  static Credential responder(String purpose) {
    return Door.ISSUING.issue(
        r -> r.subject("Responder").extension(CertificateExtension.extendedKeyUsage(purpose)));
  }

  static BigInteger serial(byte[] certificate) {
    return Door.parse(certificate).serialNumber();
  }

  private static Instant ago(int days) {
    return Facts.NOW.minus(Duration.ofDays(days));
  }
}
