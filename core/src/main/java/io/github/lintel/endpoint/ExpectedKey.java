package io.github.lintel.endpoint;

import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.Expectation;
import io.github.lintel.internal.der.DerException;
import io.github.lintel.internal.der.DerReader;
import io.github.lintel.internal.der.DerTag;
import io.github.lintel.internal.x509.CertificateFile;
import io.github.lintel.internal.x509.FileBytes;
import io.github.lintel.internal.x509.PemBlock;
import io.github.lintel.internal.x509.PemFile;
import java.nio.file.Path;
import java.util.List;

/** Reads the public key that every node is expected to serve. */
public final class ExpectedKey {
  private ExpectedKey() {}

  /**
   * Reads the first public key in a file: a public key, a certificate request (PKCS#10) or a
   * certificate, in PEM or DER. Private keys beside it are skipped unread.
   *
   * @throws java.io.UncheckedIOException if it cannot be read
   * @throws IllegalArgumentException if there is none in it; the message is one line that names
   *     file, block and reason
   */
  public static Expectation in(Path file) {
    return in(file.toString(), FileBytes.read(file));
  }

  static Expectation in(String source, byte[] bytes) {
    if (!PemFile.looksLikePem(bytes)) {
      return inDer(source, bytes);
    }
    List<PemBlock> blocks = PemFile.readWithoutKeys(bytes);
    for (PemBlock block : blocks) {
      boolean request = block.label().endsWith("CERTIFICATE REQUEST");
      if (!request && !block.label().equals("PUBLIC KEY")) {
        continue;
      }
      try {
        if (block.damage().isPresent()) {
          throw new DerException(block.damage().get());
        }
        return Expectation.publicKey(request ? requested(block.content()) : block.content());
      } catch (DerException | IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "%s: block %d (line %d): %s"
                .formatted(source, block.number(), block.line(), e.getMessage()));
      }
    }
    if (blocks.stream().noneMatch(PemBlock::isCertificate)
        && blocks.stream().anyMatch(PemBlock::isPrivateKey)) {
      throw new IllegalArgumentException(
          source + ": it holds a private key; give its public half (openssl pkey -pubout)");
    }
    return ofCertificate(source, bytes);
  }

  private static Expectation inDer(String source, byte[] bytes) {
    try {
      return Expectation.publicKey(bytes);
    } catch (IllegalArgumentException notAKey) {
      try {
        return Expectation.publicKey(requested(bytes));
      } catch (DerException | IllegalArgumentException notARequest) {
        return ofCertificate(source, bytes);
      }
    }
  }

  private static Expectation ofCertificate(String source, byte[] bytes) {
    Certificate leaf = CertificateFile.require(source, bytes).get(0);
    return Expectation.publicKey(leaf.publicKey().encoded().toByteArray());
  }

  /** Returns the key that a request asks a certificate for (RFC 2986 section 4.1). */
  private static byte[] requested(byte[] request) throws DerException {
    DerReader info =
        DerReader.single(request).reader().next(DerTag.SEQUENCE, "the request").reader();
    info.next(DerTag.INTEGER, "the version");
    info.next(DerTag.SEQUENCE, "the subject");
    return info.next(DerTag.SEQUENCE, "the public key").encoded();
  }
}
