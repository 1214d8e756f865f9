package io.github.lintel.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Java in README and guide compiles. */
class SnippetsTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern SNIPPET = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

  /** What snippets may use without saying where it comes from. */
  private static final String BEFORE =
      """
      import io.github.lintel.*;
      import io.github.lintel.check.*;
      import io.github.lintel.endpoint.*;
      import io.github.lintel.facts.*;
      import io.github.lintel.junit.*;
      import io.github.lintel.monitor.*;
      import io.github.lintel.okhttp.*;
      import io.github.lintel.testkit.CertificateAuthority;
      import io.github.lintel.testkit.Credential;
      import io.github.lintel.testkit.Flaw;
      import io.github.lintel.testkit.FrontDoor;
      import io.github.lintel.testkit.StoreKind;
      import static io.github.lintel.junit.TlsAssertions.*;
      import static org.junit.jupiter.api.Assertions.assertThrows;
      import java.io.IOException;
      import java.net.URI;
      import java.nio.file.Path;
      import java.time.*;
      import java.util.List;
      import java.util.Map;
      import java.util.Optional;
      import java.util.concurrent.*;
      import java.util.stream.Stream;
      import javax.net.ssl.HttpsURLConnection;
      import javax.net.ssl.KeyManager;
      import javax.net.ssl.SSLContext;
      import javax.net.ssl.SSLException;
      import javax.net.ssl.TrustManager;
      import javax.net.ssl.X509KeyManager;
      import javax.net.ssl.X509TrustManager;
      import okhttp3.OkHttpClient;
      import okhttp3.Request;
      import okhttp3.Response;
      import org.junit.jupiter.api.AfterAll;
      import org.junit.jupiter.api.BeforeAll;
      import org.junit.jupiter.api.DynamicNode;
      import org.junit.jupiter.api.Test;
      import org.junit.jupiter.api.TestFactory;
      import org.junit.jupiter.api.extension.RegisterExtension;
      import org.junit.jupiter.params.ParameterizedTest;
      @SuppressWarnings("all")
      abstract class Snippet {
        static final org.slf4j.Logger log = org.slf4j.LoggerFactory.getLogger("snippet");
        static final TlsVerifier verifier = TlsVerifier.create();
        Path corporateRoot, renewed, chain, key;
        interface Server { int port(); }
        Server server;
        Request request;
        X509TrustManager ownTrustManager;
        X509KeyManager ownKeyManager;
        abstract void alert(String id, String sentence, String remedy);
        abstract void connect(int port, javax.net.ssl.SSLContext context);
        abstract CompletableFuture<Integer> askTheNode(NodeAddress node, Duration within);
        void run() throws Exception {
          {
      """;

  @TempDir Path classes;

  record Snippet(String place, String code) {
    @Override
    public String toString() {
      return place;
    }
  }

  static List<Snippet> snippets() throws IOException {
    List<Snippet> all = new ArrayList<>();
    try (Stream<Path> guide = Files.list(ROOT.resolve("docs/guide"))) {
      List<Path> pages =
          Stream.concat(
                  Stream.of(ROOT.resolve("README.md")),
                  guide.filter(p -> p.toString().endsWith(".md")).sorted())
              .toList();
      for (Path page : pages) {
        Matcher matcher = SNIPPET.matcher(Files.readString(page));
        while (matcher.find()) {
          all.add(new Snippet(page.getFileName() + " " + all.size(), matcher.group(1)));
        }
      }
    }
    return all;
  }

  @Test
  void thereAreSome() throws IOException {
    assertThat(snippets()).hasSizeGreaterThan(3);
  }

  @ParameterizedTest
  @MethodSource("snippets")
  void compiles(Snippet snippet) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    String source = BEFORE + snippet.code() + "\n}\n}\n}\n";
    List<String> options =
        List.of(
            "-d", classes.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none");

    boolean ok =
        compiler.getTask(messages, null, null, options, null, List.of(new Source(source))).call();

    assertThat(ok).as("%s%n%s", messages, source).isTrue();
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String code;

    Source(String code) {
      super(URI.create("string:///Snippet.java"), JavaFileObject.Kind.SOURCE);
      this.code = code;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return code;
    }
  }
}
