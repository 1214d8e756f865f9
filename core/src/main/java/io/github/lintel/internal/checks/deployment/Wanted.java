package io.github.lintel.internal.checks.deployment;

import io.github.lintel.check.Evidence;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.Expectation;
import io.github.lintel.internal.checks.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the nodes should serve, as far as somebody said so. */
record Wanted(List<Expectation> expectations) {

  /** Returns whether nobody said anything. */
  boolean isEmpty() {
    return expectations.isEmpty();
  }

  /** Returns whether a leaf is the right one. */
  boolean metBy(Certificate leaf) {
    return Expectation.allMet(expectations, leaf);
  }

  /** Returns whether somebody said which leaf it should be that has a key of this one's type. */
  boolean speaksOf(Certificate leaf) {
    return named().isEmpty() || named().stream().anyMatch(e -> isFor(leaf, e));
  }

  /** Returns the very certificate that should be there instead of a leaf, if it is known. */
  Optional<Certificate> insteadOf(Certificate leaf) {
    return closest(leaf)
        .filter(Expectation.OfCertificate.class::isInstance)
        .map(e -> ((Expectation.OfCertificate) e).leaf());
  }

  /** Returns what should be there instead of a leaf, in words. */
  String description(Certificate leaf) {
    return expectations.stream()
        .filter(e -> e.keyType().isEmpty() || closest(leaf).filter(e::equals).isPresent())
        .map(Wanted::words)
        .collect(Collectors.collectingAndThen(Collectors.toList(), Wanted::both));
  }

  /** Returns what should be there instead of a leaf, for machines. */
  Map<String, Object> values(Certificate leaf) {
    Optional<Expectation.OfPublicKey> key =
        closest(leaf)
            .filter(Expectation.OfPublicKey.class::isInstance)
            .map(Expectation.OfPublicKey.class::cast);
    Optional<Expectation.IssuedAfter> moment =
        expectations.stream()
            .filter(Expectation.IssuedAfter.class::isInstance)
            .map(Expectation.IssuedAfter.class::cast)
            .findFirst();
    if (key.isPresent()) {
      return Evidence.values(
          "keyType", key.get().key().description(), "publicKeySha256", key.get().key().sha256());
    }
    return moment.isPresent() ? Evidence.values("issuedAfter", moment.get().moment()) : Map.of();
  }

  /** Returns whether a leaf is older than what is wanted. */
  boolean newerThan(Certificate leaf) {
    return expectations.stream()
        .anyMatch(e -> e instanceof Expectation.IssuedAfter && !e.metBy(leaf));
  }

  private List<Expectation> named() {
    return expectations.stream().filter(e -> e.keyType().isPresent()).toList();
  }

  private Optional<Expectation> closest(Certificate leaf) {
    List<Expectation> named = named();
    return named.stream()
        .filter(e -> isFor(leaf, e))
        .findFirst()
        .or(() -> named.stream().findFirst());
  }

  private static boolean isFor(Certificate leaf, Expectation expectation) {
    return expectation.keyType().equals(Optional.of(leaf.publicKey().algorithm()));
  }

  private static String words(Expectation expectation) {
    return expectation instanceof Expectation.IssuedAfter after
        ? "a certificate issued after " + Words.date(after.moment())
        : expectation.description();
  }

  private static String both(List<String> words) {
    return words.isEmpty() ? "another certificate" : String.join(", and ", words);
  }
}
