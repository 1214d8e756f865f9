package io.github.lintel.okhttp;

import io.github.lintel.check.AddressView;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.Severity;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * A redirect to a host that only the server's own network knows is one that no visitor can follow:
 * an application behind the front door wrote the name by which it knows itself. Plain HTTP should
 * lead to TLS at the same host first, or the header of RFC 6797 is never seen for it; that is only
 * mentioned.
 */
final class RedirectWrongHost extends HttpCheck {
  private static final List<String> INTERNAL =
      List.of(".internal", ".local", ".localdomain", ".lan", ".intranet", ".svc", ".test");

  RedirectWrongHost() {
    super(
        CheckInfo.of("http.redirect-wrong-host", "a redirect leads to a host that it should not")
            .severity(Severity.ERROR)
            .rank(830)
            .source("RFC 9110 10.2.2"));
  }

  @Override
  CheckOutcome judge(AddressView address, HttpFacts facts) {
    boolean publicNode =
        address.facts().address().inet().filter(a -> !PrivateAddresses.isPrivate(a)).isPresent();
    List<Fault> faults = new ArrayList<>();
    List<Journey> journeys = new ArrayList<>(List.of(facts.secure()));
    facts.plain().ifPresent(journeys::add);
    for (Journey journey : journeys) {
      journey.steps().stream()
          .map(Journey.Step::url)
          .filter(url -> isUnreachable(facts, url, publicNode))
          .findFirst()
          .ifPresent(url -> faults.add(fault(journey, url, true)));
    }
    facts
        .plain()
        .filter(plain -> plain.steps().size() > 1 && faults.isEmpty())
        .filter(plain -> isForeign(facts, plain.steps().get(1).url()))
        .ifPresent(plain -> faults.add(fault(plain, plain.steps().get(1).url(), false)));
    return CheckOutcome.found(faults);
  }

  private static Fault fault(Journey journey, HttpUrl target, boolean internal) {
    Evidence evidence = new Elsewhere(shown(journey.first().url()), shown(target), internal);
    return Fault.of(evidence).severity(internal ? Severity.ERROR : Severity.NOTE);
  }

  private static boolean isUnreachable(HttpFacts facts, HttpUrl url, boolean publicNode) {
    if (facts.isOwnHost(url)) {
      return false;
    }
    Optional<InetAddress> literal = PrivateAddresses.literal(url);
    if (literal.isPresent()) {
      return publicNode && PrivateAddresses.isPrivate(literal.get());
    }
    String host = url.host();
    return host.equals("localhost")
        || publicNode && (host.indexOf('.') < 0 || INTERNAL.stream().anyMatch(host::endsWith));
  }

  /** Neither the host itself, nor one above or below it, as www is. */
  private static boolean isForeign(HttpFacts facts, HttpUrl url) {
    String own = facts.name().text();
    return !facts.isOwnHost(url)
        && !url.host().endsWith("." + own)
        && !own.endsWith("." + url.host());
  }

  /** A redirect to another host. */
  record Elsewhere(String url, String target, boolean internal) implements Evidence {
    @Override
    public String sentence() {
      return internal
          ? "%s redirects to %s, which clients outside cannot reach.".formatted(url, target)
          : "%s redirects to another host, %s, before TLS at its own.".formatted(url, target);
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "url", url, "target", target, "internal", internal, "expected", "the same host");
    }
  }
}
