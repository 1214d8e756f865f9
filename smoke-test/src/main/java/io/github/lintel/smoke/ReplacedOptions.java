package io.github.lintel.smoke;

import io.github.lintel.Report;
import io.github.lintel.TlsVerifier;
import io.github.lintel.endpoint.LiveEndpoint;
import io.github.lintel.facts.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a bundle is going to replace. */
final class ReplacedOptions {
  @Option(
      names = "--against",
      paramLabel = "HOST[:PORT]",
      description = "Compare with what is served there now: names lost, issuer, type of key.")
  private @Nullable String against;

  @Option(
      names = "--resolve",
      paramLabel = "HOST:PORT:ADDR[,ADDR...]",
      description = "Use these addresses of --against instead of what the name resolves to.")
  private List<String> resolve = new ArrayList<>();

  ReplacedOptions() {}

  /** Returns the name of the live endpoint, for whom no other is asked. */
  List<String> names() {
    return endpoint().map(endpoint -> List.of(endpoint.verifiedName().text())).orElse(List.of());
  }

  /** Looks at the live endpoint, or reads the report that was kept of it. */
  Optional<Snapshot> snapshot(TlsVerifier verifier, Terminal terminal, OutputOptions output) {
    Optional<LiveEndpoint> endpoint = endpoint();
    if (endpoint.isEmpty()) {
      return output.firstEarlier();
    }
    if (output.comparing()) {
      throw new BadInput("--against and --against-report exclude each other");
    }
    Report live = verifier.toBuilder().thorough(true).build().verify(endpoint.get());
    Snapshot snapshot = live.snapshot();
    if (snapshot.served().isEmpty()) {
      terminal.complain(
          "--against "
              + live.target()
              + ": "
              + live.rootCause().map(cause -> cause.sentence()).orElse("it shows no certificate"));
    }
    return Optional.of(snapshot);
  }

  private Optional<LiveEndpoint> endpoint() {
    String target = against;
    if (target == null) {
      if (!resolve.isEmpty()) {
        throw new BadInput("--resolve needs --against");
      }
      return Optional.empty();
    }
    LiveEndpoint endpoint = Targets.parse(target);
    for (String text : resolve) {
      ResolveOption option = ResolveOption.parse(text);
      if (!option.matches(endpoint)) {
        throw new BadInput("--resolve " + text + ": --against is not " + option.target());
      }
      endpoint = option.applyTo(endpoint);
    }
    return Optional.of(endpoint);
  }
}
