package io.github.lintel.okhttp;

import io.github.lintel.check.AddressView;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.HandshakeView;
import io.github.lintel.check.Policy;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.AddressFacts;
import io.github.lintel.facts.Bytes;
import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.Ending;
import io.github.lintel.facts.EndpointFacts;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.NodeAddress;
import io.github.lintel.facts.PathSearch;
import io.github.lintel.facts.Received;
import io.github.lintel.facts.ResolutionFacts;
import io.github.lintel.facts.ServerName;
import io.github.lintel.facts.Stage;
import io.github.lintel.facts.Timings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;

/** Facts that trigger each check of the HTTP side, and facts that pass it. */
final class HttpCases {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  static final String NAME = "shop.example.com";
  static final String HOME = "https://" + NAME + "/";
  static final String PLAIN = "http://" + NAME + "/";
  private static final Optional<String> LASTING = Optional.of("max-age=31536000");

  private HttpCases() {}

  /**
   * One case.
   *
   * @param check the id
   * @param name what is special
   * @param facts what was observed
   * @param severity what it amounts to; empty if it must pass
   * @param inconclusive whether it cannot be told
   */
  record Case(
      String check,
      String name,
      HttpFacts facts,
      Policy policy,
      Optional<Severity> severity,
      boolean inconclusive) {
    boolean triggers() {
      return severity.isPresent();
    }

    @Override
    public String toString() {
      return check + ": " + name;
    }
  }

  static List<Case> all() {
    List<Case> all = new ArrayList<>();
    for (int code : new int[] {500, 502, 503, 504, 421}) {
      all.add(bad("http.status", code + "", secure(answer(code)), Severity.ERROR));
    }
    all.add(bad("http.status", "404 at the root", secure(answer(404)), Severity.NOTE));
    all.add(bad("http.status", "404 as asked", named(secure(answer(404))), Severity.ERROR));
    all.add(bad("http.status", "400", secure(answer(400)), Severity.WARNING));
    all.add(bad("http.status", "no certificate", secure(noCertificate()), Severity.ERROR));
    all.add(
        new Case(
            "http.status",
            "no certificate, as meant",
            secure(noCertificate()),
            Policy.webServer().clientCertificateExpected(),
            Optional.of(Severity.NOTE),
            false));
    all.add(
        new Case(
            "http.status",
            "a certificate that is not taken",
            presenting(secure(noCertificate())),
            Policy.webServer().clientCertificateExpected(),
            Optional.of(Severity.ERROR),
            false));
    all.add(
        bad(
            "http.status",
            "no certificate, and 204 expected",
            expecting(204, secure(noCertificate())),
            Severity.ERROR));
    all.add(good("http.status", "400 as expected", expecting(400, secure(noCertificate()))));
    all.add(good("http.status", "200", secure(answer(200))));
    all.add(good("http.status", "401 as expected", expecting(401, secure(answer(401)))));
    all.add(bad("http.status", "200 for 401", expecting(401, secure(answer(200))), Severity.ERROR));
    all.add(good("http.status", "301 as expected", expecting(302, to(HOME + "shop", answer(200)))));
    all.add(
        bad(
            "http.status",
            "another redirect",
            expecting(301, to(HOME + "shop", answer(200))),
            Severity.ERROR));
    all.add(
        good(
            "http.status",
            "another host's 503",
            facts(
                journey(
                    Journey.Stop.ARRIVED,
                    HOME,
                    redirect(302, "https://login.example.net/"),
                    "https://login.example.net/",
                    answer(503)))));
    all.add(bad("http.empty-reply", "closed", secure(failure(Reply.Kind.EMPTY)), Severity.ERROR));
    all.add(bad("http.empty-reply", "reset", secure(failure(Reply.Kind.RESET)), Severity.ERROR));
    all.add(
        bad("http.empty-reply", "silent", secure(failure(Reply.Kind.TIMED_OUT)), Severity.WARNING));
    all.add(good("http.empty-reply", "answered", secure(answer(200))));
    all.add(good("http.empty-reply", "no TLS", secure(failure(Reply.Kind.TLS_FAILED))));
    all.add(bad("http.alpn-not-spoken", "h2", spoiled(secure(answer(200))), Severity.ERROR));
    all.add(
        bad(
            "http.alpn-not-spoken",
            "nothing",
            secure(failure(Reply.Kind.NOT_HTTP)),
            Severity.ERROR));
    all.add(good("http.alpn-not-spoken", "spoken", secure(answer(200))));
    all.add(bad("http.hsts-missing", "none", secure(answer(200)), Severity.NOTE));
    all.add(bad("http.hsts-missing", "bad", secure(hsts("includeSubDomains")), Severity.NOTE));
    all.add(good("http.hsts-missing", "there", secure(hsts("max-age=1"))));
    all.add(good("http.hsts-missing", "error", secure(answer(500))));
    all.add(bad("http.hsts-disabled", "zero", secure(hsts("max-age=0")), Severity.NOTE));
    all.add(good("http.hsts-disabled", "not zero", secure(hsts("max-age=60"))));
    redirects(all);
    return all;
  }

