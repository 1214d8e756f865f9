package io.github.lintel.testkit;

import java.io.IOException;
import org.bouncycastle.tls.ServerHello;
import org.bouncycastle.tls.TlsProtocol;
import org.bouncycastle.tls.TlsServerProtocol;

/** The protocol without sockets, able to forget what Bouncy Castle always says. */
final class ServerProtocol extends TlsServerProtocol {
  private final boolean secureRenegotiation;

  ServerProtocol(boolean secureRenegotiation) {
    this.secureRenegotiation = secureRenegotiation;
  }

  @Override
  protected void sendServerHelloMessage(ServerHello hello) throws IOException {
    if (!secureRenegotiation) {
      hello.getExtensions().remove(TlsProtocol.EXT_RenegotiationInfo);
    }
    super.sendServerHelloMessage(hello);
  }
}
