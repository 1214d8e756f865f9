package io.github.lintel.internal.checks.bundle;

import static io.github.lintel.internal.checks.CheckCase.passes;
import static io.github.lintel.internal.checks.CheckCase.triggers;

import io.github.lintel.check.Check;
import io.github.lintel.check.EndpointView;
import io.github.lintel.facts.BundleFacts;
import io.github.lintel.facts.BundleFacts.KeyMatch;
import io.github.lintel.facts.BundleFacts.KeyState;
import io.github.lintel.facts.BundleFacts.Problem;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.Ending;
import io.github.lintel.facts.PresentedCertificate;
import io.github.lintel.facts.Snapshot;
import io.github.lintel.facts.Snapshot.Node;
import io.github.lintel.facts.Snapshot.Served;
import io.github.lintel.facts.Stage;
import io.github.lintel.internal.checks.CheckCase;
import io.github.lintel.internal.checks.Door;
import io.github.lintel.internal.checks.Facts;
import io.github.lintel.internal.checks.HandshakeBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Cases of the checks of bundles. */
public final class BundleCases {
  static final String CHAIN = "fullchain.pem";
  static final String KEY = "privkey.pem";
  static final List<PresentedCertificate> CERTIFICATES =
      Door.ISSUING.issue("shop.example.com").chain().stream().map(Certificate::parse).toList();

  private static final String NAME = "shop.example.com";
  private static final String EC = "EC secp256r1";
  private static final String ISSUER = ((Certificate) CERTIFICATES.get(0)).issuer().text();

  private BundleCases() {}

  public static List<Check> checks() {
    return BundleChecks.all();
  }

  public static List<CheckCase> all() {
    List<CheckCase> all = new ArrayList<>();
    for (Check check : checks()) {
      String id = check.info().id().text();
      all.add(passes(id, "a good bundle", () -> view(KeyState.READ, KeyMatch.MATCHES)));
      all.add(passes(id, "a live endpoint", () -> Facts.endpoint().view()));
    }
    all.addAll(
        List.of(
            triggers(
                "bundle.key-mismatch", "another key", () -> view(KeyState.READ, KeyMatch.DIFFERS)),
            passes(
                "bundle.key-mismatch", "no key", () -> view(KeyState.MISSING, KeyMatch.NOT_TRIED)),
            triggers("bundle.key-mismatch", "out of order", BundleCases::keyOfTheSecond),
            triggers(
                "bundle.key-mismatch",
                "a damaged key",
                () -> view(KeyState.READ, KeyMatch.DAMAGED)),
            triggers(
                "bundle.key-encrypted",
                "an encrypted key",
                () -> view(KeyState.ENCRYPTED, KeyMatch.NOT_TRIED)),
            triggers(
                "bundle.key-encrypted",
                "a wrong password",
                () -> view(KeyState.WRONG_PASSWORD, KeyMatch.NOT_TRIED)),
            triggers(
                "bundle.key-encrypted",
                "an encrypted key, opened",
                () -> view(facts(true, Optional.empty(), Optional.empty()))),
            passes(
                "bundle.unreadable",
                "an encrypted key",
                () -> view(KeyState.ENCRYPTED, KeyMatch.NOT_TRIED)),
            triggers(
                "bundle.unreadable", "no key", () -> view(KeyState.MISSING, KeyMatch.NOT_TRIED)),
            triggers(
                "bundle.unreadable",
                "a broken key",
                () -> view(KeyState.UNREADABLE, KeyMatch.NOT_TRIED)),
            triggers(
                "bundle.unreadable",
                "no certificate",
                () -> view(List.of(), KeyState.READ, List.of(), KeyMatch.NOT_TRIED)),
            triggers(
                "bundle.unreadable",
                "a broken block",
                () -> view(CERTIFICATES, KeyState.READ, List.of(broken()), KeyMatch.MATCHES)),
            triggers(
                "bundle.key-readable",
                "permissions for all",
                () -> view(facts(false, Optional.of("rw-r--r--"), Optional.empty())))));
    all.addAll(replacements());
    all.addAll(clients());
    return all;
  }

