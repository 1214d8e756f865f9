package io.github.lintel.benchmarks;

import io.github.lintel.TlsVerifier;
import io.github.lintel.endpoint.TrustAnchors;
import io.github.lintel.okhttp.FrontDoorWatch;
import io.github.lintel.okhttp.LintelOkHttp;
import io.github.lintel.testkit.Behaviour;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.FrontDoor;
import io.github.lintel.testkit.HttpAnswer;
import java.io.IOException;
import java.net.InetAddress;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a watch costs a client: its interceptors alone on a pooled connection, a whole request on
 * one, and a call that makes a new connection.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class OkHttpBenchmark {
  private static final String NAME = "shop.example.com";

  /** Two empty interceptors, or a watch. */
  @Param({"empty", "observing", "enforcing"})
  public String client = "empty";

  private final CertificateAuthority root =
      CertificateAuthority.root("Test Root", Clock.systemUTC());
  private final FrontDoor door =
      FrontDoor.of(
          Behaviour.tls(root.intermediate("Test CA").issue(NAME)).answering(HttpAnswer.ok()));
  private OkHttpClient installed = new OkHttpClient();
  private Request request = new Request.Builder().url("https://" + NAME).build();

  private Interceptor application = chain -> chain.proceed(chain.request());
  private Interceptor.@Nullable Chain chain;

  /** Builds the client, and makes the connection that is pooled. */
  @Setup
  public void build() throws Exception {
    request = new Request.Builder().url("https://" + NAME + ":" + door.port() + "/").build();
    AtomicReference<Connection> connection = new AtomicReference<>();
    installed =
        installed(
            trusting()
                .addNetworkInterceptor(
                    c -> {
                      connection.set(Objects.requireNonNull(c.connection()));
                      return c.proceed(c.request());
                    }));
    Response response = installed.newCall(request).execute();
    response.close();
    application = installed.interceptors().get(0);
    Interceptor judge = installed.networkInterceptors().get(1);
    Connection made = Objects.requireNonNull(connection.get());
    FixedChain server = new FixedChain(request, made, r -> response);
    chain = new FixedChain(request, made, r -> judge.intercept(server));
    interceptors();
  }

  /** Closes all connections. */
  @TearDown(Level.Trial)
  public void close() {
    installed.connectionPool().evictAll();
    door.close();
  }

  /** The two interceptors alone, for a host and a connection that are known. */
  @Benchmark
  public Response interceptors() throws IOException {
    return application.intercept(Objects.requireNonNull(chain));
  }

  /** A request on a pooled connection, on the loopback. */
  @Benchmark
  @OutputTimeUnit(TimeUnit.MICROSECONDS)
  public int pooled() throws IOException {
    return call();
  }

  /** A call with a new connection and a full handshake, on the loopback. */
  @Benchmark
  @OutputTimeUnit(TimeUnit.MICROSECONDS)
  public int connecting() throws IOException {
    int code = call();
    installed.connectionPool().evictAll();
    return code;
  }

  private int call() throws IOException {
    try (Response response = installed.newCall(request).execute()) {
      return response.code();
    }
  }

  private OkHttpClient installed(OkHttpClient.Builder builder) {
    if (client.equals("empty")) {
      Interceptor empty = chain -> chain.proceed(chain.request());
      return builder.addInterceptor(empty).addNetworkInterceptor(empty).build();
    }
    FrontDoorWatch.Builder watch =
        FrontDoorWatch.builder(
            TlsVerifier.builder().trust(TrustAnchors.of(root.certificate())).build());
    return LintelOkHttp.install(
            builder, client.equals("enforcing") ? watch.enforce().build() : watch.build())
        .build();
  }

  private OkHttpClient.Builder trusting() throws Exception {
    KeyStore roots = root.trustStore();
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(roots);
    X509TrustManager trust = (X509TrustManager) factory.getTrustManagers()[0];
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {trust}, new SecureRandom());
    return new OkHttpClient.Builder()
        .sslSocketFactory(context.getSocketFactory(), trust)
        .dns(name -> List.of(InetAddress.getByAddress(name, new byte[] {127, 0, 0, 1})));
  }
}
