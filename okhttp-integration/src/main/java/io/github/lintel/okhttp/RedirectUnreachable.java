package io.github.lintel.okhttp;

import io.github.lintel.check.AddressView;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A redirect leads to where nothing answers. At the front door's own host that is its own fault:
 * visitors who follow it see an error (RFC 9110 15.4). Another host is judged on its own, so for
 * this one it is only mentioned.
 */
final class RedirectUnreachable extends HttpCheck {
  RedirectUnreachable() {
    super(
        CheckInfo.of("http.redirect-unreachable", "a redirect leads to where nothing answers")
            .severity(Severity.ERROR)
            .rank(828)
            .source("RFC 9110 15.4"));
  }

  @Override
  CheckOutcome judge(AddressView address, HttpFacts facts) {
    List<Fault> faults = new ArrayList<>();
    Stream.concat(Stream.of(facts.secure()), facts.plain().stream())
        .forEach(journey -> judge(facts, journey, faults));
    return CheckOutcome.found(faults);
  }

  private static void judge(HttpFacts facts, Journey journey, List<Fault> faults) {
    String from = shown(journey.first().url());
    Journey.Step last = journey.last();
    if (journey.stop() == Journey.Stop.UNREADABLE) {
      String location = ((Reply.Answer) last.reply()).location().map(HttpCheck::bounded).orElse("");
      boolean own = facts.isOwnHost(last.url());
      faults.add(
          Fault.of(new DeadEnd(from, location, "that is no http or https URL", own))
              .severity(own ? Severity.ERROR : Severity.NOTE));
      return;
    }
    boolean redirected = journey.steps().size() > 1;
    if (!redirected || !(last.reply() instanceof Reply.Failure failure)) {
      return;
    }
    if (facts.isOwn(last.url()) && facts.last().equals(last)) {
      return; // told as what this front door itself answers
    }
    boolean own = facts.isOwnHost(last.url());
    faults.add(
        Fault.of(new DeadEnd(from, shown(last.url()), failure.kind().description(), own))
            .severity(own ? Severity.ERROR : Severity.NOTE));
  }

  /** A redirect whose target does not answer. */
  record DeadEnd(String url, String target, String how, boolean ownHost) implements Evidence {
    @Override
    public String sentence() {
      return "%s leads to %s, and there is no answer: %s.%s"
          .formatted(
              url, target, how, ownHost ? "" : " That is another host: verify it on its own.");
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "url", url, "target", target, "seen", how, "ownHost", ownHost, "expected", "an answer");
    }
  }
}
