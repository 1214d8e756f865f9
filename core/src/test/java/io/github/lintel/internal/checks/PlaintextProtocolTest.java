package io.github.lintel.internal.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.facts.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaintextProtocolTest {

  @ParameterizedTest
  @CsvSource({
    "HTTP/1.1 400 Bad Request, HTTP",
    "<html><head><title>400, HTTP",
    "<!doctype html>, HTTP",
    "SSH-2.0-OpenSSH_9.2p1, SSH",
    "220 mail.example.com ESMTP Postfix, SMTP",
    "220 (vsFTPd 3.0.3), FTP",
    "220-Welcome, SMTP_OR_FTP",
    "554 no service, SMTP",
    "* OK [CAPABILITY IMAP4rev1] ready, IMAP",
    "+OK POP3 ready, POP3",
    "200 news ready, NNTP",
    "-ERR unknown command, REDIS",
    "RFB 003.008, VNC",
    "AMQP, AMQP"
  })
  void knowsText(String text, PlaintextProtocol protocol) {
    assertThat(PlaintextProtocol.of(bytes(text))).contains(protocol);
  }

  @Test
  void knowsBytes() {
    assertThat(of(0x4a, 0, 0, 0, 10, '8', '.', '0')).contains(PlaintextProtocol.MYSQL);
    assertThat(of(0x17, 0, 0, 0, 0xff, 0x10, 4)).contains(PlaintextProtocol.MYSQL);
    assertThat(of('E', 0, 0, 0, 0x8b, 'S', 'F')).contains(PlaintextProtocol.POSTGRESQL);
    assertThat(of(0x30, 0x0c, 2, 1, 0, 0x78)).contains(PlaintextProtocol.LDAP);
    assertThat(of(0, 0, 18, 4, 0, 0, 0, 0, 0)).contains(PlaintextProtocol.HTTP2);
    assertThat(of(0xff, 0xfd, 0x18)).contains(PlaintextProtocol.TELNET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2", "22", "\u0016\u0003\u0003", "\u0000\u0000\u0000\u0000\u0000"})
  void guessesNothing(String text) {
    assertThat(PlaintextProtocol.of(bytes(text))).isEmpty();
  }

  private static Optional<PlaintextProtocol> of(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return PlaintextProtocol.of(Bytes.of(bytes));
  }

  private static Bytes bytes(String text) {
    return Bytes.of(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
