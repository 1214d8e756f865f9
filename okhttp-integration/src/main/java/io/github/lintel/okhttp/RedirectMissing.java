package io.github.lintel.okhttp;

import io.github.lintel.check.AddressView;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.Severity;
import java.util.Map;
import okhttp3.HttpUrl;

/**
 * A host that wants to be asked over TLS only "SHOULD" answer plain HTTP with a permanent redirect
 * to https (RFC 6797 7.2). Content in plain text can be read and changed on the way. A redirect
 * that is temporary is asked for again and again, in plain text; a closed port keeps out who types
 * the name in an old browser.
 */
final class RedirectMissing extends HttpCheck {
  RedirectMissing() {
    super(
        CheckInfo.of("http.redirect-missing", "plain HTTP does not lead to TLS for good")
            .severity(Severity.WARNING)
            .rank(845)
            .source("RFC 6797 7.2"));
  }

  @Override
  CheckOutcome judge(AddressView address, HttpFacts facts) {
    if (leavesTls(facts)) {
      return found(address, facts.secure().first(), "leads from TLS back to plain HTTP", true);
    }
    if (facts.plain().isEmpty()) {
      return CheckOutcome.notApplicable("no port for plain HTTP is known");
    }
    Journey plain = facts.plain().get();
    Journey.Step first = plain.first();
    if (first.reply() instanceof Reply.Failure failure) {
      return found(address, first, "is not answered: " + failure.kind().description(), false);
    }
    Reply.Answer answer = (Reply.Answer) first.reply();
    if (!answer.redirects()) {
      String what = "is answered with " + answer.code() + " and no redirect to https";
      return found(address, first, what, answer.code() < 300);
    }
    boolean secured = plain.steps().stream().anyMatch(step -> step.url().isHttps());
    if (!secured && plain.stop() == Journey.Stop.ARRIVED) {
      return found(address, first, "redirects, but not to https", true);
    }
    return secured && !answer.redirectsForGood()
        ? found(address, first, "redirects with " + answer.code() + ", which is temporary", false)
        : CheckOutcome.passed();
  }

  private static boolean leavesTls(HttpFacts facts) {
    return facts.secure().stop() == Journey.Stop.ARRIVED
        && facts.secure().steps().stream()
            .map(Journey.Step::url)
            .anyMatch(url -> !url.isHttps() && facts.isOwnHost(url))
        && !facts.secure().last().url().isHttps();
  }

  private static CheckOutcome found(
      AddressView address, Journey.Step step, String what, boolean content) {
    HttpUrl url = step.url();
    return CheckOutcome.found(
        Fault.of(new NotRedirected(subject(address, url.port()), shown(url), what))
            .severity(content ? Severity.WARNING : Severity.NOTE));
  }

  /** What happens instead of a permanent redirect to https. */
  record NotRedirected(String subject, String url, String what) implements Evidence {
    @Override
    public String sentence() {
      return "%s: %s %s.".formatted(subject, url, what);
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "url", url, "seen", what, "expected", "a permanent redirect (301, 308) to https");
    }
  }
}
