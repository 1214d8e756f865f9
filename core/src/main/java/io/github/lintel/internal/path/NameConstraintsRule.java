package io.github.lintel.internal.path;

import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.GeneralName;
import io.github.lintel.facts.GeneralName.Kind;
import io.github.lintel.facts.NameConstraints;
import io.github.lintel.facts.PathRule;
import java.util.List;

/**
 * RFC 5280 sections 4.2.1.10 and 6.1.3 (b), (c): the names below an authority stay within what it
 * permits and out of what it excludes. Self-issued certificates are exempt unless they are the
 * leaf. The constraints of an anchor count: who imported it relies on them, and all clients but the
 * JDK apply them.
 */
final class NameConstraintsRule implements Rule {
  @Override
  public void judge(PathView path, Problems problems) {
    for (int authority = 1; authority < path.length(); authority++) {
      if (path.certificate(authority).nameConstraints().isEmpty()) {
        continue;
      }
      NameConstraints constraints = path.certificate(authority).nameConstraints().get();
      for (int depth = authority - 1; depth >= 0; depth--) {
        if (depth > 0 && path.node(depth).selfIssued()) {
          continue;
        }
        List<GeneralName> names = ConstrainedNames.of(path.certificate(depth));
        if (!path.budget().nameComparisons(cost(constraints, names))) {
          problems.add(
              PathRule.LIMIT, depth, names.size() + " names", "so many as can be compared");
          return;
        }
        judge(constraints, names, depth, path.certificate(authority), problems);
      }
    }
  }

  private static void judge(
      NameConstraints constraints,
      List<GeneralName> names,
      int depth,
      Certificate authority,
      Problems problems) {
    for (GeneralName name : names) {
      List<GeneralName> permitted = ofKind(name.kind(), constraints.permitted());
      if (!permitted.isEmpty() && permitted.stream().noneMatch(s -> Subtree.permits(s, name))) {
        problems.add(
            PathRule.NAME_CONSTRAINTS,
            depth,
            text(name),
            "permitted by \"" + authority.subject() + "\": " + text(permitted));
      }
      ofKind(name.kind(), constraints.excluded()).stream()
          .filter(subtree -> Subtree.excludes(subtree, name))
          .findFirst()
          .ifPresent(
              subtree ->
                  problems.add(
                      PathRule.NAME_CONSTRAINTS,
                      depth,
                      text(name),
                      "not excluded by \"" + authority.subject() + "\": " + text(subtree)));
    }
  }

  /** Each name meets each subtree; one of more than 64 octets counts as several. */
  private static long cost(NameConstraints constraints, List<GeneralName> names) {
    return (size(constraints.permitted()) + size(constraints.excluded())) * size(names);
  }

  private static long size(List<GeneralName> names) {
    return names.stream().mapToLong(name -> 1 + name.encoded().size() / 64).sum();
  }

  private static List<GeneralName> ofKind(Kind kind, List<GeneralName> subtrees) {
    return subtrees.stream().filter(subtree -> subtree.kind() == kind).toList();
  }

  private static String text(List<GeneralName> subtrees) {
    String first = String.join(", ", subtrees.stream().limit(10).map(s -> text(s)).toList());
    return subtrees.size() > 10 ? first + ", …" : first;
  }

  private static String text(GeneralName name) {
    return switch (name.kind()) {
          case EMAIL -> "e-mail ";
          case DNS -> "DNS ";
          case DIRECTORY -> "name ";
          case URI -> "URI ";
          case IP -> "IP ";
          default -> "other name ";
        }
        + name.value();
  }
}
