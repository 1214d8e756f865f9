package io.github.lintel.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One accepted connection, for the thread that serves it. */
final class Visit {
  private static final int BUFFER = 16 * 1024;
  // No test needs more, and nobody shall keep a front door busy for ever.
  private static final long MOST_BYTES = 16L << 20;
  private static final String PROXY = "PROXY ";
  private static final String BINARY_PROXY = "\r\n\r\n\0\r\nQUIT\n";
  private static final int LONGEST_PROXY_HEADER = 107;
  private static final Pattern CONTENT_LENGTH =
      Pattern.compile("(?i)\r\ncontent-length: (\\d{1,8})");

  private final Socket socket;
  private final Connection connection;
  private final int number;
  private final InputStream in;
  private final OutputStream out;

  Visit(Socket socket, Connection connection, int number) throws IOException {
    this(socket, connection, number, socket.getOutputStream());
  }

  private Visit(Socket socket, Connection connection, int number, OutputStream out)
      throws IOException {
    this.socket = socket;
    this.connection = connection;
    this.number = number;
    this.in = socket.getInputStream();
    this.out = out;
  }

  /** This visit with all that is sent bent on its way out. */
  Visit through(UnaryOperator<OutputStream> bend) throws IOException {
    return new Visit(socket, connection, number, bend.apply(out));
  }

  /**
   * Reads until the ClientHello is complete, or until it is clear that it never will be. Gives all
   * that came so far; once it is complete, again and again the same.
   */
  byte[] readHello() throws IOException {
    byte[] buffer = new byte[BUFFER];
    while (connection.helloMayContinue()) {
      if (read(buffer) < 0) {
        break;
      }
    }
    return connection.firstBytes();
  }

  /** Reads the header of the PROXY protocol, version 1 (text) or 2; whether it was one. */
  boolean readProxyHeader() throws IOException {
    StringBuilder header = new StringBuilder();
    for (int next = in.read(); next >= 0; next = in.read()) {
      connection.received(new byte[] {(byte) next}, 1);
      header.append((char) next);
      if (BINARY_PROXY.startsWith(header.toString())) {
        if (header.length() == BINARY_PROXY.length()) {
          return skipBinaryHeader();
        }
        continue;
      }
      if (!PROXY.startsWith(header.substring(0, Math.min(PROXY.length(), header.length())))) {
        return false;
      }
      if (next == '\n' || header.length() == LONGEST_PROXY_HEADER) {
        connection.forget();
        return next == '\n';
      }
    }
    return false;
  }

  /** Reads one HTTP request, its body too, and gives the path that it asks for. */
  String readRequest() throws IOException {
    StringBuilder request = new StringBuilder();
    byte[] buffer = new byte[BUFFER];
    int end = -1;
    while (end < 0 || request.length() < end + 4 + contentLength(request.substring(0, end))) {
      int length = read(buffer);
      if (length < 0) {
        throw new EndNow(Ending.CLOSE);
      }
      request.append(Text.ascii(buffer, 0, length));
      end = request.indexOf("\r\n\r\n");
    }
    connection.requested(request.substring(0, end));
    String[] words = request.substring(0, request.indexOf("\r\n")).split(" ", -1);
    return words.length > 1 ? words[1] : "";
  }

  private static int contentLength(String head) {
    Matcher length = CONTENT_LENGTH.matcher(head);
    return length.find() ? Integer.parseInt(length.group(1)) : 0;
  }

  void write(WebAnswer answer) throws IOException {
    write(answer.start());
    byte[] zeros = new byte[BUFFER];
    for (long left = answer.padding(); left > 0; left -= zeros.length) {
      write(zeros, (int) Math.min(left, zeros.length));
    }
  }

  /** After the signature: version and command, family, then the length of the addresses. */
  private boolean skipBinaryHeader() throws IOException {
    byte[] rest = in.readNBytes(4);
    if (rest.length < 4 || (rest[0] & 0xf0) != 0x20) {
      return false;
    }
    int addresses = (rest[2] & 0xff) << 8 | rest[3] & 0xff;
    boolean whole = in.readNBytes(addresses).length == addresses;
    connection.forget();
    return whole;
  }

  /** As {@link InputStream#read(byte[])}. */
  int read(byte[] buffer) throws IOException {
    int length = in.read(buffer);
    if (length > 0 && connection.received(buffer, length) > MOST_BYTES) {
      throw new EndNow(Ending.RESET);
    }
    return length;
  }

  void write(byte[] bytes) throws IOException {
    write(bytes, bytes.length);
  }

  void write(byte[] bytes, int length) throws IOException {
    if (length > 0) {
      out.write(bytes, 0, length);
      out.flush();
    }
  }

  void echo() throws IOException {
    byte[] buffer = new byte[BUFFER];
    for (int length = read(buffer); length >= 0; length = read(buffer)) {
      write(buffer, length);
    }
  }

  void end(Ending ending) throws IOException {
    switch (ending) {
      case CLOSE -> {
        socket.shutdownOutput();
        drain();
      }
      case RESET -> {
        socket.setSoLinger(true, 0);
        socket.close();
      }
      case STALL -> drain();
    }
  }

  void pause(Duration pause) throws IOException {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("The front door is closing");
    }
  }

  Connection connection() {
    return connection;
  }

  /** How many connections came before it since the node has this behaviour. */
  int number() {
    return number;
  }

  // Closing with unread bytes in the socket would send RST, and RST overtakes what was said last.
  private void drain() throws IOException {
    byte[] buffer = new byte[BUFFER];
    while (read(buffer) >= 0) {
      // Nothing: what it says is not wanted any more.
    }
  }
}
