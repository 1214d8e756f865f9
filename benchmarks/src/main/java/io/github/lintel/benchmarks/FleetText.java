package io.github.lintel.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The figures as a table: medians of the rounds, and how often Lintel fits into the others. */
final class FleetText {
  private FleetText() {}

  static String of(List<Fleet.Round> ours, Map<Reference, List<Sample>> theirs) {
    List<Sample> samples = ours.stream().map(Fleet.Round::sample).toList();
    double own = median(samples, Sample::cpuMicrosEach);
    StringBuilder text = new StringBuilder();
    text.append(line("", "each second", "us CPU each", "in threads", "Lintel / this"));
    text.append(row("Lintel, a verification", samples, own));
    theirs.forEach(
        (other, measured) -> text.append(row(other.label() + ", a handshake", measured, own)));
    return text.append(details(ours)).toString();
  }

  static double median(List<Sample> samples, ToDoubleFunction<Sample> figure) {
    double[] sorted = samples.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static String row(String label, List<Sample> samples, double own) {
    double cpu = median(samples, Sample::cpuMicrosEach);
    return line(
        label,
        format("%.0f", median(samples, Sample::perSecond)),
        format("%.0f", cpu),
        format("%.0f", median(samples, Sample::threadMicrosEach)),
        format("%.2f", own / cpu));
  }

  private static String details(List<Fleet.Round> rounds) {
    long all = rounds.stream().mapToLong(round -> round.sample().operations()).sum();
    long healthy = rounds.stream().mapToLong(Fleet.Round::healthy).sum();
    long begun = rounds.stream().mapToLong(Fleet.Round::handshakes).sum();
    long completed = rounds.stream().mapToLong(Fleet.Round::completed).sum();
    long heap = rounds.stream().mapToLong(Fleet.Round::peakHeap).max().orElse(0);
    return format(
        "Lintel: %d of %d HEALTHY; %.2f handshakes for each, %.2f completed; peak heap %d MiB%n",
        healthy, all, (double) begun / all, (double) completed / all, heap >> 20);
  }

  private static String line(String label, String rate, String cpu, String threads, String ratio) {
    return format("%-30s %12s %12s %12s %14s%n", label, rate, cpu, threads, ratio);
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
