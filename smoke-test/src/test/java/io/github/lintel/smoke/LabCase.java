package io.github.lintel.smoke;

import io.github.lintel.TlsVerifier;
import io.github.lintel.endpoint.LiveEndpoint;
import io.github.lintel.testkit.Credential;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * One front door of the laboratory.
 *
 * @param title what is special about it; unique
 * @param programs what must be installed
 * @param scene how it is set up
 * @param accepted the checks of which one must be the root cause; none for a healthy one
 * @param reason why more than one is right; empty for one
 * @param degraded whether most clients put up with it
 * @param timeout of the verification
 * @param asked what is asked about it
 * @param settings other changes to the verifier
 */
record LabCase(
    String title,
    List<String> programs,
    LabScene scene,
    Set<String> accepted,
    String reason,
    boolean degraded,
    Duration timeout,
    Function<LabPki, UnaryOperator<LiveEndpoint>> asked,
    Function<LabPki, UnaryOperator<TlsVerifier.Builder>> settings) {

  private static final Function<LabPki, UnaryOperator<LiveEndpoint>> BY_NAME =
      pki -> UnaryOperator.identity();
  private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration TIMEOUT_FOR_SILENCE = Duration.ofSeconds(3);

  LabCase {
    programs = List.copyOf(programs);
    accepted = Set.copyOf(accepted);
    if (accepted.size() > 1 && reason.isEmpty()) {
      throw new IllegalArgumentException("why are several causes right? " + title);
    }
  }

  static LabCase healthy(String title, LabScene scene, String... programs) {
    return of(title, scene, Set.of(), List.of(programs));
  }

  static LabCase fault(String title, String cause, LabScene scene, String... programs) {
    return of(title, scene, Set.of(cause), List.of(programs));
  }

  /** A program that ends TLS with that credential. */
  static LabCase fault(
      LabServer server,
      String title,
      String cause,
      Function<LabPki, Credential> credential,
      String... options) {
    return fault(
        server + ": " + title,
        cause,
        bench -> server.serve(bench, credential.apply(bench.pki()), options),
        server.program());
  }

  /** A program that ends TLS with that credential. */
  static LabCase healthy(
      LabServer server, String title, Function<LabPki, Credential> credential, String... options) {
    return healthy(
        server + ": " + title,
        bench -> server.serve(bench, credential.apply(bench.pki()), options),
        server.program());
  }

  /** Something for which more than one name is right. */
  LabCase or(String why, String... causes) {
    Set<String> all = new HashSet<>(accepted);
    all.addAll(List.of(causes));
    return new LabCase(title, programs, scene, all, why, degraded, timeout, asked, settings);
  }

  /** Most clients put up with it. */
  LabCase asWarning() {
    return new LabCase(title, programs, scene, accepted, reason, true, timeout, asked, settings);
  }

  /** Nothing or not enough is said, so whoever asks must give up. */
  LabCase silent() {
    return new LabCase(
        title, programs, scene, accepted, reason, degraded, TIMEOUT_FOR_SILENCE, asked, settings);
  }

  LabCase asking(UnaryOperator<LiveEndpoint> change) {
    return askingAs(pki -> change);
  }

  LabCase askingAs(Function<LabPki, UnaryOperator<LiveEndpoint>> change) {
    return new LabCase(
        title, programs, scene, accepted, reason, degraded, timeout, change, settings);
  }

  LabCase with(Function<LabPki, UnaryOperator<TlsVerifier.Builder>> change) {
    return new LabCase(title, programs, scene, accepted, reason, degraded, timeout, asked, change);
  }

  /** Whether nothing more is told than name and address, which every client understands. */
  boolean isAskedByName() {
    return asked.equals(BY_NAME);
  }

  boolean isHealthy() {
    return accepted.isEmpty();
  }

  boolean isRunnableHere() {
    return programs.stream().allMatch(LabServers::isInstalled);
  }

  private static LabCase of(
      String title, LabScene scene, Set<String> accepted, List<String> programs) {
    return new LabCase(
        title,
        programs,
        scene,
        accepted,
        "",
        false,
        USUAL_TIMEOUT,
        BY_NAME,
        pki -> UnaryOperator.identity());
  }

  @Override
  public String toString() {
    return title;
  }
}
