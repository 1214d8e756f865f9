package io.github.lintel.internal.fetch;

import io.github.lintel.facts.RevocationDocument;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps what was fetched until there must be something newer. Thread-safe. */
final class StatusCache {
  private static final int MAX_ENTRIES = 1000;

  /** A few large lists; what was used least lately goes first. */
  private static final long MAX_BYTES = 64L << 20;

  private final Map<String, RevocationDocument> documents = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /** Returns what is kept under that key and is still current. */
  synchronized Optional<RevocationDocument> get(String key, Instant at) {
    RevocationDocument document = documents.get(key);
    if (document == null) {
      return Optional.empty();
    }
    if (isCurrent(document, at)) {
      return Optional.of(document);
    }
    documents.remove(key);
    bytes -= document.bytes();
    return Optional.empty();
  }

  /** Keeps a document that somebody who may has signed; one without an end is not kept. */
  synchronized void put(String key, RevocationDocument document, Instant at) {
    if (!isCurrent(document, at)) {
      return;
    }
    RevocationDocument before = documents.put(key, document);
    bytes += document.bytes() - (before == null ? 0 : before.bytes());
    Iterator<RevocationDocument> eldest = documents.values().iterator();
    while (documents.size() > MAX_ENTRIES || bytes > MAX_BYTES) {
      bytes -= eldest.next().bytes();
      eldest.remove();
    }
  }

  private static boolean isCurrent(RevocationDocument document, Instant at) {
    return document.nextUpdate().filter(at::isBefore).isPresent();
  }
}
