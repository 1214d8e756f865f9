package io.github.lintel.smoke.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Answers GET and HEAD over plain HTTP. Nothing that a client does holds up another: connections,
 * threads, bytes and time are limited, and a connection serves one request.
 */
final class WebListener implements AutoCloseable {
  private static final int THREADS = 8;
  private static final int CONNECTIONS = 64;
  private static final int MAX_HEADER_BYTES = 8 << 10;
  private static final long IDLE_MILLIS = 5_000;

  /** No byte that a client sends or takes extends it. */
  private static final long LIFETIME_SECONDS = 30;

  private final Server server;
  private final ServerConnector connector;

  private WebListener(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /**
   * Starts to answer.
   *
   * @param answers gives the answer for a path and the header Accept; anything but GET and HEAD is
   *     refused before
   * @throws UncheckedIOException if the address cannot be had; the message is for people
   */
  static WebListener start(InetSocketAddress address, BiFunction<String, String, Answer> answers) {
    QueuedThreadPool threads = new QueuedThreadPool(THREADS, 1);
    threads.setName("lintel-web");
    threads.setDaemon(true);
    threads.setReservedThreads(0);
    threads.setStopTimeout(0);
    Server server = new Server(threads);
    server.setStopTimeout(0);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setRequestHeaderSize(MAX_HEADER_BYTES);
    http.setPersistentConnectionsEnabled(false);
    http.setUriCompliance(UriCompliance.RFC3986);
    ServerConnector connector =
        new ServerConnector(server, null, null, null, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(address.getAddress().getHostAddress());
    connector.setPort(address.getPort());
    connector.setIdleTimeout(IDLE_MILLIS);
    connector.addBean(new Lifetime(connector));
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(CONNECTIONS, connector));
    server.setHandler(new Answering(answers, new HostRule(address.getAddress())));
    server.setErrorHandler(WebListener::error);
    start(server, address);
    return new WebListener(server, connector);
  }

  /** Returns the port, which the system has chosen if 0 was asked for. */
  int port() {
    return connector.getLocalPort();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the web listener does not stop", e);
    }
  }

  private static void start(Server server, InetSocketAddress address) {
    try {
      server.start();
    } catch (Exception e) {
      try {
        server.stop();
      } catch (Exception again) {
        e.addSuppressed(again);
      }
      String reason =
          e.getCause() instanceof BindException || e instanceof BindException
              ? "the address is in use, or not one of this machine"
              : String.valueOf(e.getMessage());
      throw new UncheckedIOException(
          "cannot listen on " + text(address) + ": " + reason, new IOException(e));
    }
  }

  private static String text(InetSocketAddress address) {
    String host = address.getAddress().getHostAddress();
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.getPort();
  }

  /** Says of a request that could not be read no more than its status. */
  private static boolean error(Request request, Response response, Callback callback) {
    write(request, response, Answer.status(response.getStatus()), callback);
    return true;
  }

  private static void write(Request request, Response response, Answer answer, Callback callback) {
    response.setStatus(answer.status());
    answer.headers().forEach(response.getHeaders()::put);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length);
    boolean head = "HEAD".equals(request.getMethod());
    response.write(true, head ? ByteBuffer.allocate(0) : ByteBuffer.wrap(answer.body()), callback);
  }

  private static final class Answering extends Handler.Abstract.NonBlocking {
    private final BiFunction<String, String, Answer> answers;
    private final HostRule hosts;

    Answering(BiFunction<String, String, Answer> answers, HostRule hosts) {
      this.answers = answers;
      this.hosts = hosts;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      write(request, response, answer(request), callback);
      return true;
    }

    private Answer answer(Request request) {
      String method = request.getMethod();
      if (!method.equals("GET") && !method.equals("HEAD")) {
        return Answer.status(405).with("Allow", "GET, HEAD");
      }
      if (!hosts.accepts(Request.getServerName(request))) {
        return Answer.status(421);
      }
      String accept = request.getHeaders().get(HttpHeader.ACCEPT);
      return answers.apply(Request.getPathInContext(request), accept == null ? "" : accept);
    }
  }

  /** Ends every connection after a while, however busy it is. */
  private static final class Lifetime implements Connection.Listener {
    private final ServerConnector connector;
    private final Map<Connection, Scheduler.Task> ends = new ConcurrentHashMap<>();

    Lifetime(ServerConnector connector) {
      this.connector = connector;
    }

    @Override
    public void onOpened(Connection connection) {
      ends.put(
          connection,
          connector
              .getScheduler()
              .schedule(
                  () -> connection.getEndPoint().close(), LIFETIME_SECONDS, TimeUnit.SECONDS));
    }

    @Override
    public void onClosed(Connection connection) {
      Scheduler.Task end = ends.remove(connection);
      if (end != null) {
        end.cancel();
      }
    }
  }

  /**
   * What is sent back.
   *
   * @param status the status of HTTP
   * @param headers the headers beside the length
   * @param body the body, which is left out for HEAD
   */
  record Answer(int status, Map<String, String> headers, byte[] body) {
    static Answer of(int status, String type, byte[] body) {
      return new Answer(status, Headers.with("Content-Type", type), body);
    }

    static Answer status(int status) {
      byte[] body = (status + "\n").getBytes(StandardCharsets.US_ASCII);
      return of(status, "text/plain; charset=utf-8", body);
    }

    Answer with(String header, String value) {
      Map<String, String> all = new java.util.TreeMap<>(headers);
      all.put(header, value);
      return new Answer(status, Map.copyOf(all), body);
    }
  }
}
