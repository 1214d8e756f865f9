package io.github.lintel.okhttp;

import io.github.lintel.check.Check;
import io.github.lintel.check.CheckId;
import io.github.lintel.check.Observer;
import io.github.lintel.endpoint.NameResolver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import okhttp3.HttpUrl;

/**
 * Observes the HTTP side of a front door: what each node answers behind a good handshake, whether
 * it speaks the protocol that was agreed on, its transport security, and its redirects. Give it to
 * {@link io.github.lintel.TlsVerifier.Builder#observe}; its checks are those of the group {@code
 * http}. Immutable and thread-safe; each method with an argument returns a changed copy.
 *
 * <p>It asks with HEAD, and with GET if that is not answered well, without credentials or cookies
 * (but with the endpoint's client certificate, for the front door alone), and reads no more than
 * the beginning of an answer. It follows at most 5 redirects, and none from a public to a private
 * address. The certificates are not looked at: that is done elsewhere.
 */
public final class HttpObserver implements Observer {
  private static final HttpObserver DEFAULT =
      new HttpObserver(Optional.empty(), Optional.empty(), Optional.empty(), NameResolver.jdk());

  private final Optional<String> path;
  private final Optional<Integer> status;
  private final Optional<Integer> plainPort;
  private final NameResolver resolver;

  private HttpObserver(
      Optional<String> path,
      Optional<Integer> status,
      Optional<Integer> plainPort,
      NameResolver resolver) {
    this.path = path;
    this.status = status;
    this.plainPort = plainPort;
    this.resolver = resolver;
  }

  /**
   * Asks for {@code /}, and for the same without TLS on port 80 if the port of TLS is 443, as
   * people do who type a name.
   */
  public static HttpObserver create() {
    return DEFAULT;
  }

  /**
   * Asks for this path, as {@code /health?full=1}, which then must be answered well.
   *
   * @throws IllegalArgumentException if it does not begin with a slash, or is not the path of a URL
   */
  public HttpObserver path(String value) {
    HttpUrl base = HttpUrl.get("https://path.invalid/");
    HttpUrl url = value.startsWith("/") ? base.resolve(value) : null;
    if (url == null || !url.host().equals(base.host())) {
      throw new IllegalArgumentException("not a path (as /health): \"" + value + "\"");
    }
    return new HttpObserver(Optional.of(value), status, plainPort, resolver);
  }

  /**
   * Expects this status, and calls every other one an error: a redirect (300 to 399) as the first
   * answer, any other as the last one of this front door.
   *
   * @throws IllegalArgumentException if it is not a status that ends an exchange
   */
  public HttpObserver status(int expected) {
    if (expected < 200 || expected > 599) {
      throw new IllegalArgumentException("not a status (200 to 599): " + expected);
    }
    return new HttpObserver(path, Optional.of(expected), plainPort, resolver);
  }

  /**
   * Asks without TLS on this port, whatever the port of TLS.
   *
   * @throws IllegalArgumentException if it is not a port
   */
  public HttpObserver plainPort(int value) {
    if (value < 1 || value > 65535) {
      throw new IllegalArgumentException("not a port (1 to 65535): " + value);
    }
    return new HttpObserver(path, status, Optional.of(value), resolver);
  }

  /** Resolves the names to which redirects lead by this; the default is the JDK's. */
  public HttpObserver resolver(NameResolver value) {
    return new HttpObserver(path, status, plainPort, value);
  }

  @Override
  public CompletableFuture<? extends Object> observe(Subject subject) {
    return CompletableFuture.completedFuture(
        new HttpProbe(subject, path, status, plainPort, resolver).observe());
  }

  @Override
  public List<Check> checks() {
    return HttpChecks.all();
  }

  @Override
  public Optional<String> page(CheckId check) {
    String file = "checks/" + check.text() + ".md";
    try (InputStream in = HttpObserver.class.getResourceAsStream(file)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the page of " + check, e);
    }
  }
}
