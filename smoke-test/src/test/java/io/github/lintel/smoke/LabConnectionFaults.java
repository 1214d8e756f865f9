package io.github.lintel.smoke;

import static io.github.lintel.smoke.LabCase.fault;

import io.github.lintel.testkit.Behaviour;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.Ending;
import io.github.lintel.testkit.KeyKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/** Names that lead nowhere, and connections that are not made, or not kept. */
final class LabConnectionFaults {
  private static final String CLOSED = "handshake.closed";
  private static final String RESET = "connection.reset";
  private static final String RESET_LATER = "handshake.reset";

  private LabConnectionFaults() {}

  static Stream<LabCase> all() {
    return Stream.of(names(), endings(), sometimes(), full()).flatMap(cases -> cases);
  }

  private static Stream<LabCase> names() {
    return Stream.of(
        fault("no such name", "connection.name-not-resolved", bench -> new LabDoor(443, List.of()))
            .with(
                pki ->
                    verifier ->
                        verifier.resolver(
                            name -> {
                              throw new UnknownHostException(name);
                            })),
        fault(
                "the name leads to nobody",
                "connection.refused",
                bench -> new LabDoor(RealServer.freePort("127.0.0.1"), List.of()))
            .with(
                pki ->
                    verifier ->
                        verifier.resolver(name -> List.of(InetAddress.getByName("127.0.0.1")))),
        fault("nothing listens", "connection.refused", bench -> closed("127.0.0.1")),
        fault("nothing listens on IPv6", "connection.refused", bench -> closed("::1")),
        fault("no answer to SYN", "connection.timed-out", bench -> bench.raw(Behaviour.ignore()))
            .silent());
  }

  private static LabDoor closed(String address) throws IOException {
    return new LabDoor(RealServer.freePort(address), List.of(address));
  }

  private static Stream<LabCase> endings() {
    return Stream.of(
        fault("raw: FIN on accept", CLOSED, b -> b.raw(Behaviour.endOnAccept(Ending.CLOSE))),
        fault("raw: RST on accept", RESET, b -> b.raw(Behaviour.endOnAccept(Ending.RESET))),
        fault(
            "raw: FIN after ClientHello",
            CLOSED,
            b -> b.raw(Behaviour.endAfterHello(Ending.CLOSE))),
        fault(
            "raw: RST after ClientHello",
            RESET_LATER,
            b -> b.raw(Behaviour.endAfterHello(Ending.RESET))),
        fault(
                "raw: silent from the beginning",
                "handshake.timed-out",
                b -> b.raw(Behaviour.endOnAccept(Ending.STALL)))
            .silent(),
        fault(
                "raw: silent after ClientHello",
                "handshake.timed-out",
                b -> b.raw(Behaviour.endAfterHello(Ending.STALL)))
            .silent());
  }

