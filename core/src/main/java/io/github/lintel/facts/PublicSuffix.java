package io.github.lintel.facts;

import io.github.lintel.internal.psl.SuffixList;
import java.util.Optional;

/**
 * Names below which anybody may register names, by the <a href="https://publicsuffix.org">Public
 * Suffix List</a> in this jar (its date and licence stand in the NOTICE). The list is read when it
 * is first asked for. Names are DNS names in ASCII (A-labels); upper and lower case and one last
 * dot do not matter. Thread-safe.
 *
 * <p>A top-level domain that the list does not know counts as a public suffix.
 */
public final class PublicSuffix {
  private PublicSuffix() {}

  /**
   * Returns whether a registry gives out the names directly below this one: {@code co.uk}, not
   * {@code github.io}, which is a company's. Browsers accept no wildcard for all names below it.
   */
  public static boolean isRegistry(String name) {
    String plain = SuffixList.plain(name);
    return !plain.isEmpty() && SuffixList.get().registryLabels(plain) == SuffixList.labels(plain);
  }

  /**
   * Returns the part of a name that somebody registered, public suffixes of companies included:
   * {@code example.co.uk} for {@code www.example.co.uk}, {@code me.github.io} for {@code
   * x.me.github.io}. Nothing for a public suffix itself.
   */
  public static Optional<String> registrableDomain(String name) {
    String plain = SuffixList.plain(name);
    if (plain.isEmpty()) {
      return Optional.empty();
    }
    int labels = SuffixList.get().suffixLabels(plain) + 1;
    return labels > SuffixList.labels(plain)
        ? Optional.empty()
        : Optional.of(SuffixList.last(plain, labels));
  }
}
