package io.github.lintel.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.lintel.Report;
import io.github.lintel.TlsVerifier;
import io.github.lintel.Verdict;
import io.github.lintel.endpoint.TrustAnchors;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.Credential;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Proxy;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLPeerUnverifiedException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.BufferedSink;
import okio.BufferedSource;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Live connections are judged: told of when observing, refused when enforcing. */
class EnforceTest {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final CertificateAuthority ROOT = CertificateAuthority.root("Test Root", CLOCK);
  private static final CertificateAuthority OTHER = CertificateAuthority.root("Other Root", CLOCK);
  private static final Credential GOOD = ROOT.issue("a.example.com", "b.example.com");

  private final List<Report> told = new CopyOnWriteArrayList<>();
  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void start() throws Exception {
    server.useHttps(Calls.serverSockets(GOOD));
    server.start();
    for (int i = 0; i < 8; i++) {
      server.enqueue(new MockResponse.Builder().code(200).body("hello").build());
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void observingTellsAndChangesNothing() throws IOException {
    OkHttpClient client = client(OTHER, watch -> watch);

    assertThat(body(client, "a.example.com")).isEqualTo("hello");
    assertThat(body(client, "a.example.com")).isEqualTo("hello");

    await().until(() -> !told.isEmpty());
    assertThat(told)
        .singleElement()
        .satisfies(r -> assertThat(cause(r)).isEqualTo("chain.untrusted-root"));
  }

  @Test
  void aHealthyConnectionIsToldOfToo() throws IOException {
    body(client(ROOT, watch -> watch), "a.example.com");

    await().until(() -> !told.isEmpty());
    assertThat(told.get(0).verdict()).isEqualTo(Verdict.HEALTHY);
    assertThat(told.get(0).addresses().get(0).handshake().negotiated().orElseThrow().alpn())
        .contains("h2");
  }

  @Test
  void enforcingRefusesBeforeTheRequestIsSent() {
    OkHttpClient client = client(OTHER, FrontDoorWatch.Builder::enforce);

    IOException first = Calls.failure(client, url("a.example.com"));
    IOException second = Calls.failure(client, url("a.example.com"));

    assertThat(first)
        .isInstanceOf(SSLPeerUnverifiedException.class)
        .hasMessageContaining("chain.untrusted-root");
    assertThat(cause(LintelOkHttp.reportOf(second).orElseThrow()))
        .isEqualTo("chain.untrusted-root");
    assertThat(server.getRequestCount()).isZero();
    assertThat(told).hasSize(2); // the first connection was closed
    assertThat(client.connectionPool().connectionCount()).isLessThanOrEqualTo(2);
  }

  @Test
  void enforcingAdmitsWhatIsHealthy() throws IOException {
    OkHttpClient client = client(ROOT, FrontDoorWatch.Builder::enforce);

    assertThat(body(client, "a.example.com")).isEqualTo("hello");
    assertThat(told).hasSize(1);
  }

  @Test
  void aHostThatSharesAConnectionFailsAlone() throws Exception {
    OkHttpClient client = client(OTHER, watch -> watch.enforce(host -> host.startsWith("b.")));

    assertThat(body(client, "a.example.com")).isEqualTo("hello");
    IOException refused = Calls.failure(client, url("b.example.com"));
    assertThat(body(client, "a.example.com")).isEqualTo("hello");

    assertThat(refused).isInstanceOf(SSLPeerUnverifiedException.class);
    assertThat(LintelOkHttp.reportOf(refused).orElseThrow().target()).startsWith("b.example.com");
    assertThat(server.takeRequest().getConnectionIndex()).isZero();
    assertThat(server.takeRequest().getConnectionIndex()).isZero();
    assertThat(server.getRequestCount()).isEqualTo(2);
    await().until(() -> told.size() == 2);
  }

  @Test
  void copiesOfAClientAreWatchedOnce() throws IOException {
    OkHttpClient client = client(ROOT, FrontDoorWatch.Builder::enforce);
    OkHttpClient copy = client.newBuilder().retryOnConnectionFailure(false).build();

    body(client, "a.example.com");
    body(copy, "a.example.com");

    assertThat(told).hasSize(1);
    assertThat(copy.interceptors()).hasSize(1);
  }

  @Test
  void installingTwiceIsInstallingOnce() {
    FrontDoorWatch watch = FrontDoorWatch.builder(TlsVerifier.create()).build();
    OkHttpClient.Builder client = LintelOkHttp.install(new OkHttpClient.Builder(), watch);

    LintelOkHttp.install(client, watch);

    assertThat(client.interceptors()).hasSize(1);
    assertThat(client.networkInterceptors()).hasSize(1);
  }

  @Test
  void theWayThroughAProxyIsJudged() throws Exception {
    try (MockWebServer proxy = new MockWebServer()) {
      proxy.useHttps(Calls.serverSockets(GOOD));
      proxy.start();
      proxy.enqueue(new MockResponse.Builder().inTunnel().build());
      proxy.enqueue(new MockResponse.Builder().body("through").build());
      OkHttpClient client =
          client(ROOT, FrontDoorWatch.Builder::enforce)
              .newBuilder()
              .proxy(new Proxy(Proxy.Type.HTTP, proxy.getSocketAddress()))
              .build();

      assertThat(body(client, "a.example.com")).isEqualTo("through");

      assertThat(told)
          .singleElement()
          .satisfies(r -> assertThat(r.verdict()).isEqualTo(Verdict.HEALTHY));
      assertThat(told.get(0).addresses().get(0).address().text()).isEqualTo("proxy 127.0.0.1");
    }
  }

  /** The answer comes first, then the body of the request: over HTTP/2 both flow at once. */
  @Test
  void duplexCallsWork() throws Exception {
    try (MockWebServer duplex = new MockWebServer()) {
      duplex.useHttps(Calls.serverSockets(GOOD));
      duplex.start();
      duplex.enqueue(
          new MockResponse.Builder()
              .clearHeaders()
              .socketHandler(
                  stream -> {
                    try (BufferedSink out = Okio.buffer(stream.getSink());
                        BufferedSource in = Okio.buffer(stream.getSource())) {
                      out.writeUtf8("ready\n").flush();
                      out.writeUtf8("echo " + in.readUtf8Line() + "\n");
                    } catch (IOException e) {
                      throw new UncheckedIOException(e);
                    }
                  })
              .build());
      Duplex body = new Duplex();
      OkHttpClient client = client(ROOT, FrontDoorWatch.Builder::enforce);
      Request request =
          new Request.Builder().url("https://a.example.com:" + duplex.getPort()).post(body).build();

      try (Response response = client.newCall(request).execute()) {
        BufferedSource answer = response.body().source();
        assertThat(answer.readUtf8Line()).isEqualTo("ready");
        try (BufferedSink sink = body.sink.get(1, TimeUnit.MINUTES)) {
          sink.writeUtf8("hello\n");
        }
        assertThat(answer.readUtf8Line()).isEqualTo("echo hello");
      }
    }
  }

  /** Hands out the sink and returns at once. */
  private static final class Duplex extends RequestBody {
    private final CompletableFuture<BufferedSink> sink = new CompletableFuture<>();

    @Override
    public MediaType contentType() {
      return MediaType.get("text/plain");
    }

    @Override
    public boolean isDuplex() {
      return true;
    }

    @Override
    public void writeTo(BufferedSink out) {
      sink.complete(out);
    }
  }

  @Test
  void webSocketsWork() throws Exception {
    try (MockWebServer sockets = new MockWebServer()) {
      sockets.useHttps(Calls.serverSockets(GOOD));
      sockets.start();
      sockets.enqueue(
          new MockResponse.Builder()
              .webSocketUpgrade(
                  new WebSocketListener() {
                    @Override
                    public void onMessage(WebSocket socket, String text) {
                      socket.send("echo " + text);
                    }
                  })
              .build());
      OkHttpClient client = client(ROOT, FrontDoorWatch.Builder::enforce);
      List<String> received = new CopyOnWriteArrayList<>();
      CountDownLatch answered = new CountDownLatch(1);

      WebSocket socket =
          client.newWebSocket(
              new Request.Builder().url("https://a.example.com:" + sockets.getPort()).build(),
              new WebSocketListener() {
                @Override
                public void onMessage(WebSocket from, String text) {
                  received.add(text);
                  answered.countDown();
                }

                @Override
                public void onFailure(WebSocket from, Throwable failure, Response response) {
                  answered.countDown();
                }
              });
      socket.send("hello");
      answered.await();
      socket.cancel();

      assertThat(received).containsExactly("echo hello");
    }
  }

  @Test
  void aListenerThatFailsHarmsNobody() throws IOException {
    FrontDoorWatch watch =
        FrontDoorWatch.builder(verifier(ROOT))
            .enforce()
            .onReport(
                report -> {
                  throw new IllegalStateException("a bug");
                })
            .build();

    assertThat(body(Calls.watched(ROOT, watch).build(), "a.example.com")).isEqualTo("hello");
  }

  private OkHttpClient client(
      CertificateAuthority trusted, UnaryOperator<FrontDoorWatch.Builder> settings) {
    FrontDoorWatch watch =
        settings.apply(FrontDoorWatch.builder(verifier(trusted)).onReport(told::add)).build();
    return Calls.watched(ROOT, watch).build();
  }

  private static TlsVerifier verifier(CertificateAuthority trusted) {
    return TlsVerifier.builder().trust(TrustAnchors.of(trusted.certificate())).clock(CLOCK).build();
  }

  private String url(String host) {
    return "https://" + host + ":" + server.getPort() + "/";
  }

  private String body(OkHttpClient client, String host) throws IOException {
    int port = server.getPort();
    try (Response response = Calls.get(client, "https://" + host + ":" + port + "/")) {
      return response.body().string();
    }
  }

  private static String cause(Report report) {
    return report.rootCause().orElseThrow().id().text();
  }
}
