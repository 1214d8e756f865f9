package io.github.lintel.facts;

import java.util.List;

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
 */
public record BundleFacts(
    String source,
    List<PresentedCertificate> chain,
    KeyState key,
    String keySource,
    List<Problem> problems,
    KeyMatch keyMatch) {

  /** Copies the lists. */
  public BundleFacts {
    chain = List.copyOf(chain);
    problems = List.copyOf(problems);
  }

  /** Whether key and leaf belong together. */
  public enum KeyMatch {
    MATCHES,
    DIFFERS,
    NOT_TRIED
  }

  /** What became of a private key. */
  public enum KeyState {
    READ,
    MISSING,
    ENCRYPTED,
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
