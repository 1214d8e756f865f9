package io.github.lintel.facts;

import java.util.List;

/**
 * RFC 5280 section 4.2.1.10.
 *
 * @param permitted the permitted subtrees; an IP entry holds address and mask
 * @param excluded the excluded subtrees
 */
public record NameConstraints(List<GeneralName> permitted, List<GeneralName> excluded) {

  /** Copies both lists. */
  public NameConstraints {
    permitted = List.copyOf(permitted);
    excluded = List.copyOf(excluded);
  }
}
