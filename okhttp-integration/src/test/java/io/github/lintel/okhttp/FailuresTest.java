package io.github.lintel.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.lintel.Report;
import io.github.lintel.TlsVerifier;
import io.github.lintel.Verdict;
import io.github.lintel.endpoint.TrustAnchors;
import io.github.lintel.testkit.Behaviour;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.ClientAuthentication;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.Ending;
import io.github.lintel.testkit.FrontDoor;
import io.github.lintel.testkit.HttpAnswer;
import io.github.lintel.testkit.TlsVersion;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.CertificatePinner;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Failed calls are explained by what the client itself saw, without another connection. */
class FailuresTest {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final String NAME = "shop.example.com";
  private static final CertificateAuthority ROOT = CertificateAuthority.root("Test Root", CLOCK);
  private static final CertificateAuthority ISSUER = ROOT.intermediate("Test CA");
  private static final CertificateAuthority OTHER = CertificateAuthority.root("Other Root", CLOCK);
  private static final Credential GOOD = ISSUER.issue(NAME);

  static Stream<Arguments> faults() {
    Credential expired =
        ISSUER.issue(r -> r.names(NAME).validity(Duration.ofDays(90), Duration.ofDays(-2)));
    return Stream.of(
        arguments(Behaviour.tls(expired), SSLHandshakeException.class, "certificate.expired"),
        arguments(
            Behaviour.tls(OTHER.issue(NAME)), SSLHandshakeException.class, "chain.untrusted-root"),
        arguments(
            Behaviour.tls(GOOD.withChain(List.of(GOOD.leaf()))),
            SSLHandshakeException.class,
            "chain.missing-intermediate"),
        arguments(
            Behaviour.tls(ISSUER.issue("other.example.com")),
            SSLPeerUnverifiedException.class,
            "certificate.name-mismatch"),
        arguments(Behaviour.plainHttp(HttpAnswer.ok()), SSLException.class, "handshake.plaintext"),
        arguments(Behaviour.fatalAlert(49), SSLHandshakeException.class, "handshake.alert"),
        arguments(
            Behaviour.fatalAlert(112), SSLHandshakeException.class, "handshake.unrecognized-name"),
        arguments(
            Behaviour.endAfterHello(Ending.CLOSE), SSLHandshakeException.class, "handshake.closed"),
        arguments(Behaviour.endAfterHello(Ending.RESET), SocketException.class, "connection.reset"),
        arguments(Behaviour.refuse(), ConnectException.class, "connection.refused"),
        arguments(
            Behaviour.endAfterHello(Ending.STALL),
            SocketTimeoutException.class,
            "handshake.timed-out"),
        arguments(
            Behaviour.tls(GOOD).clients(ClientAuthentication.required(ROOT)),
            SSLHandshakeException.class,
            "handshake.client-certificate-required"),
        arguments(
            Behaviour.tls(GOOD)
                .clients(ClientAuthentication.required(ROOT))
                .version(TlsVersion.TLS_1_2),
            SSLHandshakeException.class,
            "handshake.client-certificate-required"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void theFailureCarriesTheReport(
      Behaviour behaviour, Class<? extends IOException> type, String rootCause) {
    try (FrontDoor door = FrontDoor.of(behaviour)) {
      IOException plain = Calls.failure(hasty(Calls.client(ROOT)), url(door));
      long before = door.connectionCount();

      IOException failure = Calls.failure(hasty(Calls.watched(ROOT, watch())), url(door));

      long own = door.connectionCount() - before;
      Report report = LintelOkHttp.reportOf(failure).orElseThrow(() -> new AssertionError(failure));
      assertThat(report.rootCause().orElseThrow().id().text())
          .as(report::explain)
          .isEqualTo(rootCause);
      assertThat(report.verdict()).isEqualTo(Verdict.BROKEN);
      assertThat(report.target()).isEqualTo(NAME + ":" + door.port());
      assertThat(report.addresses()).hasSize(1);
      assertThat(failure).isInstanceOf(type).hasSameClassAs(plain).hasMessage(plain.getMessage());
      assertThat(failure).hasStackTraceContaining(rootCause);
      assertThat(own).isEqualTo(before); // nobody else connected
    }
  }

  @ParameterizedTest
  @MethodSource("faults")
  void soDoesThatOfAWebSocket(
      Behaviour behaviour, Class<? extends IOException> type, String rootCause) throws Exception {
    try (FrontDoor door = FrontDoor.of(behaviour)) {
      CompletableFuture<Throwable> failed = new CompletableFuture<>();

      hasty(Calls.watched(ROOT, watch()))
          .newWebSocket(
              new Request.Builder().url(url(door)).build(),
              new WebSocketListener() {
                @Override
                public void onFailure(WebSocket socket, Throwable failure, Response response) {
                  failed.complete(failure);
                }
              });

      Throwable failure = failed.get(1, TimeUnit.MINUTES);
      assertThat(failure).isInstanceOf(type);
      assertThat(cause(failure)).isEqualTo(rootCause);
    }
  }

  @Test
  void aWrongPinIsTheClientsOwnAffair() {
    try (FrontDoor door = FrontDoor.serving(GOOD)) {
      CertificatePinner pinner =
          new CertificatePinner.Builder()
              .add(NAME, "sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")
              .build();

      IOException failure =
          Calls.failure(Calls.watched(ROOT, watch()).certificatePinner(pinner).build(), url(door));

      assertThat(failure).isInstanceOf(SSLPeerUnverifiedException.class);
      assertThat(LintelOkHttp.reportOf(failure)).isEmpty();
    }
  }

  @Test
  void aTlsContextThatIsNotWatchedStillShowsWhatItAccepted() {
    try (FrontDoor door = FrontDoor.serving(ISSUER.issue("other.example.com"))) {
      OkHttpClient client = LintelOkHttp.install(Calls.client(ROOT), watch()).build();

      IOException failure = Calls.failure(client, url(door));

      assertThat(cause(failure)).isEqualTo("certificate.name-mismatch");
    }
  }

  @Test
  void theJdksOwnTrustIsWatched() {
    try (FrontDoor door = FrontDoor.serving(GOOD)) {
      OkHttpClient.Builder client =
          new OkHttpClient.Builder().dns(Calls.client(ROOT).build().dns());

      IOException failure =
          Calls.failure(LintelOkHttp.install(client, TlsVerifier.create()).build(), url(door));

      assertThat(failure).isInstanceOf(SSLHandshakeException.class);
      assertThat(cause(failure)).isEqualTo("chain.untrusted-root");
    }
  }

  @Test
  void everyAddressThatWasTriedIsInTheReport() throws IOException {
    try (FrontDoor door =
        FrontDoor.builder()
            .node("127.0.0.2", Behaviour.refuse())
            .node("127.0.0.3", Behaviour.refuse())
            .start()) {
      OkHttpClient client =
          Calls.watched(ROOT, watch()).dns(name -> door.addresses()).fastFallback(false).build();

      Report report = LintelOkHttp.reportOf(Calls.failure(client, url(door))).orElseThrow();

      assertThat(report.addresses()).hasSize(2);
    }
  }

  @Test
  void whatTheVerifierTrustsIsNotTheClientsFault() {
    try (FrontDoor door = FrontDoor.serving(GOOD)) {
      IOException failure = Calls.failure(Calls.watched(OTHER, watch()).build(), url(door));

      assertThat(failure).isInstanceOf(SSLHandshakeException.class);
      assertThat(LintelOkHttp.reportOf(failure)).isEmpty();
    }
  }

  private static String cause(Throwable failure) {
    return LintelOkHttp.reportOf(failure).orElseThrow().rootCause().orElseThrow().id().text();
  }

  private static OkHttpClient hasty(OkHttpClient.Builder client) {
    return client.readTimeout(Duration.ofMillis(500)).retryOnConnectionFailure(false).build();
  }

  private static FrontDoorWatch watch() {
    return FrontDoorWatch.builder(
            TlsVerifier.builder().trust(TrustAnchors.of(ROOT.certificate())).clock(CLOCK).build())
        .build();
  }

  private static String url(FrontDoor door) {
    return "https://" + NAME + ":" + door.port() + "/";
  }
}
