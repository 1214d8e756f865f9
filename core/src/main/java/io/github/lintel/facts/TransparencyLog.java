package io.github.lintel.facts;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A log of certificate transparency, as a list of logs describes it (the public v3 log list).
 *
 * @param name what people call it
 * @param operator who runs it; timestamps of one operator's logs count as one where operators have
 *     to differ
 * @param key its public key (SubjectPublicKeyInfo)
 * @param state what browsers think of it
 * @param since since when they do
 */
public record TransparencyLog(String name, String operator, Bytes key, State state, Instant since) {

  /** Returns its identifier: the SHA-256 of the key. */
  public Bytes id() {
    return Bytes.owned(HexFormat.of().parseHex(CertificateParser.sha256(key.toByteArray())));
  }

  /**
   * Returns whether a timestamp of that moment counts: one of a retired log does if it is older
   * than the retirement.
   */
  public boolean vouchesFor(Instant timestamp) {
    return state == State.RETIRED ? timestamp.isBefore(since) : state.current();
  }

  /** The states of a log, by their names in the list. */
  public enum State {
    PENDING,
    QUALIFIED,
    USABLE,
    READONLY,
    RETIRED,
    REJECTED;

    /** Returns its name in the list. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Returns whether its timestamps count without regard to their age. */
    public boolean current() {
      return this == QUALIFIED || this == USABLE || this == READONLY;
    }
  }
}
