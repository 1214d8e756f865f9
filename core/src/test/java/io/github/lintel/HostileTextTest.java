package io.github.lintel;

import static io.github.lintel.FrontDoors.NAME;
import static io.github.lintel.FrontDoors.NOW;
import static io.github.lintel.FrontDoors.endpoint;
import static io.github.lintel.FrontDoors.trusting;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.FrontDoor;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names from the network are shown, and do nothing else. */
class HostileTextTest {
  private static final CertificateAuthority ROOT = CertificateAuthority.root("Test Root", NOW);
  private static final String EVIL =
      "a\u001b[2Jb\u0007c\nHEALTHY  d\r\u202eevil\u2066\u200b\u0000<script>&\"'`|*_{}\u0085\u2028";

  static Stream<Credential> hostile() {
    CertificateAuthority evilRoot = CertificateAuthority.root(EVIL, NOW);
    return Stream.of(
        ROOT.issue(r -> r.subject(EVIL).names(EVIL)),
        evilRoot.issue(r -> r.subject(EVIL).names(NAME, EVIL)),
        evilRoot.intermediate(EVIL).issue(r -> r.subject(EVIL).names(EVIL + ".example.com")));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void isOneLineOfPrintableText(Credential credential) {
    try (FrontDoor door = FrontDoor.serving(credential)) {
      Report report = trusting(ROOT).build().verify(endpoint(door));

      String text = report.explain();
      assertThat(report.verdict()).isEqualTo(Verdict.BROKEN);
      assertThat(text).contains("\\u{1b}").contains("\\u{202e}");
      assertThat(text.replace("\n", "")).matches("[\\P{C}]*");
      assertThat(text.lines().filter(l -> l.startsWith("HEALTHY"))).isEmpty();
      assertThat(report.toString() + report.addresses().get(0).presentedChain())
          .matches("[\\P{Cc}]*");
    }
  }
}
