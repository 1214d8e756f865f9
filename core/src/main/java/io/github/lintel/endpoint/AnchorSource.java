package io.github.lintel.endpoint;

import io.github.lintel.facts.Certificate;
import java.util.List;
import java.util.function.Supplier;

/**
 * One place where anchors come from.
 *
 * @param name as in {@code JDK} or a file's name
 * @param isPublic whether the rules for public authorities apply below them
 * @param certificates reads them, or returns what was read
 */
record AnchorSource(String name, boolean isPublic, Supplier<List<Certificate>> certificates) {

  AnchorSource asPublic() {
    return new AnchorSource(name, true, certificates);
  }
}
