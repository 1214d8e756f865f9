package io.github.lintel.internal.path;

import io.github.lintel.facts.CandidatePath;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.PathProblem;
import io.github.lintel.facts.PathRule;
import io.github.lintel.facts.PathSearch;
import io.github.lintel.facts.PresentedCertificate;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Remembers searches. Rules compare the time with the validity of certificates and with nothing
 * else, so that a result holds between two moments at which a certificate begins or ceases to be
 * valid; one that tells of the time itself holds at that moment only. Thread-safe.
 */
final class PathMemory {
  /** A large fleet that is verified again and again; some ten KiB each. */
  private static final int MAX_ENTRIES = 1024;

  /** What is longer, or larger, is not kept. */
  private static final int MAX_CERTIFICATES = 10;

  private static final int MAX_BYTES = 32 << 10;

  private final TreeSet<Instant> anchorMoments = new TreeSet<>();
  private final Map<Key, Remembered> searches =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Remembered> eldest) {
          return size() > MAX_ENTRIES;
        }
      };

  PathMemory(Collection<Certificate> anchors) {
    anchors.forEach(anchor -> moments(anchor).forEach(anchorMoments::add));
  }

  Optional<PathSearch> recall(List<PresentedCertificate> presented, Instant at) {
    if (tooLarge(presented)) {
      return Optional.empty();
    }
    synchronized (searches) {
      return Optional.ofNullable(searches.get(new Key(presented, Optional.empty())))
          .filter(remembered -> remembered.holdsAt(at))
          .or(() -> Optional.ofNullable(searches.get(new Key(presented, Optional.of(at)))))
          .map(Remembered::search);
    }
  }

  void keep(List<PresentedCertificate> presented, Instant at, PathSearch search) {
    if (tooLarge(presented)) {
      return;
    }
    TreeSet<Instant> moments = new TreeSet<>();
    for (PresentedCertificate each : presented) {
      if (each instanceof Certificate certificate) {
        moments(certificate).forEach(moments::add);
      }
    }
    boolean onlyThen = tellsOfTime(search) || moments.contains(at) || anchorMoments.contains(at);
    Key key = new Key(List.copyOf(presented), onlyThen ? Optional.of(at) : Optional.empty());
    Remembered remembered =
        new Remembered(
            nearest(moments.lower(at), anchorMoments.lower(at)).max(Instant::compareTo),
            nearest(moments.higher(at), anchorMoments.higher(at)).min(Instant::compareTo),
            search);
    synchronized (searches) {
      searches.put(key, remembered);
    }
  }

  private static Stream<Instant> nearest(@Nullable Instant one, @Nullable Instant other) {
    return Stream.of(Optional.ofNullable(one), Optional.ofNullable(other))
        .flatMap(Optional::stream);
  }

  private static boolean tooLarge(List<PresentedCertificate> presented) {
    return presented.size() > MAX_CERTIFICATES
        || presented.stream().mapToInt(each -> each.der().size()).sum() > MAX_BYTES;
  }

  private static boolean tellsOfTime(PathSearch search) {
    return search.candidates().stream()
        .flatMap(PathMemory::all)
        .map(PathProblem::rule)
        .anyMatch(rule -> rule == PathRule.EXPIRED || rule == PathRule.NOT_YET_VALID);
  }

  private static Stream<PathProblem> all(CandidatePath path) {
    return Stream.concat(path.problems().stream(), path.remarks().stream());
  }

  /** The last second counts in full. */
  private static Stream<Instant> moments(Certificate certificate) {
    Instant last = certificate.notAfter();
    Instant end = last.isBefore(Instant.MAX.minusSeconds(1)) ? last.plusSeconds(1) : last;
    return Stream.of(certificate.notBefore(), last, end);
  }

  /**
   * What was asked.
   *
   * @param presented the certificates
   * @param at the moment, if the result holds at no other
   */
  private record Key(List<PresentedCertificate> presented, Optional<Instant> at) {}

  /** A search, and the moments between which it holds; neither of them included. */
  private record Remembered(Optional<Instant> after, Optional<Instant> before, PathSearch search) {
    boolean holdsAt(Instant at) {
      return after.filter(moment -> !moment.isBefore(at)).isEmpty()
          && before.filter(moment -> !moment.isAfter(at)).isEmpty();
    }
  }
}
