package io.github.lintel.smoke;

import static io.github.lintel.smoke.LabCase.fault;

import io.github.lintel.testkit.Behaviour;
import io.github.lintel.testkit.Ending;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Balancers and proxies that pass on the wrong thing, or to nobody. */
final class LabProxyFaults {
  private static final String PROXY_HEADER = "handshake.proxy-protocol-expected";
  private static final String PLAINTEXT = "handshake.plaintext";
  private static final String CLOSED = "handshake.closed";
  private static final String RESET = "connection.reset";
  private static final String RESET_LATER = "handshake.reset";
  private static final String CHANCE = "how it ends the connection depends on the moment";

  private LabProxyFaults() {}

  static Stream<LabCase> all() {
    return Stream.of(headerExpected(), headerSent(), backendDown(), mixedUp())
        .flatMap(cases -> cases);
  }

  private static Stream<LabCase> headerExpected() {
    return Stream.of(
        fault(
            "nginx: expects the PROXY protocol",
            PROXY_HEADER,
            b ->
                b.start(
                    LabServers.nginxHttp(
                        b.folder(),
                        LabServers.nginxBlock(
                            b.pki().good().writeTo(b.folder()), "proxy_protocol"))),
            "nginx"),
        fault(
            LabServer.HAPROXY,
            "expects the PROXY protocol",
            PROXY_HEADER,
            LabPki::good,
            "accept-proxy"),
        fault(
            LabServer.APACHE,
            "expects the PROXY protocol",
            PROXY_HEADER,
            LabPki::good,
            "RemoteIPProxyProtocol On"),
        fault(
            "haproxy: TCP mode, expects the PROXY protocol",
            PROXY_HEADER,
            b -> {
              LabDoor backend = LabServer.NGINX.serve(b, b.pki().good());
              return b.start(LabServers.haproxyTcp(b.folder(), "accept-proxy", at(backend)));
            },
            "haproxy",
            "nginx"),
        fault(
            "haproxy: TCP mode, the backend expects the PROXY protocol",
            PROXY_HEADER,
            b -> {
              LabDoor backend = LabServer.HAPROXY.serve(b, b.pki().good(), "accept-proxy");
              return b.start(LabServers.haproxyTcp(b.folder(), "", at(backend)));
            },
            "haproxy"),
        fault(
            "nginx: stream, the backend expects the PROXY protocol",
            PROXY_HEADER,
            b -> {
              LabDoor backend =
                  b.start(
                      LabServers.nginxHttp(
                          b.folder(),
                          LabServers.nginxBlock(
                              b.pki().good().writeTo(b.folder()), "proxy_protocol")));
              return b.start(stream(b, backend, ""));
            },
            "nginx-stream"),
        fault(
                "raw: expects the PROXY protocol, version 1",
                PROXY_HEADER,
                b -> b.raw(Behaviour.tls(b.pki().good()).behindProxyProtocol()))
            .or("it knows only the version that names an address", CLOSED));
  }

  private static Stream<LabCase> headerSent() {
    String unclear = "the server never sees our ClientHello first, and says what it can";
    return Stream.of(
        fault(
                "haproxy: sends the PROXY protocol to nginx that does not expect it",
                "handshake.alert",
                b -> {
                  LabDoor backend = LabServer.NGINX.serve(b, b.pki().good());
                  return b.start(
                      LabServers.haproxyTcp(b.folder(), "", at(backend) + " send-proxy"));
                },
                "haproxy",
                "nginx")
            .or(
                unclear,
                "handshake.no-shared-version",
                PLAINTEXT,
                CLOSED,
                RESET_LATER,
                "handshake.internal-error"),
        fault(
                "haproxy: sends the PROXY protocol, version 2, to HAProxy that does not expect it",
                "handshake.alert",
                b -> {
                  LabDoor backend = LabServer.HAPROXY.serve(b, b.pki().good());
                  return b.start(
                      LabServers.haproxyTcp(b.folder(), "", at(backend) + " send-proxy-v2"));
                },
                "haproxy")
            .or(unclear, "handshake.no-shared-version", CLOSED, RESET, RESET_LATER));
  }

