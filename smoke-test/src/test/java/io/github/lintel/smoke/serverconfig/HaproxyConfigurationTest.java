package io.github.lintel.smoke.serverconfig;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.KeyKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a configuration of HAProxy says, read as HAProxy reads it. */
class HaproxyConfigurationTest {
  private static final CertificateAuthority CA =
      CertificateAuthority.root("Shop Root", Instant.parse("2027-03-02T09:05:00Z"));

  @TempDir Path folder;

  @BeforeEach
  void certificates() throws IOException {
    write("shop.pem", CA.issue("shop.example.com", "www.example.com"));
    write("other.pem", CA.issue("*.example.org"));
    write("rsa.pem", CA.issue(r -> r.names("shop.example.com").key(KeyKind.RSA_2048)));
    write("again.pem", CA.issue("shop.example.com"));
  }

  @Test
  void readsBindLinesAndTheNamesOfTheirCertificates() {
    ServerConfiguration read =
        read(
            """
            global
              crt-base @F@
            frontend door
              bind *:443,[::]:443 ssl crt shop.pem alpn h2,http/1.1 crt "other.pem" # two
              bind :80
              bind /run/socket ssl crt shop.pem
            """);

    assertThat(read.remarks()).isEmpty();
    assertThat(read.sites()).hasSize(3);
    Site shop = read.sites().get(0);
    assertThat(shop.listeners()).containsExactly(new Listener("*", 443), new Listener("::", 443));
    assertThat(shop.names()).containsExactly("shop.example.com", "www.example.com");
    assertThat(shop.isDefault()).isTrue();
    assertThat(shop.place().line()).isEqualTo(4);
    assertThat(shop.bundles().get(0).chain()).isEqualTo(folder + "/shop.pem");
    assertThat(read.sites().get(1).names()).containsExactly("*.example.org");
    assertThat(read.sites().get(1).isDefault()).isFalse();
    assertThat(read.sites().get(2).listeners()).isEmpty();
  }

  @Test
  void ofEachKeyTypeTheFirstIsServed() {
    ServerConfiguration read =
        read(
            """
            listen door
              bind :443 ssl strict-sni crt @F@/shop.pem crt @F@/rsa.pem crt @F@/again.pem
            """);

    assertThat(read.sites())
        .extracting(s -> s.names() + " " + s.bundles().size() + " " + s.isDefault())
        .containsExactly("[shop.example.com] 2 false", "[www.example.com] 1 false");
    assertThat(read.remarks())
        .singleElement()
        .extracting(Remark::text)
        .isEqualTo(
            "%1$s/again.pem is not served for shop.example.com: %1$s/shop.pem comes first"
                .formatted(folder));
  }

  @Test
  void readsCertificateLists() throws IOException {
    Files.writeString(
        folder.resolve("list"),
        """
        # the certificates
        %1$s/shop.pem [alpn h2 ca-file x verify none] *.example.com !bad.example.com
        %1$s/other.pem
        """
            .formatted(folder));
    ServerConfiguration read =
        read(
            """
            frontend door
              bind :443 ssl crt-list @F@/list
              bind :444 ssl crt-list @F@/none
              bind :445 ssl crt-list "${LIST}"
            """);

    assertThat(read.sites())
        .extracting(Site::names)
        .containsExactly(List.of("*.example.com"), List.of("*.example.org"));
    assertThat(read.sites().get(0).place()).isEqualTo(new Place(folder + "/list", 2));
    assertThat(read.remarks())
        .extracting(Remark::text)
        .contains(
            "cannot read " + folder + "/none",
            "crt-list ${LIST} cannot be resolved: its variable is not known");
  }

  @Test
  void readsStoresFoldersAndWhatTheFrontendSays() throws IOException {
    Path certificates = Files.createDirectory(folder.resolve("all"));
    for (String name : List.of("shop.pem", "other.pem")) {
      Files.copy(folder.resolve(name), certificates.resolve(name));
    }
    Files.writeString(certificates.resolve("shop.pem.ocsp"), "not a certificate");
    Files.writeString(folder.resolve("alone.crt"), CA.issue("alone.example.com").chainPem());
    Files.writeString(folder.resolve("alone.key"), CA.issue("alone.example.com").keyPem());
    ServerConfiguration read =
        read(
            """
            crt-store web
              crt-base @F@
              load crt "shop.pem" alias "shop"
              load crt "alone.crt" key @F@/alone.key
            frontend one
              bind :443 ssl crt @web/shop crt @web/alone.crt crt @web/nobody
            frontend two
              bind :444 ssl crt @F@/all
            frontend three
              ssl-f-use crt @F@/alone.crt
              bind :445 ssl
            """);

    assertThat(read.sites())
        .extracting(site -> site.listeners().get(0).port() + " " + site.names())
        .containsExactly(
            "443 [shop.example.com, www.example.com]",
            "443 [alone.example.com]",
            "444 [*.example.org]",
            "444 [shop.example.com, www.example.com]",
            "445 [alone.example.com]");
    assertThat(read.sites().get(1).bundles().get(0).key()).isEqualTo(folder + "/alone.key");
    assertThat(read.sites().get(4).bundles().get(0).key()).isEqualTo(folder + "/alone.key");
    assertThat(read.remarks())
        .singleElement()
        .extracting(Remark::text)
        .isEqualTo("crt @web/nobody: no crt-store loads it");
  }

  @Test
  void whatIsNotThereIsASiteAllTheSame() {
    ServerConfiguration read =
        read(
            """
            frontend door
              bind :443 ssl crt @F@/missing.pem
              bind :$PORT ssl crt @F@/shop.pem
            """);

    assertThat(read.sites()).hasSize(2);
    assertThat(read.sites().get(0).names()).isEmpty();
    assertThat(read.remarks())
        .extracting(Remark::text)
        .containsExactly("bind :$PORT was not understood");
  }

  private ServerConfiguration read(String text) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("haproxy.cfg", text.replace("@F@", folder.toString()));
    return HaproxyConfiguration.read(texts, new DiskFiles());
  }

  private void write(String name, Credential credential) throws IOException {
    Files.writeString(folder.resolve(name), credential.chainPem() + credential.keyPem());
  }
}
