package io.github.lintel.smoke;

import io.github.lintel.TlsVerifier;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.smoke.serverconfig.ConfigText;
import io.github.lintel.smoke.serverconfig.DiskFiles;
import io.github.lintel.smoke.serverconfig.HaproxyConfiguration;
import io.github.lintel.smoke.serverconfig.NginxConfiguration;
import io.github.lintel.smoke.serverconfig.Remark;
import io.github.lintel.smoke.serverconfig.ServerConfiguration;
import io.github.lintel.smoke.serverconfig.Site;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verifies every bundle that a server's configuration names. */
@Command(
    name = "config",
    description = "Verifies every certificate that a configuration of nginx or HAProxy names.",
    abbreviateSynopsis = true,
    sortOptions = false,
    footer = {
      "",
      "For nginx: nginx.conf, or what 'nginx -T' prints; for HAProxy its files in order.",
      "Exit codes: 0 healthy, 1 degraded, 2 broken, 3 unknown, 64 bad usage."
    })
final class ConfigCommand implements Callable<Integer> {
  private static final int MAX_BYTES = 64 << 20; // what nginx -T prints for thousands of sites

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "nginx|haproxy", description = "Whose configuration.")
  private @Nullable String server;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "FILE",
      description = "The configuration; - is standard input.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--live",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "ADDRESS",
      description =
          "Also compare with what is served now, at the addresses of the configuration or at this"
              + " one.")
  private @Nullable String live;

  @Mixin private KeyPasswordOptions passwords = new KeyPasswordOptions();
  @Mixin private JudgingOptions judging = new JudgingOptions();
  @Mixin private OutputOptions output = new OutputOptions();
  @Mixin private HelpOption help = new HelpOption();

  ConfigCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    String address = live;
    if (address != null && !address.isEmpty()) {
      BadInput.in("--live", () -> Endpoint.live("localhost", 1).at(address));
    }
    TlsVerifier.Builder settings = TlsVerifier.builder();
    judging.applyTo(settings);
    ServerConfiguration configuration = read();
    if (configuration.sites().isEmpty()) {
      configuration.remarks().stream().map(Remark::toString).forEach(terminal::complain);
      terminal.complain("no listener that ends TLS was found in " + String.join(", ", files));
      return ExitCode.UNKNOWN;
    }
    ConfigRun run =
        new ConfigRun(
            terminal,
            output,
            settings.build(),
            new ConfigBundles(String.valueOf(server), passwords.password(terminal)),
            Optional.ofNullable(address));
    for (Site site : configuration.sites()) {
      run.verify(site);
    }
    return run.end(configuration.remarks());
  }

  private ServerConfiguration read() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String file : files) {
      texts.put(file.equals("-") ? "standard input" : file, text(file));
    }
    return switch (String.valueOf(server)) {
      case "nginx" -> nginx(texts);
      case "haproxy" -> HaproxyConfiguration.read(texts, new DiskFiles());
      default -> throw new BadInput("not one of nginx, haproxy: \"" + server + "\"");
    };
  }

  private static ServerConfiguration nginx(Map<String, String> texts) {
    List<Site> sites = new ArrayList<>();
    List<Remark> remarks = new ArrayList<>();
    texts.forEach(
        (file, text) -> {
          ServerConfiguration one = NginxConfiguration.read(file, text, new DiskFiles());
          sites.addAll(one.sites());
          remarks.addAll(one.remarks());
        });
    return new ServerConfiguration(sites, remarks);
  }

  private String text(String file) {
    try (InputStream in = file.equals("-") ? terminal.in() : Files.newInputStream(Path.of(file))) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new BadInput(file + " is larger than 64 MiB");
      }
      String text = new String(bytes, StandardCharsets.UTF_8);
      ConfigText.problem(text)
          .ifPresent(
              why -> {
                throw new BadInput(file + ": " + why);
              });
      return text;
    } catch (IOException e) {
      throw BadInput.unreadable(Path.of(file), e);
    }
  }
}
