package io.github.lintel.benchmarks.conformance;

import io.github.lintel.facts.PathSearch;
import io.github.lintel.facts.PresentedCertificate;
import io.github.lintel.internal.der.DerException;
import io.github.lintel.internal.path.PathFinder;
import io.github.lintel.internal.revocation.RevocationJudge;
import io.github.lintel.internal.revocation.RevocationJudge.Given;
import io.github.lintel.internal.revocation.RevocationList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The revocation lists of a case. One that cannot be read is none. */
final class GivenLists {
  private final List<Given> lists = new ArrayList<>();

  void add(byte[] der, String source) {
    try {
      lists.add(new Given(RevocationList.parse(der), source));
    } catch (DerException e) {
      // then a status that it would have told is not known
    }
  }

  boolean isEmpty() {
    return lists.isEmpty();
  }

  /** Searches the paths, and judges them by the lists: what they do not tell is refused. */
  PathSearch search(PathFinder finder, List<PresentedCertificate> presented, Instant at) {
    return RevocationJudge.requiring(finder, lists)
        .judge(finder.find(presented, at), presented, Optional.empty(), Optional.empty(), at)
        .paths();
  }
}
