package io.github.lintel.okhttp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** Makes plain sockets of which the first bytes of the server are seen. */
final class WatchedSocketFactory extends SocketFactory {
  static final WatchedSocketFactory INSTANCE = new WatchedSocketFactory();

  private WatchedSocketFactory() {}

  @Override
  public Socket createSocket() {
    return new WatchedSocket();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return connected(new InetSocketAddress(host, port), localHost, localPort);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
      throws IOException {
    return connected(new InetSocketAddress(address, port), localAddress, localPort);
  }

  private static Socket connected(InetSocketAddress peer) throws IOException {
    return connect(new WatchedSocket(), peer);
  }

  private static Socket connected(InetSocketAddress peer, InetAddress local, int localPort)
      throws IOException {
    Socket socket = new WatchedSocket();
    try {
      socket.bind(new InetSocketAddress(local, localPort));
    } catch (IOException e) {
      socket.close();
      throw e;
    }
    return connect(socket, peer);
  }

  private static Socket connect(Socket socket, InetSocketAddress peer) throws IOException {
    try {
      socket.connect(peer);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}
