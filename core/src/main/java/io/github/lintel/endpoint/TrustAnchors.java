package io.github.lintel.endpoint;

import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.TrustAnchor;
import io.github.lintel.internal.x509.CertificateFile;
import io.github.lintel.internal.x509.FileBytes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whom to trust. Immutable and thread-safe.
 *
 * <p>The anchors of {@link #jdk()} and {@link #system()} are publicly trusted: the rules for public
 * authorities apply to paths that end there. Those given as PEM or as objects are private unless
 * {@link #asPublic()} says otherwise.
 */
public final class TrustAnchors {
  private final List<AnchorSource> sources;
  private volatile @Nullable List<TrustAnchor> anchors;

  private TrustAnchors(List<AnchorSource> sources) {
    this.sources = List.copyOf(sources);
  }

  /**
   * The roots that came with this JDK: {@code lib/security/jssecacerts} if there is one, else
   * {@code lib/security/cacerts}. The property {@code javax.net.ssl.trustStore} is not looked at.
   * The file is read at first use, once in this JVM.
   */
  public static TrustAnchors jdk() {
    return new TrustAnchors(List.of(AnchorStores.jdk()));
  }

  /**
   * The roots of the operating system: the usual PEM file on Linux and BSD, the root store on
   * Windows, the key chain on macOS. They are read at first use, once in this JVM.
   */
  public static TrustAnchors system() {
    return new TrustAnchors(List.of(AnchorStores.system()));
  }

  /**
   * Reads files in PEM, or one certificate in DER each.
   *
   * @throws java.io.UncheckedIOException if one cannot be read; the message is one line that names
   *     file and reason
   * @throws IllegalArgumentException if no file is given, or one holds no certificate or something
   *     unusable in the place of one; the message is one line that names file, block and reason
   */
  public static TrustAnchors pem(Path... files) {
    if (files.length == 0) {
      throw new IllegalArgumentException("no file with trust anchors is given");
    }
    List<AnchorSource> sources = new ArrayList<>();
    for (Path file : files) {
      String name = file.toString();
      sources.add(given(name, CertificateFile.require(name, FileBytes.read(file))));
    }
    return new TrustAnchors(sources);
  }

  /**
   * Reads PEM from a text.
   *
   * @throws IllegalArgumentException as {@link #pem(Path...)}
   */
  public static TrustAnchors pemText(String pem) {
    byte[] bytes = pem.getBytes(StandardCharsets.UTF_8);
    return new TrustAnchors(List.of(given("PEM text", CertificateFile.require("PEM text", bytes))));
  }

  /**
   * Takes certificates that were read already; none at all is allowed and trusts nobody.
   *
   * @throws IllegalArgumentException if one cannot be read back
   */
  public static TrustAnchors of(X509Certificate... certificates) {
    return of(List.of(certificates));
  }

  /**
   * Takes certificates that were read already; none at all is allowed and trusts nobody.
   *
   * @throws IllegalArgumentException if one cannot be read back
   */
  public static TrustAnchors of(Collection<X509Certificate> certificates) {
    return new TrustAnchors(
        List.of(given("certificates given", GivenCertificates.read(certificates))));
  }

  /** Returns these and those. */
  public TrustAnchors and(TrustAnchors others) {
    List<AnchorSource> all = new ArrayList<>(sources);
    all.addAll(others.sources);
    return new TrustAnchors(all);
  }

  /** Returns the same anchors, below which the rules for public authorities apply. */
  public TrustAnchors asPublic() {
    return new TrustAnchors(sources.stream().map(AnchorSource::asPublic).toList());
  }

  /**
   * Returns the anchors, each once; one that is public in any source is public.
   *
   * @throws IllegalStateException if the roots of the JDK or of the system cannot be read
   */
  public List<TrustAnchor> anchors() {
    List<TrustAnchor> known = anchors;
    if (known == null) {
      known = merge();
      anchors = known;
    }
    return known;
  }

  /** Returns whether nobody is trusted. */
  public boolean isEmpty() {
    return anchors().isEmpty();
  }

  private List<TrustAnchor> merge() {
    Map<Certificate, TrustAnchor> all = new LinkedHashMap<>();
    for (AnchorSource source : sources) {
      for (Certificate certificate : source.certificates().get()) {
        TrustAnchor anchor = new TrustAnchor(certificate, source.isPublic(), source.name());
        all.merge(
            certificate, anchor, (a, b) -> a.publiclyTrusted() || !b.publiclyTrusted() ? a : b);
      }
    }
    return List.copyOf(all.values());
  }

  private static AnchorSource given(String name, List<Certificate> certificates) {
    return new AnchorSource(name, false, () -> certificates);
  }

  /** Returns the sources, and how many anchors there are once they have been read. */
  @Override
  public String toString() {
    List<TrustAnchor> known = anchors;
    String names = sources.stream().map(AnchorSource::name).collect(Collectors.joining(", "));
    return "TrustAnchors[" + names + (known == null ? "" : ": " + known.size()) + "]";
  }
}
