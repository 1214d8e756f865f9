package io.github.lintel.internal.checks;

import io.github.lintel.check.HandshakeView;
import io.github.lintel.check.Policy;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.PresentedCertificate;
import io.github.lintel.facts.ServerName;
import io.github.lintel.facts.TransparencyLog;
import io.github.lintel.facts.TrustAnchor;
import io.github.lintel.internal.diagnose.Judge;
import io.github.lintel.internal.path.PathFinder;
import io.github.lintel.internal.revocation.RevocationJudge;
import io.github.lintel.internal.transparency.Transparency;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.CertificateLog;
import io.github.lintel.testkit.CertificateRecipe;
import io.github.lintel.testkit.Credential;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A front door that presents minted certificates, whose paths are really searched. Unless told
 * otherwise it is {@link Facts#NOW}, and {@link #ROOT} is trusted as a public root.
 */
public final class Door {
  public static final CertificateAuthority ROOT =
      CertificateAuthority.root("Example Root", Facts.NOW);
  public static final CertificateAuthority ISSUING = ROOT.intermediate("Example Issuing CA");
  public static final CertificateLog FIRST_LOG = CertificateLog.named("First log");
  public static final CertificateLog SECOND_LOG = CertificateLog.named("Second log");

  private final List<byte[]> presented;
  private List<TrustAnchor> anchors = List.of(anchor(ROOT, true));
  private Policy policy = Policy.webServer();
  private Instant at = Facts.NOW;
  private List<TransparencyLog> logs = List.of();
  private UnaryOperator<HandshakeBuilder> handshake = builder -> builder;
  private ServerName[] names = {ServerName.dns("shop.example.com")};

  private Door(List<byte[]> presented) {
    this.presented = presented;
  }

  /** Presents a leaf of {@link #ISSUING} and its chain: nothing is wrong with it. */
  public static Door sound() {
    return logged(List.of(FIRST_LOG, SECOND_LOG), recipe -> {});
  }

  /** Presents a changed leaf of {@link #ISSUING} with a timestamp of each log, made now. */
  public static Door logged(List<CertificateLog> logs, Consumer<CertificateRecipe> change) {
    return presenting(ISSUING.issueLogged(Facts.NOW, logs, named(change)));
  }

  /** Presents a leaf of {@link #ISSUING} for the usual name, changed. */
  public static Door leaf(Consumer<CertificateRecipe> change) {
    return presenting(ISSUING.issue(named(change)));
  }

  /** Presents a leaf under an intermediate that was changed. */
  public static Door intermediate(Consumer<CertificateRecipe> change) {
    CertificateAuthority authority =
        ROOT.intermediate(
            recipe -> {
              recipe.subject("Changed CA");
              change.accept(recipe);
            });
    return presenting(authority.issue("shop.example.com"));
  }

  public static Door presenting(Credential credential) {
    return new Door(credential.chain());
  }

  public static Door presenting(byte[]... certificates) {
    return new Door(List.of(certificates));
  }

  /** Trusts these as private authorities, and no other. */
  public Door trusting(CertificateAuthority... roots) {
    anchors = Stream.of(roots).map(root -> anchor(root, false)).toList();
    return this;
  }

  /** Trusts exactly this certificate. */
  public Door trusting(byte[] certificate) {
    anchors = List.of(new TrustAnchor(parse(certificate), false, "test"));
    return this;
  }

  /** Verifies timestamps by these logs. */
  public Door knowing(TransparencyLog... values) {
    logs = List.of(values);
    return this;
  }

  /** Changes what else the handshake shows. */
  public Door handshake(UnaryOperator<HandshakeBuilder> change) {
    handshake = change;
    return this;
  }

  public Door policy(Policy value) {
    policy = value;
    return this;
  }

  public Door at(Instant value) {
    at = value;
    return this;
  }

  public Door names(ServerName... values) {
    names = values;
    return this;
  }

  /** The first certificate that is presented. */
  public byte[] leafBytes() {
    return presented.get(0).clone();
  }

  public HandshakeView view() {
    PresentedCertificate[] chain =
        presented.stream().map(Certificate::parse).toArray(PresentedCertificate[]::new);
    Facts facts =
        Facts.endpoint()
            .policy(policy)
            .at(at)
            .names(names)
            .node("203.0.113.1", handshake.apply(Facts.handshake(chain).chain(chain)));
    PathFinder paths = new PathFinder(anchors, policy);
    Judge judge =
        new Judge(
            List.of(),
            paths,
            new RevocationJudge(paths, List.of()),
            policy,
            new Transparency(logs),
            check -> Optional.empty());
    return judge.judge(facts.facts(), at).endpoint().addresses().get(0).primary();
  }

  /** The certificate in these bytes, which must be one. */
  public static Certificate parse(byte[] der) {
    return (Certificate) Certificate.parse(der);
  }

  private static Consumer<CertificateRecipe> named(Consumer<CertificateRecipe> change) {
    return recipe -> {
      recipe.names("shop.example.com");
      change.accept(recipe);
    };
  }

  private static TrustAnchor anchor(CertificateAuthority authority, boolean publiclyTrusted) {
    return new TrustAnchor(parse(authority.der()), publiclyTrusted, "test");
  }
}
