package io.github.lintel.testkit;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * What is answered to an HTTP request, whatever it asks for. Immutable.
 *
 * @param statusLine all after the protocol version: {@code 200 OK}; empty for no answer at all
 * @param headers whole lines, such as {@code Strict-Transport-Security: max-age=31536000}
 * @param body sent as UTF-8; the length is added to the headers
 */
public record HttpAnswer(String statusLine, List<String> headers, String body) {
  public HttpAnswer {
    headers = List.copyOf(headers);
  }

  /** 200 with a short body. */
  public static HttpAnswer ok() {
    return of(200, "OK");
  }

  /** An answer with the reason as its body. */
  public static HttpAnswer of(int status, String reason) {
    return new HttpAnswer(status + " " + reason, List.of(), reason + "\n");
  }

  /** A redirect, with that status. */
  public static HttpAnswer redirect(int status, String location) {
    return of(status, "Moved").header("Location: " + location);
  }

  /** Closes the connection instead of an answer. */
  public static HttpAnswer none() {
    return new HttpAnswer("", List.of(), "");
  }

  /** The same with one more header, as in {@code Name: value}. */
  public HttpAnswer header(String line) {
    List<String> more = new ArrayList<>(headers);
    more.add(line);
    return new HttpAnswer(statusLine, more, body);
  }

  boolean isNone() {
    return statusLine.isEmpty();
  }

  byte[] bytes() {
    if (isNone()) {
      return new byte[0];
    }
    byte[] content = Text.utf8(body);
    StringBuilder head = new StringBuilder("HTTP/1.1 ").append(statusLine).append("\r\n");
    headers.forEach(line -> head.append(line).append("\r\n"));
    head.append("Content-Length: ").append(content.length).append("\r\n\r\n");
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(Text.utf8(head.toString()));
    all.writeBytes(content);
    return all.toByteArray();
  }
}