  private static Stream<LabCase> sometimes() {
    return Stream.of(
        fault(
            "raw: every second connection reset",
            "connection.intermittent",
            b ->
                b.raw(
                    Behaviour.alternating(
                        Behaviour.endOnAccept(Ending.RESET), Behaviour.tls(b.pki().rsa())))),
        fault(
            "raw: every second connection closed",
            "connection.intermittent",
            b ->
                b.raw(
                    Behaviour.alternating(
                        Behaviour.endAfterHello(Ending.CLOSE), Behaviour.tls(b.pki().good())))),
        fault(
            "raw: every second connection reset, the first is good",
            "connection.intermittent",
            b ->
                b.raw(
                    Behaviour.alternating(
                        Behaviour.tls(b.pki().good()), Behaviour.endAfterHello(Ending.RESET)))),
        fault(
            "raw: every second connection with an expired certificate, the first is good",
            "deployment.alternating",
            b ->
                b.raw(
                    Behaviour.alternating(
                        Behaviour.tls(b.pki().rsa()),
                        Behaviour.tls(b.pki().expired(Duration.ofDays(1), KeyKind.RSA_2048))))),
        fault(
                "raw: every second connection internal_error",
                "connection.intermittent",
                b ->
                    b.raw(
                        Behaviour.alternating(
                            Behaviour.fatalAlert(80), Behaviour.tls(b.pki().good()))))
            .or("one of two backends reports an error of its own", "handshake.internal-error"),
        fault(
            "haproxy: one of two backends is down",
            "connection.intermittent",
            b -> {
              LabDoor good = LabServer.NGINX.serve(b, b.pki().rsa());
              return b.start(
                  LabServers.haproxyTcp(
                      b.folder(), "", "127.0.0.1:" + RealServer.freePort("127.0.0.1"), at(good)));
            },
            "haproxy",
            "nginx"),
        fault(
                "haproxy: one of two backends speaks plain HTTP",
                "connection.intermittent",
                b -> {
                  LabDoor good = LabServer.NGINX.serve(b, b.pki().rsa());
                  LabDoor plain =
                      b.start(
                          LabServers.nginxHttp(
                              b.folder(), "server { listen @LISTEN@; return 200 ok; }"));
                  return b.start(LabServers.haproxyTcp(b.folder(), "", at(plain), at(good)));
                },
                "haproxy",
                "nginx")
            .or("the other half", "handshake.plaintext"),
        fault(
                "haproxy: one of two backends has an expired certificate",
                "deployment.alternating",
                b -> {
                  LabDoor good = LabServer.NGINX.serve(b, b.pki().rsa());
                  LabDoor old =
                      LabServer.NGINX.serve(
                          b, b.pki().expired(Duration.ofDays(1), KeyKind.RSA_2048));
                  return b.start(LabServers.haproxyTcp(b.folder(), "", at(good), at(old)));
                },
                "haproxy",
                "nginx")
            .or("one of two answers", "certificate.expired"));
  }

  /** The server has more to do than it can. */
  private static Stream<LabCase> full() {
    return Stream.of(
        fault(
                "haproxy: maxconn reached",
                "handshake.timed-out",
                b -> {
                  Credential good = b.pki().good();
                  LabDoor door = LabServer.HAPROXY.serve(b, good, "maxconn 1");
                  occupy(b, door, 1);
                  return door;
                },
                "haproxy")
            .silent(),
        fault(
                "nginx: worker_connections exhausted",
                CLOSED,
                b -> {
                  String block =
                      LabServers.nginxBlock(b.pki().good().writeTo(b.folder()), "default_server");
                  LabDoor door =
                      b.start(
                          LabServers.nginxWhole(
                              b.folder(),
                              "events { worker_connections 4; }\nhttp { access_log off; "
                                  + block
                                  + "}"));
                  occupy(b, door, 4);
                  return door;
                },
                "nginx")
            .or(
                "it accepts and drops, or does not accept any more",
                RESET,
                RESET_LATER,
                "handshake.timed-out",
                "connection.intermittent")
            .silent());
  }

  /** Leaves handshakes half done, as many as are answered. */
  private static void occupy(LabBench bench, LabDoor door, int connections) throws IOException {
    for (int i = 0; i < connections; i++) {
      Socket socket = bench.keep(new Socket(door.address(), door.port()));
      socket.setSoTimeout(1_000);
      try {
        socket.getOutputStream().write(clientHello());
        socket.getInputStream().read();
      } catch (SocketException | SocketTimeoutException e) {
        return; // it is full
      }
    }
  }

  private static byte[] clientHello() throws IOException {
    SSLEngine engine = context().createSSLEngine();
    engine.setUseClientMode(true);
    ByteBuffer hello = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    engine.wrap(ByteBuffer.allocate(0), hello);
    return Arrays.copyOf(hello.array(), hello.position());
  }

  private static SSLContext context() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String at(LabDoor door) {
    return door.address() + ":" + door.port();
  }
}
