package io.github.lintel.testkit;

import java.io.IOException;
import java.util.Optional;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.AlertLevel;

/** Serves TLS, then HTTP, to one visitor. */
final class TlsConversation {
  private static final int BUFFER = 16 * 1024;

  private final Visit visit;
  private final TlsSettings settings;
  private final ServerProtocol protocol;
  private final HttpConversation http;

  TlsConversation(Visit visit, TlsSettings settings) {
    this.visit = visit;
    this.settings = settings;
    this.protocol = new ServerProtocol(settings.secureRenegotiation());
    this.http = new HttpConversation(settings.answer(), visit.connection());
  }

  void hold() throws IOException {
    byte[] hello = visit.readHello();
    warnAboutUnknownName();
    try {
      protocol.accept(new ServerPeer(settings, visit.connection()));
      protocol.offerInput(hello);
      converse();
    } catch (EndNow told) {
      throw told;
    } catch (IOException refused) {
      flush();
    }
    visit.end(Ending.CLOSE);
  }

  private void converse() throws IOException {
    byte[] buffer = new byte[BUFFER];
    flush();
    while (!protocol.isClosed()) {
      int length = visit.read(buffer);
      if (length < 0) {
        return;
      }
      protocol.offerInput(buffer, 0, length);
      flush();
      answerRequests();
    }
  }

  private void answerRequests() throws IOException {
    byte[] plain = new byte[protocol.getAvailableInputBytes()];
    protocol.readInput(plain, 0, plain.length);
    byte[] answers = http.answer(plain);
    if (answers.length > 0) {
      protocol.writeApplicationData(answers, 0, answers.length);
    }
    if (http.over() && !protocol.isClosed()) {
      protocol.close();
    }
    flush();
  }

  private void flush() throws IOException {
    byte[] bytes = new byte[protocol.getAvailableOutputBytes()];
    protocol.readOutput(bytes, 0, bytes.length);
    visit.write(bytes);
  }

  private void warnAboutUnknownName() throws IOException {
    Optional<String> name = visit.connection().serverName();
    if (settings.unknownName() == UnknownName.WARN
        && name.isPresent()
        && !settings.knows(name.get())) {
      visit.write(TlsAlert.record(AlertLevel.warning, AlertDescription.unrecognized_name));
    }
  }
}
