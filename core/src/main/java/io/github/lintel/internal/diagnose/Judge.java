package io.github.lintel.internal.diagnose;

import io.github.lintel.check.AddressCheck;
import io.github.lintel.check.AddressView;
import io.github.lintel.check.Check;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.EndpointCheck;
import io.github.lintel.check.EndpointView;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.Finding;
import io.github.lintel.check.HandshakeCheck;
import io.github.lintel.check.HandshakeView;
import io.github.lintel.check.Location;
import io.github.lintel.check.Policy;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.AddressFacts;
import io.github.lintel.facts.CandidatePath;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.EndpointFacts;
import io.github.lintel.facts.FetchedRevocation;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.NodeAddress;
import io.github.lintel.facts.PathSearch;
import io.github.lintel.facts.PresentedCertificate;
import io.github.lintel.facts.TransparencyFacts;
import io.github.lintel.internal.path.PathFinder;
import io.github.lintel.internal.revocation.RevocationJudge;
import io.github.lintel.internal.revocation.RevocationJudge.Judged;
import io.github.lintel.internal.transparency.Transparency;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges facts: pure, so that the same facts can be judged at another time. A check that crashes
 * harms only itself.
 */
public final class Judge {
  private static final Logger log = LoggerFactory.getLogger(Judge.class);

  /** The handshakes that a real client of the real name would make; the others are experiments. */
  private static final Set<ClientKind> REAL_CLIENTS =
      EnumSet.of(ClientKind.MODERN, ClientKind.AGAIN, ClientKind.RSA_ONLY, ClientKind.ECDSA_ONLY);

  private final List<Check> checks;
  private final PathFinder pathFinder;
  private final RevocationJudge revocation;
  private final Policy policy;
  private final Transparency transparency;
  private final Function<Check, Optional<String>> remedies;

  /**
   * Takes what stays the same.
   *
   * @param checks all checks
   * @param pathFinder searches paths to the trust anchors
   * @param revocation judges paths by what is known of the revocation of their certificates
   * @param policy what is asked
   * @param transparency verifies signed timestamps
   * @param remedies the remedy on a check's page
   */
  public Judge(
      List<Check> checks,
      PathFinder pathFinder,
      RevocationJudge revocation,
      Policy policy,
      Transparency transparency,
      Function<Check, Optional<String>> remedies) {
    this.checks = List.copyOf(checks);
    this.pathFinder = pathFinder;
    this.revocation = revocation;
    this.policy = policy;
    this.transparency = transparency;
    this.remedies = remedies;
  }

  /** Judges the facts as of {@code at}. */
  public Judgement judge(EndpointFacts facts, Instant at) {
    return judge(facts, at, at);
  }

  /**
   * Judges the facts as of {@code at}, but what they say of revocations as of {@code known}:
   * staples and lists are renewed without anybody's doing, so they do not age.
   */
  public Judgement judge(EndpointFacts facts, Instant at, Instant known) {
    List<AddressView> views =
        facts.addresses().stream().map(a -> view(facts, a, at, known)).toList();
    EndpointView endpoint = new EndpointView(facts, views, policy, at);
    List<Finding> findings = new ArrayList<>();
    for (Check check : checks) {
      if (check instanceof EndpointCheck whole) {
        run(check, () -> whole.check(endpoint), at, Place.ENDPOINT, findings);
        continue;
      }
      for (AddressView address : views) {
        if (check instanceof AddressCheck one) {
          run(check, () -> one.check(address), at, Place.of(address.facts().address()), findings);
        } else if (check instanceof HandshakeCheck one) {
          for (HandshakeView handshake : address.judged()) {
            Place place = Place.of(address.facts().address(), handshake.facts().client());
            run(check, () -> one.check(handshake), at, place, findings);
          }
        }
      }
    }
    return new Judgement(endpoint, sorted(findings));
  }

  /** Returns the paths that some certificates make, the leaf first. */
  public PathSearch paths(List<PresentedCertificate> certificates, Instant at) {
    return pathFinder.find(certificates, at);
  }

  /**
   * Returns the paths of a handshake as of {@code at}, and what is known of the revocation of their
   * certificates as of {@code known}.
   */
  public Judged paths(AddressFacts address, HandshakeFacts handshake, Instant at, Instant known) {
    return revocation.judge(
        pathFinder.find(handshake.presentedChain(), at),
        handshake.presentedChain(),
        handshake.staple(),
        address.observation(FetchedRevocation.class),
        known);
  }

