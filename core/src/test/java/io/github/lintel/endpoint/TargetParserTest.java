package io.github.lintel.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetParserTest {

  @ParameterizedTest
  @CsvSource({
    "shop.example.com, shop.example.com:443, shop.example.com",
    "shop.example.com:8443, shop.example.com:8443, shop.example.com",
    "SHOP.Example.COM., shop.example.com:443, shop.example.com",
    "https://shop.example.com, shop.example.com:443, shop.example.com",
    "HTTPS://shop.example.com:8443/cart?x=1#y, shop.example.com:8443, shop.example.com",
    "https://[2001:db8::1]:8443/, [2001:db8::1]:8443, ''",
    "192.0.2.1, 192.0.2.1:443, ''",
    "192.0.2.1:8443, 192.0.2.1:8443, ''",
    "2001:db8:0:0:0:0:0:1, [2001:db8::1]:443, ''",
    "[2001:db8::1], [2001:db8::1]:443, ''",
    "::1, [::1]:443, ''",
    "localhost, localhost:443, localhost",
    "_acme.example.com, _acme.example.com:443, _acme.example.com",
    "bücher.example, xn--bcher-kva.example:443, xn--bcher-kva.example",
    "' shop.example.com ', shop.example.com:443, shop.example.com",
  })
  void readsWhatPeopleType(String text, String target, String serverName) {
    LiveEndpoint endpoint = Endpoint.live(text);

    assertThat(endpoint.target()).isEqualTo(target);
    assertThat(endpoint.serverNameSent().orElse("")).isEqualTo(serverName);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|empty",
        "http://shop.example.com|only https",
        "ftp://shop.example.com|only https",
        "https://|no host",
        "https:///path|no host",
        "https://user@shop.example.com|user information",
        "shop.example.com/path|https://",
        "shop.example.com:0|not a port",
        "shop.example.com:65536|not a port",
        "shop.example.com:https|not a port",
        "shop.example.com:|not a port",
        ":443|the host is empty",
        "shop..example.com|no label",
        "-shop.example.com|no label",
        "shop example.com|no label",
        "1.2.3|not an IPv4 address",
        "1.2.3.256|not an IPv4 address",
        "01.2.3.4|not an IPv4 address",
        "[2001:db8::1|not closed",
        "[2001:db8::1]8443|only a port",
        "[shop.example.com]:443|not an IPv6 address",
        "[192.0.2.1]:443|not an IPv6 address",
        "2001:db8::1::2|not a host name or an IP address",
      })
  void saysWhatIsWrong(String text, String expected) {
    assertThatThrownBy(() -> Endpoint.live(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(expected)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void aPasswordIsNotEchoed() {
    assertThatThrownBy(() -> Endpoint.live("https://me:secret@shop.example.com"))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .doesNotContain("secret");
  }

  @Property
  void neverThrowsAnythingElse(@ForAll String text) {
    try {
      assertThat(Endpoint.live(text).target()).isNotEmpty();
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).isNotEmpty().matches("\\P{Cntrl}*");
    }
  }
}
