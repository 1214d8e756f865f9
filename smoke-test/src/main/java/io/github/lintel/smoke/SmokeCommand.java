package io.github.lintel.smoke;

import io.github.lintel.smoke.frontdoors.FrontDoor;
import io.github.lintel.smoke.frontdoors.FrontDoors;
import io.github.lintel.smoke.frontdoors.InvalidFrontDoors;
import io.github.lintel.smoke.frontdoors.Verifiers;
import io.github.lintel.smoke.report.ReportFormat;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Verifies all front doors of a file. */
@Command(
    name = "smoke",
    description = "Verifies all front doors of lintel.yaml at once, a line for each.",
    abbreviateSynopsis = true,
    sortOptions = false,
    footer = {
      "",
      "'lintel init HOST...' writes a first lintel.yaml; docs/guide/front-doors.md describes it.",
      "Exit codes: 0 healthy, 1 degraded, 2 broken, 3 unknown, 64 bad usage.",
      "The worst of all front doors counts: 2 over 3 over 1."
    })
final class SmokeCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private FrontDoorOptions frontDoors = new FrontDoorOptions();
  @Mixin private ResolveOptions resolve = new ResolveOptions();
  @Mixin private ReportOptions reports = new ReportOptions();
  @Mixin private MomentOption moment = new MomentOption();
  @Mixin private EffortOptions effort = new EffortOptions();

  @Option(names = "--json", description = "Print one JSON object, as --report json does.")
  private boolean json;

  @Option(names = "--quiet", description = "Print problems only: nothing when healthy.")
  private boolean quiet;

  @Mixin private HelpOption help = new HelpOption();

  SmokeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Optional<Clock> clock = moment.clock();
    FrontDoors all = FrontDoorFiles.read(frontDoors.file(), terminal);
    List<FrontDoor> doors = resolve.ofDoors(selected(all));
    Verifiers verifiers =
        Verifiers.with(
            settings -> {
              clock.ifPresent(settings::clock);
              effort.applyTo(settings);
              return settings;
            });
    ReportFiles files = reports.open(json);
    ReportFiles targets = json ? files.printing(ReportFormat.JSON) : files;
    try {
      SmokeRun run =
          new SmokeRun(terminal, all, doors, targets, quiet, clock.orElseGet(Clock::systemUTC));
      return BadInput.in(() -> run.verify(verifiers));
    } finally {
      targets.discard();
    }
  }

  private List<FrontDoor> selected(FrontDoors all) {
    try {
      return all.tagged(frontDoors.tags());
    } catch (InvalidFrontDoors e) {
      throw new BadInput("--tag: " + e.getMessage());
    }
  }
}
