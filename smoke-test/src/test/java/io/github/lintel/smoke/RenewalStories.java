package io.github.lintel.smoke;

import io.github.lintel.testkit.CertificateRecipe;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.KeyKind;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A shop whose certificate is renewed, and what the command says of it. */
final class RenewalStories {
  private static final Pattern STARTS =
      Pattern.compile("Do:|Follows|[a-z]+\\.[a-z0-9-]+( at|:)|\\d CN=");

  final Site site;
  final Path folder;
  final Credential old;
  final Credential renewed;
  final Path renewedFile;

  RenewalStories(Path folder) throws IOException {
    this.folder = folder;
    this.site = new Site(folder);
    this.old = credential(0x11, RenewalStories::ending);
    this.renewed = credential(0x22, r -> {});
    this.renewedFile = Files.writeString(folder.resolve("renewed.pem"), renewed.chainPem());
  }

  Credential credential(int serial, Consumer<CertificateRecipe> change) {
    return site.issuer.issue(
        r ->
            change.accept(
                r.names(Site.NAME)
                    .key(KeyKind.EC_P256.key("serial " + serial))
                    .serial(BigInteger.valueOf(serial))
                    .validity(Duration.ofDays(1), Duration.ofDays(89))));
  }

  /** The validity of a certificate that ended yesterday. */
  static void ending(CertificateRecipe recipe) {
    recipe.validity(Duration.ofDays(89), Duration.ofDays(-1));
  }

  /** What is told with the renewed certificate as the expected one. */
  Site.Said expecting(int port, String addresses) {
    return site.verify(port, addresses, "--expect", renewedFile.toString());
  }

  /** What is told to people, without what differs from one run to the next. */
  String text(int port, String addresses, String... options) {
    List<String> args = new ArrayList<>(List.of("verify", "--at", Site.NOW.toString()));
    args.addAll(List.of("--cacert", site.rootFile().toString()));
    args.addAll(List.of("--resolve", Site.NAME + ":" + port + ":" + addresses));
    args.addAll(List.of(options));
    args.add(Site.NAME + ":" + port);
    return told(CommandRun.of(args.toArray(String[]::new)));
  }

  /** What the gate tells to people of these two files. */
  String gate(Path chain, Path key) {
    key.toFile().setReadable(false, false);
    key.toFile().setReadable(true, true);
    return told(
        CommandRun.of(
            "bundle",
            chain.toString(),
            key.toString(),
            "--name",
            Site.NAME,
            "--at",
            Site.NOW.toString(),
            "--cacert",
            site.rootFile().toString()));
  }

  private String told(CommandRun run) {
    Secrets.assertNone(run.out() + run.err(), old, renewed);
    return unbroken(run.out() + run.err())
        .replace(folder.toString(), "FOLDER")
        .replaceAll("(shop\\.example\\.com):\\d+", "$1:PORT")
        .replaceAll("TLS 1\\.[23] \\S+ \\S+, \\d+ ms", "TLS")
        .replaceAll("\\d+ ms", "N ms")
        .replaceAll("port \\d+", "port PORT");
  }

  /** Where lines are broken depends on the length of what is replaced. */
  private static String unbroken(String text) {
    StringBuilder joined = new StringBuilder();
    int last = 0;
    for (String line : text.lines().toList()) {
      int indent = line.length() - line.stripLeading().length();
      boolean goesOn = indent > 0 && indent == last && !STARTS.matcher(line.strip()).lookingAt();
      joined.append(goesOn ? " " + line.strip() : "\n" + line);
      last = indent;
    }
    return joined.substring(1) + "\n";
  }
}
