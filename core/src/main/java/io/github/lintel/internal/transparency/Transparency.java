package io.github.lintel.internal.transparency;

import io.github.lintel.facts.Bytes;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.Extension;
import io.github.lintel.facts.ExtensionOid;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.SignedTimestamp;
import io.github.lintel.facts.SignedTimestamp.Source;
import io.github.lintel.facts.SignedTimestamp.Status;
import io.github.lintel.facts.TransparencyFacts;
import io.github.lintel.facts.TransparencyLog;
import io.github.lintel.internal.der.DerException;
import io.github.lintel.internal.der.DerReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the timestamps that came with a leaf, and verifies them by a list of logs if there is one.
 * Thread-safe. What was verified once is remembered.
 */
public final class Transparency {
  /** Some hundred bytes each; a fleet has a few for each leaf. */
  private static final int MAX_REMEMBERED = 4096;

  private final Map<Bytes, TransparencyLog> logs = new HashMap<>();
  private final Map<Question, Boolean> remembered =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Boolean> eldest) {
          return size() > MAX_REMEMBERED;
        }
      };

  /** Takes the list of logs; an empty one says that there is none. */
  public Transparency(Collection<TransparencyLog> logs) {
    logs.forEach(log -> this.logs.put(log.id(), log));
  }

  /**
   * Reads and verifies.
   *
   * @param issuer the certificate that issued the leaf; without it what stands in the certificate
   *     cannot be verified
   */
  public TransparencyFacts of(HandshakeFacts handshake, Optional<Certificate> issuer) {
    Optional<Certificate> leaf = handshake.leaf();
    if (leaf.isEmpty()) {
      return TransparencyFacts.none();
    }
    Reader reader = new Reader(leaf.get(), issuer);
    leaf.get()
        .extension(ExtensionOid.SIGNED_CERTIFICATE_TIMESTAMPS)
        .flatMap(Transparency::inside)
        .ifPresent(list -> reader.read(list, Source.CERTIFICATE));
    handshake.timestamps().ifPresent(list -> reader.read(list, Source.HANDSHAKE));
    handshake
        .staple()
        .flatMap(StapledTimestamps::of)
        .ifPresent(list -> reader.read(list, Source.STAPLE));
    return new TransparencyFacts(reader.timestamps, reader.malformed, !logs.isEmpty());
  }

  /** An extension that cannot be read is told by the path search. */
  private static Optional<Bytes> inside(Extension extension) {
    try {
      return Optional.of(Bytes.of(DerReader.single(extension.value().toByteArray()).content()));
    } catch (DerException e) {
      return Optional.empty();
    }
  }

  private boolean verify(
      RawTimestamp timestamp, TransparencyLog log, Certificate leaf, Optional<Certificate> issuer)
      throws DerException {
    byte[] entry = issuer.isPresent() ? LogEntry.before(leaf, issuer.get()) : LogEntry.of(leaf);
    return LogSignature.verifies(timestamp, entry, log.key().toByteArray());
  }

  private record Question(RawTimestamp timestamp, String leaf, String issuerKey) {}

  /** Collects what came with one leaf. */
  private final class Reader {
    private final Certificate leaf;
    private final Optional<Certificate> issuer;
    private final List<SignedTimestamp> timestamps = new ArrayList<>();
    private final List<String> malformed = new ArrayList<>();

    Reader(Certificate leaf, Optional<Certificate> issuer) {
      this.leaf = leaf;
      this.issuer = issuer;
    }

    void read(Bytes list, Source source) {
      try {
        for (byte[] each : RawTimestamp.split(list)) {
          read(each, source);
        }
      } catch (DerException e) {
        malformed.add(e.reason() + " " + source);
      }
    }

    private void read(byte[] serialized, Source source) throws DerException {
      RawTimestamp timestamp = RawTimestamp.read(serialized);
      Optional<TransparencyLog> log = Optional.ofNullable(logs.get(timestamp.logId()));
      timestamps.add(
          new SignedTimestamp(
              source, timestamp.logId(), timestamp.issued(), status(timestamp, source, log), log));
    }

    private Status status(RawTimestamp timestamp, Source source, Optional<TransparencyLog> log)
        throws DerException {
      if (logs.isEmpty()) {
        return Status.NOT_VERIFIED;
      }
      if (log.isEmpty()) {
        return Status.UNKNOWN_LOG;
      }
      boolean embedded = source == Source.CERTIFICATE;
      if (embedded && issuer.isEmpty()) {
        return Status.NOT_VERIFIED;
      }
      Optional<Certificate> before = embedded ? issuer : Optional.empty();
      Question question =
          new Question(
              timestamp, leaf.sha256(), before.map(i -> i.publicKey().sha256()).orElse(""));
      synchronized (remembered) {
        Boolean known = remembered.get(question);
        if (known != null) {
          return known ? Status.VALID : Status.INVALID;
        }
      }
      boolean valid = verify(timestamp, log.get(), leaf, before);
      synchronized (remembered) {
        remembered.put(question, valid);
      }
      return valid ? Status.VALID : Status.INVALID;
    }
  }
}
