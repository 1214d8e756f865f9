package io.github.lintel.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import okhttp3.HttpUrl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateAddressesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "0.1.2.3",
        "224.0.0.1",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "fd12:3456::1",
        "::ffff:10.0.0.1"
      })
  void forNeighboursOnly(String address) throws Exception {
    assertThat(PrivateAddresses.isPrivate(InetAddress.getByName(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"203.0.113.7", "100.128.0.1", "172.32.0.1", "2001:db8::1", "8.8.8.8"})
  void forEverybody(String address) throws Exception {
    assertThat(PrivateAddresses.isPrivate(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://10.1/", "http://[::1]/", "http://10.0.0.1/", "http://2130706433/"})
  void anAddressInAUrlIsSeen(String url) {
    assertThat(PrivateAddresses.literal(HttpUrl.get(url)))
        .get()
        .matches(PrivateAddresses::isPrivate);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://example.com/", "http://1.2.3.4.example/", "http://a1/"})
  void aNameInAUrlIsNone(String url) {
    assertThat(PrivateAddresses.literal(HttpUrl.get(url))).isEmpty();
  }
}
