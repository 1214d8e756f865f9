package io.github.lintel.okhttp;

/** What a status means when a front door gives it. */
final class StatusWords {
  private StatusWords() {}

  /** Returns the name with a space before it, or nothing. */
  static String name(int code) {
    return switch (code) {
      case 400 -> " Bad Request";
      case 401 -> " Unauthorized";
      case 403 -> " Forbidden";
      case 404 -> " Not Found";
      case 405 -> " Method Not Allowed";
      case 421 -> " Misdirected Request";
      case 429 -> " Too Many Requests";
      case 500 -> " Internal Server Error";
      case 502 -> " Bad Gateway";
      case 503 -> " Service Unavailable";
      case 504 -> " Gateway Timeout";
      default -> "";
    };
  }

  /** Returns a clause. */
  static String meaning(int code) {
    return switch (code) {
      case 400 -> "it does not understand the request, or speaks plain HTTP behind TLS";
      case 401, 403 -> "it lets nobody in without credentials, or not from here";
      case 404 -> "there is nothing at that path";
      case 421 -> "the node is not configured for the name";
      case 429 -> "it limits how often it is asked";
      case 500 -> "the application failed";
      case 502 -> "the server behind it gave no valid answer";
      case 503 -> "no server behind it is available";
      case 504 -> "the server behind it did not answer in time";
      default -> code >= 500 ? "the server failed" : "the server refuses the request";
    };
  }
}
