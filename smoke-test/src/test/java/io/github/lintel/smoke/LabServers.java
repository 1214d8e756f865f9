package io.github.lintel.smoke;

import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.CredentialFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Configurations of real servers. In their texts {@code @LISTEN@} is address and port,
 * {@code @FOLDER@} their own folder.
 */
final class LabServers {
  private static final Path APACHE_MODULES = Path.of("/usr/lib/apache2/modules");
  private static final Path NGINX_STREAM = Path.of("/usr/lib/nginx/modules/ngx_stream_module.so");

  private LabServers() {}

  /** Whether a program is there; {@code nginx-stream} is a module. */
  static boolean isInstalled(String program) {
    return switch (program) {
      case "nginx-stream" -> isInstalled("nginx") && Files.exists(NGINX_STREAM);
      case "apache2" ->
          Programs.find(program).isPresent() && Files.exists(APACHE_MODULES.resolve("mod_ssl.so"));
      default -> Programs.find(program).isPresent();
    };
  }

  /** nginx with one TLS server for any name. */
  static RealServer.Launch nginx(Path folder, Credential credential, String... directives)
      throws IOException {
    return nginxHttp(folder, nginxBlock(credential.writeTo(folder), "default_server", directives));
  }

  /** A {@code server} block of nginx for these files. */
  static String nginxBlock(CredentialFiles files, String listenOptions, String... directives) {
    return """
    server {
      listen @LISTEN@ ssl %s;
      ssl_certificate %s;
      ssl_certificate_key %s;
      %s
      location / { return 200 "ok"; }
    }
    """
        .formatted(listenOptions, files.chain(), files.key(), String.join("\n  ", directives));
  }

  static RealServer.Launch nginxHttp(Path folder, String blocks) {
    return nginxWhole(
        folder,
        """
        events {}
        http {
          access_log off;
          client_body_temp_path @FOLDER@/body;
          proxy_temp_path @FOLDER@/proxy;
          fastcgi_temp_path @FOLDER@/fastcgi;
          uwsgi_temp_path @FOLDER@/uwsgi;
          scgi_temp_path @FOLDER@/scgi;
          %s
        }
        """
            .formatted(blocks));
  }

  /** nginx that passes TCP on. */
  static RealServer.Launch nginxStream(Path folder, String blocks) {
    return nginxWhole(
        folder, "load_module " + NGINX_STREAM + ";\nevents {}\nstream {\n" + blocks + "\n}\n");
  }

  static RealServer.Launch nginxWhole(Path folder, String text) {
    return (address, port) -> {
      String head =
          """
          daemon off;
          worker_processes 1;
          pid @FOLDER@/nginx.pid;
          error_log stderr info;
          """;
      Path file = write(folder, "nginx.conf", head + text, address, port);
      return List.of(
          program("nginx"), "-e", "stderr", "-p", folder.toString(), "-c", file.toString());
    };
  }

  /** HAProxy that ends TLS; the options follow {@code crt}. */
  static RealServer.Launch haproxy(Path folder, Credential credential, String options)
      throws IOException {
    Path combined = combined(folder, credential);
    return haproxyWhole(
        folder,
        """
        frontend door
          mode http
          bind @LISTEN@ ssl crt %s %s
          http-request return status 200
        """
            .formatted(combined, options));
  }

  /** HAProxy that passes TCP on. */
  static RealServer.Launch haproxyTcp(Path folder, String frontOptions, String... servers) {
    StringBuilder text =
        new StringBuilder(
            """
            listen door
              mode tcp
              retries 0
              bind @LISTEN@ %s
            """
                .formatted(frontOptions));
    for (int i = 0; i < servers.length; i++) {
      text.append("  server s").append(i).append(' ').append(servers[i]).append('\n');
    }
    return haproxyWhole(folder, text.toString());
  }

  static RealServer.Launch haproxyWhole(Path folder, String text) {
    return (address, port) -> {
      String head =
          """
          global
            ssl-server-verify none
            tune.ssl.default-dh-param 2048
          defaults
            timeout client 10s
            timeout connect 2s
            timeout server 10s
          """;
      Path file = write(folder, "haproxy.cfg", head + text, address, port);
      return List.of(program("haproxy"), "-db", "-f", file.toString());
    };
  }

  static Path combined(Path folder, Credential credential) throws IOException {
    Path file = Files.createTempFile(folder, "combined", ".pem");
    return Files.writeString(file, credential.chainPem() + credential.keyPem());
  }

  /** Apache with one virtual host. */
  static RealServer.Launch apache(Path folder, Credential credential, String... directives)
      throws IOException {
    return apacheWhole(folder, apacheHost(credential.writeTo(folder), directives));
  }

  static String apacheHost(CredentialFiles files, String... directives) {
    return """
    <VirtualHost *:@PORT@>
      SSLEngine on
      SSLCertificateFile %s
      SSLCertificateKeyFile %s
      %s
    </VirtualHost>
    """
        .formatted(files.chain(), files.key(), String.join("\n  ", directives));
  }