  private static Stream<LabCase> backendDown() {
    return Stream.of(
        fault(
                "haproxy: TCP mode, no backend is up",
                CLOSED,
                b -> b.start(LabServers.haproxyTcp(b.folder(), "", nobody())),
                "haproxy")
            .or(CHANCE, RESET, RESET_LATER),
        fault(
                "haproxy: TCP mode, no backend at all",
                CLOSED,
                b -> b.start(LabServers.haproxyTcp(b.folder(), "")),
                "haproxy")
            .or(CHANCE, RESET, RESET_LATER),
        fault(
                "nginx: stream, the backend is down",
                CLOSED,
                b ->
                    b.start(
                        LabServers.nginxStream(
                            b.folder(),
                            "server { listen @LISTEN@; proxy_pass " + nobody() + "; }")),
                "nginx-stream")
            .or(CHANCE, RESET, RESET_LATER),
        fault(
                "stunnel: client mode, the backend is down",
                CLOSED,
                b ->
                    b.start(
                        LabServers.stunnelWhole(
                            b.folder(),
                            "[door]\nclient = yes\naccept = @LISTEN@\nconnect = "
                                + nobody()
                                + "\n")),
                "stunnel4")
            .or(CHANCE, RESET, RESET_LATER),
        fault(
                "haproxy: TCP mode, the backend is silent",
                "handshake.timed-out",
                b -> {
                  LabDoor silent = b.raw(Behaviour.endOnAccept(Ending.STALL));
                  return b.start(LabServers.haproxyTcp(b.folder(), "", at(silent)));
                },
                "haproxy")
            .silent(),
        fault(
                "haproxy: TCP mode, SYN of the backend unanswered",
                "handshake.timed-out",
                b -> {
                  LabDoor silent = b.raw(Behaviour.ignore());
                  return b.start(LabServers.haproxyTcp(b.folder(), "", at(silent)));
                },
                "haproxy")
            .or(CHANCE, CLOSED, RESET, RESET_LATER)
            .silent(),
        fault(
                "haproxy: rejects our address",
                CLOSED,
                b -> {
                  LabDoor backend = LabServer.NGINX.serve(b, b.pki().good());
                  return b.start(
                      LabServers.haproxyWhole(
                          b.folder(),
                          """
                          listen door
                            mode tcp
                            bind @LISTEN@
                            tcp-request connection reject
                            server a %s
                          """
                              .formatted(at(backend))));
                },
                "haproxy",
                "nginx")
            .or(CHANCE, RESET, RESET_LATER),
        fault(
                "haproxy: silently drops",
                "handshake.timed-out",
                b ->
                    b.start(
                        LabServers.haproxyWhole(
                            b.folder(),
                            """
                            listen door
                              mode tcp
                              bind @LISTEN@
                              tcp-request inspect-delay 5s
                              tcp-request content silent-drop if { req.ssl_hello_type 1 }
                              server a %s
                            """
                                .formatted(nobody()))),
                "haproxy")
            .or("without the right to drop it resets", RESET, RESET_LATER)
            .silent());
  }

  private static Stream<LabCase> mixedUp() {
    return Stream.of(
        fault(
            "stunnel: client mode where server mode is meant",
            PLAINTEXT,
            b -> {
              LabDoor tls = LabServer.NGINX.serve(b, b.pki().good());
              return b.start(
                  LabServers.stunnelWhole(
                      b.folder(),
                      "[door]\nclient = yes\naccept = @LISTEN@\nconnect = " + at(tls) + "\n"));
            },
            "stunnel4",
            "nginx"),
        fault(
            "haproxy: TCP mode, TLS to the backend once more",
            PLAINTEXT,
            b -> {
              LabDoor tls = LabServer.NGINX.serve(b, b.pki().good());
              return b.start(LabServers.haproxyTcp(b.folder(), "", at(tls) + " ssl verify none"));
            },
            "haproxy",
            "nginx"),
        fault(
            "haproxy: TCP mode to a plain port",
            PLAINTEXT,
            b -> {
              LabDoor plain =
                  b.start(
                      LabServers.nginxHttp(
                          b.folder(), "server { listen @LISTEN@; return 200 ok; }"));
              return b.start(LabServers.haproxyTcp(b.folder(), "", at(plain)));
            },
            "haproxy",
            "nginx"),
        fault(
            "nginx: stream to a plain port",
            PLAINTEXT,
            b -> {
              LabDoor plain =
                  b.start(
                      LabServers.nginxHttp(
                          b.folder(), "server { listen @LISTEN@; return 200 ok; }"));
              return b.start(stream(b, plain, ""));
            },
            "nginx-stream"),
        fault(
            "nginx: stream, ends TLS twice",
            PLAINTEXT,
            b -> {
              LabDoor tls = LabServer.NGINX.serve(b, b.pki().good());
              return b.start(stream(b, tls, "proxy_ssl on;"));
            },
            "nginx-stream"),
        fault(
            "raw: HTTP proxy's words before TLS",
            PLAINTEXT,
            b ->
                LabProxy.start(
                    b,
                    LabServer.NGINX.serve(b, b.pki().good()),
                    LabProxy.prefix(
                        "HTTP/1.1 200 Connection established\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII))),
            "nginx"));
  }

  private static RealServer.Launch stream(LabBench bench, LabDoor backend, String more)
      throws IOException {
    return LabServers.nginxStream(
        bench.folder(), "server { listen @LISTEN@; " + more + " proxy_pass " + at(backend) + "; }");
  }

  private static String nobody() throws IOException {
    return "127.0.0.1:" + RealServer.freePort("127.0.0.1");
  }

  private static String at(LabDoor door) {
    return door.address() + ":" + door.port();
  }
}
