package io.github.lintel.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.testkit.CertificateAuthority;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerNameTest {
  @ParameterizedTest
  @CsvSource({
    "www.example.com, www.example.com, true",
    "www.example.com, WWW.Example.COM, true",
    "www.example.com, www.example.com., false",
    "www.example.com., www.example.com., false",
    "www.example.com, *.example.com., false",
    "www.example.com., www.example.com, true",
    "www.example.com, *.example.com, true",
    "a.b.example.com, *.example.com, false",
    "example.com, *.example.com, false",
    "www.example.com, *.com, false",
    "example.com, *.com, false",
    "com, *, false",
    "www.example.com, *, false",
    "www.example.com, w*.example.com, false",
    "www.example.com, *w.example.com, false",
    "xn--bcher-kva.example.com, xn--*.example.com, false",
    "xn--bcher-kva.example.com, *.example.com, true",
    "a.www.example.com, a.*.example.com, false",
    "a.b.example.com, *.*.example.com, false",
    "www.example.com, .example.com, false",
    "192.0.2.1, 192.0.2.1, true"
  })
  void matchesAsRfc9525(String name, String presented, boolean expected) {
    assertThat(ServerName.dns(name).matchedBy(dns(presented))).isEqualTo(expected);
  }

  @Test
  void addressesMatchByBytesOnly() throws UnknownHostException {
    ServerName address = ServerName.ip(InetAddress.getByName("192.0.2.1"));
    GeneralName right = ip(192, 0, 2, 1);
    assertThat(address.matchedBy(right)).isTrue();
    assertThat(address.matchedBy(ip(192, 0, 2, 2))).isFalse();
    assertThat(address.matchedBy(dns("192.0.2.1"))).isFalse();
    assertThat(address.matchedBy(dns("*.0.2.1"))).isFalse();
    assertThat(ServerName.dns("192.0.2.1").matchedBy(right)).isFalse();
  }

  @Test
  void theCommonNameNeverCounts() {
    byte[] der =
        CertificateAuthority.root("Root", Instant.parse("2026-03-01T00:00:00Z"))
            .issue(r -> r.names("other.example").subject("www.example"))
            .leaf();
    Certificate certificate = (Certificate) Certificate.parse(der);
    assertThat(ServerName.dns("www.example").matchedBy(certificate)).isFalse();
    assertThat(ServerName.dns("other.example").matchedBy(certificate)).isTrue();
  }

  @Property
  void agreesWithASlowModel(@ForAll("names") String name, @ForAll("patterns") String pattern) {
    assertThat(ServerName.dns(name).matchedBy(dns(pattern))).isEqualTo(model(name, pattern));
  }

  @Provide
  Arbitrary<String> names() {
    return labels("a", "b", "Ab").list().ofMinSize(1).ofMaxSize(4).map(l -> String.join(".", l));
  }

  @Provide
  Arbitrary<String> patterns() {
    return labels("a", "b", "aB", "*", "a*")
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(l -> String.join(".", l));
  }

  private static Arbitrary<String> labels(String... labels) {
    return Arbitraries.of(labels);
  }

  private static boolean model(String name, String pattern) {
    List<String> ours = List.of(name.toLowerCase(Locale.ROOT).split("\\.", -1));
    List<String> theirs = List.of(pattern.toLowerCase(Locale.ROOT).split("\\.", -1));
    if (ours.size() != theirs.size()) {
      return false;
    }
    for (int i = 0; i < ours.size(); i++) {
      boolean wildcard = i == 0 && theirs.get(i).equals("*") && theirs.size() >= 3;
      if (!wildcard && !(ours.get(i).equals(theirs.get(i)) && !theirs.get(i).contains("*"))) {
        return false;
      }
    }
    return true;
  }

  private static GeneralName dns(String name) {
    return new GeneralName(GeneralName.Kind.DNS, name, Bytes.empty());
  }

  private static GeneralName ip(int... octets) {
    byte[] bytes = new byte[octets.length];
    for (int i = 0; i < octets.length; i++) {
      bytes[i] = (byte) octets[i];
    }
    return new GeneralName(GeneralName.Kind.IP, "", Bytes.of(bytes));
  }
}
