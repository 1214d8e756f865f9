package io.github.lintel.internal.path;

import io.github.lintel.facts.CandidatePath;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.PathProblem;
import io.github.lintel.facts.PathRule;
import java.time.Instant;
import java.util.Comparator;

/**
 * The order in which paths are shown: trusted ones first, then the ones that need the least repair.
 * Of trusted paths a public one comes first, since its rules are those that clients will apply;
 * then the shorter one, then the one that lasts longer. Of the others one that reaches an anchor
 * comes first: that is where people look.
 */
public final class PathRanking {
  public static final Comparator<CandidatePath> BEST_FIRST =
      Comparator.comparing((CandidatePath path) -> !path.trusted())
          .thenComparing(path -> path.anchor().isEmpty())
          .thenComparing(PathRanking::repairs)
          .thenComparing(path -> path.anchor().filter(a -> a.publiclyTrusted()).isEmpty())
          .thenComparing(
              path ->
                  path.anchor().isPresent()
                      ? path.certificates().size()
                      : -path.certificates().size())
          .thenComparing(PathRanking::lastsUntil, Comparator.reverseOrder());

  private PathRanking() {}

  private static int repairs(CandidatePath path) {
    return path.problems().stream().map(PathProblem::rule).mapToInt(PathRanking::weight).sum();
  }

  /** What is most often the matter weighs least, a lie weighs most. */
  private static int weight(PathRule rule) {
    return switch (rule) {
      case EXPIRED, NOT_YET_VALID -> 2;
      case WEAK_KEY, WEAK_SIGNATURE -> 3;
      case UNTRUSTED_ROOT, SELF_SIGNED -> 6;
      case NO_ISSUER -> 8;
      case BAD_SIGNATURE, UNSUPPORTED_ALGORITHM -> 10;
      case LOOP, LIMIT -> 20;
      default -> 4;
    };
  }

  private static Instant lastsUntil(CandidatePath path) {
    return path.certificates().stream()
        .map(Certificate::notAfter)
        .min(Comparator.naturalOrder())
        .orElse(Instant.MIN);
  }
}
