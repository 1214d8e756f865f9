package io.github.lintel.internal.revocation;

import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.RevocationStatus;
import io.github.lintel.facts.RevocationStatus.Answer;
import io.github.lintel.facts.RevocationStatus.Revocation;
import io.github.lintel.facts.RevocationStatus.Source;
import io.github.lintel.facts.RevocationStatus.State;
import io.github.lintel.internal.revocation.ListEntries.Entry;
import io.github.lintel.internal.revocation.Lists.Located;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Judges one certificate by revocation lists: RFC 5280 section 6.3.3. For one judgement; not
 * thread-safe.
 */
final class ListJudge {
  private final Lists lists;
  private final ListSigners signers;
  private final Instant at;

  ListJudge(Lists lists, ListSigners signers, Instant at) {
    this.lists = lists;
    this.signers = signers;
    this.at = at;
  }

  /** Judges the certificate at that depth of a path, which ends with its trust anchor. */
  RevocationStatus judge(List<Certificate> path, int depth) {
    return new Search(path, depth).run();
  }

  /** The search for the status of one certificate: the state variables of section 6.3.2. */
  private final class Search {
    private final List<Certificate> path;
    private final int depth;
    private final Certificate certificate;
    private final Set<String> obstacles = new LinkedHashSet<>();
    private int reasons;

    Search(List<Certificate> path, int depth) {
      this.path = path;
      this.depth = depth;
      this.certificate = path.get(depth);
    }

    RevocationStatus run() {
      for (DistributionPoint point : DistributionPoint.of(certificate)) {
        for (Located list : complete(point)) {
          int more = point.reasons() & covered(list.list());
          if ((more & ~reasons) == 0 || !usable(list)) {
            continue;
          }
          Optional<Located> delta = delta(list);
          Optional<Answer> revoked = revoked(list, delta);
          if (revoked.isPresent()) {
            return status(State.REVOKED, revoked);
          }
          reasons |= more;
          if (reasons == Reasons.ALL) {
            return status(State.GOOD, Optional.of(answer(delta.orElse(list), Optional.empty())));
          }
        }
      }
      if (reasons != 0) {
        obstacles.add("the revocation lists do not cover every reason");
      } else if (obstacles.isEmpty()) {
        obstacles.add("no revocation list of its issuer is at hand");
      }
      return status(State.UNKNOWN, Optional.empty());
    }

    /** Steps (b)(1) and (b)(2). */
    private List<Located> complete(DistributionPoint point) {
      List<String> issuers =
          point.isIndirect() ? point.listIssuers() : List.of(certificate.issuer().comparable());
      List<Located> all = new ArrayList<>();
      for (String issuer : issuers) {
        for (Located each : lists.of(issuer)) {
          RevocationList list = each.list();
          boolean scope =
              list.point().isEmpty() || list.point().get().covers(certificate, point, issuer);
          if (!list.isDelta() && scope && (!point.isIndirect() || list.isIndirect())) {
            all.add(each);
          }
        }
      }
      return all;
    }

    /** Steps (a), (f) and (g). */
    private boolean usable(Located located) {
      RevocationList list = located.list();
      Optional<String> obstacle =
          list.obstacle()
              .map(what -> "it has " + what)
              .or(() -> Freshness.obstacle(list, at))
              .or(() -> signers.obstacle(list, path, depth));
      obstacle.ifPresent(why -> obstacles.add(name(located) + ": " + why));
      return obstacle.isEmpty();
    }

    /** Steps (c) and (h): the newest delta to that list; section 5.2.4 has the conditions. */
    private Optional<Located> delta(Located complete) {
      return lists.of(complete.list().issuer()).stream()
          .filter(each -> fits(each.list(), complete.list()))
          .filter(this::usable)
          .findFirst();
    }

    private static boolean fits(RevocationList delta, RevocationList complete) {
      if (delta.base().isEmpty() || delta.number().isEmpty() || complete.number().isEmpty()) {
        return false;
      }
      BigInteger number = complete.number().get();
      return delta.base().get().compareTo(number) <= 0
          && delta.number().get().compareTo(number) > 0
          && delta
              .point()
              .map(IssuingPoint::encoded)
              .equals(complete.point().map(IssuingPoint::encoded))
          && delta.authorityKey().equals(complete.authorityKey());
    }

    /** Steps (i), (j) and (k). */
    private Optional<Answer> revoked(Located complete, Optional<Located> delta) {
      Optional<Entry> inDelta = delta.flatMap(list -> list.list().find(certificate));
      Located from = inDelta.isPresent() ? delta.orElseThrow() : complete;
      return inDelta
          .or(() -> complete.list().find(certificate))
          .filter(entry -> entry.reason() != Reasons.REMOVE_FROM_LIST)
          .map(entry -> new Revocation(entry.at(), Reasons.name(entry.reason())))
          .map(revocation -> answer(from, Optional.of(revocation)));
    }

    private RevocationStatus status(State state, Optional<Answer> answer) {
      return new RevocationStatus(certificate, state, answer, List.copyOf(obstacles));
    }
  }

  private static int covered(RevocationList list) {
    return list.point().map(IssuingPoint::reasons).orElse(Reasons.ALL);
  }

  private static Answer answer(Located located, Optional<Revocation> revocation) {
    RevocationList list = located.list();
    return new Answer(
        Source.LIST, located.location(), list.thisUpdate(), list.nextUpdate(), revocation);
  }

  private static String name(Located located) {
    return "the revocation list" + located.location().map(from -> " " + from).orElse("");
  }
}
