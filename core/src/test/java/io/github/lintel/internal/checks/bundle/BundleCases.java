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
import io.github.lintel.facts.PresentedCertificate;
import io.github.lintel.internal.checks.CheckCase;
import io.github.lintel.internal.checks.Door;
import io.github.lintel.internal.checks.Facts;
import java.util.ArrayList;
import java.util.List;

/** Cases of the checks of bundles. */
public final class BundleCases {
  static final String CHAIN = "fullchain.pem";
  static final String KEY = "privkey.pem";
  static final List<PresentedCertificate> CERTIFICATES =
      Door.ISSUING.issue("shop.example.com").chain().stream().map(Certificate::parse).toList();

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
            triggers(
                "bundle.key-encrypted",
                "an encrypted key",
                () -> view(KeyState.ENCRYPTED, KeyMatch.NOT_TRIED)),
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
                () -> view(CERTIFICATES, KeyState.READ, List.of(broken()), KeyMatch.MATCHES))));
    return all;
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
