package io.github.lintel;

import static io.github.lintel.FrontDoors.endpoint;
import static io.github.lintel.FrontDoors.rootCause;
import static io.github.lintel.FrontDoors.trusting;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.testkit.Behaviour;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.FrontDoor;
import io.github.lintel.testkit.KeyKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A right certificate without its intermediate is not an old one, whatever it stands beside. */
class IncompleteChainTest {
  private static final String NAME = "shop.example.com";
  private static final CertificateAuthority ROOT =
      CertificateAuthority.root("Test Root", FrontDoors.NOW);
  private static final CertificateAuthority ISSUING = ROOT.intermediate("Test CA");
  private static final Credential EC = ISSUING.issue(NAME);
  private static final Credential RSA =
      ISSUING.issue(r -> r.names(NAME).key(KeyKind.RSA_2048.key("server")));

  @Test
  void ofOneKeyType() {
    try (FrontDoor door = FrontDoor.serving(EC, alone(RSA))) {
      Report report = trusting(ROOT).build().verify(endpoint(door));

      assertThat(rootCause(report)).as(report::explain).isEqualTo("chain.missing-intermediate");
      assertThat(ids(report)).doesNotContain("deployment.key-types-differ");
    }
  }

  @Test
  void onOneNode() {
    try (FrontDoor door = FrontDoor.of(Behaviour.tls(EC), Behaviour.tls(alone(EC)))) {
      Report report = trusting(ROOT).build().verify(endpoint(door));

      assertThat(rootCause(report)).as(report::explain).isEqualTo("chain.missing-intermediate");
      assertThat(report.rootCause().orElseThrow().where().address().orElseThrow().text())
          .isEqualTo("127.0.0.2");
      assertThat(ids(report)).doesNotContain("deployment.nodes-differ");
    }
  }

  @Test
  void anExpiredOneOfAnotherKeyTypeIsStillAnOldOne() {
    Credential expired =
        ISSUING.issue(
            r ->
                r.names(NAME)
                    .key(KeyKind.RSA_2048.key("server"))
                    .validity(Duration.ofDays(90), Duration.ofDays(-2)));
    try (FrontDoor door = FrontDoor.serving(EC, alone(expired))) {
      Report report = trusting(ROOT).build().verify(endpoint(door));

      assertThat(ids(report)).contains("deployment.key-types-differ");
    }
  }

  private static Credential alone(Credential credential) {
    return credential.withChain(List.of(credential.leaf()));
  }

  private static List<String> ids(Report report) {
    return report.findings().stream().map(finding -> finding.id().text()).toList();
  }
}
