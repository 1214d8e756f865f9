package io.github.lintel.okhttp;

import java.time.Duration;

/**
 * How long the parts of an exchange took; those of redirects that were followed are added. A part
 * that there was not, as the handshake on a connection that was open already, is zero.
 *
 * @param resolve looking up the names to which redirects led; the node's own name is not looked up
 * @param connect making connections, without TLS
 * @param tls shaking hands
 * @param processing from a connection that is ready to the first headers of an answer
 * @param transfer from there to the end of what was read
 */
public record HttpTimings(
    Duration resolve, Duration connect, Duration tls, Duration processing, Duration transfer) {
  /** Nothing took any time. */
  public static final HttpTimings NONE =
      new HttpTimings(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);

  /** Returns all of it. */
  public Duration total() {
    return resolve.plus(connect).plus(tls).plus(processing).plus(transfer);
  }

  HttpTimings plus(HttpTimings other) {
    return new HttpTimings(
        resolve.plus(other.resolve),
        connect.plus(other.connect),
        tls.plus(other.tls),
        processing.plus(other.processing),
        transfer.plus(other.transfer));
  }
}
