package io.github.lintel.facts;

import java.util.List;
import java.util.Locale;

/**
 * One thing that is served otherwise than before. Text in it comes from the network.
 *
 * @param kind what changed
 * @param addresses the nodes at which it did, in order
 * @param before what it was; empty if there was nothing
 * @param after what it is; empty if there is nothing
 */
public record Change(Kind kind, List<String> addresses, List<String> before, List<String> after) {
  private static final int SHOWN = 10; // of a list; a sentence has an end

  /** Copies the lists. */
  public Change {
    addresses = List.copyOf(addresses);
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /** What can change. */
  public enum Kind {
    NODE_ADDED("there is a new node"),
    NODE_GONE("a node is gone"),
    ANSWER_LOST("no certificate is served any more"),
    ANSWER_BACK("a certificate is served again"),
    LEAF_REPLACED("the certificate was replaced"),
    ISSUER_CHANGED("the issuer changed"),
    KEY_CHANGED("the kind of key changed"),
    NAMES_ADDED("names were added"),
    NAMES_LOST("names were lost"),
    CHAIN_CHANGED("the chain changed"),
    VERSION_CHANGED("the TLS version changed");

    private final String description;

    Kind(String description) {
      this.description = description;
    }

    /** Returns the stable name used in JSON, as in {@code leaf-replaced}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Returns it for people, without the addresses. Not to be parsed. */
  public String sentence() {
    if (before.isEmpty() && after.isEmpty()) {
      return kind.description;
    }
    if (before.isEmpty() || after.isEmpty()) {
      return kind.description + ": " + list(before.isEmpty() ? after : before);
    }
    return kind.description + ": " + list(before) + " became " + list(after);
  }

  private static String list(List<String> entries) {
    String shown = String.join(", ", entries.subList(0, Math.min(entries.size(), SHOWN)));
    return entries.size() > SHOWN ? shown + " and " + (entries.size() - SHOWN) + " more" : shown;
  }
}
