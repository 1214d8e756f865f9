package io.github.lintel.benchmarks;

import io.github.lintel.check.Policy;
import io.github.lintel.endpoint.TrustAnchors;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.PathSearch;
import io.github.lintel.facts.PresentedCertificate;
import io.github.lintel.internal.path.PathFinder;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.KeyKind;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderResult;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From the DER of leaf, intermediate and root to a path: with a leaf never seen before below
 * authorities that were, and with a chain seen before; beside the builders of the JDK and of Bouncy
 * Castle, which remember nothing.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 6, time = 3)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class PathBenchmark {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  /** More than the memory of signatures holds, so that none of them is still in it. */
  private static final int LEAVES = 20_000;

  /** The key of root and intermediate, which sign; the leaf has P-256. */
  @Param({"RSA_2048", "EC_P256"})
  public KeyKind authorityKey = KeyKind.RSA_2048;

  private final List<byte[]> leaves = new ArrayList<>();
  private byte[] intermediate = {};
  private byte[] root = {};
  private int next;

  private PathFinder finder = new PathFinder(List.of(), Policy.webServer());
  private Set<TrustAnchor> anchors = Set.of();
  private final Provider bouncyCastle = new BouncyCastleProvider();

  /** Mints the certificates. */
  @Setup
  public void mint() throws GeneralSecurityException {
    CertificateAuthority anchor =
        CertificateAuthority.root(NOW, r -> r.subject("Test Root").key(authorityKey));
    CertificateAuthority authority =
        anchor.intermediate(r -> r.subject("Test CA").key(authorityKey));
    for (int i = 0; i < LEAVES; i++) {
      leaves.add(authority.issue("shop.example.com").leaf());
    }
    intermediate = authority.der();
    root = anchor.der();
    finder = new PathFinder(TrustAnchors.of(anchor.certificate()).anchors(), Policy.webServer());
    anchors = Set.of(new TrustAnchor(anchor.certificate(), null));
    if (lintelNewLeaf().trustedPath().isEmpty()) {
      throw new IllegalStateException("there is no path to measure");
    }
  }

  /** A leaf that was not seen before, or so long ago that it is forgotten. */
  @Benchmark
  public PathSearch lintelNewLeaf() {
    return find(nextLeaf());
  }

  /** A chain that was seen before. */
  @Benchmark
  public PathSearch lintelSeen() {
    return find(leaves.get(0));
  }

  /** The JDK's own builder. */
  @Benchmark
  public CertPathBuilderResult jdk() throws GeneralSecurityException {
    return build(
        CertificateFactory.getInstance("X.509"), CertPathBuilder.getInstance("PKIX"), nextLeaf());
  }

  /** Bouncy Castle's builder. */
  @Benchmark
  public CertPathBuilderResult bouncyCastle() throws GeneralSecurityException {
    return build(
        CertificateFactory.getInstance("X.509", bouncyCastle),
        CertPathBuilder.getInstance("PKIX", bouncyCastle),
        nextLeaf());
  }

  private byte[] nextLeaf() {
    next = (next + 1) % LEAVES;
    return leaves.get(next);
  }

  private PathSearch find(byte[] leaf) {
    List<PresentedCertificate> chain =
        List.of(Certificate.parse(leaf), Certificate.parse(intermediate), Certificate.parse(root));
    return finder.find(chain, NOW);
  }

  private CertPathBuilderResult build(
      CertificateFactory factory, CertPathBuilder builder, byte[] leaf)
      throws GeneralSecurityException {
    List<X509Certificate> chain = new ArrayList<>();
    for (byte[] der : List.of(leaf, intermediate, root)) {
      chain.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
    }
    X509CertSelector target = new X509CertSelector();
    target.setCertificate(chain.get(0));
    PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
    parameters.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(chain)));
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(NOW));
    return builder.build(parameters);
  }
}
