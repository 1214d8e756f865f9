package io.github.lintel.smoke;

import static io.github.lintel.smoke.LabCase.fault;

import io.github.lintel.testkit.CredentialFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/** The server cannot load what this name needs. */
final class LabUnloadableFaults {
  private LabUnloadableFaults() {}

  static Stream<LabCase> all() {
    return Stream.of(
        fault(
            "nginx: certificate by variable, no such file",
            "handshake.internal-error",
            bench -> nginxByVariable(bench, bench.folder()),
            "nginx"),
        fault(
            "nginx: certificate by variable, TLS 1.2, no such file",
            "handshake.internal-error",
            bench ->
                bench.start(
                    LabServers.nginxHttp(
                        bench.folder(),
                        byVariable(bench.folder()).replace("@MORE@", "ssl_protocols TLSv1.2;"))),
            "nginx"),
        fault(
            "nginx: certificate by variable, key of another",
            "handshake.internal-error",
            bench -> {
              Path folder = readable(bench.folder());
              Files.writeString(
                  folder.resolve("shop.example.com.crt"), bench.pki().good().chainPem());
              Files.writeString(
                  folder.resolve("shop.example.com.key"),
                  bench.pki().leaf(r -> r.freshKey()).keyPem());
              return nginxByVariable(bench, folder);
            },
            "nginx"),
        fault(
            "nginx: certificate by variable, empty file",
            "handshake.internal-error",
            bench -> {
              Path folder = readable(bench.folder());
              Files.writeString(folder.resolve("shop.example.com.crt"), "");
              Files.writeString(folder.resolve("shop.example.com.key"), "");
              return nginxByVariable(bench, folder);
            },
            "nginx"),
        fault(
            "caddy: no certificate for this name",
            "handshake.internal-error",
            bench -> {
              CredentialFiles files =
                  bench.pki().issuer.issue("www.example.org").writeTo(bench.folder());
              return bench.start(
                  LabServers.caddyWhole(
                      bench.folder(),
                      """
                          https://www.example.org:@PORT@ {
                            tls %s %s
                            respond "ok"
                          }
                          """
                          .formatted(files.chain(), files.key())));
            },
            "caddy"));
  }

  private static LabDoor nginxByVariable(LabBench bench, Path folder) throws IOException {
    return bench.start(
        LabServers.nginxHttp(bench.folder(), byVariable(folder).replace("@MORE@", "")));
  }

  private static String byVariable(Path folder) {
    return """
    server {
      listen @LISTEN@ ssl;
      ssl_certificate %1$s/$ssl_server_name.crt;
      ssl_certificate_key %1$s/$ssl_server_name.key;
      @MORE@
    }
    """
        .formatted(folder);
  }

  /** nginx reads them as another user. */
  private static Path readable(Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    return folder;
  }
}
