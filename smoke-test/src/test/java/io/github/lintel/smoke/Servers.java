package io.github.lintel.smoke;

import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.CredentialFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How to start nginx, HAProxy and {@code openssl s_server}, with a configuration for a test. */
final class Servers {
  private Servers() {}

  /** nginx in the foreground, with these {@code server} blocks; {@code @LISTEN@} is where. */
  static RealServer.Launch nginx(Path folder, String serverBlocks) {
    return (address, port) -> {
      String listen = address + ":" + port;
      Path configuration = folder.resolve("nginx-" + address + ".conf");
      Files.writeString(
          configuration,
          """
          daemon off;
          worker_processes 1;
          pid %1$s/nginx-%3$s.pid;
          error_log stderr info;
          events {}
          http {
            access_log off;
            client_body_temp_path %1$s/body;
            proxy_temp_path %1$s/proxy;
            fastcgi_temp_path %1$s/fastcgi;
            uwsgi_temp_path %1$s/uwsgi;
            scgi_temp_path %1$s/scgi;
            %2$s
          }
          """
              .formatted(folder, serverBlocks.replace("@LISTEN@", listen), address));
      return List.of(
          program("nginx"),
          "-e",
          "stderr",
          "-p",
          folder.toString(),
          "-c",
          configuration.toString());
    };
  }

  /** nginx with one server for these files. */
  static RealServer.Launch nginx(Path folder, CredentialFiles files) {
    return nginx(folder, nginxServer("default_server", files));
  }

  /** A {@code server} block. */
  static String nginxServer(String listenOptions, CredentialFiles files) {
    return """
    server {
      listen @LISTEN@ ssl %s;
      ssl_certificate %s;
      ssl_certificate_key %s;
      return 200 "ok";
    }
    """
        .formatted(listenOptions, files.chain(), files.key());
  }

  /** HAProxy with one front end; the options follow {@code crt}. */
  static RealServer.Launch haproxy(Path folder, Credential credential, String options)
      throws IOException {
    Path combined =
        Files.writeString(
            folder.resolve("haproxy.pem"), credential.chainPem() + credential.keyPem());
    return (address, port) -> {
      Path configuration =
          Files.writeString(
              folder.resolve("haproxy.cfg"),
              """
              defaults
                mode http
                timeout client 10s
                timeout connect 10s
                timeout server 10s
              frontend door
                bind %s:%d ssl crt %s %s
                http-request return status 200
              """
                  .formatted(address, port, combined, options));
      return List.of(program("haproxy"), "-db", "-f", configuration.toString());
    };
  }

  /** HAProxy that ends TLS and passes the bytes on to a port; the options follow {@code crt}. */
  static RealServer.Launch haproxyPassing(
      Path folder, Credential credential, String options, int backPort) throws IOException {
    Path combined =
        Files.writeString(
            folder.resolve("passing.pem"), credential.chainPem() + credential.keyPem());
    return (address, port) -> {
      Path configuration =
          Files.writeString(
              folder.resolve("passing.cfg"),
              """
              defaults
                mode tcp
                timeout client 10s
                timeout connect 10s
                timeout server 10s
              frontend door
                bind %s:%d ssl crt %s %s
                default_backend back
              backend back
                server one 127.0.0.1:%d
              """
                  .formatted(address, port, combined, options, backPort));
      return List.of(program("haproxy"), "-db", "-f", configuration.toString());
    };
  }

  /** {@code openssl s_server}, which sends the first certificate and then the rest as they are. */
  static RealServer.Launch openssl(Path folder, Credential credential, String... options)
      throws IOException {
    CredentialFiles files = credential.writeTo(folder);
    List<byte[]> chain = credential.chain();
    String rest = credential.withChain(chain.subList(1, chain.size())).chainPem();
    Path others = Files.writeString(folder.resolve("others.pem"), rest);
    return (address, port) -> {
      List<String> command =
          new ArrayList<>(
              List.of(
                  program("openssl"),
                  "s_server",
                  "-www",
                  "-accept",
                  address + ":" + port,
                  "-cert",
                  files.chain().toString(),
                  "-key",
                  files.key().toString()));
      if (!rest.isEmpty()) {
        command.addAll(List.of("-cert_chain", others.toString()));
      }
      command.addAll(List.of(options));
      return command;
    };
  }

  private static String program(String name) {
    return Programs.find(name).orElseThrow().toString();
  }
}
