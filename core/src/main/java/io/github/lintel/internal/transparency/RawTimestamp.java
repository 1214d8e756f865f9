package io.github.lintel.internal.transparency;

import io.github.lintel.facts.Bytes;
import io.github.lintel.internal.der.DerException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A SignedCertificateTimestamp as it stands on the wire (RFC 6962 section 3.2).
 *
 * @param logId the SHA-256 of the log's key
 * @param timestamp milliseconds since 1970
 * @param extensions its extensions, of which none are defined
 * @param algorithm hash and signature algorithm (RFC 5246 section 7.4.1.4.1)
 * @param signature the signature
 */
record RawTimestamp(Bytes logId, long timestamp, Bytes extensions, int algorithm, Bytes signature) {
  private static final int LOG_ID = 32;

  /** Public certificates have 5 at most; each costs a verification. */
  static final int MAX_IN_LIST = 16;

  Instant issued() {
    return Instant.ofEpochMilli(timestamp);
  }

  /** Splits a SignedCertificateTimestampList (section 3.3). */
  static List<byte[]> split(Bytes list) throws DerException {
    try {
      ByteBuffer in = ByteBuffer.wrap(list.toByteArray());
      if ((in.getShort() & 0xffff) != in.remaining() || !in.hasRemaining()) {
        throw new DerException("a list of timestamps of another length than it says");
      }
      List<byte[]> timestamps = new ArrayList<>();
      while (in.hasRemaining()) {
        if (timestamps.size() == MAX_IN_LIST) {
          throw new DerException("more than " + MAX_IN_LIST + " timestamps");
        }
        byte[] timestamp = vector(in);
        if (timestamp.length == 0) {
          throw new DerException("an empty timestamp");
        }
        timestamps.add(timestamp);
      }
      return timestamps;
    } catch (BufferUnderflowException e) {
      throw new DerException("a list of timestamps that is cut off");
    }
  }

  static RawTimestamp read(byte[] serialized) throws DerException {
    try {
      ByteBuffer in = ByteBuffer.wrap(serialized);
      int version = in.get();
      if (version != 0) {
        throw new DerException("a timestamp of an unknown version");
      }
      byte[] logId = new byte[LOG_ID];
      in.get(logId);
      long timestamp = in.getLong();
      if (timestamp < 0) {
        throw new DerException("a timestamp beyond all time");
      }
      Bytes extensions = Bytes.of(vector(in));
      int algorithm = in.getShort() & 0xffff;
      Bytes signature = Bytes.of(vector(in));
      if (in.hasRemaining()) {
        throw new DerException("something follows the signature of a timestamp");
      }
      return new RawTimestamp(Bytes.of(logId), timestamp, extensions, algorithm, signature);
    } catch (BufferUnderflowException e) {
      throw new DerException("a timestamp that is cut off");
    }
  }

  private static byte[] vector(ByteBuffer in) {
    byte[] content = new byte[in.getShort() & 0xffff];
    in.get(content);
    return content;
  }
}
