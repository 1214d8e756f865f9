package io.github.lintel.endpoint;

import io.github.lintel.facts.RevocationDocument;
import io.github.lintel.internal.der.DerException;
import io.github.lintel.internal.revocation.RevocationList;
import io.github.lintel.internal.x509.FileBytes;
import io.github.lintel.internal.x509.PemBlock;
import io.github.lintel.internal.x509.PemFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * From what to learn whether certificates are revoked, beside the OCSP response that a server
 * staples, which always counts. Immutable and thread-safe; each method returns a changed copy.
 *
 * <p>A certificate of which nothing can be learnt is not called revoked: that is a note, as with
 * every mainstream client. It is not called good either.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5280#section-6.3">RFC 5280 section 6.3</a>
 */
public final class Revocation {
  private static final String LABEL = "X509 CRL"; // RFC 7468 section 7

  private final List<GivenList> lists;
  private final boolean fetches;

  private Revocation(List<GivenList> lists, boolean fetches) {
    this.lists = List.copyOf(lists);
    this.fetches = fetches;
  }

  /** The default: what the server staples, and nobody else is asked. */
  public static Revocation stapled() {
    return new Revocation(List.of(), false);
  }

  /**
   * Asks the OCSP responders that the certificates name; where there is none or it does not answer,
   * their revocation lists. That is done within the time of the verification, over http only, and
   * never at an address that is not public unless the endpoint itself is there. Answers are kept
   * until there must be newer ones.
   */
  public static Revocation fetching() {
    return new Revocation(List.of(), true);
  }

  /**
   * Adds the lists in files, PEM or DER. They are read at once.
   *
   * @throws java.io.UncheckedIOException if one cannot be read; the message is one line
   * @throws IllegalArgumentException if one holds no list, or one that cannot be decoded; the
   *     message is one line that names file and reason
   */
  public Revocation lists(Path... files) {
    List<GivenList> all = new ArrayList<>(lists);
    for (Path file : files) {
      all.addAll(read(file.toString(), FileBytes.read(file)));
    }
    return new Revocation(all, fetches);
  }

  /**
   * Adds a list, PEM or DER.
   *
   * @param source what to call it in reports
   * @throws IllegalArgumentException as {@link #lists(Path...)}
   */
  public Revocation list(String source, byte[] list) {
    List<GivenList> all = new ArrayList<>(lists);
    all.addAll(read(source, list.clone()));
    return new Revocation(all, fetches);
  }

  /** Returns the lists that were given, decoded and not judged. */
  public List<GivenList> lists() {
    return lists;
  }

  /** Returns whether others may be asked. */
  public boolean fetches() {
    return fetches;
  }

  /**
   * A list that was given.
   *
   * @param source where it comes from, as a file's name
   * @param list what was read
   */
  public record GivenList(String source, RevocationDocument list) {}

  private static List<GivenList> read(String source, byte[] bytes) {
    if (!PemFile.looksLikePem(bytes)) {
      return List.of(parse(source, "", bytes));
    }
    List<GivenList> lists = new ArrayList<>();
    for (PemBlock block : PemFile.readWithoutKeys(bytes)) {
      if (!block.label().equals(LABEL)) {
        continue;
      }
      String place = "block " + block.number() + " (line " + block.line() + "): ";
      if (block.damage().isPresent()) {
        throw bad(source, place, block.damage().get());
      }
      lists.add(parse(source, place, block.content()));
    }
    if (lists.isEmpty()) {
      throw new IllegalArgumentException(source + ": no revocation list (" + LABEL + ") in it");
    }
    return lists;
  }

  private static GivenList parse(String source, String place, byte[] der) {
    try {
      return new GivenList(source, RevocationList.parse(der));
    } catch (DerException e) {
      throw bad(source, place, e.reason());
    }
  }

  private static IllegalArgumentException bad(String source, String place, String reason) {
    return new IllegalArgumentException(source + ": " + place + "not a revocation list: " + reason);
  }

  /** Returns the sources only. */
  @Override
  public String toString() {
    List<String> sources = lists.stream().map(GivenList::source).distinct().toList();
    return "Revocation[lists=" + sources + ", fetches=" + fetches + "]";
  }
}
