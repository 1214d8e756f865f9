package io.github.lintel.smoke;

import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.LiveEndpoint;
import io.github.lintel.smoke.frontdoors.FrontDoor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** Addresses instead of those that names resolve to. */
final class ResolveOptions {
  @Option(
      names = "--resolve",
      paramLabel = "HOST:PORT:ADDR[,ADDR...]",
      description = "Use these addresses instead of what the name resolves to. Repeatable.")
  private List<String> resolve = new ArrayList<>();

  ResolveOptions() {}

  /** Returns the endpoints, those that are named at their addresses. */
  List<LiveEndpoint> of(List<LiveEndpoint> endpoints) {
    return applied(
        endpoints,
        endpoint -> endpoint,
        (endpoint, option) -> option.applyTo(endpoint),
        "no target is ");
  }

  /** Returns the front doors, those that are named at their addresses. */
  List<FrontDoor> ofDoors(List<FrontDoor> doors) {
    return applied(
        doors,
        door -> Endpoint.live(door.target()),
        (door, option) -> door.at(option.addresses()),
        "no front door that is verified has the target ");
  }

  private <T> List<T> applied(
      List<T> given,
      Function<T, LiveEndpoint> endpoint,
      BiFunction<T, ResolveOption, T> at,
      String nobody) {
    List<T> resolved = given;
    for (String text : resolve) {
      ResolveOption option = ResolveOption.parse(text);
      if (given.stream().noneMatch(each -> option.matches(endpoint.apply(each)))) {
        throw new BadInput("--resolve " + text + ": " + nobody + option.target());
      }
      resolved =
          resolved.stream()
              .map(each -> option.matches(endpoint.apply(each)) ? at.apply(each, option) : each)
              .toList();
    }
    return resolved;
  }
}
