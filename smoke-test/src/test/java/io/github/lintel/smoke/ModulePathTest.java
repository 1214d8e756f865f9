package io.github.lintel.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.TextStyle;
import io.github.lintel.testkit.TlsVersion;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
              TextStyle.class,
              TlsVersion.class,
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
  void moduleThatRequiresLintelCompilesAndRuns() throws Exception {
    write("module-info.java", "module consumer { requires io.github.lintel; }");
    write(
        "consumer/Main.java",
        """
        package consumer;

        public class Main {
          public static void main(String[] args) {
            Module lintel = io.github.lintel.TextStyle.PLAIN.getClass().getModule();
            System.out.println(lintel.getName() + " for " + Main.class.getModule().getName());
          }
        }
        """);

    assertThat(compile()).isEmpty();
    assertThat(run("consumer/consumer.Main")).isEqualTo("io.github.lintel for consumer");
  }

  @Test
  void onlyThePublicPackagesAreExported() {
    var lintel = ModuleFinder.of(Path.of(location(TextStyle.class))).find("io.github.lintel");

    assertThat(lintel.orElseThrow().descriptor().exports())
        .extracting(ModuleDescriptor.Exports::toString)
        .containsExactlyInAnyOrder(
            "io.github.lintel",
            "io.github.lintel.check",
            "io.github.lintel.endpoint",
            "io.github.lintel.facts");
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

  private String run(String main) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String path = folder.resolve("out") + File.pathSeparator + MODULE_PATH;
    Process process =
        new ProcessBuilder(java, "-p", path, "-m", main).redirectErrorStream(true).start();
    try (var output = process.inputReader()) {
      return output.lines().collect(Collectors.joining("\n"));
    }
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
