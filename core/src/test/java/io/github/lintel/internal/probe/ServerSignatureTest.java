package io.github.lintel.internal.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.bouncycastle.tls.HandshakeType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerSignatureTest {
  @ParameterizedTest
  @CsvSource({"0401, true", "0201, true", "0203, true", "0804, false", "0403, false"})
  void inTls13AServerMaySignLessThanAnAuthority(String scheme, boolean forbidden)
      throws WireReader.Truncated {
    byte[] body = HexFormat.of().parseHex(scheme + "0000");

    ServerSignature read =
        ServerSignature.read(HandshakeType.certificate_verify, body, hello("0304", "1301"))
            .orElseThrow();

    assertThat(read.forbidden()).isEqualTo(forbidden);
  }

  @ParameterizedTest
  @CsvSource({
    "c02f, 03001d01aa, 0804", // ECDHE, a curve and a point
    "009e, 0001aa0001bb0001cc, 0401" // DHE: prime, generator, value
  })
  void isFoundBehindTheParametersOfTls12(String suite, String parameters, String scheme)
      throws WireReader.Truncated {
    byte[] body = HexFormat.of().parseHex(parameters + scheme + "0000");

    ServerSignature read =
        ServerSignature.read(HandshakeType.server_key_exchange, body, hello("0303", suite))
            .orElseThrow();

    assertThat(read).isEqualTo(new ServerSignature(Integer.parseInt(scheme, 16), false));
    assertThat(read.forbidden()).isFalse();
    assertThat(read.fits("RSA")).isTrue();
    assertThat(read.fits("EC")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"0303, c018", "0302, c013", "0303, 008b"}) // anonymous, TLS 1.1, a shared key
  void namesNoSchemeWhereNoneIsSaid(String version, String suite) throws WireReader.Truncated {
    byte[] body = HexFormat.of().parseHex("03001d01aa08040000");

    assertThat(ServerSignature.read(HandshakeType.server_key_exchange, body, hello(version, suite)))
        .isEmpty();
  }

  @Test
  void ofWhatIsRareNothingIsKnown() {
    assertThat(new ServerSignature(0x0807, true).fits("EC")).isTrue();
    assertThat(new ServerSignature(0x0804, true).fits("RSASSA-PSS")).isTrue();
  }

  private static ServerHello hello(String version, String suite) throws WireReader.Truncated {
    String random = "00".repeat(32);
    String extensions =
        version.equals("0304") ? "0006002b00020304" : ""; // the version of TLS 1.3 stands there
    String legacy = version.equals("0304") ? "0303" : version;
    return ServerHello.read(
        HexFormat.of().parseHex(legacy + random + "00" + suite + "00" + extensions));
  }
}
