package io.github.lintel.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/** A client that looks at bytes. */
final class RawClient implements AutoCloseable {
  static final int PATIENCE = 10_000;

  private final Socket socket;

  private RawClient(Socket socket) {
    this.socket = socket;
  }

  static RawClient connect(Node node) throws IOException {
    Socket socket = new Socket();
    socket.setSoTimeout(PATIENCE);
    socket.connect(node.socketAddress(), PATIENCE);
    return new RawClient(socket);
  }

  /** A ClientHello as the JDK makes it. */
  static byte[] hello(String serverName, String... versions) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, null, null);
      SSLEngine engine = context.createSSLEngine();
      engine.setUseClientMode(true);
      SSLParameters parameters = engine.getSSLParameters();
      if (!serverName.isEmpty()) {
        parameters.setServerNames(List.of(new SNIHostName(serverName)));
      }
      if (versions.length > 0) {
        parameters.setProtocols(versions);
      }
      engine.setSSLParameters(parameters);
      ByteBuffer hello = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
      engine.wrap(ByteBuffer.allocate(0), hello);
      return Arrays.copyOf(hello.array(), hello.position());
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  RawClient send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    return this;
  }

  /** Everything until the server closes. */
  byte[] readAll() throws IOException {
    return socket.getInputStream().readAllBytes();
  }

  byte[] read(int count) throws IOException {
    return socket.getInputStream().readNBytes(count);
  }

  /** Whether the connection ends by RST. */
  boolean isReset() throws IOException {
    try {
      ByteArrayOutputStream ignored = new ByteArrayOutputStream();
      socket.getInputStream().transferTo(ignored);
      return false;
    } catch (SocketException reset) {
      return true;
    }
  }

  /** Whether nothing comes for a little while. */
  boolean isSilent() throws IOException {
    socket.setSoTimeout(150);
    try {
      return socket.getInputStream().read() == Integer.MIN_VALUE;
    } catch (SocketTimeoutException silence) {
      return true;
    } finally {
      socket.setSoTimeout(PATIENCE);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
