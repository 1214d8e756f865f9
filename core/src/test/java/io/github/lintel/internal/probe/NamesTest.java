package io.github.lintel.internal.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.facts.ClientKind;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is offered has a name by IANA. */
class NamesTest {

  @ParameterizedTest
  @EnumSource(ClientKind.class)
  void everythingThatIsOfferedHasAName(ClientKind kind) {
    ClientProfile profile = ClientProfile.modern(Optional.empty(), Optional.empty()).as(kind);

    assertThat(profile.suites()).doesNotHaveDuplicates();
    assertThat(profile.groups()).doesNotHaveDuplicates();
    for (int suite : profile.suites()) {
      assertThat(CipherSuiteNames.name(suite)).startsWith("TLS_");
    }
    for (int group : profile.groups()) {
      assertThat(GroupNames.name(group)).doesNotStartWith("0x");
    }
  }
}
