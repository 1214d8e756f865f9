package io.github.lintel.smoke;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** What other clients say of a front door: the words they end with, for people to compare. */
final class LabOthers {
  private static final int PATIENCE_SECONDS = 4;
  private static final Pattern OPENSSL_REASON =
      Pattern.compile("error:[0-9A-F]+:([^:]*):[^:]*:(.*?)(:\\.\\./.*)?");

  private final LabPki pki;
  private final Path folder;

  LabOthers(LabPki pki, Path folder) {
    this.pki = pki;
    this.folder = folder;
  }

  /** Returns what curl, openssl and the JDK say, in this order. */
  List<String> words(LabDoor door) throws IOException {
    if (door.addresses().isEmpty()) {
      return List.of("", "", "");
    }
    Path root = Files.writeString(Files.createTempFile(folder, "root", ".pem"), pki.root.pem());
    return List.of(curl(door, root), openssl(door, root), jdk(door));
  }

  private String curl(LabDoor door, Path root) throws IOException {
    List<String> lines =
        output(
            "curl",
            "-sS",
            "-o",
            "/dev/null",
            "-m",
            String.valueOf(PATIENCE_SECONDS),
            "--cacert",
            root.toString(),
            "--resolve",
            LabPki.NAME + ":" + door.port() + ":" + String.join(",", door.addresses()),
            "https://" + LabPki.NAME + ":" + door.port() + "/");
    return lines.stream()
        .filter(line -> line.startsWith("curl:"))
        .findFirst()
        .map(line -> tidy(line.substring("curl: ".length()), door))
        .orElse("connects");
  }

  private String openssl(LabDoor door, Path root) throws IOException {
    String address = door.address();
    String literal = address.indexOf(':') >= 0 ? "[" + address + "]" : address;
    List<String> lines =
        output(
            "openssl",
            "s_client",
            "-brief",
            "-connect",
            literal + ":" + door.port(),
            "-servername",
            LabPki.NAME,
            "-verify_hostname",
            LabPki.NAME,
            "-verify_return_error",
            "-CAfile",
            root.toString());
    for (String line : lines) {
      if (line.startsWith("verify error:")) {
        return tidy(line, door);
      }
    }
    for (String line : lines) {
      Matcher reason = OPENSSL_REASON.matcher(line.replaceFirst("^[0-9A-F]+:", ""));
      if (reason.matches()) {
        return tidy(reason.group(2), door);
      }
    }
    return lines.stream().anyMatch(line -> line.startsWith("CONNECTION ESTABLISHED"))
        ? "connects"
        : lines.isEmpty() ? "no word" : tidy(lines.get(lines.size() - 1), door);
  }

  private String jdk(LabDoor door) throws IOException {
    Socket plain = new Socket();
    Thread end = after(PATIENCE_SECONDS * 2, plain);
    try (plain) {
      plain.connect(new InetSocketAddress(door.address(), door.port()), PATIENCE_SECONDS * 1000);
      plain.setSoTimeout(PATIENCE_SECONDS * 1000);
      try (SSLSocket socket =
          (SSLSocket)
              pki.root
                  .clientContext()
                  .getSocketFactory()
                  .createSocket(plain, LabPki.NAME, door.port(), true)) {
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setServerNames(List.of(new SNIHostName(LabPki.NAME)));
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return "connects";
      }
    } catch (IOException e) {
      if (end.getState() == Thread.State.TERMINATED) {
        return "no end in sight";
      }
      return tidy(e.getClass().getSimpleName() + ": " + e.getMessage(), door);
    } finally {
      end.interrupt();
    }
  }

  /** Closes a socket whose peer says little by little. */
  private static Thread after(int seconds, Socket socket) {
    Thread end =
        new Thread(
            () -> {
              try {
                TimeUnit.SECONDS.sleep(seconds);
                socket.close();
              } catch (InterruptedException | IOException over) {
                Thread.currentThread().interrupt();
              }
            });
    end.setDaemon(true);
    end.start();
    return end;
  }

  private static List<String> output(String... command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .start();
    Thread end = new Thread(() -> endLate(process));
    end.start();
    try (InputStream said = process.getInputStream()) {
      String text = new String(said.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.isBlank()).toList();
    } finally {
      end.interrupt();
    }
  }

  private static void endLate(Process process) {
    try {
      if (!process.waitFor(PATIENCE_SECONDS + 2, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /** Without what differs from one run to the next. */
  private static String tidy(String words, LabDoor door) {
    return words
        .replace(String.valueOf(door.port()), "PORT")
        .replaceAll("after \\d+ m?s|(?:after|in) \\d+ milliseconds", "after a while")
        .replaceAll(
            "\\d{4}-\\d\\d-\\d\\dT[0-9:.Z]+|[A-Z][a-z]{2} [A-Z][a-z]{2} \\d+ [0-9:]+ [A-Z]+ \\d{4}",
            "…")
        .replaceAll("\\p{Cntrl}", " ")
        .strip();
  }
}
