package io.github.lintel.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.Report;
import io.github.lintel.TlsVerificationException;
import io.github.lintel.TlsVerifier;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** Where a report is found in a failure. */
class ReportOfTest {
  private static final Report REPORT =
      TlsVerifier.builder()
          .resolver(
              name -> {
                throw new IllegalStateException("no name server here");
              })
          .build()
          .verify("shop.example.com");

  @Test
  void inTheExceptionItself() {
    assertThat(LintelOkHttp.reportOf(carrier())).containsSame(REPORT);
  }

  @Test
  void amongTheSuppressedOfACause() {
    IOException failure = new IOException("of the call");
    failure.addSuppressed(new IOException("of the other address"));
    failure.addSuppressed(carrier());

    assertThat(LintelOkHttp.reportOf(new ExecutionException(new IOException("timeout", failure))))
        .containsSame(REPORT);
  }

  @Test
  void nowhere() {
    IOException one = new IOException("one");
    IOException two = new IOException("two", one);
    one.addSuppressed(two); // a circle

    assertThat(LintelOkHttp.reportOf(two)).isEmpty();
  }

  @Test
  void notInOneThatWasSerialized() throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(new IOException("of the call", carrier()));
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      IOException read = (IOException) in.readObject();

      assertThat(LintelOkHttp.reportOf(read)).isEmpty();
      assertThat(read).hasRootCauseMessage(REPORT.explain());
    }
  }

  private static TlsVerificationException carrier() {
    return new TlsVerificationException(REPORT);
  }
}