  private static List<CheckCase> replacements() {
    String other = "CN=Other CA";
    return List.of(
        triggers(
            "bundle.names-lost", "one of two", () -> replacing(EC, ISSUER, NAME, "old." + NAME)),
        triggers("bundle.names-lost", "a wildcard", () -> replacing(EC, ISSUER, NAME, "*." + NAME)),
        triggers("bundle.names-lost", "nothing is known", () -> replacing(List.of())),
        passes("bundle.names-lost", "the same", () -> replacing(EC, ISSUER, NAME)),
        passes(
            "bundle.names-lost", "another site answers", () -> replacing(EC, other, "x.example")),
        triggers(
            "bundle.key-type-changed", "RSA is gone", () -> replacing("RSA 2048", ISSUER, NAME)),
        triggers(
            "bundle.key-type-changed", "Ed25519 is gone", () -> replacing("Ed25519", ISSUER, NAME)),
        passes("bundle.key-type-changed", "the same", () -> replacing(EC, ISSUER, NAME)),
        triggers("bundle.issuer-changed", "another", () -> replacing(EC, other, NAME)),
        passes("bundle.issuer-changed", "the same", () -> replacing(EC, ISSUER, NAME)));
  }

  private static List<CheckCase> clients() {
    return List.of(
        triggers(
            "bundle.client-refused",
            "with TLS 1.2 only",
            () ->
                view(
                    facts(false, Optional.empty(), Optional.empty()),
                    Facts.handshake(),
                    Facts.handshake()
                        .as(ClientKind.TLS_1_2_ONLY)
                        .alerted(Stage.CLIENT_HELLO_SENT, 40))),
        passes(
            "bundle.client-refused",
            "both",
            () ->
                view(
                    facts(false, Optional.empty(), Optional.empty()),
                    Facts.handshake(),
                    Facts.handshake().as(ClientKind.TLS_1_2_ONLY))),
        passes(
            "bundle.client-refused",
            "none was tried",
            () ->
                view(
                    facts(false, Optional.empty(), Optional.empty()),
                    Facts.handshake().ended(Stage.CERTIFICATE, Ending.CANCELLED))));
  }

  static EndpointView keyOfTheSecond() {
    return view(
        new BundleFacts(
            CHAIN,
            CERTIFICATES,
            KeyState.READ,
            KEY,
            List.of(),
            KeyMatch.DIFFERS,
            OptionalInt.of(1),
            false,
            Optional.empty(),
            Optional.empty(),
            List.of()));
  }

  /** What a bundle of {@link #CERTIFICATES} says when that is served today. */
  static EndpointView replacing(String key, String issuer, String... names) {
    Served served =
        new Served("00".repeat(32), "a1", issuer, key, List.of(names), Facts.NOW, List.of());
    return replacing(List.of(served));
  }

  private static EndpointView replacing(List<Served> served) {
    Node node = new Node("203.0.113.1", Optional.of("TLS 1.3"), served);
    Snapshot snapshot = new Snapshot("shop.example.com:443", Facts.NOW, List.of(node));
    return view(facts(false, Optional.empty(), Optional.of(snapshot)));
  }

  private static BundleFacts facts(
      boolean passwordNeeded, Optional<String> exposure, Optional<Snapshot> replaced) {
    return new BundleFacts(
        CHAIN,
        CERTIFICATES,
        KeyState.READ,
        KEY,
        List.of(),
        KeyMatch.MATCHES,
        OptionalInt.of(0),
        passwordNeeded,
        exposure,
        replaced,
        List.of());
  }

  private static EndpointView view(BundleFacts facts, HandshakeBuilder... handshakes) {
    HandshakeBuilder[] all =
        handshakes.length == 0 ? new HandshakeBuilder[] {Facts.handshake()} : handshakes;
    return Facts.endpoint().inMemory(facts, all).view();
  }

  static Problem broken() {
    return new Problem(CHAIN, 2, "its base64 is cut off");
  }

  static EndpointView view(KeyState key, KeyMatch match) {
    return view(CERTIFICATES, key, List.of(), match);
  }

  static EndpointView view(
      List<PresentedCertificate> chain, KeyState key, List<Problem> problems, KeyMatch match) {
    return Facts.endpoint()
        .inMemory(new BundleFacts(CHAIN, chain, key, KEY, problems, match), Facts.handshake())
        .view();
  }
}
