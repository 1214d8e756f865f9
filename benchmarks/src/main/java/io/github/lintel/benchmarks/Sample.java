package io.github.lintel.benchmarks;

import java.time.Duration;

/**
 * What a number of operations cost together.
 *
 * @param operations how many
 * @param cpu user and system time of the process that did them, of all its threads
 * @param inThreads the part of it that threads of the program used; the rest compiled and collected
 *     garbage
 * @param wall the time they took
 */
record Sample(long operations, Duration cpu, Duration inThreads, Duration wall) {

  double cpuMicrosEach() {
    return cpu.toNanos() / 1e3 / operations;
  }

  double threadMicrosEach() {
    return inThreads.toNanos() / 1e3 / operations;
  }

  double perSecond() {
    return operations / (wall.toNanos() / 1e9);
  }
}
