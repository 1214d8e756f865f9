package io.github.lintel.smoke.frontdoors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lintel.smoke.frontdoors.Webhook.Format;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhooksTest {
  private static final Path FILE = Path.of("lintel.yaml");

  @Test
  void allOfItIsRead() {
    List<Webhook> webhooks =
        Webhooks.parse(
            FILE,
            """
            front-doors: [shop.example.com]
            notify:
              - url: ${HOOK}
                format: slack
                tags: production
              - url: http://alertmanager:9093
                format: alertmanager
              - { url: "https://pager.example.com/x?token=secret" }
            """,
            Map.of("HOOK", "https://hooks.slack.com/services/secret"));

    assertThat(webhooks)
        .extracting(Webhook::format)
        .containsExactly(Format.SLACK, Format.ALERTMANAGER, Format.JSON);
    assertThat(webhooks.get(0).url()).hasToString("https://hooks.slack.com/services/secret");
    assertThat(webhooks.get(0).tags()).containsExactly("production");
    assertThat(webhooks.toString())
        .isEqualTo(
            "[slack at hooks.slack.com, alertmanager at alertmanager, json at pager.example.com]");
  }

  @Test
  void thereNeedBeNone() {
    assertThat(Webhooks.parse(FILE, "front-doors: [shop.example.com]", Map.of())).isEmpty();
  }

  @Test
  void whoOnlyVerifiesNeedsNoSecret() {
    String text = "front-doors: [shop.example.com]\nnotify: [{ url: \"${NOT_SET}\" }]";

    assertThat(FrontDoors.parse(FILE, text, Map.of()).doors()).hasSize(1);
    assertThatThrownBy(() -> Webhooks.parse(FILE, text, Map.of()))
        .isInstanceOf(InvalidFrontDoors.class)
        .hasMessageContaining("lintel.yaml:2:")
        .hasMessageContaining("NOT_SET");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "secret",
        "ftp://host/secret",
        "https:///secret",
        "https://user:secret@host/",
        "https://ho st/secret",
        "file:///secret",
        "https:secret"
      })
  void whatIsWrongWithAUrlIsToldWithoutIt(String url) {
    assertThatThrownBy(() -> parse("[{ url: \"" + url + "\" }]"))
        .isInstanceOf(InvalidFrontDoors.class)
        .hasMessageStartingWith("lintel.yaml:2:17: expected an https URL")
        .message()
        .doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{ url: https://a.example, format: slak }]|unknown format \"slak\"; did you mean \"slack\"?",
        "[{ url: https://a.example, formt: slack }]|unknown key \"formt\"; did you mean \"format\"?",
        "[{ format: slack }]|the key \"url\" is missing",
        "{ url: https://a.example }|expected a list",
        "[https://a.example]|expected a map with the keys url, format, tags"
      })
  void aMistakeIsToldWithItsPlace(String notify, String message) {
    assertThatThrownBy(() -> parse(notify))
        .isInstanceOf(InvalidFrontDoors.class)
        .hasMessageMatching("lintel\\.yaml:2:\\d+: .*")
        .hasMessageContaining(message);
  }

  private static List<Webhook> parse(String notify) {
    return Webhooks.parse(FILE, "front-doors: [a.example]\nnotify: " + notify, Map.of());
  }
}
