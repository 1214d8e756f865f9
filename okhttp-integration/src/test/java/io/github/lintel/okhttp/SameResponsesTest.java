package io.github.lintel.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.TlsVerifier;
import io.github.lintel.endpoint.TrustAnchors;
import io.github.lintel.testkit.CertificateAuthority;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Whatever a client does, it gets the same with the watch as without it. */
class SameResponsesTest {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final CertificateAuthority ROOT = CertificateAuthority.root("Test Root", CLOCK);
  private static final MockWebServer SERVER = new MockWebServer();

  @BeforeContainer
  static void start() throws Exception {
    SERVER.useHttps(
        Calls.serverSockets(ROOT.issue("a.example.com", "b.example.com", "c.example.com")));
    SERVER.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answer(request);
          }
        });
    SERVER.start();
  }

  @AfterContainer
  static void stop() {
    SERVER.close();
  }

  /** One thing to do with a client. */
  record Step(String host, String path, boolean post, boolean http1, boolean forget) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<String> hosts =
        Arbitraries.of("a.example.com", "b.example.com", "c.example.com", "wrong.example.com");
    Arbitrary<String> paths =
        Arbitraries.of("/200", "/404", "/503", "/redirect", "/away", "/cut", "/close", "/204");
    Arbitrary<Boolean> seldom = Arbitraries.frequency(Tuple.of(5, false), Tuple.of(1, true));
    return Combinators.combine(hosts, paths, seldom, seldom, seldom)
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  @Property(tries = 25, shrinking = ShrinkingMode.OFF)
  void theSameComesBack(@ForAll("steps") List<Step> steps, @ForAll boolean enforcing) {
    FrontDoorWatch.Builder watch =
        FrontDoorWatch.builder(
            TlsVerifier.builder().trust(TrustAnchors.of(ROOT.certificate())).clock(CLOCK).build());
    FrontDoorWatch built = enforcing ? watch.enforce().build() : watch.build();

    List<String> with = run(Calls.watched(ROOT, built), steps);
    List<String> without = run(Calls.client(ROOT), steps);

    assertThat(with).isEqualTo(without);
  }

  private static List<String> run(OkHttpClient.Builder builder, List<Step> steps) {
    OkHttpClient client = builder.readTimeout(Duration.ofSeconds(10)).build();
    OkHttpClient old = client.newBuilder().protocols(List.of(Protocol.HTTP_1_1)).build();
    List<String> outcomes = new ArrayList<>();
    for (Step step : steps) {
      if (step.forget()) {
        client.connectionPool().evictAll();
      }
      outcomes.add(outcome(step.http1() ? old : client, step));
    }
    client.connectionPool().evictAll();
    return outcomes;
  }

  private static String outcome(OkHttpClient client, Step step) {
    Request.Builder request =
        new Request.Builder().url("https://" + step.host() + ":" + SERVER.getPort() + step.path());
    if (step.post()) {
      request.post(RequestBody.create("body of " + step, null));
    }
    try (Response response = client.newCall(request.build()).execute()) {
      return response.code() + " " + response.protocol() + " " + response.body().string();
    } catch (IOException e) {
      return e.getClass().getName(); // a message may name a connection
    }
  }

  private static MockResponse answer(RecordedRequest request) {
    String path = String.valueOf(request.getTarget());
    MockResponse.Builder response = new MockResponse.Builder();
    String body = request.getBody() == null ? "" : request.getBody().utf8();
    switch (path) {
      case "/redirect" -> response.code(302).addHeader("Location", "/200");
      case "/away" ->
          response
              .code(307)
              .addHeader("Location", "https://b.example.com:" + SERVER.getPort() + "/200");
      case "/cut" -> response.body("cut").onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE);
      case "/close" -> response.addHeader("Connection", "close").body("last");
      case "/204" -> response.code(204);
      default -> response.code(Integer.parseInt(path.substring(1))).body(path + body);
    }
    return response.build();
  }
}
