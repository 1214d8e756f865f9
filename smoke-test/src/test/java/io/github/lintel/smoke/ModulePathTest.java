package io.github.lintel.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.TlsVerifier;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.FrontDoor;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ResolvedModule;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.tls.TlsClientProtocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

/** A module of somebody else's that uses Lintel, compiled and run on the module path. */
class ModulePathTest {
  /** Without jspecify, whose annotations are not needed to run. */
  private static final String MODULE_PATH =
      Stream.of(
              TlsVerifier.class,
              ASN1Object.class,
              OIWObjectIdentifiers.class,
              X509CertificateHolder.class,
              TlsClientProtocol.class,
              Logger.class)
          .map(ModulePathTest::location)
          .distinct()
          .collect(Collectors.joining(File.pathSeparator));

  @TempDir Path folder;

  @Test
  void moduleThatRequiresLintelCompilesAndVerifies() throws Exception {
    write("module-info.java", "module consumer { requires io.github.lintel; }");
    write(
        "consumer/Main.java",
        """
        package consumer;

        import io.github.lintel.Report;
        import io.github.lintel.TlsVerifier;
        import io.github.lintel.endpoint.Endpoint;
        import io.github.lintel.endpoint.TrustAnchors;
        import java.nio.file.Path;

        public class Main {
          public static void main(String[] args) {
            TlsVerifier verifier =
                TlsVerifier.builder().trust(TrustAnchors.pem(Path.of(args[0]))).build();
            Report report =
                verifier.verify(
                    Endpoint.live("shop.example.com", Integer.parseInt(args[1])).at("127.0.0.1"));
            System.out.println(
                report.verdict() + " from " + TlsVerifier.class.getModule().getName());
          }
        }
        """);
    CertificateAuthority root = CertificateAuthority.root("Test Root", Clock.systemUTC());
    Path anchors = write("root.pem", root.pem());

    assertThat(compile()).isEmpty();
    try (FrontDoor door = FrontDoor.serving(root.issue("shop.example.com"))) {
      assertThat(run("consumer/consumer.Main", anchors.toString(), String.valueOf(door.port())))
          .endsWith("HEALTHY from io.github.lintel");
    }
  }

  @Test
  void everyPublishedModuleResolves() {
    Path[] classPath =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .map(Path::of)
            .filter(path -> !path.endsWith("test-classes"))
            .toArray(Path[]::new);

    Configuration resolved =
        ModuleLayer.boot()
            .configuration()
            .resolve(
                ModuleFinder.of(classPath),
                ModuleFinder.of(),
                Set.of("io.github.lintel.okhttp", "io.github.lintel.junit"));

    assertThat(resolved.modules())
        .extracting(ResolvedModule::name)
        .contains("io.github.lintel", "io.github.lintel.testkit", "org.bouncycastle.tls");
  }

  @Test
  void onlyThePublicPackagesAreExported() {
    var lintel = ModuleFinder.of(Path.of(location(TlsVerifier.class))).find("io.github.lintel");

    assertThat(lintel.orElseThrow().descriptor().exports())
        .extracting(ModuleDescriptor.Exports::toString)
        .containsExactlyInAnyOrder(
            "io.github.lintel",
            "io.github.lintel.check",
            "io.github.lintel.endpoint",
            "io.github.lintel.facts",
            "io.github.lintel.monitor");
  }

  /** What the compiler says; nothing when all is well. */
  private String compile() throws IOException {
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    List<String> arguments =
        Stream.concat(
                Stream.of("-d", folder.resolve("out").toString(), "-p", MODULE_PATH), sources())
            .toList();
    ToolProvider.findFirst("javac").orElseThrow().run(out, out, arguments.toArray(String[]::new));
    return said.toString();
  }

  private Stream<String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.map(Path::toString).filter(name -> name.endsWith(".java")).toList().stream();
    }
  }

  private String run(String main, String... arguments) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String path = folder.resolve("out") + File.pathSeparator + MODULE_PATH;
    List<String> command =
        Stream.concat(Stream.of(java, "-p", path, "-m", main), Stream.of(arguments)).toList();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var output = process.inputReader()) {
      return output.lines().collect(Collectors.joining("\n"));
    }
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static String location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
