package io.github.lintel.okhttp;

import io.github.lintel.check.Observer;
import io.github.lintel.endpoint.NameResolver;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.Proxy;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;

/**
 * Asks one node, and where its redirects lead to. Nothing that it sends is secret. The client
 * certificate is for the front door alone.
 */
final class HttpClient implements AutoCloseable {
  private static final int TEXT_BYTES = 4096;
  private static final int BAD_REQUEST = 400;

  private final Observer.Subject subject;
  private final InetAddress node;
  private final NameResolver resolver;
  private final OkHttpClient client;
  private final OkHttpClient frontDoor;
  private volatile Optional<Protocol> agreed = Optional.empty();
  private HttpTimings timings = HttpTimings.NONE;

  HttpClient(
      Observer.Subject subject, InetAddress node, NameResolver resolver, List<Protocol> protocols) {
    this.subject = subject;
    this.node = node;
    this.resolver = resolver;
    this.client =
        new OkHttpClient.Builder()
            .sslSocketFactory(
                AnyCertificate.sockets(subject, Optional.empty()), AnyCertificate.INSTANCE)
            .hostnameVerifier((host, session) -> true)
            .connectionSpecs(List.of(ConnectionSpec.COMPATIBLE_TLS, ConnectionSpec.CLEARTEXT))
            .protocols(protocols)
            .dns(this::addresses)
            .proxy(Proxy.NO_PROXY)
            .connectionPool(new ConnectionPool(1, 5, TimeUnit.SECONDS))
            .followRedirects(false)
            .retryOnConnectionFailure(false)
            .fastFallback(false)
            .addNetworkInterceptor(
                chain -> {
                  agreed = Optional.ofNullable(chain.connection()).map(c -> c.protocol());
                  return chain.proceed(chain.request());
                })
            .build();
    this.frontDoor =
        subject.client().isEmpty()
            ? client
            : client
                .newBuilder()
                .sslSocketFactory(
                    AnyCertificate.sockets(subject, subject.client()), AnyCertificate.INSTANCE)
                .build();
  }

  /** Asks with HEAD, and with GET if that is not answered well. */
  Reply ask(HttpUrl url, Duration timeout) {
    HttpTimings before = timings;
    Reply head = send("HEAD", url, timeout);
    boolean worthAnother =
        head instanceof Reply.Answer answer
            ? answer.code() >= BAD_REQUEST
            : isOfExchange(((Reply.Failure) head).kind());
    if (!worthAnother) {
      return head;
    }
    client
        .connectionPool()
        .evictAll(); // some servers answer HEAD with a body, and spoil what follows
    HttpTimings withHead = timings;
    timings = before;
    Reply get = send("GET", url, timeout);
    if (get instanceof Reply.Answer || head instanceof Reply.Failure) {
      return get;
    }
    timings = withHead;
    return head;
  }

  /** Returns how long what was asked for took so far: for each URL the reply that counts. */
  HttpTimings timings() {
    return timings;
  }

  @Override
  public void close() {
    client.connectionPool().evictAll();
  }

  private static boolean isOfExchange(Reply.Kind kind) {
    return kind == Reply.Kind.EMPTY || kind == Reply.Kind.RESET || kind == Reply.Kind.NOT_HTTP;
  }

  private Reply send(String method, HttpUrl url, Duration timeout) {
    if (isForbidden(PrivateAddresses.literal(url), url)) {
      return new Reply.Failure(Reply.Kind.PRIVATE, Optional.empty(), Duration.ZERO);
    }
    Request request =
        new Request.Builder()
            .url(url)
            .method(method, null)
            .header("User-Agent", UserAgent.TEXT)
            .header("Accept", "*/*")
            .header("Accept-Encoding", "identity")
            .build();
    agreed = Optional.empty();
    long start = System.nanoTime();
    Stopwatch watch = new Stopwatch();
    OkHttpClient hasty =
        (isFrontDoor(url) ? frontDoor : client)
            .newBuilder()
            .callTimeout(timeout)
            .eventListener(watch)
            .build();
    try (Response response = hasty.newCall(request).execute()) {
      return answer(method, response);
    } catch (IOException | RuntimeException e) {
      return new Reply.Failure(
          kind(e), agreed.map(Protocol::toString), Duration.ofNanos(System.nanoTime() - start));
    } finally {
      timings = timings.plus(watch.stop());
    }
  }

  private boolean isFrontDoor(HttpUrl url) {
    return url.isHttps()
        && url.host().equals(subject.name().text())
        && url.port() == subject.port();
  }

  private static Reply answer(String method, Response response) throws IOException {
    return new Reply.Answer(
        method,
        response.code(),
        Optional.ofNullable(response.header("Location")),
        response.headers("Strict-Transport-Security").stream().findFirst(),
        response.header("Set-Cookie") != null,
        method.equals("HEAD") ? "" : beginning(response));
  }

  private static String beginning(Response response) throws IOException {
    Buffer text = new Buffer();
    try {
      response.body().source().request(TEXT_BYTES);
    } catch (IOException e) {
      // Status and headers are there; the rest of the body is not needed.
    }
    Buffer buffered = response.body().source().getBuffer();
    text.write(buffered, Math.min(TEXT_BYTES, buffered.size()));
    return text.readString(StandardCharsets.UTF_8);
  }

  /** The front door's name is at home at this node; others are looked up. */
  private List<InetAddress> addresses(String host) throws UnknownHostException {
    if (host.equals(subject.name().text())) {
      return List.of(node);
    }
    List<InetAddress> found = resolver.resolve(host);
    if (!PrivateAddresses.isPrivate(node) && found.stream().anyMatch(PrivateAddresses::isPrivate)) {
      throw new PrivateAddressException(host);
    }
    return found;
  }

  private boolean isForbidden(Optional<InetAddress> literal, HttpUrl url) {
    return literal.isPresent()
        && !url.host().equals(subject.name().text())
        && !PrivateAddresses.isPrivate(node)
        && PrivateAddresses.isPrivate(literal.get());
  }

  private static Reply.Kind kind(Exception e) {
    if (e instanceof PrivateAddressException) {
      return Reply.Kind.PRIVATE;
    }
    if (e instanceof UnknownHostException) {
      return Reply.Kind.NO_SUCH_NAME;
    }
    if (e instanceof InterruptedIOException) { // every time-out is one
      return Reply.Kind.TIMED_OUT;
    }
    if (e instanceof ConnectException) {
      return Reply.Kind.REFUSED;
    }
    if (e instanceof NoRouteToHostException) {
      return Reply.Kind.UNREACHABLE;
    }
    if (e instanceof SSLException) {
      return Reply.Kind.TLS_FAILED;
    }
    if (e instanceof SocketException) {
      return Reply.Kind.RESET;
    }
    boolean ended = e instanceof EOFException || e.getCause() instanceof EOFException;
    return ended && !(e instanceof ProtocolException) ? Reply.Kind.EMPTY : Reply.Kind.NOT_HTTP;
  }

  private static final class PrivateAddressException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    PrivateAddressException(String host) {
      super(host);
    }
  }
}
