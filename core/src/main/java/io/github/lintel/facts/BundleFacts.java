package io.github.lintel.facts;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What was read of a bundle that lies on disk, before it is served.
 *
 * @param source where the chain comes from, as a file's name
 * @param chain the certificates in the order of the file
 * @param key what became of the private key
 * @param keySource where the key comes from
 * @param problems blocks that could not be read, in order
 * @param keyMatch whether a signature by the key verifies under the leaf's public key; not tried
 *     when there is no usable key or no leaf
 * @param keyedCertificate the index of the first certificate in the chain to which the key belongs
 * @param passwordNeeded whether a server needs a password to read the key
 * @param keyExposure the permissions of the key's file, if everybody on the machine can read it
 * @param replaced what it is going to replace, if that was said
 * @param beside what the same server serves with it, for the other key types
 */
public record BundleFacts(
    String source,
    List<PresentedCertificate> chain,
    KeyState key,
    String keySource,
    List<Problem> problems,
    KeyMatch keyMatch,
    OptionalInt keyedCertificate,
    boolean passwordNeeded,
    Optional<String> keyExposure,
    Optional<Snapshot> replaced,
    List<BundleFacts> beside) {

  /** Copies the lists. */
  public BundleFacts {
    chain = List.copyOf(chain);
    problems = List.copyOf(problems);
    beside = List.copyOf(beside);
  }

  /** A bundle of which no more is known. */
  public BundleFacts(
      String source,
      List<PresentedCertificate> chain,
      KeyState key,
      String keySource,
      List<Problem> problems,
      KeyMatch keyMatch) {
    this(
        source,
        chain,
        key,
        keySource,
        problems,
        keyMatch,
        OptionalInt.empty(),
        false,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /** Returns a copy with what it replaces and what is served beside it. */
  public BundleFacts among(Optional<Snapshot> toReplace, List<BundleFacts> others) {
    return new BundleFacts(
        source,
        chain,
        key,
        keySource,
        problems,
        keyMatch,
        keyedCertificate,
        passwordNeeded,
        keyExposure,
        toReplace,
        others);
  }

  /** Returns this one and those beside it. */
  public List<BundleFacts> all() {
    return Stream.concat(Stream.of(this), beside.stream()).toList();
  }

  /** Returns the first certificate, if it can be read. */
  public Optional<Certificate> leaf() {
    return chain.stream()
        .limit(1)
        .filter(Certificate.class::isInstance)
        .map(Certificate.class::cast)
        .findFirst();
  }

  /** Whether key and leaf belong together. */
  public enum KeyMatch {
    MATCHES,
    DIFFERS,
    /** The public half is that of the leaf, and the private half does not belong to it. */
    DAMAGED,
    NOT_TRIED
  }

  /** What became of a private key. */
  public enum KeyState {
    READ,
    MISSING,
    /** It needs a password, and none was given. */
    ENCRYPTED,
    /** The password that was given does not open it. */
    WRONG_PASSWORD,
    UNREADABLE
  }

  /**
   * One thing that could not be read.
   *
   * @param source the file's name
   * @param block the number of the PEM block, from 1; 0 for the file as a whole
   * @param reason what is wrong, in a few words of ours
   */
  public record Problem(String source, int block, String reason) {}
}
