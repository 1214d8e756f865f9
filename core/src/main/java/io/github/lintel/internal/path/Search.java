package io.github.lintel.internal.path;

import io.github.lintel.facts.BasicConstraints;
import io.github.lintel.facts.Bytes;
import io.github.lintel.facts.CandidatePath;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.PathRule;
import io.github.lintel.facts.PathSearch;
import io.github.lintel.facts.PathSearch.NearMiss;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One search: depth first from the leaf, the most promising issuer first, back at every dead end.
 * An issuer whose key does not verify the signature is followed only if there is none better and
 * its key identifier does not say that another key is meant: then the signature is what is wrong.
 */
final class Search {
  private final IssuerIndex anchors;
  private final PathJudge judge;
  private final SignatureCache signatures;
  private final PathInputs inputs;
  private final Map<String, List<Node>> presented = new HashMap<>();
  private final Instant at;
  private final PathBudget budget = new PathBudget();
  private final List<CandidatePath> candidates = new ArrayList<>();
  private final Set<NearMiss> nearMisses = new LinkedHashSet<>();
  private final List<Node> path = new ArrayList<>();
  private final Map<Integer, SignatureVerdict> flaws = new HashMap<>();

  Search(
      IssuerIndex anchors,
      PathJudge judge,
      SignatureCache signatures,
      PathInputs inputs,
      Collection<Certificate> presented,
      Instant at) {
    this.anchors = anchors;
    this.judge = judge;
    this.signatures = signatures;
    this.inputs = inputs;
    this.at = at;
    int nodes = 0;
    for (Certificate certificate : presented) {
      if (nodes++ == PathBudget.MAX_PRESENTED) {
        budget.tooMany();
        break;
      }
      if (anchors.anchor(certificate).isEmpty()) { // else the anchor itself is found
        Node node = Node.of(certificate);
        this.presented.computeIfAbsent(node.subject(), name -> new ArrayList<>(1)).add(node);
      }
    }
  }

  PathSearch from(Certificate leaf) {
    Optional<Node> trustedLeaf = anchors.anchor(leaf);
    path.add(trustedLeaf.orElseGet(() -> Node.of(leaf)));
    if (trustedLeaf.isPresent()) {
      record(true, new Problems());
    }
    if (candidates.isEmpty() || !candidates.get(0).trusted()) {
      extend();
    }
    if (candidates.isEmpty()) {
      Problems problems = new Problems();
      problems.add(
          PathRule.LIMIT, 0, budget.gaveUp().orElse("no path"), "a search that comes to an end");
      candidates.add(judge.judge(view(false), problems));
    }
    candidates.sort(PathRanking.BEST_FIRST);
    return new PathSearch(candidates, List.copyOf(nearMisses), budget.gaveUp());
  }

  private void extend() {
    Node last = path.get(path.size() - 1);
    boolean looped = false;
    boolean extended = false;
    List<Node> flawed = new ArrayList<>(0);
    for (Node issuer : issuersOf(last)) {
      if (!budget.step()) {
        return;
      }
      if (path.stream().anyMatch(issuer::sameAuthority)) {
        looped |= !issuer.sameAuthority(last);
        continue;
      }
      Optional<SignatureVerdict> verdict = verify(last, issuer);
      if (verdict.isEmpty()) {
        return;
      }
      if (verdict.get() == SignatureVerdict.VALID) {
        extended = true;
        follow(issuer);
        continue;
      }
      if (verdict.get() == SignatureVerdict.INVALID) {
        nearMisses.add(
            new NearMiss(last.certificate(), issuer.certificate(), issuer.anchor().isPresent()));
      }
      if (keyIdentifiers(last, issuer) != KeyIdentifiers.DIFFER) {
        flawed.add(issuer);
      }
    }
    if (extended) {
      return;
    }
    if (flawed.isEmpty()) {
      deadEnd(last, looped);
      return;
    }
    int depth = path.size() - 1;
    for (Node issuer : flawed) {
      flaws.put(depth, verify(last, issuer).orElse(SignatureVerdict.UNSUPPORTED));
      follow(issuer);
      flaws.remove(depth);
    }
  }

