package io.github.lintel.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholdersTest {
  private static final Map<String, String> VALUES =
      Map.of("HOST", "shop.example.com", "shop.port", "8443", "ODD", "a$1${HOST}", "BLANK", " ");
  private static final Placeholders PLACEHOLDERS =
      new Placeholders(name -> Optional.ofNullable(VALUES.get(name)));

  @Test
  void areFilledIn() {
    assertThat(PLACEHOLDERS.fill("https://${HOST}:${shop.port}/"))
        .isEqualTo("https://shop.example.com:8443/");
    assertThat(PLACEHOLDERS.fill("$HOST {HOST} $")).isEqualTo("$HOST {HOST} $");
    assertThat(PLACEHOLDERS.fill("")).isEmpty();
  }

  @Test
  void areNotFilledInTwice() {
    assertThat(PLACEHOLDERS.fill("${ODD}")).isEqualTo("a$1${HOST}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"${NONE}", "${BLANK}", "${}", "${HOST", "a${HOST}b${", "${a${HOST}}"})
  void othersAreMistakes(String text) {
    assertThatExceptionOfType(ExtensionConfigurationException.class)
        .isThrownBy(() -> PLACEHOLDERS.fill(text))
        .withMessageContaining("\"" + text + "\"");
  }

  @Test
  void whatStandsForNothingIsAdvisedOn() {
    assertThatExceptionOfType(ExtensionConfigurationException.class)
        .isThrownBy(() -> PLACEHOLDERS.fill("${NONE}"))
        .withMessageContaining("environment variable NONE")
        .withMessageContaining("-DNONE=");
    assertThatExceptionOfType(ExtensionConfigurationException.class)
        .isThrownBy(() -> PLACEHOLDERS.fill("${no.ne}"))
        .withMessageNotContaining("environment")
        .withMessageContaining("-Dno.ne=");
  }
}
