package io.github.lintel.smoke;

import io.github.lintel.TlsVerifier;
import io.github.lintel.check.CheckId;
import io.github.lintel.check.Policy;
import io.github.lintel.endpoint.Revocation;
import io.github.lintel.endpoint.TrustAnchors;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** By what and as of when to judge. */
final class JudgingOptions {
  @Option(
      names = "--cacert",
      paramLabel = "PEM",
      description = "Trust the roots in this file only. Repeatable.")
  private List<Path> roots = new ArrayList<>();

  @Mixin private MomentOption moment = new MomentOption();

  @Option(
      names = "--policy",
      paramLabel = "POLICY",
      description = "Which rules reject: web (as browsers do; default), rfc5280, strict.")
  private String policy = "web";

  @Option(
      names = "--accept",
      paramLabel = "ID=REASON@DAY",
      description = "Live with a check's findings up to that day (2027-03-01). Repeatable.")
  private List<String> acceptances = new ArrayList<>();

  @Option(
      names = "--ct-logs",
      paramLabel = "FILE",
      description = "Verify certificate timestamps by this list of logs (log_list.json, v3).")
  private @Nullable Path transparencyLogs;

  @Option(
      names = "--crl",
      paramLabel = "FILE",
      description = "Judge by the revocation lists in this file, PEM or DER. Repeatable.")
  private List<Path> revocationLists = new ArrayList<>();

  @Option(
      names = "--revocation",
      description = "Ask OCSP responders and fetch revocation lists that certificates name.")
  private boolean fetchRevocation;

  @Option(
      names = "--aia",
      description = "Fetch the issuer that a chain lacks, to tell which one to append.")
  private boolean fetchIssuers;

  JudgingOptions() {}

  /** Puts the options into the settings, or throws {@link BadInput}. */
  void applyTo(TlsVerifier.Builder settings) {
    trust().ifPresent(settings::trust);
    moment.clock().ifPresent(settings::clock);
    settings.policy(policy());
    if (transparencyLogs != null) {
      settings.transparencyLogs(LogListFile.read(transparencyLogs));
    }
    settings.revocation(revocation());
    settings.fetchIssuers(fetchIssuers);
  }

  /** Returns the files with roots. */
  List<Path> roots() {
    return List.copyOf(roots);
  }

  private Revocation revocation() {
    Revocation asked = fetchRevocation ? Revocation.fetching() : Revocation.stapled();
    Path[] files = revocationLists.toArray(Path[]::new);
    return BadInput.in("--crl", () -> asked.lists(files));
  }

  private Optional<TrustAnchors> trust() {
    Path[] files = roots.toArray(Path[]::new);
    return files.length == 0
        ? Optional.empty()
        : Optional.of(BadInput.in("--cacert", () -> TrustAnchors.pem(files)));
  }

  private Policy policy() {
    Policy chosen =
        switch (policy) {
          case "web" -> Policy.webServer();
          case "rfc5280" -> Policy.rfc5280();
          case "strict" -> Policy.strict();
          default ->
              throw new BadInput("--policy: not one of web, rfc5280, strict: \"" + policy + "\"");
        };
    for (String acceptance : acceptances) {
      chosen = accept(chosen, acceptance);
    }
    return chosen;
  }

  private static Policy accept(Policy policy, String text) {
    int equals = text.indexOf('=');
    int at = text.lastIndexOf('@'); // a reason may hold one
    if (equals < 1 || at < equals) {
      throw new BadInput("--accept: expected ID=REASON@DAY: \"" + text + "\"");
    }
    String reason = text.substring(equals + 1, at).strip();
    if (reason.isEmpty()) {
      throw new BadInput("--accept: a reason is missing: \"" + text + "\"");
    }
    CheckId check = BadInput.in("--accept", () -> CheckId.of(text.substring(0, equals)));
    List<CheckId> known = KnownChecks.ids();
    if (!known.contains(check)) {
      throw new BadInput("--accept: " + NearestIds.unknown(check.text(), known));
    }
    try {
      return policy.accept(check, reason, LocalDate.parse(text.substring(at + 1)));
    } catch (DateTimeParseException e) {
      throw new BadInput("--accept: not a day (2027-03-01): \"" + text.substring(at + 1) + "\"");
    }
  }
}
