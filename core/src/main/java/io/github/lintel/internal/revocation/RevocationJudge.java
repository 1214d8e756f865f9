package io.github.lintel.internal.revocation;

import io.github.lintel.facts.Bytes;
import io.github.lintel.facts.CandidatePath;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.FetchedRevocation;
import io.github.lintel.facts.FetchedRevocation.Download;
import io.github.lintel.facts.PathProblem;
import io.github.lintel.facts.PathRule;
import io.github.lintel.facts.PathSearch;
import io.github.lintel.facts.PresentedCertificate;
import io.github.lintel.facts.RevocationFacts;
import io.github.lintel.facts.RevocationStatus;
import io.github.lintel.facts.RevocationStatus.State;
import io.github.lintel.internal.path.PathFinder;
import io.github.lintel.internal.path.PathRanking;
import io.github.lintel.internal.revocation.Lists.Located;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Judges paths by what is known of the revocation of their certificates: by what was stapled, given
 * and fetched. Immutable and thread-safe.
 */
public final class RevocationJudge {
  private final PathFinder paths;
  private final List<Located> given;
  private final boolean required;

  private RevocationJudge(PathFinder paths, List<Located> given, boolean required) {
    this.paths = paths;
    this.given = List.copyOf(given);
    this.required = required;
  }

  /** Creates one to which a certificate of which nothing is known is not revoked. */
  public RevocationJudge(PathFinder paths, List<Given> given) {
    this(paths, located(given), false);
  }

  /** Creates one that rejects a certificate of which nothing is known. */
  public static RevocationJudge requiring(PathFinder paths, List<Given> given) {
    return new RevocationJudge(paths, located(given), true);
  }

  /**
   * A list that was given.
   *
   * @param list the list
   * @param source where it comes from, as a file's name
   */
  public record Given(RevocationList list, String source) {}

  /**
   * What was thought of it.
   *
   * @param paths the paths, best first; a revoked certificate stops its paths
   * @param facts what is known of the certificates of the best one
   */
  public record Judged(PathSearch paths, RevocationFacts facts) {}

  /**
   * Judges the paths of a handshake.
   *
   * @param search the paths
   * @param presented the certificates that were presented
   * @param staple what was stapled to the leaf
   * @param fetched what was fetched
   * @param at the moment as of which answers must be fresh
   */
  public Judged judge(
      PathSearch search,
      List<PresentedCertificate> presented,
      Optional<Bytes> staple,
      Optional<FetchedRevocation> fetched,
      Instant at) {
    Optional<Certificate> leaf = search.best().map(path -> path.certificates().get(0));
    if (leaf.isEmpty()) {
      return new Judged(search, RevocationFacts.none());
    }
    boolean stapleRequired = TlsFeatures.requiresStaple(leaf.get());
    if (!required && given.isEmpty() && staple.isEmpty() && fetched.isEmpty()) {
      return new Judged(
          search,
          stapleRequired
              ? new RevocationFacts(true, Optional.empty(), List.of())
              : RevocationFacts.none());
    }
    StatusInquiry inquiry = inquiry(presented, staple, fetched, at);
    PathSearch judged =
        new PathSearch(
            search.candidates().stream()
                .map(path -> judge(path, inquiry))
                .sorted(PathRanking.BEST_FIRST)
                .toList(),
            search.nearMisses(),
            search.gaveUp());
    List<Certificate> best = judged.best().orElseThrow().withAnchor();
    return new Judged(
        judged, new RevocationFacts(stapleRequired, inquiry.staple(best), inquiry.statuses(best)));
  }

  private StatusInquiry inquiry(
      List<PresentedCertificate> presented,
      Optional<Bytes> staple,
      Optional<FetchedRevocation> fetched,
      Instant at) {
    List<Download> downloads = fetched.map(FetchedRevocation::downloads).orElse(List.of());
    List<Located> all = new ArrayList<>(given);
    for (Download download : downloads) {
      if (download.document().orElse(null) instanceof RevocationList list) {
        all.add(new Located(list, Optional.of(download.url())));
      }
    }
    List<Certificate> others =
        presented.stream()
            .filter(Certificate.class::isInstance)
            .map(Certificate.class::cast)
            .toList();
    Lists lists = new Lists(all);
    ListSigners signers = new ListSigners(paths, others, lists, required, at);
    boolean everyone = required || !given.isEmpty();
    return new StatusInquiry(
        new OcspJudge(paths.objectSignatures()), signers.judge(), staple, downloads, everyone, at);
  }

  private CandidatePath judge(CandidatePath path, StatusInquiry inquiry) {
    List<PathProblem> problems = new ArrayList<>(path.problems());
    List<Certificate> certificates = path.withAnchor();
    for (RevocationStatus status : inquiry.statuses(certificates)) {
      int depth = certificates.indexOf(status.certificate());
      if (status.state() == State.REVOKED) {
        problems.add(
            new PathProblem(PathRule.REVOKED, depth, found(status), "a certificate not revoked"));
      } else if (required && status.state() == State.UNKNOWN) {
        problems.add(
            new PathProblem(
                PathRule.REVOCATION_UNKNOWN,
                depth,
                String.join("; ", status.obstacles()),
                "a status that is known"));
      }
    }
    if (problems.size() == path.problems().size()) {
      return path;
    }
    problems.sort(Comparator.comparingInt(PathProblem::depth));
    return new CandidatePath(path.certificates(), path.anchor(), problems, path.remarks());
  }

  private static String found(RevocationStatus status) {
    return status
        .answer()
        .flatMap(RevocationStatus.Answer::revocation)
        .map(revocation -> "revoked at " + revocation.at() + " (" + revocation.reason() + ")")
        .orElse("revoked");
  }

  private static List<Located> located(List<Given> given) {
    return given.stream().map(g -> new Located(g.list(), Optional.of(g.source()))).toList();
  }
}
