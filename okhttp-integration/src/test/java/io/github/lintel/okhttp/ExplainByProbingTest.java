package io.github.lintel.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.lintel.Report;
import io.github.lintel.TlsVerificationException;
import io.github.lintel.TlsVerifier;
import io.github.lintel.Verdict;
import io.github.lintel.endpoint.TrustAnchors;
import io.github.lintel.testkit.Behaviour;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.Ending;
import io.github.lintel.testkit.FrontDoor;
import io.github.lintel.testkit.HttpAnswer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Failed calls to front doors with one fault each: the same exception, and the report in it. */
class ExplainByProbingTest {
  // The JDK's TLS knows no other time than the system's.
  private static final Clock CLOCK = Clock.systemUTC();
  private static final String NAME = "shop.example.com";
  private static final CertificateAuthority ROOT = CertificateAuthority.root("Test Root", CLOCK);
  private static final CertificateAuthority OTHER = CertificateAuthority.root("Other Root", CLOCK);
  private static final Credential GOOD = ROOT.issue(NAME);

  static Stream<Arguments> faults() {
    Credential expired =
        ROOT.issue(r -> r.names(NAME).validity(Duration.ofDays(90), Duration.ofDays(-2)));
    return Stream.of(
        arguments(Behaviour.tls(expired), SSLHandshakeException.class, "certificate.expired"),
        arguments(
            Behaviour.tls(OTHER.issue(NAME)), SSLHandshakeException.class, "chain.untrusted-root"),
        arguments(
            Behaviour.tls(GOOD).named(NAME, ROOT.issue("other.example.com")),
            SSLPeerUnverifiedException.class,
            "certificate.name-mismatch"),
        arguments(Behaviour.plainHttp(HttpAnswer.ok()), SSLException.class, "handshake.plaintext"),
        arguments(Behaviour.fatalAlert(49), SSLHandshakeException.class, "handshake.alert"),
        arguments(
            Behaviour.endAfterHello(Ending.CLOSE), SSLHandshakeException.class, "handshake.closed"),
        arguments(
            Behaviour.tls(GOOD).cutAfter(200, Ending.RESET),
            SocketException.class,
            "handshake.reset"),
        arguments(Behaviour.refuse(), ConnectException.class, "connection.refused"),
        arguments(
            Behaviour.endAfterHello(Ending.STALL),
            SocketTimeoutException.class,
            "handshake.timed-out"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void theFailureCarriesTheReport(
      Behaviour behaviour, Class<? extends IOException> type, String rootCause) {
    try (FrontDoor door = FrontDoor.of(behaviour)) {
      IOException failure = failure(explaining(client()).build(), door);

      Report report = LintelOkHttp.reportOf(failure).orElseThrow();
      assertThat(failure).isInstanceOf(type);
      assertThat(failure.getClass()).isSameAs(failure(client().build(), door).getClass());
      assertThat(report.target()).isEqualTo(NAME + ":" + door.port());
      assertThat(report.verdict()).isEqualTo(Verdict.BROKEN);
      assertThat(report.rootCause().orElseThrow().id().text()).isEqualTo(rootCause);
      assertThat(failure).hasStackTraceContaining(rootCause);
    }
  }

  @Test
  void aNameThatDoesNotExistIsExplained() {
    OkHttpClient.Builder client =
        new OkHttpClient.Builder()
            .dns(
                name -> {
                  throw new UnknownHostException(name);
                });

    UnknownHostException failure =
        catchThrowableOfType(
            UnknownHostException.class,
            () -> Calls.get(explaining(client).build(), "https://" + NAME));

    assertThat(LintelOkHttp.reportOf(failure).orElseThrow().rootCause().orElseThrow().id().text())
        .isEqualTo("connection.name-not-resolved");
  }

  @Test
  void aHealthyCallIsNotTouched() throws IOException {
    try (FrontDoor door = FrontDoor.serving(GOOD)) {
      OkHttpClient client = explaining(client()).build();

      try (Response response = Calls.get(client, url(door))) {
        assertThat(response.code()).isEqualTo(200);
      }
      Calls.get(client, url(door)).close();

      assertThat(door.connectionCount()).isEqualTo(1);
    }
  }

  @Test
  void theSecondFailureIsNotProbed() {
    try (FrontDoor door = FrontDoor.of(Behaviour.fatalAlert(49))) {
      OkHttpClient client = explaining(client()).build();
      long one = connectionsOf(() -> failure(client().build(), door), door);
      Report first = LintelOkHttp.reportOf(failure(client, door)).orElseThrow();
      long before = door.connectionCount();

      Report second = LintelOkHttp.reportOf(failure(client, door)).orElseThrow();

      assertThat(second).isSameAs(first);
      assertThat(door.connectionCount() - before).isEqualTo(one);
    }
  }

  @Test
  void aHealthyReportIsNotAdded() {
    // The client does not trust the root; the verifier does.
    try (FrontDoor door = FrontDoor.serving(GOOD)) {
      OkHttpClient.Builder distrustful = Calls.client(OTHER);

      IOException failure = failure(explaining(distrustful).build(), door);

      assertThat(failure).isInstanceOf(SSLHandshakeException.class);
      assertThat(LintelOkHttp.reportOf(failure)).isEmpty();
      assertThat(door.connectionCount()).isGreaterThan(1);
    }
  }

  @Test
  void aDegradedReportIsAdded() {
    Credential expiring =
        ROOT.issue(r -> r.names(NAME).validity(Duration.ofDays(70), Duration.ofDays(20)));
    try (FrontDoor door = FrontDoor.serving(expiring)) {
      IOException failure = failure(explaining(Calls.client(OTHER)).build(), door);

      assertThat(LintelOkHttp.reportOf(failure)).map(Report::verdict).contains(Verdict.DEGRADED);
    }
  }

  @Test
  void twoOfItAddOneReport() {
    try (FrontDoor door = FrontDoor.of(Behaviour.fatalAlert(49))) {
      IOException failure = failure(explaining(explaining(client())).build(), door);

      assertThat(failure.getSuppressed())
          .filteredOn(TlsVerificationException.class::isInstance)
          .hasSize(1);
    }
  }

  private static long connectionsOf(Runnable action, FrontDoor door) {
    long before = door.connectionCount();
    action.run();
    return door.connectionCount() - before;
  }

  private static OkHttpClient.Builder client() {
    return Calls.client(ROOT).readTimeout(Duration.ofMillis(500));
  }

  private static OkHttpClient.Builder explaining(OkHttpClient.Builder client) {
    TlsVerifier verifier =
        TlsVerifier.builder().trust(TrustAnchors.of(ROOT.certificate())).clock(CLOCK).build();
    return LintelOkHttp.install(
        client, FrontDoorWatch.builder(verifier).explainByProbing(Duration.ofSeconds(3)).build());
  }

  private static IOException failure(OkHttpClient client, FrontDoor door) {
    return Calls.failure(client, url(door));
  }

  private static String url(FrontDoor door) {
    return "https://" + NAME + ":" + door.port() + "/";
  }
}
