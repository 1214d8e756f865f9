package io.github.lintel.smoke;

import io.github.lintel.TlsVerifier;
import io.github.lintel.endpoint.AddressFamily;
import io.github.lintel.endpoint.CertificateBundle;
import io.github.lintel.endpoint.LiveEndpoint;
import io.github.lintel.facts.Expectation;
import io.github.lintel.okhttp.HttpObserver;
import io.github.lintel.smoke.client.ClientCertificate;
import io.github.lintel.smoke.client.UnusableClientCertificate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verifies front doors that answer on the network. */
@Command(
    name = "verify",
    description = "Verifies front doors on every address behind their names.",
    abbreviateSynopsis = true,
    sortOptions = false,
    footer = {
      "",
      "Exit codes: 0 healthy, 1 degraded, 2 broken, 3 unknown, 64 bad usage.",
      "With several targets the worst counts: 2 over 3 over 1."
    })
final class VerifyCommand implements Callable<Integer> {
  private static final Duration LONGEST_WAIT = Duration.ofDays(1);

  private final Terminal terminal;

  @Parameters(
      arity = "0..*",
      paramLabel = "TARGET",
      description = "host, host:port or https://host[:port]/...")
  private List<String> targets = new ArrayList<>();

  @Option(
      names = "--targets",
      paramLabel = "FILE",
      description = "More targets, one a line, # starts a comment; - is standard input.")
  private @Nullable String targetsFile;

  @Mixin private ResolveOptions resolve = new ResolveOptions();

  @Option(names = "-4", description = "Probe IPv4 addresses only.")
  private boolean ipv4;

  @Option(names = "-6", description = "Probe IPv6 addresses only.")
  private boolean ipv6;

  @Option(
      names = "--sni",
      paramLabel = "NAME",
      description = "Send and verify this name instead of the target's.")
  private @Nullable String serverName;

  @Option(names = "--no-sni", description = "Send no server name.")
  private boolean noServerName;

  @Mixin private ExpectationOptions expectations = new ExpectationOptions();

  @Option(
      names = "--wait",
      paramLabel = "TIME",
      description =
          "Verify again until every node serves the expected certificate, or the same one, for so"
              + " long at most: 90, 10m, PT1H.")
  private @Nullable String patience;

  @Option(
      names = "--cert",
      paramLabel = "PEM",
      description = "Client certificate, with its key unless --key is given.")
  private @Nullable Path certificate;

  @Option(names = "--key", paramLabel = "PEM", description = "Key of the client certificate.")
  private @Nullable Path key;

  @Mixin private KeyPasswordOptions passwords = new KeyPasswordOptions();

  @Option(
      names = "--http",
      description = "Also look at the HTTP side: status, redirects, transport security.")
  private boolean http;

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      description = "Ask without TLS on this port; implies --http (default: 80 if TLS is on 443).")
  private @Nullable Integer httpPort;

  @Option(
      names = "--path",
      paramLabel = "PATH",
      description = "Ask for this path, which must be answered well; implies --http (default: /).")
  private @Nullable String path;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "Limit for one target: 5, 500ms, PT5S (default: 10).")
  private @Nullable String timeout;

  @Mixin private EffortOptions effort = new EffortOptions();
  @Mixin private JudgingOptions judging = new JudgingOptions();
  @Mixin private OutputOptions output = new OutputOptions();
  @Mixin private ReportOptions reports = new ReportOptions();
  @Mixin private HelpOption help = new HelpOption();

  VerifyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    TlsVerifier verifier = verifier();
    List<LiveEndpoint> endpoints = endpoints();
    ReportFiles files = reports.open(output.json());
    try {
      return new VerifyRun(terminal, output, files, verifier, patience()).verify(endpoints);
    } finally {
      files.discard();
    }
  }

  private TlsVerifier verifier() {
    TlsVerifier.Builder settings = TlsVerifier.builder();
    judging.applyTo(settings);
    String limit = timeout;
    if (limit != null) {
      BadInput.in("--timeout", () -> settings.timeout(DurationText.parse("--timeout", limit)));
    }
    observer().ifPresent(settings::observe);
    effort.applyTo(settings);
    return settings.build();
  }

  private Optional<Duration> patience() {
    String text = patience;
    if (text == null) {
      return Optional.empty();
    }
    Duration time = DurationText.parse("--wait", text);
    if (time.isNegative() || time.isZero() || time.compareTo(LONGEST_WAIT) > 0) {
      throw new BadInput(
          "--wait: not a time to wait (more than 0, at most a day): \"" + text + "\"");
    }
    return Optional.of(time);
  }

  private Optional<HttpObserver> observer() {
    String asked = path;
    Integer port = httpPort;
    if (!http && asked == null && port == null) {
      return Optional.empty();
    }
    HttpObserver observer = HttpObserver.create();
    if (asked != null) {
      HttpObserver root = observer;
      observer = BadInput.in("--path", () -> root.path(asked));
    }
    if (port != null) {
      HttpObserver before = observer;
      observer = BadInput.in("--http-port", () -> before.plainPort(port));
    }
    return Optional.of(observer);
  }

  private List<LiveEndpoint> endpoints() {
    Optional<CertificateBundle> client = clientCertificate();
    Expectation[] expected = expectations.read();
    return resolve.of(targets()).stream()
        .map(this::withServerName)
        .map(endpoint -> endpoint.family(family()).expecting(expected))
        .map(endpoint -> client.map(endpoint::clientCertificate).orElse(endpoint))
        .toList();
  }

  private List<LiveEndpoint> targets() {
    List<LiveEndpoint> all = new ArrayList<>(targets.stream().map(Targets::parse).toList());
    if (targetsFile != null) {
      all.addAll(Targets.read(targetsFile, terminal.in()));
    }
    if (all.isEmpty()) {
      throw new BadInput("a target is missing: lintel verify [OPTION...] TARGET...");
    }
    return all;
  }

  private LiveEndpoint withServerName(LiveEndpoint endpoint) {
    String name = serverName;
    LiveEndpoint named =
        name == null ? endpoint : BadInput.in("--sni", () -> endpoint.serverName(name));
    return noServerName ? named.withoutServerName() : named;
  }

  private AddressFamily family() {
    if (ipv4 && ipv6) {
      throw new BadInput("-4 and -6 exclude each other");
    }
    return ipv4 ? AddressFamily.IPV4 : ipv6 ? AddressFamily.IPV6 : AddressFamily.ANY;
  }

  private Optional<CertificateBundle> clientCertificate() {
    Path chainFile = certificate;
    Path keyFile = key;
    if (chainFile == null) {
      if (keyFile != null) {
        throw new BadInput("--key needs --cert");
      }
      return Optional.empty();
    }
    try {
      return Optional.of(
          ClientCertificate.read(
              chainFile,
              Optional.ofNullable(keyFile),
              passwords.password(terminal),
              "--key-password-file, --key-password-env"));
    } catch (UnusableClientCertificate e) {
      boolean ofKey = e.part() == UnusableClientCertificate.Part.KEY && keyFile != null;
      throw new BadInput((ofKey ? "--key: " : "--cert: ") + e.getMessage());
    }
  }
}
