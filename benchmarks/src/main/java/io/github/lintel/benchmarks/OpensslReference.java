package io.github.lintel.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code openssl s_time}: new handshakes for some seconds. libssl verifies the chain in each of
 * them, though {@code s_time} does not insist on the result, and checks no name.
 */
record OpensslReference(Target target, int seconds) implements Reference {
  private static final Pattern CONNECTIONS =
      Pattern.compile("(\\d+) connections in (\\d+) real seconds");
  private static final Pattern TIMES =
      Pattern.compile("(\\d+)m([\\d.]+)s (\\d+)m([\\d.]+)s\\s*\\z");

  @Override
  public String label() {
    return "openssl s_time";
  }

  @Override
  public Sample measure() {
    return parse(output());
  }

  /** Reads what {@code s_time} says, and the shell after it about the times of its children. */
  static Sample parse(String output) {
    Matcher connections = CONNECTIONS.matcher(output);
    Matcher times = TIMES.matcher(output);
    if (output.contains("ERROR") || !connections.find() || !times.find()) {
      throw new FleetException("openssl s_time could not be used: " + lastLines(output));
    }
    long count = Long.parseLong(connections.group(1));
    if (count == 0) {
      throw new FleetException("openssl s_time made no connection");
    }
    Duration cpu = time(times.group(1), times.group(2)).plus(time(times.group(3), times.group(4)));
    return new Sample(count, cpu, cpu, Duration.ofSeconds(Long.parseLong(connections.group(2))));
  }

  private String output() {
    // The shell's times: user and system time of its children, on every POSIX system.
    ProcessBuilder builder =
        new ProcessBuilder(
            "sh",
            "-c",
            "\"$@\"; times",
            "sh",
            "openssl",
            "s_time",
            "-connect",
            target.connect(),
            "-new",
            "-CAfile",
            target.roots().toString(),
            "-verify",
            "3",
            "-time",
            Integer.toString(seconds));
    builder.environment().put("LC_ALL", "C");
    builder.redirectErrorStream(true);
    try {
      Process process = builder.start();
      try {
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor(10, TimeUnit.SECONDS);
        return output;
      } finally {
        process.destroy();
      }
    } catch (IOException e) {
      throw new FleetException("openssl s_time could not be started: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FleetException("interrupted");
    }
  }

  private static Duration time(String minutes, String seconds) {
    return Duration.ofMinutes(Long.parseLong(minutes))
        .plusNanos(Math.round(Double.parseDouble(seconds) * 1e9));
  }

  private static String lastLines(String output) {
    List<String> lines =
        output.lines().filter(line -> !line.isBlank() && !line.startsWith("0m")).toList();
    return String.join("; ", lines.subList(Math.max(0, lines.size() - 2), lines.size()));
  }
}
