package io.github.lintel.okhttp;

import java.time.Duration;
import java.util.Optional;

/** What came of one request. */
sealed interface Reply {

  /**
   * An HTTP response.
   *
   * @param method of the request
   * @param code the status
   * @param location where it redirects to, as it came
   * @param transportSecurity the first Strict-Transport-Security header, as it came
   * @param setsCookie whether it sets a cookie: then the next answer may depend on that
   * @param text the beginning of the body
   */
  record Answer(
      String method,
      int code,
      Optional<String> location,
      Optional<String> transportSecurity,
      boolean setsCookie,
      String text)
      implements Reply {

    boolean redirects() {
      return location.isPresent()
          && switch (code) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
          };
    }

    boolean redirectsForGood() {
      return redirects() && (code == 301 || code == 308);
    }
  }

  /**
   * No HTTP response.
   *
   * @param kind in which way
   * @param protocol what ALPN agreed on, when a connection was made
   * @param waited how long it took
   */
  record Failure(Kind kind, Optional<String> protocol, Duration waited) implements Reply {}

  /** How an exchange can fail. */
  enum Kind {
    NO_SUCH_NAME("the name has no address"),
    REFUSED("the connection was refused"),
    UNREACHABLE("the network cannot reach it"),
    TIMED_OUT("there was no answer in time"),
    TLS_FAILED("the TLS handshake failed"),
    EMPTY("the connection was closed without a complete answer"),
    RESET("the connection was reset"),
    NOT_HTTP("what came is not what was agreed on"),
    PRIVATE("it is a private address, and is not followed from a public one");

    private final String description;

    Kind(String description) {
      this.description = description;
    }

    /** Returns it as a clause. */
    String description() {
      return description;
    }
  }
}
