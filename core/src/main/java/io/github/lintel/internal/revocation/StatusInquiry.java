package io.github.lintel.internal.revocation;

import io.github.lintel.facts.Bytes;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.FetchedRevocation.Download;
import io.github.lintel.facts.RevocationStatus;
import io.github.lintel.facts.RevocationStatus.Answer;
import io.github.lintel.facts.RevocationStatus.Source;
import io.github.lintel.facts.RevocationStatus.State;
import io.github.lintel.facts.Staple;
import io.github.lintel.internal.revocation.OcspJudge.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks every source for the status of certificates. Whoever says that one is revoked is believed,
 * whatever others say. For one judgement; not thread-safe.
 */
final class StatusInquiry {
  private final OcspJudge ocsp;
  private final ListJudge lists;
  private final Optional<Bytes> staple;
  private final List<Download> downloads;
  private final boolean everyone;
  private final Instant at;
  private final Map<List<Certificate>, RevocationStatus> known = new HashMap<>();

  /**
   * Takes the sources.
   *
   * @param everyone whether the status of every certificate is asked for, and not only of those for
   *     which there is a staple or a download
   */
  StatusInquiry(
      OcspJudge ocsp,
      ListJudge lists,
      Optional<Bytes> staple,
      List<Download> downloads,
      boolean everyone,
      Instant at) {
    this.ocsp = ocsp;
    this.lists = lists;
    this.staple = staple;
    this.downloads = downloads;
    this.everyone = everyone;
    this.at = at;
  }

  /** Returns what the staple is worth for the leaf of a path. */
  Optional<Staple> staple(List<Certificate> path) {
    return staple.map(response -> ocsp.judge(response, path, at).worth());
  }

  /** Returns the statuses of the certificates that are asked for; never of the last one. */
  List<RevocationStatus> statuses(List<Certificate> path) {
    List<RevocationStatus> statuses = new ArrayList<>();
    for (int depth = 0; depth < path.size() - 1; depth++) {
      if (isAsked(path, depth)) {
        List<Certificate> rest = path.subList(depth, path.size());
        RevocationStatus status = known.get(rest);
        if (status == null) {
          status = status(path, depth);
          known.put(List.copyOf(rest), status);
        }
        statuses.add(status);
      }
    }
    return statuses;
  }

  private boolean isAsked(List<Certificate> path, int depth) {
    Certificate certificate = path.get(depth);
    return everyone
        || depth == 0 && staple.isPresent()
        || downloads.stream().anyMatch(download -> download.certificate().equals(certificate));
  }

  private RevocationStatus status(List<Certificate> path, int depth) {
    Certificate certificate = path.get(depth);
    List<Certificate> rest = path.subList(depth, path.size());
    Sum sum = new Sum(certificate);
    if (depth == 0 && staple.isPresent()) {
      sum.add(Source.STAPLE, Optional.empty(), ocsp.judge(staple.get(), rest, at));
    }
    for (Download download : downloads) {
      if (!download.certificate().equals(certificate)) {
        continue;
      }
      download.failure().ifPresent(why -> sum.obstacles.add(download.url() + ": " + why));
      if (download.document().orElse(null) instanceof OcspResponse response) {
        sum.add(Source.OCSP, Optional.of(download.url()), ocsp.judge(response, rest, at));
      }
    }
    boolean fetchedLists =
        downloads.stream().anyMatch(d -> d.document().orElse(null) instanceof RevocationList);
    if (everyone || fetchedLists) {
      sum.add(lists.judge(path, depth));
    }
    return sum.status();
  }

  /** What all sources say of one certificate. */
  private static final class Sum {
    private final Certificate certificate;
    private final List<String> obstacles = new ArrayList<>();
    private Optional<Answer> good = Optional.empty();
    private Optional<Answer> revoked = Optional.empty();

    Sum(Certificate certificate) {
      this.certificate = certificate;
    }

    void add(Source source, Optional<String> location, Verdict verdict) {
      Staple worth = verdict.worth();
      if (!verdict.answers()) {
        obstacles.add(
            "%s: %s instead of %s"
                .formatted(location.orElse(source.description()), worth.found(), worth.required()));
        return;
      }
      Answer answer =
          new Answer(
              source,
              location,
              worth.thisUpdate().orElseThrow(),
              worth.nextUpdate(),
              verdict.revocation());
      add(answer);
    }

    void add(RevocationStatus status) {
      obstacles.addAll(status.obstacles());
      status.answer().ifPresent(this::add);
    }

    private void add(Answer answer) {
      if (answer.revocation().isPresent()) {
        revoked = revoked.isPresent() ? revoked : Optional.of(answer);
      } else {
        good = good.isPresent() ? good : Optional.of(answer);
      }
    }

    RevocationStatus status() {
      State state =
          revoked.isPresent() ? State.REVOKED : good.isPresent() ? State.GOOD : State.UNKNOWN;
      return new RevocationStatus(
          certificate, state, revoked.isPresent() ? revoked : good, obstacles);
    }
  }
}
