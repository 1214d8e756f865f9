package io.github.lintel.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.LiveEndpoint;
import io.github.lintel.smoke.words.Nearest;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class TextInputTest {
  @Test
  void durationsAreReadAsPeopleTypeThem() {
    assertThat(duration("5")).isEqualTo(Duration.ofSeconds(5));
    assertThat(duration("5s")).isEqualTo(Duration.ofSeconds(5));
    assertThat(duration("500ms")).isEqualTo(Duration.ofMillis(500));
    assertThat(duration("1.5")).isEqualTo(Duration.ofMillis(1500));
    assertThat(duration("2m")).isEqualTo(Duration.ofMinutes(2));
    assertThat(duration("PT5S")).isEqualTo(Duration.ofSeconds(5));
    assertThatThrownBy(() -> duration("-5")).isInstanceOf(BadInput.class);
    assertThatThrownBy(() -> duration("5 s")).isInstanceOf(BadInput.class);
  }

  @Test
  void resolveTakesSeveralAddressesOfBothFamilies() {
    ResolveOption option = ResolveOption.parse("Shop.example:8443:192.0.2.1,[2001:db8::1],::1");

    assertThat(option.addresses()).containsExactly("192.0.2.1", "2001:db8::1", "::1");
    assertThat(option.matches(Endpoint.live("shop.example:8443"))).isTrue();
    assertThat(option.matches(Endpoint.live("shop.example:443"))).isFalse();
    LiveEndpoint resolved = option.applyTo(Endpoint.live("shop.example", 8443));
    assertThat(resolved.fixedAddresses()).hasSize(3);
  }

  @Test
  void targetsStandOneALine() {
    assertThat(
            Targets.read("-", input("\uFEFFa.example\r\n # all\n\nhttps://b.example:8443/x # b\n")))
        .extracting(LiveEndpoint::target)
        .containsExactly("a.example:443", "b.example:8443");
  }

  @Test
  void editsCountsWhatSeparatesTwoWords() {
    assertThat(Nearest.edits("", "abc")).isEqualTo(3);
    assertThat(Nearest.edits("kitten", "sitting")).isEqualTo(3);
    assertThat(Nearest.edits("same", "same")).isZero();
    assertThat(Nearest.edits("tgas", "tags")).isEqualTo(1);
  }

  private static Duration duration(String text) {
    return DurationText.parse("--timeout", text);
  }

  private static InputStream input(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
