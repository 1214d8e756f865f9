package io.github.lintel.internal.path;

import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.GeneralName;
import io.github.lintel.facts.GeneralName.Kind;
import io.github.lintel.facts.LifetimeLimit;
import io.github.lintel.facts.PathRule;
import io.github.lintel.facts.PublicSuffix;

/**
 * What browsers ask of a leaf below a public anchor: no wildcard directly below what a registry
 * gives out (Baseline Requirements 3.2.2.6, where the list's private section does not count, and
 * Chrome does as much), and no longer lifetime than allowed on the day of issue (6.3.2).
 */
final class PublicLeafRule implements Rule {
  private static final String WILDCARD = "*.";

  @Override
  public void judge(PathView path, Problems problems) {
    if (!path.isPublic()) {
      return;
    }
    Certificate leaf = path.certificate(0);
    for (GeneralName name : leaf.subjectAlternativeNames()) {
      if (name.kind() == Kind.DNS
          && name.value().startsWith(WILDCARD)
          && PublicSuffix.isRegistry(name.value().substring(WILDCARD.length()))) {
        problems.add(PathRule.PUBLIC_SUFFIX, 0, name.value(), "a name below a registered one");
      }
    }
    LifetimeLimit.exceededBy(leaf)
        .ifPresent(
            limit ->
                problems.add(
                    PathRule.LIFETIME,
                    0,
                    leaf.lifetime().toSeconds() + " seconds",
                    "at most " + limit.most().toDays() + " days of 86,400 seconds"));
  }
}
