package io.github.lintel;

import io.github.lintel.facts.CertificateTarget;
import io.github.lintel.internal.probe.ServerBytesTarget;
import io.github.lintel.internal.revocation.RevocationTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What is fed with bytes that nobody vouches for, and the kept inputs of each. */
enum FuzzTarget {
  SERVER_BYTES(ServerBytesTarget.class, ServerBytesTarget::fuzzerTestOneInput),
  CERTIFICATE(CertificateTarget.class, CertificateTarget::fuzzerTestOneInput),
  REVOCATION(RevocationTarget.class, RevocationTarget::fuzzerTestOneInput);

  private final Class<?> type;
  private final Consumer<byte[]> target;

  FuzzTarget(Class<?> type, Consumer<byte[]> target) {
    this.type = type;
    this.target = target;
  }

  Class<?> type() {
    return type;
  }

  void feed(byte[] input) {
    target.accept(input);
  }

  /** The folder of kept inputs; what made a target fail once belongs there. */
  Path corpus() {
    return Path.of("src/test/resources/fuzz", type.getSimpleName());
  }

  List<Path> inputs() {
    try (Stream<Path> files = Files.list(corpus())) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
