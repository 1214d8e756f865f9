package io.github.lintel.smoke;

import io.github.lintel.testkit.Credential;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What HAProxy is told while it runs. */
record HaproxySocket(Path file) {

  /** The lines of a configuration that open it. */
  String configuration() {
    return "global\n  stats socket " + file + " level admin\n";
  }

  /** Puts a certificate where it waits for the commit. */
  String set(Path certificate, Credential credential) {
    return ask(
        "set ssl cert %s <<\n%s%s\n"
            .formatted(certificate, credential.chainPem(), credential.keyPem()));
  }

  String commit(Path certificate) {
    return ask("commit ssl cert " + certificate + "\n");
  }

  private String ask(String command) {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(file));
      Channels.newOutputStream(channel).write(command.getBytes(StandardCharsets.US_ASCII));
      byte[] answer = Channels.newInputStream(channel).readAllBytes();
      return new String(answer, StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
