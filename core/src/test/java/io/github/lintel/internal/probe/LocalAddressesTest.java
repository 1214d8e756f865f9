package io.github.lintel.internal.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalAddressesTest {

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1", "10.0.0.1", "fd00::1", "fe80::1", "169.254.1.1"})
  void isNoExcuseForAnAddressThatIsNotGlobal(String peer) throws Exception {
    assertThat(LocalAddresses.canTalkTo(InetAddress.getByName(peer))).isTrue();
  }
}
