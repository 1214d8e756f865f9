package io.github.lintel.testkit;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a web server answers, byte for byte: right, wrong, or without end. Immutable.
 *
 * @param head status line and headers, without the empty line
 * @param body what follows
 * @param padding how many zero bytes follow that
 */
public record WebAnswer(List<String> head, byte[] body, long padding) {
  public WebAnswer {
    head = List.copyOf(head);
    body = body.clone();
  }

  /** 200 with a length. */
  public static WebAnswer ok(byte[] body) {
    return of("200 OK", body).header("Content-Length: " + body.length);
  }

  /** Any status line after the protocol version, a body, and no header. */
  public static WebAnswer of(String status, byte[] body) {
    return new WebAnswer(List.of("HTTP/1.1 " + status), body, 0);
  }

  /** Only this status. */
  public static WebAnswer status(int status) {
    return of(status + " Whatever", new byte[0]).header("Content-Length: 0");
  }

  /** 302 with that location. */
  public static WebAnswer redirect(String location) {
    return status(302).header("Location: " + location);
  }

  /** 200 in chunks of so many bytes. */
  public static WebAnswer chunked(byte[] body, int size) {
    ByteArrayOutputStream chunks = new ByteArrayOutputStream();
    for (int at = 0; at < body.length; at += size) {
      int length = Math.min(size, body.length - at);
      chunks.writeBytes(Text.utf8(Integer.toHexString(length) + "\r\n"));
      chunks.write(body, at, length);
      chunks.writeBytes(Text.utf8("\r\n"));
    }
    chunks.writeBytes(Text.utf8("0\r\n\r\n"));
    return of("200 OK", chunks.toByteArray()).header("Transfer-Encoding: chunked");
  }

  /** The same with one more header, as in {@code Name: value}. */
  public WebAnswer header(String line) {
    List<String> more = new ArrayList<>(head);
    more.add(line);
    return new WebAnswer(more, body, padding);
  }

  /** So many zero bytes more; the length in the headers is not changed. */
  public WebAnswer padded(long bytes) {
    return new WebAnswer(head, body, bytes);
  }

  byte[] start() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    head.forEach(line -> all.writeBytes(Text.utf8(line + "\r\n")));
    all.writeBytes(Text.utf8("\r\n"));
    all.writeBytes(body);
    return all.toByteArray();
  }

  /** Two answers that are byte for byte the same are equal. */
  @Override
  public boolean equals(Object other) {
    return other instanceof WebAnswer that
        && head.equals(that.head)
        && Arrays.equals(body, that.body)
        && padding == that.padding;
  }

  @Override
  public int hashCode() {
    return 31 * head.hashCode() + Arrays.hashCode(body);
  }

  @Override
  public String toString() {
    return head + " and " + (body.length + padding) + " bytes";
  }
}