  private void follow(Node issuer) {
    path.add(issuer);
    if (issuer.anchor().isPresent()) {
      record(true, new Problems());
    } else if (path.size() >= PathBudget.MAX_LENGTH) {
      budget.tooLong();
      Problems problems = new Problems();
      problems.add(
          PathRule.LIMIT,
          path.size() - 1,
          path.size() + " certificates without an end",
          "fewer than " + PathBudget.MAX_LENGTH);
      record(false, problems);
    } else {
      extend();
    }
    path.remove(path.size() - 1);
  }

  private void deadEnd(Node last, boolean looped) {
    int depth = path.size() - 1;
    Problems problems = new Problems();
    String issuer = "\"" + last.certificate().issuer() + "\"";
    if (last.selfIssued()
        && verify(last, last).filter(v -> v == SignatureVerdict.VALID).isPresent()) {
      if (depth > 0 && anchors.standsFor(last)) {
        return; // a copy of an anchor in other clothes; the path with the anchor itself is there
      }
      problems.add(
          depth == 0 ? PathRule.SELF_SIGNED : PathRule.UNTRUSTED_ROOT,
          depth,
          issuer + " signs itself",
          "a trust anchor");
    } else if (looped) {
      problems.add(PathRule.LOOP, depth, issuer + " stands below it already", "another issuer");
    } else {
      problems.add(
          PathRule.NO_ISSUER, depth, "no certificate for " + issuer, "one, sent or trusted");
    }
    record(false, problems);
  }

  private void record(boolean anchored, Problems problems) {
    if (!budget.path()) {
      return;
    }
    CandidatePath candidate = judge.judge(view(anchored), problems);
    candidates.add(candidate);
    if (candidate.trusted()) {
      budget.trusted();
    }
  }

  private PathView view(boolean anchored) {
    return new PathView(List.copyOf(path), anchored, Map.copyOf(flaws), inputs, at, budget);
  }

  /** Returns nothing if the budget does not allow to find out. */
  private Optional<SignatureVerdict> verify(Node subject, Node issuer) {
    Certificate certificate = subject.certificate();
    Optional<SignatureVerdict> known =
        signatures.get(certificate, issuer.certificate().publicKey());
    if (known.isPresent()) {
      return known;
    }
    if (!budget.signature()) {
      return Optional.empty();
    }
    SignatureVerdict verdict =
        SignatureVerifier.verify(certificate, signatures.key(issuer.certificate().publicKey()));
    signatures.put(certificate, issuer.certificate().publicKey(), verdict);
    return Optional.of(verdict);
  }

  private List<Node> issuersOf(Node subject) {
    List<Node> issuers = new ArrayList<>(anchors.withSubject(subject.issuer()));
    issuers.addAll(presented.getOrDefault(subject.issuer(), List.of()));
    if (issuers.size() > 1) {
      issuers.sort(
          Comparator.comparing((Node issuer) -> !suitable(issuer))
              .thenComparing(issuer -> keyIdentifiers(subject, issuer))
              .thenComparing(issuer -> issuer.anchor().isEmpty())
              .thenComparing(issuer -> issuer.certificate().notAfter(), Comparator.reverseOrder()));
    }
    return issuers;
  }

  private boolean suitable(Node issuer) {
    return ValidityRule.inTime(issuer.certificate(), at)
        && (issuer.anchor().isPresent()
            || issuer
                .certificate()
                .basicConstraints()
                .filter(BasicConstraints::certificateAuthority)
                .isPresent());
  }

  /** RFC 4158 section 3.5.12: a hint, never a reason to refuse. */
  private static KeyIdentifiers keyIdentifiers(Node subject, Node issuer) {
    Optional<Bytes> wanted = subject.certificate().authorityKeyIdentifier();
    Optional<Bytes> offered = issuer.certificate().subjectKeyIdentifier();
    if (wanted.isEmpty() || offered.isEmpty()) {
      return KeyIdentifiers.UNKNOWN;
    }
    return wanted.equals(offered) ? KeyIdentifiers.AGREE : KeyIdentifiers.DIFFER;
  }

  private enum KeyIdentifiers {
    AGREE,
    UNKNOWN,
    DIFFER
  }
}
