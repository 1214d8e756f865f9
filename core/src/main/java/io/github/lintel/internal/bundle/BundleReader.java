package io.github.lintel.internal.bundle;

import io.github.lintel.endpoint.CertificateBundle;
import io.github.lintel.facts.BundleFacts;
import io.github.lintel.facts.BundleFacts.KeyMatch;
import io.github.lintel.facts.BundleFacts.KeyState;
import io.github.lintel.facts.BundleFacts.Problem;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.PresentedCertificate;
import io.github.lintel.internal.x509.CertificateFile;
import io.github.lintel.internal.x509.KeyFile;
import io.github.lintel.internal.x509.Password;
import io.github.lintel.internal.x509.ReadKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Reads a bundle whatever is in it: what is unusable becomes a problem, never an exception. */
public final class BundleReader {
  private static final int MAX_PROBLEMS = 100; // of one file; nobody repairs more one by one

  /** No chain in use is longer; to compare a key with thousands of others is of no use. */
  private static final int MAX_COMPARED = 100;

  private final CertificateBundle bundle;
  private List<PresentedCertificate> chain = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  private BundleReader(CertificateBundle bundle) {
    this.bundle = bundle;
  }

  /** Reads a bundle. Asks for its password if it needs one. */
  public static ReadBundle read(CertificateBundle bundle) {
    Password password =
        Password.from(() -> bundle.password().flatMap(p -> p.of(bundle.keySource())));
    try {
      return new BundleReader(bundle).read(password);
    } finally {
      password.forget();
    }
  }

  private ReadBundle read(Password password) {
    KeyFile keyFile = KeyFile.read(bundle.keyBytes(), password);
    KeyState state = KeyState.valueOf(keyFile.state().name());
    boolean locked = state == KeyState.ENCRYPTED || state == KeyState.WRONG_PASSWORD;
    boolean ordered = readChain(password, locked && bundle.source().equals(bundle.keySource()));
    if (state != KeyState.READ && !locked) { // that it is locked says the state alone
      problems.add(new Problem(bundle.keySource(), keyFile.block(), keyFile.reason()));
    }
    OptionalInt keyed = keyFile.key().map(this::keyed).orElse(OptionalInt.empty());
    if (!ordered) {
      chain =
          ChainOrder.of(
              chain,
              keyed.isPresent() ? Optional.of(chain.get(keyed.getAsInt())) : Optional.empty());
      keyed = keyed.isPresent() ? OptionalInt.of(0) : keyed;
    }
    BundleFacts facts =
        new BundleFacts(
            bundle.source(),
            chain,
            state,
            bundle.keySource(),
            problems,
            keyFile.key().map(key -> match(key, 0)).orElse(KeyMatch.NOT_TRIED),
            keyed,
            keyFile.encrypted(),
            bundle.keyExposure(),
            Optional.empty(),
            List.of());
    return new ReadBundle(
        facts,
        keyFile.key().map(ReadKey::key),
        chain.stream().map(certificate -> certificate.der().toByteArray()).toList());
  }

  /** Returns whether the certificates stand in an order that means something. */
  private boolean readChain(Password password, boolean lockedToo) {
    CertificateFile file = CertificateFile.read(bundle.chainBytes(), password);
    file.without()
        .filter(what -> !lockedToo)
        .ifPresent(what -> problems.add(problem(0, "no certificate in it: " + what)));
    for (CertificateFile.Entry entry : file.entries()) {
      entry.certificate().ifPresent(chain::add);
      if (problems.size() < MAX_PROBLEMS) {
        entry.problem().ifPresent(reason -> problems.add(problem(entry.block(), reason)));
      }
    }
    return file.ordered();
  }

  private OptionalInt keyed(ReadKey key) {
    return IntStream.range(0, Math.min(chain.size(), MAX_COMPARED))
        .filter(i -> match(key, i) == KeyMatch.MATCHES)
        .findFirst();
  }

  private Problem problem(int block, String reason) {
    return new Problem(bundle.source(), block, reason);
  }

  private KeyMatch match(ReadKey key, int index) {
    return index < chain.size() && chain.get(index) instanceof Certificate certificate
        ? KeyMatcher.match(key, certificate.publicKey().encoded().toByteArray())
        : KeyMatch.NOT_TRIED;
  }
}
