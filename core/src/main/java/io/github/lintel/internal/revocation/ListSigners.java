package io.github.lintel.internal.revocation;

import io.github.lintel.facts.CandidatePath;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.KeyUsage;
import io.github.lintel.facts.PathSearch;
import io.github.lintel.facts.PresentedCertificate;
import io.github.lintel.facts.RevocationStatus.State;
import io.github.lintel.internal.path.ObjectSignatures;
import io.github.lintel.internal.path.PathFinder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out whether a list was signed by who may sign it: RFC 5280 section 6.3.3 (f) and (g). That
 * is who has the name of its issuer, a path to the same trust anchor as the certificate in
 * question, and a key usage, if any, that allows it. For one judgement; not thread-safe.
 */
final class ListSigners {
  /** Signatures on lists and paths of signers in one judgement; an honest one has a handful. */
  private static final int MAX_ATTEMPTS = 100;

  /** A signer whose status is told by a list of another signer, whose status …: no more than so. */
  private static final int MAX_DEPTH = 3;

  private final PathFinder paths;
  private final ObjectSignatures signatures;
  private final List<Certificate> others;
  private final ListJudge judge;
  private final boolean required;
  private final Instant at;
  private final Map<String, Optional<String>> known = new HashMap<>();
  private final Set<Certificate> inProgress = new HashSet<>();
  private int attempts;

  /**
   * Takes what stays the same.
   *
   * @param paths searches the paths of signers
   * @param others certificates of which one may have signed a list
   * @param required whether a signer must be known not to be revoked
   */
  ListSigners(
      PathFinder paths, List<Certificate> others, Lists lists, boolean required, Instant at) {
    this.paths = paths.ofSigners();
    this.signatures = paths.objectSignatures();
    this.others = others;
    this.required = required;
    this.at = at;
    this.judge = new ListJudge(lists, this, at);
  }

  ListJudge judge() {
    return judge;
  }

  /** Returns why the list does not count for the certificate at that depth, as a clause. */
  Optional<String> obstacle(RevocationList list, List<Certificate> path, int depth) {
    String why = "its issuer is not known";
    for (Certificate signer : candidates(list, path, depth)) {
      if (++attempts > MAX_ATTEMPTS) {
        return Optional.of("more than " + MAX_ATTEMPTS + " signatures would have to be verified");
      }
      Optional<String> obstacle = obstacle(list, signer, path, depth);
      if (obstacle.isEmpty()) {
        return obstacle;
      }
      why = obstacle.get();
    }
    return Optional.of(why);
  }

  private List<Certificate> candidates(RevocationList list, List<Certificate> path, int depth) {
    Set<Certificate> named = new LinkedHashSet<>(path.subList(depth + 1, path.size()));
    named.addAll(others);
    List<Certificate> candidates = new ArrayList<>(2);
    for (Certificate each : named) {
      if (each.subject().comparable().equals(list.issuer())) {
        candidates.add(each);
      }
    }
    candidates.sort(
        Comparator.comparing(
            c ->
                list.authorityKey().isPresent()
                    && !list.authorityKey().equals(c.subjectKeyIdentifier())));
    return candidates;
  }

  private Optional<String> obstacle(
      RevocationList list, Certificate signer, List<Certificate> path, int depth) {
    if (signer.keyUsage().filter(usage -> !usage.contains(KeyUsage.CRL_SIGN)).isPresent()) {
      return Optional.of("the key usage of its issuer lacks " + KeyUsage.CRL_SIGN);
    }
    int above = path.subList(depth + 1, path.size()).indexOf(signer);
    if (above >= 0) {
      return verify(list, path.subList(depth + 1 + above, path.size()));
    }
    Certificate anchor = path.get(path.size() - 1);
    String key = list.sha256() + signer.sha256() + anchor.sha256();
    if (!known.containsKey(key)) {
      known.put(key, strangerObstacle(list, signer, anchor));
    }
    return known.getOrDefault(key, Optional.empty());
  }

  /** A signer that does not stand in the path. */
  private Optional<String> strangerObstacle(
      RevocationList list, Certificate signer, Certificate anchor) {
    List<PresentedCertificate> presented = new ArrayList<>();
    presented.add(signer);
    presented.addAll(others);
    PathSearch search = paths.find(presented, at);
    Optional<String> why = Optional.of("its issuer has no path to the same trust anchor");
    for (CandidatePath candidate : search.trustedPaths()) {
      if (!candidate.anchor().orElseThrow().certificate().equals(anchor)) {
        continue;
      }
      List<Certificate> certificates = candidate.withAnchor();
      why = verify(list, certificates);
      if (why.isPresent()) {
        return why;
      }
      why = statusObstacle(certificates);
      if (why.isEmpty()) {
        return why;
      }
    }
    return why;
  }

  private Optional<String> verify(RevocationList list, List<Certificate> signers) {
    return signatures.verify(list.signed(), signers)
        ? Optional.empty()
        : Optional.of("the key of its issuer does not verify its signature");
  }

  /** A list may tell the status of its own signer: then that is taken at its word. */
  private Optional<String> statusObstacle(List<Certificate> path) {
    for (int depth = 0; depth < path.size() - 1; depth++) {
      Certificate certificate = path.get(depth);
      if (inProgress.size() >= MAX_DEPTH || !inProgress.add(certificate)) {
        continue;
      }
      State state = judge.judge(path, depth).state();
      inProgress.remove(certificate);
      if (state == State.REVOKED || required && state == State.UNKNOWN) {
        return Optional.of("the certificate of its issuer is revoked, or that is not known");
      }
    }
    return Optional.empty();
  }
}
