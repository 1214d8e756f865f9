package io.github.lintel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lintel.endpoint.Endpoint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class TlsVerificationExceptionTest {
  private static final Report NOWHERE =
      TlsVerifier.builder()
          .resolver(name -> List.of())
          .build()
          .verify(Endpoint.live("shop.example.com"));

  @Test
  void holdsTheReport() {
    assertThat(new TlsVerificationException(NOWHERE).report()).isSameAs(NOWHERE);
  }

  @Test
  void outlivesItsReportWhenItIsSerialized() throws IOException, ClassNotFoundException {
    TlsVerificationException read = readBack(new TlsVerificationException(NOWHERE));

    assertThat(read).hasMessage(NOWHERE.explain());
    assertThatThrownBy(read::report)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("serialized");
  }

  private static TlsVerificationException readBack(TlsVerificationException written)
      throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(written);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (TlsVerificationException) in.readObject();
    }
  }
}
