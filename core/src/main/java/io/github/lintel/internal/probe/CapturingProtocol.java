package io.github.lintel.internal.probe;

import io.github.lintel.facts.TlsVersion;
import java.io.IOException;
import java.util.Optional;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.HandshakeMessageInput;
import org.bouncycastle.tls.HandshakeType;
import org.bouncycastle.tls.TlsClientProtocol;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsUtils;
import org.jspecify.annotations.Nullable;

/** Bouncy Castle's protocol, which shows each message to the recorder before it judges it. */
final class CapturingProtocol extends TlsClientProtocol {
  private static final int HEADER = 4;

  private final HandshakeRecorder recorder;
  private final ProbeCrypto crypto;
  private @Nullable ServerHello hello;
  private boolean sawTicket;

  CapturingProtocol(HandshakeRecorder recorder, ProbeCrypto crypto) {
    this.crypto = crypto;
    this.recorder = recorder;
  }

  /**
   * Returns whether a session ticket came: in TLS 1.3 a sign that the server is content with us.
   */
  boolean sawTicket() {
    return sawTicket;
  }

  @Override
  protected void handleHandshakeMessage(short type, HandshakeMessageInput message)
      throws IOException {
    byte[] body = message.readAllBytes();
    message.reset();
    message.skip(HEADER);
    record(type, body);
    judgeSignature(type, body);
    super.handleHandshakeMessage(type, message);
    if (type == HandshakeType.certificate_verify || type == HandshakeType.server_key_exchange) {
      recorder.keyProved(); // it would have thrown if the signature did not verify
    }
  }

  /**
   * As Bouncy Castle does it, but without its test that a certificate with the TLS feature
   * extension comes with a staple: it looks for the staple in the wrong place in TLS 1.3
   * (https://github.com/bcgit/bc-java/issues/2458), and that is a finding, not a reason to stop.
   */
  @Override
  protected void handleServerCertificate() throws IOException {
    if (authentication == null) {
      super.handleServerCertificate();
      return;
    }
    if (!TlsUtils.isTLSv13(getContext())) {
      keyExchange.processServerCertificate(
          getContext().getSecurityParametersHandshake().getPeerCertificate());
    }
  }

  private void record(short type, byte[] body) {
    try {
      switch (type) {
        case HandshakeType.server_hello -> {
          ServerHello read = ServerHello.read(body);
          if (read.helloRetryRequest()) {
            recorder.askedForGroup(read.group());
          } else {
            hello = read;
            recorder.serverHello(read);
          }
        }
        case HandshakeType.encrypted_extensions ->
            recorder.encrypted(ServerHello.Encrypted.read(body));
        case HandshakeType.certificate ->
            recorder.certificates(CertificateMessage.read(body, tls13()), crypto::decode);
        case HandshakeType.certificate_status ->
            CertificateMessage.status(body).ifPresent(recorder::staple);
        case HandshakeType.server_key_exchange -> keyExchange(body);
        case HandshakeType.server_hello_done -> recorder.serverHelloDone();
        case HandshakeType.new_session_ticket -> sawTicket = true;
        default -> {}
      }
    } catch (WireReader.Truncated e) {
      // Bouncy Castle refuses the message in a moment; there is nothing in it to keep.
      return;
    }
  }

  /**
   * Bouncy Castle takes from a server of TLS 1.3 what is offered for certificates only, and calls a
   * key of another type than the certificate's a certificate that it cannot use.
   */
  private void judgeSignature(short type, byte[] body) throws TlsFatalAlert {
    ServerSignature signature = signature(type, body).orElse(null);
    if (signature == null) {
      return;
    }
    if (signature.forbidden()) {
      throw new TlsFatalAlert(AlertDescription.illegal_parameter);
    }
    boolean foreign =
        recorder.leaf().filter(leaf -> !signature.fits(leaf.publicKey().algorithm())).isPresent();
    if (foreign) {
      throw new TlsFatalAlert(AlertDescription.decrypt_error);
    }
  }

  private Optional<ServerSignature> signature(short type, byte[] body) {
    try {
      return hello == null ? Optional.empty() : ServerSignature.read(type, body, hello);
    } catch (WireReader.Truncated e) {
      return Optional.empty(); // Bouncy Castle says what is wrong with it
    }
  }

  private void keyExchange(byte[] body) throws WireReader.Truncated {
    if (hello != null && hello.sendsPrime()) {
      recorder.primeBits(ServerHello.primeBits(body));
    } else {
      ServerHello.namedCurve(body).ifPresent(recorder::group);
    }
  }

  private boolean tls13() {
    return hello != null && hello.version().equals(TlsVersion.TLS_1_3);
  }
}