  private static void redirects(List<Case> all) {
    String missing = "http.redirect-missing";
    all.add(bad(missing, "content", plain(PLAIN, answer(200)), Severity.WARNING));
    all.add(bad(missing, "error", plain(PLAIN, answer(404)), Severity.NOTE));
    all.add(bad(missing, "closed", plain(PLAIN, failure(Reply.Kind.REFUSED)), Severity.NOTE));
    all.add(
        bad(missing, "temporary", plain(PLAIN, redirect(302, HOME), HOME, fine()), Severity.NOTE));
    all.add(
        bad(
            missing,
            "not to TLS",
            plain(PLAIN, redirect(301, PLAIN + "a"), PLAIN + "a", answer(200)),
            Severity.WARNING));
    all.add(
        bad(
            missing,
            "back to plain",
            facts(journey(Journey.Stop.ARRIVED, HOME, redirect(301, PLAIN), PLAIN, answer(200))),
            Severity.WARNING));
    all.add(good(missing, "for good", plain(PLAIN, redirect(301, HOME), HOME, fine())));
    all.add(good(missing, "not asked", secure(fine())));
    String loop = "http.redirect-loop";
    Journey circle =
        journey(Journey.Stop.LOOP, HOME, redirect(301, PLAIN), PLAIN, redirect(301, HOME));
    all.add(bad(loop, "circle", facts(circle), Severity.ERROR));
    all.add(
        unsure(
            loop, "cookie", facts(journey(Journey.Stop.LOOP, HOME, cookie(HOME))), Severity.NOTE));
    all.add(
        unsure(
            loop,
            "many",
            facts(journey(Journey.Stop.LIMIT, HOME, redirect(302, HOME + "a"))),
            Severity.NOTE));
    all.add(good(loop, "none", plain(PLAIN, redirect(301, HOME), HOME, fine())));
    String wrong = "http.redirect-wrong-host";
    for (String target :
        new String[] {
          "https://10.0.0.5/", "http://localhost:8080/", "https://web-1/", "https://app.internal/"
        }) {
      all.add(bad(wrong, target, to(target, failure(Reply.Kind.PRIVATE)), Severity.ERROR));
    }
    all.add(
        bad(
            wrong,
            "another",
            plain(PLAIN, redirect(301, "https://example.net/"), "https://example.net/", fine()),
            Severity.NOTE));
    all.add(
        good(
            wrong,
            "www",
            plain(PLAIN, redirect(301, "https://www." + NAME), "https://www." + NAME, fine())));
    all.add(good(wrong, "login", to("https://login.example.net/", fine())));
    String dead = "http.redirect-unreachable";
    all.add(
        bad(
            dead,
            "own port",
            to("https://" + NAME + ":8443/", failure(Reply.Kind.REFUSED)),
            Severity.ERROR));
    all.add(
        bad(
            dead,
            "another host",
            to("https://example.net/", failure(Reply.Kind.NO_SUCH_NAME)),
            Severity.NOTE));
    all.add(
        bad(
            dead,
            "no URL",
            facts(journey(Journey.Stop.UNREADABLE, HOME, redirect(302, "ftp://x/"))),
            Severity.ERROR));
    all.add(good(dead, "answered", to("https://example.net/", answer(500))));
    all.add(good(dead, "no redirect", secure(failure(Reply.Kind.EMPTY))));
  }

