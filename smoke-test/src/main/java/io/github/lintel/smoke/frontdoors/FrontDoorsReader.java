package io.github.lintel.smoke.frontdoors;

import io.github.lintel.check.Policy;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.smoke.frontdoors.Value.Fields;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Makes front doors of a file's values. */
final class FrontDoorsReader {
  static final List<String> ROOT = List.of("version", "defaults", "front-doors", "notify");
  private static final List<String> SETTINGS =
      List.of("tags", "trust", "client", "rules", "timeout", "expect");
  private static final List<String> DOOR =
      Stream.concat(Stream.of("name", "target", "addresses", "server-name"), SETTINGS.stream())
          .toList();

  private final FilePaths paths;
  private final ClientFilesReader clients;
  private final ExpectationsReader expectations;

  FrontDoorsReader(Path file) {
    this.paths = new FilePaths(file);
    this.clients = new ClientFilesReader(paths);
    this.expectations = new ExpectationsReader(paths);
  }

  List<FrontDoor> doors(Value root) {
    Fields file = root.fields(ROOT);
    file.get("version")
        .filter(version -> !version.text().equals("1"))
        .ifPresent(
            version -> {
              throw version.wrong("this Lintel reads version 1 only");
            });
    Defaults defaults =
        file.get("defaults", value -> defaults(value.fields(SETTINGS), Defaults.NONE))
            .orElse(Defaults.NONE);
    Value list = file.require("front-doors");
    List<FrontDoor> doors = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Value each : list.list()) {
      FrontDoor door = door(each, defaults);
      if (!names.add(door.name())) {
        throw each.wrong("there is a front door before that has the name \"" + door.name() + "\"");
      }
      doors.add(door);
    }
    if (doors.isEmpty()) {
      throw list.wrong("a front door is missing");
    }
    return doors;
  }

  private FrontDoor door(Value value, Defaults defaults) {
    if (value.isText()) {
      String target = value.as(FrontDoorsReader::target);
      return door(target, target, List.of(), Optional.empty(), defaults, value.line());
    }
    Fields fields = value.fields(DOOR);
    String target = fields.require("target").as(FrontDoorsReader::target);
    return door(
        fields.get("name", Value::text).orElse(target),
        target,
        fields.all("addresses", FrontDoorsReader::address).orElse(List.of()),
        fields.get("server-name", each -> each.as(FrontDoorsReader::hostName)),
        defaults(fields, defaults),
        value.line());
  }

  private static FrontDoor door(
      String name,
      String target,
      List<String> addresses,
      Optional<String> serverName,
      Defaults settings,
      int line) {
    return new FrontDoor(
        name,
        target,
        addresses,
        serverName,
        settings.tags(),
        settings.trust(),
        settings.client(),
        settings.rules(),
        settings.timeout(),
        settings.expectations(),
        line);
  }

  /** What a front door says counts instead of the default, except that tags are added. */
  private Defaults defaults(Fields fields, Defaults base) {
    List<String> tags = fields.all("tags", tag -> tag).orElse(List.of());
    return new Defaults(
        Stream.concat(base.tags().stream(), tags.stream()).distinct().toList(),
        fields.get("trust", this::trust).orElse(base.trust()),
        fields.get("client", clients::read).or(base::client),
        fields.get("rules", FrontDoorsReader::rules).orElse(base.rules()),
        fields.get("timeout", FrontDoorsReader::timeout).orElse(base.timeout()),
        fields
            .get("expect", value -> expectations.read(value, base.expectations()))
            .orElse(base.expectations()));
  }

  private Trust trust(Value value) {
    Set<String> stores = new HashSet<>();
    List<Path> files = new ArrayList<>();
    for (Value each : value.oneOrMore()) {
      String text = each.text();
      if (text.equals(Trust.JDK) || text.equals(Trust.SYSTEM)) {
        stores.add(text);
      } else {
        files.add(each.as(paths::trusted));
      }
    }
    if (stores.isEmpty() && files.isEmpty()) {
      throw value.wrong("whom to trust is missing: jdk, system, or a file in PEM");
    }
    return new Trust(stores.contains(Trust.JDK), stores.contains(Trust.SYSTEM), files);
  }

  private static Policy.Profile rules(Value value) {
    return switch (value.text()) {
      case "web" -> Policy.Profile.WEB_SERVER;
      case "rfc5280" -> Policy.Profile.RFC5280;
      case "strict" -> Policy.Profile.STRICT;
      default -> throw value.wrong("expected web, rfc5280 or strict");
    };
  }

  private static Duration timeout(Value value) {
    Duration timeout = value.as(Durations::parse);
    if (timeout.compareTo(Duration.ofHours(1)) > 0) {
      throw value.wrong("a timeout is at most 1 hour");
    }
    return timeout;
  }

  private static String target(String text) {
    Endpoint.live(text);
    return text;
  }

  private static String address(String text) {
    Endpoint.live("address.invalid").at(text);
    return text;
  }

  private static String hostName(String text) {
    Endpoint.live("name.invalid").serverName(text);
    return text;
  }

  /** What holds for every front door that says nothing else. */
  private record Defaults(
      List<String> tags,
      Trust trust,
      Optional<ClientFiles> client,
      Policy.Profile rules,
      Duration timeout,
      Expectations expectations) {
    static final Defaults NONE =
        new Defaults(
            List.of(),
            Trust.DEFAULT,
            Optional.empty(),
            Policy.Profile.WEB_SERVER,
            FrontDoor.DEFAULT_TIMEOUT,
            Expectations.NONE);
  }
}
