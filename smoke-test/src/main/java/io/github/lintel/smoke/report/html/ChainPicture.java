package io.github.lintel.smoke.report.html;

import io.github.lintel.facts.CandidatePath;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.PresentedCertificate;
import io.github.lintel.facts.TrustAnchor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A chain as a picture: what was sent, in that order, and the anchor where it leads. */
final class ChainPicture {
  private static final int STEP = 96;
  private static final int BOX = 68;
  private static final int MARGIN = 4;
  private static final int LETTERS = 36;

  private final Instant now;
  private final List<PresentedCertificate> presented;
  private final Optional<Certificate> anchor;
  private final boolean trusted;
  private final List<Page.Box> boxes = new ArrayList<>();
  private final List<String> words = new ArrayList<>();

  ChainPicture(Instant now, List<PresentedCertificate> presented, Optional<CandidatePath> path) {
    this.now = now;
    this.presented = presented;
    this.trusted = path.isPresent();
    this.anchor = path.flatMap(CandidatePath::anchor).map(TrustAnchor::certificate);
  }

  Page.Chain chain(String nodes) {
    Optional<Certificate> below = anchor.filter(root -> !presented.contains(root));
    for (int i = 0; i < presented.size(); i++) {
      boolean last = i == presented.size() - 1;
      Optional<PresentedCertificate> next =
          last ? below.map(PresentedCertificate.class::cast) : Optional.of(presented.get(i + 1));
      String link = last && unknownIssuer().isPresent() ? "fits" : link(presented.get(i), next);
      add(presented.get(i), i == 0 ? "server, sent" : "sent", link);
    }
    unknownIssuer().ifPresent(this::addUnknown);
    below.ifPresent(root -> add(root, "trust anchor, known to the client", ""));
    String trust = trusted ? "This chain is trusted." : "This chain is not trusted.";
    words.add(trust);
    int height = (boxes.size() - 1) * STEP + BOX + 2 * MARGIN;
    return new Page.Chain(nodes, trust, String.join(" ", words), height, boxes);
  }

  /** Who issued the last one, if that is where a path to a root breaks off. */
  private Optional<String> unknownIssuer() {
    return !trusted
            && !presented.isEmpty()
            && presented.get(presented.size() - 1) instanceof Certificate last
            && !last.selfIssued()
        ? Optional.of(Words.safe(Words.cut(last.issuer().text(), 100)))
        : Optional.empty();
  }

  private void addUnknown(String issuer) {
    words.add(issuer + " (not sent, and not trusted).");
    boxes.add(
        new Page.Box(
            MARGIN + boxes.size() * STEP,
            "missing",
            Words.cut(issuer, LETTERS),
            "not sent, and not trusted",
            "",
            ""));
  }

  private void add(PresentedCertificate each, String role, String link) {
    String name = Words.name(each);
    String dates = "";
    String kind = "malformed";
    if (each instanceof Certificate certificate) {
      boolean valid =
          !now.isAfter(certificate.notAfter()) && !now.isBefore(certificate.notBefore());
      kind = !valid ? "broken" : role.startsWith("trust") ? "anchor" : "good";
      dates =
          "until "
              + Words.day(certificate.notAfter())
              + (valid
                  ? ""
                  : now.isAfter(certificate.notAfter()) ? ", expired" : ", not yet valid");
      words.add(
          "%s (%s), issued by %s, %s."
              .formatted(
                  name, role, Words.safe(Words.cut(certificate.issuer().text(), 100)), dates));
    } else {
      words.add(name + ".");
    }
    boxes.add(
        new Page.Box(
            MARGIN + boxes.size() * STEP, kind, Words.cut(name, LETTERS), role, dates, link));
  }

  /** Whether the next one has the name of the issuer. */
  private static String link(PresentedCertificate each, Optional<PresentedCertificate> next) {
    if (next.isEmpty()) {
      return "";
    }
    return each instanceof Certificate below
            && next.get() instanceof Certificate above
            && below.issuer().encoded().equals(above.subject().encoded())
        ? "fits"
        : "differs";
  }
}