  static CheckOutcome judge(Case one) {
    HandshakeFacts handshake =
        new HandshakeFacts(
            ClientKind.MODERN,
            Stage.FINISHED,
            Ending.COMPLETED,
            Optional.empty(),
            List.of(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty(),
            true,
            false,
            Optional.empty(),
            Received.of(Bytes.empty(), 0),
            new Timings(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Duration.ZERO));
    AddressFacts address =
        new AddressFacts(node(), List.of(handshake), Map.of(HttpFacts.class, one.facts()));
    EndpointFacts endpoint =
        new EndpointFacts(
            NAME + ":443",
            443,
            List.of(one.facts().name()),
            Optional.of(NAME),
            new ResolutionFacts(ResolutionFacts.Outcome.NOT_NEEDED, List.of(node()), Duration.ZERO),
            List.of(address),
            List.of(),
            Optional.empty(),
            false);
    HandshakeView view =
        new HandshakeView(endpoint, address, handshake, PathSearch.none(), one.policy(), NOW);
    AddressView node = new AddressView(endpoint, address, List.of(view), one.policy(), NOW);
    return HttpChecks.all().stream()
        .filter(check -> check.info().id().text().equals(one.check()))
        .map(check -> ((HttpCheck) check).check(node))
        .findFirst()
        .orElseThrow();
  }

  private static NodeAddress node() {
    try {
      return NodeAddress.of(InetAddress.getByAddress(new byte[] {(byte) 203, 0, 113, 7}));
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  private static Case bad(String check, String name, HttpFacts facts, Severity severity) {
    return new Case(check, name, facts, Policy.webServer(), Optional.of(severity), false);
  }

  private static Case unsure(String check, String name, HttpFacts facts, Severity severity) {
    return new Case(check, name, facts, Policy.webServer(), Optional.of(severity), true);
  }

  private static Case good(String check, String name, HttpFacts facts) {
    return new Case(check, name, facts, Policy.webServer(), Optional.empty(), false);
  }

  private static HttpFacts secure(Reply reply) {
    return facts(journey(Journey.Stop.ARRIVED, HOME, reply));
  }

  private static HttpFacts to(String target, Reply reply) {
    return facts(journey(Journey.Stop.ARRIVED, HOME, redirect(302, target), target, reply));
  }

  private static HttpFacts plain(Object... steps) {
    return new HttpFacts(
        ServerName.dns(NAME),
        443,
        false,
        Optional.empty(),
        false,
        journey(Journey.Stop.ARRIVED, HOME, fine()),
        Optional.of(journey(Journey.Stop.ARRIVED, steps)),
        Optional.empty(),
        HttpTimings.NONE);
  }

  private static HttpFacts facts(Journey secure) {
    return new HttpFacts(
        ServerName.dns(NAME),
        443,
        false,
        Optional.empty(),
        false,
        secure,
        Optional.empty(),
        Optional.empty(),
        HttpTimings.NONE);
  }

  private static HttpFacts named(HttpFacts facts) {
    return new HttpFacts(
        facts.name(),
        facts.port(),
        true,
        Optional.empty(),
        facts.certificatePresented(),
        facts.secure(),
        facts.plain(),
        facts.spoiled(),
        HttpTimings.NONE);
  }

  private static HttpFacts presenting(HttpFacts facts) {
    return new HttpFacts(
        facts.name(),
        facts.port(),
        facts.pathNamed(),
        facts.statusExpected(),
        true,
        facts.secure(),
        facts.plain(),
        facts.spoiled(),
        HttpTimings.NONE);
  }

  private static HttpFacts expecting(int status, HttpFacts facts) {
    return new HttpFacts(
        facts.name(),
        facts.port(),
        true,
        Optional.of(status),
        facts.certificatePresented(),
        facts.secure(),
        facts.plain(),
        facts.spoiled(),
        HttpTimings.NONE);
  }

  private static HttpFacts spoiled(HttpFacts facts) {
    Reply.Failure failure =
        new Reply.Failure(Reply.Kind.NOT_HTTP, Optional.of("h2"), Duration.ofMillis(3));
    return new HttpFacts(
        facts.name(),
        facts.port(),
        false,
        Optional.empty(),
        facts.certificatePresented(),
        facts.secure(),
        facts.plain(),
        Optional.of(failure),
        HttpTimings.NONE);
  }

  /** URL, reply, URL, reply … */
  private static Journey journey(Journey.Stop stop, Object... urlsAndReplies) {
    List<Journey.Step> steps = new ArrayList<>();
    for (int i = 0; i < urlsAndReplies.length; i += 2) {
      steps.add(
          new Journey.Step(HttpUrl.get((String) urlsAndReplies[i]), (Reply) urlsAndReplies[i + 1]));
    }
    return new Journey(steps, stop);
  }

  private static Reply fine() {
    return hsts(LASTING.orElseThrow());
  }

  private static Reply answer(int code) {
    return new Reply.Answer("GET", code, Optional.empty(), Optional.empty(), false, "");
  }

  private static Reply noCertificate() {
    return new Reply.Answer(
        "GET",
        400,
        Optional.empty(),
        Optional.empty(),
        false,
        "<center>No required SSL certificate was sent</center>");
  }

  private static Reply hsts(String header) {
    return new Reply.Answer("HEAD", 200, Optional.empty(), Optional.of(header), false, "");
  }

  private static Reply redirect(int code, String location) {
    return new Reply.Answer("HEAD", code, Optional.of(location), Optional.empty(), false, "");
  }

  private static Reply cookie(String location) {
    return new Reply.Answer("HEAD", 302, Optional.of(location), Optional.empty(), true, "");
  }

  private static Reply failure(Reply.Kind kind) {
    return new Reply.Failure(kind, Optional.of("http/1.1"), Duration.ofMillis(12));
  }
}
