package io.github.lintel.testkit;

import java.io.ByteArrayOutputStream;
import java.util.Locale;

/**
 * HTTP/1.1 without bodies in requests: for each head one answer, until the client wants no more.
 */
final class HttpConversation {
  private static final int LONGEST_HEAD = 64 * 1024;
  private static final String END_OF_HEAD = "\r\n\r\n";

  private final HttpAnswer answer;
  private final Connection connection;
  private String pending = "";
  private boolean over;

  HttpConversation(HttpAnswer answer, Connection connection) {
    this.answer = answer;
    this.connection = connection;
  }

  /** The answers to the requests that these bytes complete. */
  byte[] answer(byte[] received) {
    pending += Text.ascii(received, 0, received.length);
    ByteArrayOutputStream answers = new ByteArrayOutputStream();
    for (int end = pending.indexOf(END_OF_HEAD); end >= 0; end = pending.indexOf(END_OF_HEAD)) {
      String head = pending.substring(0, end);
      pending = pending.substring(end + END_OF_HEAD.length());
      connection.requested(head);
      answers.writeBytes(answer.bytes());
      over |= answer.isNone() || isLast(head.toLowerCase(Locale.ROOT));
    }
    over |= pending.length() > LONGEST_HEAD;
    return answers.toByteArray();
  }

  /** Whether the connection shall be closed now. */
  boolean over() {
    return over;
  }

  private static boolean isLast(String head) {
    return head.contains("\r\nconnection: close") || head.endsWith("http/1.0");
  }
}
