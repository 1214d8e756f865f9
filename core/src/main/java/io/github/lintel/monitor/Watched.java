package io.github.lintel.monitor;

import io.github.lintel.Report;
import java.util.Optional;

/**
 * How a monitor sees a front door at one moment. Immutable.
 *
 * @param name what it is called
 * @param latest the latest report; empty until it was verified once
 * @param state what was told of it, and what was seen since
 */
public record Watched(String name, Optional<Report> latest, WatchState state) {}