  /** Returns the first handshake, then those that showed another leaf under the real name. */
  public static List<HandshakeFacts> judged(AddressFacts address) {
    List<HandshakeFacts> judged = new ArrayList<>();
    Set<Optional<Certificate>> leaves = new HashSet<>();
    for (HandshakeFacts handshake : address.handshakes()) {
      boolean first = judged.isEmpty();
      boolean other = REAL_CLIENTS.contains(handshake.client()) && handshake.leaf().isPresent();
      if ((first || other) && leaves.add(handshake.leaf()) | first) {
        judged.add(handshake);
      }
    }
    return judged;
  }

  private AddressView view(EndpointFacts facts, AddressFacts address, Instant at, Instant known) {
    List<HandshakeView> judged = new ArrayList<>();
    for (HandshakeFacts handshake : judged(address)) {
      Judged paths = paths(address, handshake, at, known);
      judged.add(
          new HandshakeView(
              facts,
              address,
              handshake,
              paths.paths(),
              paths.facts(),
              policy,
              at,
              timestamps(handshake, paths.paths())));
    }
    return new AddressView(facts, address, judged, policy, at);
  }

  /** Only below public anchors anybody asks for them. */
  private TransparencyFacts timestamps(HandshakeFacts handshake, PathSearch paths) {
    Optional<CandidatePath> path =
        paths.trustedPath().filter(p -> p.anchor().orElseThrow().publiclyTrusted());
    if (path.isEmpty()) {
      return TransparencyFacts.none();
    }
    List<Certificate> certificates = path.get().certificates();
    Certificate anchor = path.get().anchor().orElseThrow().certificate();
    return transparency.of(
        handshake, Optional.of(certificates.size() > 1 ? certificates.get(1) : anchor));
  }

  private void run(
      Check check, Supplier<CheckOutcome> call, Instant at, Place place, List<Finding> findings) {
    CheckOutcome outcome;
    try {
      outcome = call.get();
    } catch (RuntimeException | StackOverflowError e) {
      log.error("the check {} failed: a bug in it", check.info().id(), e);
      outcome = CheckOutcome.inconclusive(Severity.WARNING, new Crashed(check.info().id().text()));
    }
    if (outcome instanceof CheckOutcome.Found found) {
      for (Fault fault : found.faults()) {
        findings.add(finding(check, fault, at, place, false));
      }
    } else if (outcome instanceof CheckOutcome.Inconclusive unsure) {
      Fault fault = Fault.of(unsure.evidence()).severity(unsure.atWorst());
      findings.add(finding(check, fault, at, place, true));
    }
  }

  private Finding finding(Check check, Fault fault, Instant at, Place place, boolean inconclusive) {
    CheckInfo info = check.info();
    return new Finding(
        info,
        fault.severity().orElse(info.severity()),
        place.locate(fault),
        fault.evidence(),
        fault.evidence().remedy().or(() -> remedies.apply(check)).orElse(""),
        inconclusive,
        policy.acceptanceOf(info.id(), at),
        policy.overdueAcceptanceOf(info.id(), at));
  }

  private static List<Finding> sorted(List<Finding> findings) {
    return findings.stream()
        .sorted(
            Comparator.comparing(Finding::counts)
                .thenComparing(Finding::severity)
                .reversed()
                .thenComparing(f -> f.check().rank())
                .thenComparing(f -> f.id())
                .thenComparing(f -> f.where().address().map(NodeAddress::text).orElse("")))
        .toList();
  }

  /** Which part of the facts a check was given. */
  private record Place(Optional<NodeAddress> address, Optional<ClientKind> client) {
    static final Place ENDPOINT = new Place(Optional.empty(), Optional.empty());

    static Place of(NodeAddress address) {
      return new Place(Optional.of(address), Optional.empty());
    }

    static Place of(NodeAddress address, ClientKind client) {
      return new Place(Optional.of(address), Optional.of(client));
    }

    Location locate(Fault fault) {
      Optional<NodeAddress> node = fault.address().or(() -> address);
      if (node.isEmpty()) {
        return new Location.OfEndpoint();
      }
      if (fault.certificate().isPresent()) {
        Fault.CertificateAt at = fault.certificate().get();
        return new Location.OfCertificate(
            node.get(),
            client.orElse(ClientKind.MODERN),
            at.depth(),
            at.certificate().subject().text(),
            at.certificate().sha256());
      }
      return client.isPresent()
          ? new Location.OfHandshake(node.get(), client.get())
          : new Location.OfAddress(node.get());
    }
  }

  /** A check threw an exception. */
  private record Crashed(String check) implements Evidence {
    @Override
    public String sentence() {
      return "The check "
          + check
          + " failed on these facts. That is a bug in it; please report it.";
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values("check", check);
    }
  }
}
