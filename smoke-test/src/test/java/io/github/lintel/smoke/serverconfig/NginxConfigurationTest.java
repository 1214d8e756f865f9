package io.github.lintel.smoke.serverconfig;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a configuration of nginx says, read as nginx reads it. */
class NginxConfigurationTest {
  private static final String MAIN = "/etc/nginx/nginx.conf";

  @Test
  void readsListenersNamesAndFiles() {
    ServerConfiguration read =
        http(
            """
            server {
              listen 80;
              listen 443 ssl; listen [::]:443 ssl;
              server_name shop.example.com "www.example.com";
              ssl_certificate tls/shop.pem; # from the folder of nginx.conf
              ssl_certificate_key '/keys/shop key.pem';
            }
            """);

    assertThat(read.remarks()).isEmpty();
    assertThat(read.sites())
        .singleElement()
        .isEqualTo(
            new Site(
                List.of(new Listener("*", 443), new Listener("::", 443)),
                List.of("shop.example.com", "www.example.com"),
                true,
                List.of(files("/etc/nginx/tls/shop.pem", "/keys/shop key.pem")),
                new Place(MAIN, 2)));
  }

  @Test
  void theDefaultIsTheOneThatSaysSoElseTheFirst() {
    ServerConfiguration read =
        http(
            """
            server { listen 443 ssl; server_name a.example; %1$s }
            server { listen 443 ssl default_server; server_name _; %1$s }
            server { listen 127.0.0.1:443 ssl; server_name b.example; %1$s }
            """
                .formatted(certificate("x")));

    assertThat(read.sites())
        .extracting(s -> s.listeners() + " " + s.names() + " " + s.isDefault())
        .containsExactly(
            "[*:443] [a.example] false", "[*:443] [] true", "[127.0.0.1:443] [b.example] true");
  }

  @Test
  void aServerWithoutCertificateGetsThatOfTheDefault() {
    ServerConfiguration read =
        http(
            """
            server { listen 443 ssl; server_name a.example; %s }
            server { listen 443; server_name b.example; }
            """
                .formatted(certificate("x")));

    assertThat(read.sites()).hasSize(2);
    assertThat(read.sites().get(1).bundles()).isEqualTo(read.sites().get(0).bundles());
  }

  @Test
  void takesOverWhatStandsAround() {
    ServerConfiguration read =
        http(
            certificate("around")
                + "ssl_password_file pw;"
                + "server { listen 443 ssl; server_name a.example; }"
                + "server { listen 443 ssl; server_name b.example; "
                + certificate("own")
                + "}");

    assertThat(read.sites())
        .extracting(site -> site.bundles().get(0))
        .containsExactly(
            new BundleFiles("/around.pem", "/around.key", Optional.of("/etc/nginx/pw")),
            new BundleFiles("/own.pem", "/own.key", Optional.of("/etc/nginx/pw")));
  }

  @Test
  void severalCertificatesBelongToTheirKeysInOrder() {
    ServerConfiguration read =
        http(
            "server { listen 443 ssl; server_name a.example; ssl_certificate /r.pem;"
                + " ssl_certificate /e.pem; ssl_certificate_key /r.key; ssl_certificate_key /e.key; }");

    assertThat(read.sites().get(0).bundles())
        .containsExactly(files("/r.pem", "/r.key"), files("/e.pem", "/e.key"));
  }

  @Test
  void saysWhatItDoesNotUnderstand() {
    ServerConfiguration read =
        http(
            """
            server { listen 443 ssl; server_name ~^x a.example *.b.example .c.example www.*;
              ssl_certificate data:$pem; ssl_certificate_key $key;
              some_directive of nobody { knows it; }
              %s }
            server { listen 443 ssl; server_name a.example; %s }
            server { listen $port ssl; }
            """
                .formatted(certificate("x"), certificate("y")));

    assertThat(read.remarks())
        .extracting(Remark::toString)
        .anySatisfy(text -> assertThat(text).contains("conf:3", "data:$pem cannot be resolved"))
        .anySatisfy(text -> assertThat(text).contains("server_name ~^x stands for names"))
        .anySatisfy(text -> assertThat(text).contains("server_name www.* stands for names"))
        .anySatisfy(text -> assertThat(text).contains("a.example is ignored"))
        .anySatisfy(text -> assertThat(text).contains("listen $port was not understood"));
    assertThat(read.sites().get(0).names())
        .containsExactly("a.example", "*.b.example", "c.example", "*.c.example");
  }

