package io.github.lintel.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A small program in another language, whose source is in this jar and which is compiled when it is
 * wanted. It makes new connections, many at once, with chain and name verified.
 */
final class CompiledReference implements Reference {
  private static final Pattern FIGURES = Pattern.compile("\\s*(\\d+) (\\d+) (\\d+)\\s*");

  private final String label;
  private final Path program;
  private final Target target;
  private final int handshakes;
  private final int atOnce;

  private CompiledReference(String label, Path program, Target target, int handshakes, int atOnce) {
    this.label = label;
    this.program = program;
    this.target = target;
    this.handshakes = handshakes;
    this.atOnce = atOnce;
  }

  /** A client on libssl, in C. */
  static Reference libssl(Target target, int handshakes, int atOnce) {
    Path program =
        compile(
            "libssl-client.c",
            List.of("gcc", "-O2", "-o"),
            List.of("-lssl", "-lcrypto", "-lpthread"));
    return new CompiledReference("libssl", program, target, handshakes, atOnce);
  }

  /** A client on crypto/tls, in Go. */
  static Reference go(Target target, int handshakes, int atOnce) {
    Path program = compile("go-client.go", List.of("go", "build", "-o"), List.of());
    return new CompiledReference("Go crypto/tls", program, target, handshakes, atOnce);
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public Sample measure() {
    return parse(
        output(
            List.of(
                program.toString(),
                target.host(),
                target.address().getAddress().getHostAddress(),
                Integer.toString(target.address().getPort()),
                target.roots().toString(),
                Integer.toString(handshakes),
                Integer.toString(atOnce))));
  }

  /** Reads the connections, and the microseconds of CPU and of the wall. */
  static Sample parse(String output) {
    Matcher figures = FIGURES.matcher(output);
    if (!figures.matches()) {
      throw new FleetException("the reference failed: " + lastLine(output));
    }
    Duration cpu = micros(figures.group(2));
    return new Sample(Long.parseLong(figures.group(1)), cpu, cpu, micros(figures.group(3)));
  }

  private static Path compile(String source, List<String> compiler, List<String> libraries) {
    try {
      Path folder = Files.createTempDirectory("lintel-reference");
      folder.toFile().deleteOnExit();
      Path file = folder.resolve(source);
      Path program = folder.resolve("client");
      try (InputStream in = CompiledReference.class.getResourceAsStream(source)) {
        Files.write(file, in == null ? new byte[0] : in.readAllBytes());
      }
      List<String> command = new ArrayList<>(compiler);
      command.add(program.toString());
      command.add(file.toString());
      command.addAll(libraries);
      String output = output(command);
      file.toFile().deleteOnExit();
      program.toFile().deleteOnExit();
      if (!Files.isExecutable(program)) {
        throw new FleetException(source + " does not compile: " + lastLine(output));
      }
      return program;
    } catch (IOException e) {
      throw new FleetException(source + " could not be compiled: " + e.getMessage());
    }
  }

  private static String output(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try {
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor(10, TimeUnit.SECONDS);
        return output;
      } finally {
        process.destroy();
      }
    } catch (IOException e) {
      throw new FleetException(command.get(0) + " could not be started: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FleetException("interrupted");
    }
  }

  private static Duration micros(String text) {
    return Duration.ofNanos(1000 * Long.parseLong(text));
  }

  private static String lastLine(String output) {
    return output.lines().filter(line -> !line.isBlank()).reduce((a, b) -> b).orElse("no output");
  }
}
