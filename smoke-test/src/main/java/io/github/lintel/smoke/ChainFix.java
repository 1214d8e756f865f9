package io.github.lintel.smoke;

import io.github.lintel.Report;
import io.github.lintel.TlsVerifier;
import io.github.lintel.Verdict;
import io.github.lintel.endpoint.CertificateBundle;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.InMemoryEndpoint;
import io.github.lintel.facts.BundleFacts;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.PrintableText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * Puts a chain in order and writes it to a new file: the certificate of the key first, then those
 * that its trusted path needs, without root and duplicates. Used once.
 */
final class ChainFix {
  private final TlsVerifier verifier;
  private final InMemoryEndpoint endpoint;
  private final boolean withKey;
  private final List<String> messages = new ArrayList<>();

  ChainFix(TlsVerifier verifier, InMemoryEndpoint endpoint, boolean withKey) {
    this.verifier = verifier;
    this.endpoint = endpoint;
    this.withKey = withKey;
  }

  /** Complains before any work is done. */
  static void requireAbsent(Path out) {
    NewFile.requireAbsent("--fix", out);
  }

  /** Returns what was done, a line each. */
  List<String> messages() {
    return List.copyOf(messages);
  }

  /** Writes the repaired chain, and returns the report about it; nothing if there is none. */
  Optional<Report> write(Report before, Path out) {
    BundleFacts facts = before.facts().bundle().orElseThrow();
    List<Certificate> given = readable(facts);
    Optional<Certificate> leaf = leaf(facts);
    if (leaf.isEmpty()) {
      messages.add("Nothing was written: " + whyNoLeaf(facts));
      return Optional.empty();
    }
    String key = withKey ? KeyText.of(endpoint.bundle()) : "";
    List<Certificate> chain = chain(leaf.get(), given);
    Report after = verify(chain);
    NewFile.write("--fix", out, Pem.of(chain) + key, withKey);
    tell(out, given, chain, facts);
    messages.add("With it: " + after.verdict() + cause(after));
    return Optional.of(after);
  }

  private static String cause(Report after) {
    return after.verdict() == Verdict.HEALTHY
        ? "."
        : after.rootCause().map(c -> ", " + c.id() + ".").orElse(".");
  }

  private static List<Certificate> readable(BundleFacts facts) {
    return facts.chain().stream()
        .filter(Certificate.class::isInstance)
        .map(Certificate.class::cast)
        .toList();
  }

  /** The certificate of the key; without a readable key, the first. */
  private static Optional<Certificate> leaf(BundleFacts facts) {
    if (facts.keyedCertificate().isPresent()) {
      return Optional.of(facts.chain().get(facts.keyedCertificate().getAsInt()))
          .filter(Certificate.class::isInstance)
          .map(Certificate.class::cast);
    }
    return facts.keyMatch() == BundleFacts.KeyMatch.NOT_TRIED ? facts.leaf() : Optional.empty();
  }

  private static String whyNoLeaf(BundleFacts facts) {
    return facts.keyMatch() == BundleFacts.KeyMatch.NOT_TRIED
        ? "there is no certificate that can be read."
        : "the private key belongs to none of the certificates.";
  }

  /** The trusted path as the verifier finds it; without one, issuer after issuer by name. */
  private List<Certificate> chain(Certificate leaf, List<Certificate> given) {
    LinkedHashSet<Certificate> all = new LinkedHashSet<>(List.of(leaf));
    all.addAll(given);
    List<Certificate> path =
        verify(List.copyOf(all))
            .addresses()
            .get(0)
            .trustedPath()
            .map(found -> found.certificates())
            .orElseGet(() -> byName(leaf, given));
    return path.stream().filter(c -> c.equals(leaf) || !c.selfIssued()).toList();
  }

  private static List<Certificate> byName(Certificate leaf, List<Certificate> given) {
    LinkedHashSet<Certificate> chain = new LinkedHashSet<>(List.of(leaf));
    Optional<Certificate> next = Optional.of(leaf);
    while (next.isPresent()) {
      Certificate last = next.get();
      next =
          given.stream()
              .filter(c -> !chain.contains(c))
              .filter(c -> c.subject().encoded().equals(last.issuer().encoded()))
              .findFirst();
      next.ifPresent(chain::add);
    }
    return List.copyOf(chain);
  }

  private Report verify(List<Certificate> chain) {
    CertificateBundle bundle = endpoint.bundle();
    CertificateBundle repaired =
        CertificateBundle.of(
            bundle.source(), Pem.of(chain).getBytes(StandardCharsets.US_ASCII), bundle.keyBytes());
    String[] names = endpoint.names().stream().map(n -> n.text()).toArray(String[]::new);
    return verifier.verify(
        Endpoint.inMemory(bundle.password().map(repaired::withPassword).orElse(repaired), names));
  }

  private void tell(Path out, List<Certificate> given, List<Certificate> chain, BundleFacts facts) {
    messages.add(
        "Wrote "
            + out
            + ": "
            + chain.size()
            + (chain.size() == 1 ? " certificate" : " certificates")
            + (withKey ? " and the private key." : ", without the private key."));
    List<Certificate> kept = given.stream().filter(chain::contains).distinct().toList();
    if (!kept.equals(chain)) {
      messages.add(
          "  in order: " + String.join(", then ", chain.stream().map(ChainFix::name).toList()));
    }
    LinkedHashSet<Certificate> seen = new LinkedHashSet<>();
    for (Certificate each : given) {
      if (!seen.add(each)) {
        messages.add("  left out, it is there twice: " + name(each));
      } else if (!chain.contains(each)) {
        String why = each.selfIssued() ? "a root is not sent" : "no path needs it";
        messages.add("  left out, " + why + ": " + name(each));
      }
    }
    int unreadable = facts.problems().size();
    if (given.size() < facts.chain().size() || unreadable > 0) {
      messages.add("  left out, what cannot be read");
    }
    if (kept.equals(chain) && kept.size() == given.size() && unreadable == 0) {
      messages.add("  nothing had to be changed");
    }
  }

  private static String name(Certificate certificate) {
    String subject = certificate.subject().text();
    return PrintableText.escape(subject.isEmpty() ? certificate.sha256() : subject, 100);
  }
}
