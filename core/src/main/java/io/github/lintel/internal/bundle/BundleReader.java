package io.github.lintel.internal.bundle;

import io.github.lintel.endpoint.CertificateBundle;
import io.github.lintel.facts.BundleFacts;
import io.github.lintel.facts.BundleFacts.KeyMatch;
import io.github.lintel.facts.BundleFacts.KeyState;
import io.github.lintel.facts.BundleFacts.Problem;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.PresentedCertificate;
import io.github.lintel.internal.der.DerException;
import io.github.lintel.internal.x509.CertificateFile;
import io.github.lintel.internal.x509.KeyFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;

/** Reads a bundle whatever is in it: what is unusable becomes a problem, never an exception. */
public final class BundleReader {
  private static final int MAX_PROBLEMS = 100; // of one file; nobody repairs more one by one

  private final CertificateBundle bundle;
  private final List<PresentedCertificate> chain = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  private BundleReader(CertificateBundle bundle) {
    this.bundle = bundle;
  }

  /** Reads a bundle. */
  public static ReadBundle read(CertificateBundle bundle) {
    return new BundleReader(bundle).read();
  }

  private ReadBundle read() {
    readChain();
    KeyFile keyFile = KeyFile.read(bundle.keyBytes());
    Optional<AsymmetricKeyParameter> key = Optional.empty();
    KeyState state = KeyState.valueOf(keyFile.state().name());
    if (state == KeyState.READ) {
      try {
        key = Optional.of(keyFile.key());
      } catch (DerException e) {
        state = KeyState.UNREADABLE;
        problems.add(new Problem(bundle.keySource(), keyFile.block(), e.reason()));
      }
    } else if (state != KeyState.ENCRYPTED) { // the state alone says all of that
      problems.add(new Problem(bundle.keySource(), keyFile.block(), keyFile.reason()));
    }
    BundleFacts facts =
        new BundleFacts(bundle.source(), chain, state, bundle.keySource(), problems, match(key));
    return new ReadBundle(
        facts, key, chain.stream().map(certificate -> certificate.der().toByteArray()).toList());
  }

  private void readChain() {
    CertificateFile file = CertificateFile.read(bundle.chainBytes());
    file.without().ifPresent(what -> problems.add(problem(0, "no certificate in it: " + what)));
    for (CertificateFile.Entry entry : file.entries()) {
      entry.certificate().ifPresent(chain::add);
      if (problems.size() < MAX_PROBLEMS) {
        entry.problem().ifPresent(reason -> problems.add(problem(entry.block(), reason)));
      }
    }
  }

  private Problem problem(int block, String reason) {
    return new Problem(bundle.source(), block, reason);
  }

  private KeyMatch match(Optional<AsymmetricKeyParameter> key) {
    if (key.isEmpty() || chain.isEmpty() || !(chain.get(0) instanceof Certificate leaf)) {
      return KeyMatch.NOT_TRIED;
    }
    return KeyMatcher.match(key.get(), leaf.publicKey().encoded().toByteArray());
  }
}
