package io.github.lintel.okhttp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Makes another factory's sockets, and has a look at each before it is used. */
abstract class TlsSocketFactory extends SSLSocketFactory {
  private final SSLSocketFactory own;

  TlsSocketFactory(SSLSocketFactory own) {
    this.own = own;
  }

  abstract void made(SSLSocket socket);

  /** The one that OkHttp calls. */
  @Override
  public Socket createSocket(Socket plain, String host, int port, boolean autoClose)
      throws IOException {
    return seen(own.createSocket(plain, host, port, autoClose));
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return own.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return own.getSupportedCipherSuites();
  }

  @Override
  public Socket createSocket() throws IOException {
    return seen(own.createSocket());
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return seen(own.createSocket(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return seen(own.createSocket(host, port, localHost, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return seen(own.createSocket(host, port));
  }

  @Override
  public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
      throws IOException {
    return seen(own.createSocket(address, port, localAddress, localPort));
  }

  private Socket seen(Socket socket) {
    if (socket instanceof SSLSocket tls) {
      made(tls);
    }
    return socket;
  }
}
