package io.github.lintel.internal.probe;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes in the answer to one HTTP/1.1 request, as bytes come. Its size is bounded, nothing is
 * decompressed, and a redirect is a failure. Not thread-safe.
 */
final class HttpReader {
  private static final int MAX_HEAD = 16 * 1024;
  private static final int MAX_LINE = 1024;
  private static final byte[] NOTHING = {};

  private final int maxBody;
  private final StringBuilder line = new StringBuilder();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private State state = State.STATUS;
  private int headBytes;
  private boolean interim;
  private boolean chunked;
  private long length = -1;
  private long left;
  private @Nullable String failure;

  private enum State {
    STATUS,
    HEADERS,
    BODY,
    CHUNK_SIZE,
    CHUNK,
    CHUNK_END,
    TRAILER,
    DONE
  }

  HttpReader(int maxBody) {
    this.maxBody = maxBody;
  }

  /** Takes in what came. */
  void feed(byte[] data, int count) {
    int at = 0;
    while (at < count && !done()) {
      at = state == State.BODY || state == State.CHUNK ? content(data, at, count) : text(data, at);
    }
  }

  /** The peer closed the connection. */
  void closed() {
    if (done()) {
      return;
    }
    if (state == State.BODY && length < 0) {
      state = State.DONE; // that is how an answer without a length ends
    } else {
      fail("the connection was closed in the middle of the answer");
    }
  }

  boolean done() {
    return state == State.DONE;
  }

  /** Returns why there is no answer, as a clause. */
  Optional<String> failure() {
    return Optional.ofNullable(failure);
  }

  byte[] body() {
    return failure == null ? body.toByteArray() : NOTHING;
  }

  private int content(byte[] data, int at, int count) {
    int take = (int) (left < 0 ? count - at : Math.min(left, count - at));
    if (body.size() + (long) take > maxBody) {
      tooLarge();
      return count;
    }
    body.write(data, at, take);
    if (left >= 0) {
      left -= take;
      if (left == 0) {
        state = chunked ? State.CHUNK_END : State.DONE;
      }
    }
    return at + take;
  }

  private int text(byte[] data, int at) {
    char c = (char) (data[at] & 0xff);
    if (++headBytes > MAX_HEAD || line.length() > MAX_LINE && state != State.HEADERS) {
      fail("what it answers is no HTTP");
      return at + 1;
    }
    if (c != '\n') {
      line.append(c);
      return at + 1;
    }
    int end =
        line.length() > 0 && line.charAt(line.length() - 1) == '\r'
            ? line.length() - 1
            : line.length();
    String text = line.substring(0, end);
    line.setLength(0);
    line(text);
    return at + 1;
  }

  private void line(String text) {
    switch (state) {
      case STATUS -> status(text);
      case HEADERS -> {
        if (text.isEmpty()) {
          headersEnd();
        } else {
          header(text);
        }
      }
      case CHUNK_SIZE -> chunkSize(text);
      case CHUNK_END -> state = State.CHUNK_SIZE;
      case TRAILER -> state = text.isEmpty() ? State.DONE : State.TRAILER;
      case BODY, CHUNK, DONE -> throw new IllegalStateException("no line is due");
    }
  }

  private void status(String text) {
    if (!text.matches("HTTP/1\\.[01] [1-5][0-9]{2}( .*)?")) {
      fail("what it answers is no HTTP");
      return;
    }
    String code = text.substring(9, 12);
    interim = code.startsWith("1");
    if (code.startsWith("3")) {
      fail("it redirects (status " + code + "), which is not followed");
    } else if (!interim && !code.equals("200")) {
      fail("it answers with the status " + code);
    } else {
      state = State.HEADERS;
    }
  }

  private void header(String text) {
    int colon = text.indexOf(':');
    if (colon <= 0 || interim) {
      return;
    }
    String value = text.substring(colon + 1).strip().toLowerCase(Locale.ROOT);
    switch (text.substring(0, colon).toLowerCase(Locale.ROOT)) {
      case "content-length" -> {
        if (!value.matches("[0-9]{1,18}")) {
          fail("what it answers is no HTTP");
        } else {
          length = Long.parseLong(value);
        }
      }
      case "transfer-encoding" -> {
        chunked = true;
        if (!value.equals("chunked")) {
          fail("its answer is encoded as nobody asked for");
        }
      }
      case "content-encoding" -> {
        if (!value.isEmpty() && !value.equals("identity")) {
          fail("its answer is compressed, which nobody asked for");
        }
      }
      default -> {}
    }
  }

  private void headersEnd() {
    if (interim) {
      state = State.STATUS;
      return;
    }
    headBytes = 0;
    if (chunked) {
      state = State.CHUNK_SIZE;
    } else if (length > maxBody) {
      tooLarge();
    } else {
      left = length;
      state = length == 0 ? State.DONE : State.BODY;
    }
  }

  private void chunkSize(String text) {
    String size = text.split("[; \t]", 2)[0];
    if (!size.matches("[0-9a-fA-F]{1,8}")) {
      fail("what it answers is no HTTP");
      return;
    }
    headBytes = 0;
    left = Long.parseLong(size, 16);
    state = left == 0 ? State.TRAILER : State.CHUNK;
  }

  private void tooLarge() {
    fail("its answer is larger than " + (maxBody >> 10) + " KiB");
  }

  private void fail(String why) {
    failure = why;
    state = State.DONE;
    body.reset();
  }

  /** For the head of a request: nothing but visible ASCII may stand in it. */
  static boolean isVisible(String text) {
    return StandardCharsets.US_ASCII.newEncoder().canEncode(text)
        && text.chars().allMatch(c -> c > 0x20 && c < 0x7f);
  }
}
