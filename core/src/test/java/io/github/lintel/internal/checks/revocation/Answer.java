package io.github.lintel.internal.checks.revocation;

import io.github.lintel.check.HandshakeView;
import io.github.lintel.check.Policy;
import io.github.lintel.facts.Bytes;
import io.github.lintel.facts.FetchedRevocation;
import io.github.lintel.facts.FetchedRevocation.Download;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.PresentedCertificate;
import io.github.lintel.facts.TrustAnchor;
import io.github.lintel.internal.checks.Door;
import io.github.lintel.internal.checks.Facts;
import io.github.lintel.internal.der.DerException;
import io.github.lintel.internal.path.PathFinder;
import io.github.lintel.internal.revocation.OcspResponse;
import io.github.lintel.internal.revocation.RevocationJudge;
import io.github.lintel.internal.revocation.RevocationJudge.Given;
import io.github.lintel.internal.revocation.RevocationJudge.Judged;
import io.github.lintel.internal.revocation.RevocationList;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.Credential;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A front door that presents a credential of {@link Door#ISSUING}, and what can be learnt of its
 * revocation. All of it is really judged, as of {@link Facts#NOW} unless told otherwise.
 */
public final class Answer {
  private final List<PresentedCertificate> presented;
  private final List<Given> lists = new ArrayList<>();
  private final List<Download> downloads = new ArrayList<>();
  private Optional<Bytes> staple = Optional.empty();
  private final List<TrustAnchor> anchors =
      new ArrayList<>(List.of(new TrustAnchor(Door.parse(Door.ROOT.der()), true, "test")));
  private Instant at = Facts.NOW;

  private Answer(Credential credential) {
    presented =
        credential.chain().stream().map(der -> (PresentedCertificate) Door.parse(der)).toList();
  }

  public static Answer about(Credential credential) {
    return new Answer(credential);
  }

  public Answer staple(byte[] response) {
    staple = Optional.of(Bytes.of(response));
    return this;
  }

  public Answer list(byte[] der) {
    try {
      lists.add(new Given(RevocationList.parse(der), "list.crl"));
      return this;
    } catch (DerException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The responder answered this about the leaf. */
  public Answer fetched(byte[] response) {
    try {
      downloads.add(
          new Download(
              Door.parse(presented.get(0).der().toByteArray()),
              "http://ocsp.example/",
              Optional.of(OcspResponse.parse(response)),
              Optional.empty()));
      return this;
    } catch (DerException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The attempt to ask about the leaf failed. */
  public Answer failed(String why) {
    downloads.add(
        new Download(
            Door.parse(presented.get(0).der().toByteArray()),
            "http://ocsp.example/",
            Optional.empty(),
            Optional.of(why)));
    return this;
  }

  public Answer untrusted() {
    anchors.clear();
    return this;
  }

  /** Trusts this root too. */
  public Answer trusting(CertificateAuthority root) {
    anchors.add(new TrustAnchor(Door.parse(root.der()), true, "test"));
    return this;
  }

  public Answer at(Instant moment) {
    at = moment;
    return this;
  }

  public Judged judged() {
    PathFinder finder = finder();
    return new RevocationJudge(finder, lists)
        .judge(finder.find(presented, at), presented, staple, fetched(), at);
  }

  public HandshakeView view() {
    HandshakeView view =
        Facts.endpoint()
            .at(at)
            .paths(handshake -> judged().paths())
            .node("203.0.113.1", Facts.handshake().chain(presented))
            .handshakeView();
    return view(view, view.facts());
  }

  /** The same, seen in another handshake. */
  public HandshakeView view(HandshakeView of, HandshakeFacts facts) {
    Judged judged = judged();
    return new HandshakeView(
        of.endpoint(),
        of.address(),
        facts,
        judged.paths(),
        judged.facts(),
        of.policy(),
        of.at(),
        of.transparency());
  }

  private Optional<FetchedRevocation> fetched() {
    return downloads.isEmpty() ? Optional.empty() : Optional.of(new FetchedRevocation(downloads));
  }

  private PathFinder finder() {
    return new PathFinder(anchors, Policy.webServer());
  }
}