  @Test
  void aDumpHasItsFilesInIt() {
    String dump =
        """
        nginx: the configuration file /etc/nginx/nginx.conf syntax is ok
        # configuration file /etc/nginx/nginx.conf:
        events {}
        http { include sites/*.conf; include /etc/nginx/none/*.conf; }

        # configuration file /etc/nginx/sites/shop.conf:
        server {
          listen 443 ssl;
          server_name shop.example.com;
          %s
        }
        # configuration file /etc/nginx/sites/.hidden.conf:
        server { listen 444 ssl; %s }
        """
            .formatted(certificate("shop"), certificate("hidden"));

    ServerConfiguration read = NginxConfiguration.read("-", dump, new MemoryFiles(Map.of()));

    assertThat(read.remarks()).isEmpty();
    assertThat(read.sites())
        .singleElement()
        .extracting(Site::place)
        .isEqualTo(new Place("/etc/nginx/sites/shop.conf", 1));
  }

  @Test
  void includesOfFilesOnDiskAndLoopsAreBounded() {
    MemoryFiles files =
        new MemoryFiles(
            Map.of(
                "/etc/nginx/a/1.conf",
                "server { listen 443 ssl; " + certificate("1") + "}",
                "/etc/nginx/a/2.conf",
                "include a/*.conf; include nowhere.conf;"));

    ServerConfiguration read = NginxConfiguration.read(MAIN, "http { include a/*.conf; }", files);

    assertThat(read.sites()).hasSize(1); // both servers are the same one
    assertThat(read.remarks())
        .extracting(Remark::text)
        .containsExactlyInAnyOrder(
            "/etc/nginx/a/2.conf includes itself", "cannot read /etc/nginx/nowhere.conf");
  }

  @Test
  void aFileWithoutHttpAroundIsReadToo() {
    ServerConfiguration read =
        NginxConfiguration.read(
            "site.conf",
            "server { listen 443 ssl; server_name a.example; " + certificate("x") + "}",
            new MemoryFiles(Map.of()));

    assertThat(read.sites()).hasSize(1);
  }

  @Test
  void otherLanguagesInBlocksAreSkipped() {
    ServerConfiguration read =
        http(
            "server { listen 443 ssl; server_name a.example; "
                + certificate("x")
                + " location / { content_by_lua_block { if a then; local t = { \"'\" } end } }"
                + " set $x \"a;b}\"; return 200 '{\"a\": \"${b}\"}'; }");

    assertThat(read.remarks()).isEmpty();
    assertThat(read.sites()).hasSize(1);
  }

  @Test
  void aServerThatRejectsServesNothing() {
    ServerConfiguration read =
        http(
            "server { listen 443 ssl default_server; ssl_reject_handshake on; }"
                + "server { listen 443 ssl; server_name a.example; "
                + certificate("x")
                + "}");

    assertThat(read.sites())
        .singleElement()
        .satisfies(site -> assertThat(site.isDefault()).isFalse());
  }

  private static ServerConfiguration http(String content) {
    return NginxConfiguration.read(MAIN, "http {\n" + content + "}\n", new MemoryFiles(Map.of()));
  }

  private static String certificate(String name) {
    return "ssl_certificate /%1$s.pem; ssl_certificate_key /%1$s.key;".formatted(name);
  }

  private static BundleFiles files(String chain, String key) {
    return new BundleFiles(chain, key, Optional.empty());
  }
}
