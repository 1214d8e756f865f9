package io.github.lintel.benchmarks;

import io.github.lintel.Report;
import io.github.lintel.TlsVerifier;
import io.github.lintel.endpoint.CertificateBundle;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.TrustAnchors;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.KeyKind;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
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
 * One verification of a bundle that lies in memory: both sides of the handshake, path search,
 * checks and diagnosis, without a network.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 10, time = 3)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class InMemoryBenchmark {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final String NAME = "shop.example.com";

  /** The key of the leaf; the authorities have P-256. */
  @Param({"EC_P256", "RSA_2048"})
  public KeyKind leafKey = KeyKind.EC_P256;

  private TlsVerifier verifier = TlsVerifier.create();
  private Endpoint endpoint = Endpoint.live(NAME);

  /** Mints the bundle. */
  @Setup
  public void mint() {
    CertificateAuthority root = CertificateAuthority.root("Test Root", NOW);
    Credential credential =
        root.intermediate("Test CA").issue(recipe -> recipe.names(NAME).key(leafKey));
    byte[] chain = credential.chainPem().getBytes(StandardCharsets.US_ASCII);
    byte[] key = credential.keyPem().getBytes(StandardCharsets.US_ASCII);
    endpoint = Endpoint.inMemory(CertificateBundle.of("bundle", chain, key), NAME);
    verifier =
        TlsVerifier.builder()
            .trust(TrustAnchors.of(root.certificate()))
            .clock(Clock.fixed(NOW, ZoneOffset.UTC))
            .build();
    verifier.verify(endpoint).orThrow();
  }

  /** One verification. */
  @Benchmark
  public Report verify() {
    return verifier.verify(endpoint);
  }
}
