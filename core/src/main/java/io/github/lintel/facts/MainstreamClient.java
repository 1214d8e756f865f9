package io.github.lintel.facts;

/**
 * The clients whose refusal makes a front door broken. What they refuse is stated for their current
 * versions with default settings: a rule that only an option enforces does not count.
 */
public enum MainstreamClient {
  /** Chrome, Edge and what else is built on Chromium. */
  CHROME("Chrome"),
  FIREFOX("Firefox"),
  /** OpenSSL 3 as distributions ship it (security level 2), and so curl, Python, Ruby, PHP. */
  OPENSSL("OpenSSL"),
  /** The TLS client of the JDK. */
  JSSE("JSSE"),
  GO("Go");

  private final String text;

  MainstreamClient(String text) {
    this.text = text;
  }

  /** Returns what people call it. */
  @Override
  public String toString() {
    return text;
  }
}