  static RealServer.Launch apacheWhole(Path folder, String text) {
    return (address, port) -> {
      StringBuilder head = new StringBuilder();
      for (String module :
          List.of("mpm_event", "authz_core", "remoteip", "socache_shmcb", "http2", "ssl")) {
        Path file = APACHE_MODULES.resolve("mod_" + module + ".so");
        head.append("LoadModule %s_module %s%n".formatted(module, file));
      }
      head.append(
          """
          ServerRoot @FOLDER@
          ServerName shop.example.com
          DefaultRuntimeDir @FOLDER@
          Mutex posixsem
          PidFile @FOLDER@/httpd.pid
          DocumentRoot @FOLDER@
          ErrorLog @FOLDER@/error.log
          User www-data
          Group www-data
          StartServers 1
          ThreadsPerChild 4
          MaxRequestWorkers 16
          Listen @LISTEN@
          """);
      Path file = write(folder, "apache.conf", head + text, address, port);
      return List.of(program("apache2"), "-D", "FOREGROUND", "-f", file.toString());
    };
  }

  /** Caddy with one site; the options stand in its {@code tls} block. */
  static RealServer.Launch caddy(Path folder, Credential credential, String... tlsOptions)
      throws IOException {
    CredentialFiles files = credential.writeTo(folder);
    return caddyWhole(
        folder,
        """
        https://shop.example.com:@PORT@ {
          tls %s %s {
            %s
          }
          respond "ok"
        }
        """
            .formatted(files.chain(), files.key(), String.join("\n    ", tlsOptions)));
  }

  /** Caddy, which is kept from adding an authority of its own to those this machine trusts. */
  static RealServer.Launch caddyWhole(Path folder, String text) {
    return (address, port) -> {
      String head =
          """
          {
            admin off
            skip_install_trust
            auto_https disable_redirects
            ocsp_stapling off
            storage file_system @FOLDER@/storage
            default_bind @ADDRESS@
            servers {
              protocols h1 h2
            }
          }
          """;
      Path file = write(folder, "Caddyfile", head + text, address, port);
      return List.of(
          "/usr/bin/env",
          "HOME=" + folder,
          "XDG_CONFIG_HOME=" + folder,
          "XDG_DATA_HOME=" + folder,
          program("caddy"),
          "run",
          "--adapter",
          "caddyfile",
          "--config",
          file.toString());
    };
  }

  /** stunnel that ends TLS and passes on to a plain port. */
  static RealServer.Launch stunnel(
      Path folder, Credential credential, LabDoor backend, String... options) throws IOException {
    CredentialFiles files = credential.writeTo(folder);
    return stunnelWhole(
        folder,
        """
        [door]
        accept = @LISTEN@
        connect = %s:%d
        cert = %s
        key = %s
        %s
        """
            .formatted(
                backend.address(),
                backend.port(),
                files.chain(),
                files.key(),
                String.join("\n", options)));
  }

  static RealServer.Launch stunnelWhole(Path folder, String text) {
    return (address, port) -> {
      String head = "foreground = yes\npid =\nsyslog = no\ndebug = 6\n";
      Path file = write(folder, "stunnel.conf", head + text, address, port);
      return List.of(program("stunnel4"), file.toString());
    };
  }

  /** {@code gnutls-serv}, which listens on every address. */
  static RealServer.Launch gnutls(Path folder, Credential credential, String... options)
      throws IOException {
    CredentialFiles files = credential.writeTo(folder);
    List<String> all = new ArrayList<>();
    all.add("--x509certfile=" + files.chain());
    all.add("--x509keyfile=" + LabGnutlsKey.write(folder, credential, files.key()));
    all.addAll(List.of(options));
    return gnutlsBare(all.toArray(String[]::new));
  }

  static RealServer.Launch gnutlsBare(String... options) {
    return (address, port) -> {
      List<String> command = new ArrayList<>();
      command.addAll(List.of(program("gnutls-serv"), "--http", "--port=" + port));
      command.addAll(List.of(options));
      return command;
    };
  }

  static RealServer.Launch openssl(Path folder, Credential credential, String... options)
      throws IOException {
    return Servers.openssl(folder, credential, options);
  }

  /** {@code openssl s_server} with nothing but these options. */
  static RealServer.Launch opensslBare(String... options) {
    return (address, port) -> {
      List<String> command = new ArrayList<>();
      command.addAll(
          List.of(program("openssl"), "s_server", "-www", "-accept", address + ":" + port));
      command.addAll(List.of(options));
      return command;
    };
  }

  private static Path write(Path folder, String name, String text, String address, int port)
      throws IOException {
    String literal = address.indexOf(':') >= 0 ? "[" + address + "]" : address;
    String whole =
        text.replace("@LISTEN@", literal + ":" + port)
            .replace("@ADDRESS@", address)
            .replace("@PORT@", String.valueOf(port))
            .replace("@FOLDER@", folder.toString());
    return Files.writeString(folder.resolve(name), whole);
  }

  private static String program(String name) {
    return Programs.find(name).orElseThrow().toString();
  }
}
