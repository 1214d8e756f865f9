package io.github.lintel.smoke;

import static io.github.lintel.smoke.LabCase.healthy;

import io.github.lintel.testkit.Behaviour;
import io.github.lintel.testkit.HttpAnswer;
import io.github.lintel.testkit.KeyKind;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;

/** Good servers behind something that passes TCP on, fast or slowly. */
final class LabHealthyProxies {
  private LabHealthyProxies() {}

  static Stream<LabCase> all() {
    return Stream.of(
        healthy(
            "haproxy: TCP mode",
            b -> b.start(LabServers.haproxyTcp(b.folder(), "", at(nginx(b)))),
            "haproxy",
            "nginx"),
        healthy(
            "haproxy: TCP mode, two backends alike",
            b -> b.start(LabServers.haproxyTcp(b.folder(), "", at(nginx(b)), at(nginx(b)))),
            "haproxy",
            "nginx"),
        healthy(
            "haproxy: TCP mode, the PROXY protocol to a backend that expects it",
            b -> {
              LabDoor backend = LabServer.HAPROXY.serve(b, b.pki().good(), "accept-proxy");
              return b.start(LabServers.haproxyTcp(b.folder(), "", at(backend) + " send-proxy-v2"));
            },
            "haproxy"),
        healthy(
            "nginx: stream",
            b ->
                b.start(
                    LabServers.nginxStream(
                        b.folder(),
                        "server { listen @LISTEN@; proxy_pass " + at(nginx(b)) + "; }")),
            "nginx-stream"),
        healthy(
            "nginx: stream that ends TLS",
            b -> {
              var files = b.pki().good().writeTo(b.folder());
              LabDoor plain = b.raw(Behaviour.plainHttp(HttpAnswer.ok()));
              return b.start(
                  LabServers.nginxStream(
                      b.folder(),
                      "server { listen @LISTEN@ ssl; ssl_certificate "
                          + files.chain()
                          + "; ssl_certificate_key "
                          + files.key()
                          + "; proxy_pass "
                          + at(plain)
                          + "; }"));
            },
            "nginx-stream"),
        healthy(
            "nginx: stream by name",
            b ->
                b.start(
                    LabServers.nginxStream(
                        b.folder(),
                        "map $ssl_preread_server_name $door { shop.example.com "
                            + at(nginx(b))
                            + "; }\nserver { listen @LISTEN@; ssl_preread on; proxy_pass $door; }")),
            "nginx-stream"),
        healthy(
            "nginx: 200 ms for each flight",
            b -> LabProxy.start(b, nginx(b), LabProxy.slow(Duration.ofMillis(200))),
            "nginx"),
        healthy(
            "openssl: 200 ms for each flight, both ways, TLS 1.2",
            b ->
                LabProxy.start(
                    b,
                    LabServer.OPENSSL.serve(b, b.pki().good(), "-tls1_2"),
                    LabProxy.slow(Duration.ofMillis(200)),
                    LabProxy.slow(Duration.ofMillis(200))),
            "openssl"),
        healthy(
            "nginx: byte by byte, quickly",
            b -> LabProxy.start(b, nginx(b), LabProxy.drip(Duration.ZERO)),
            "nginx"),
        healthy(
            "nginx: the ClientHello byte by byte",
            b -> LabProxy.start(b, nginx(b), LabProxy.drip(Duration.ZERO), LabProxy.pass()),
            "nginx"),
        healthy(
            "raw: accepts after half a second",
            b -> b.raw(Behaviour.tls(b.pki().good()).delayed(Duration.ofMillis(500)))),
        healthy(
            "raw: a group with a post-quantum half beside X25519",
            b -> b.raw(Behaviour.tls(b.pki().good()).groups(4588, 29))),
        healthy(
            "raw: P-384 only, HelloRetryRequest",
            b -> b.raw(Behaviour.tls(b.pki().good()).groups(24))),
        healthy("raw: TLS 1.2 and 1.3", b -> b.raw(Behaviour.tls(b.pki().good(), b.pki().rsa()))));
  }

  private static LabDoor nginx(LabBench bench) throws IOException {
    return LabServer.NGINX.serve(bench, bench.pki().renewed(KeyKind.EC_P256));
  }

  private static String at(LabDoor door) {
    return door.address() + ":" + door.port();
  }
}
