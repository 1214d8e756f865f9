package io.github.lintel.smoke.frontdoors;

import io.github.lintel.CheckCatalog;
import io.github.lintel.check.Acceptance;
import io.github.lintel.check.CheckId;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.okhttp.HttpObserver;
import io.github.lintel.smoke.frontdoors.Value.Fields;
import io.github.lintel.smoke.words.Moments;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes expectations of a file's values. */
final class ExpectationsReader {
  private static final List<String> KEYS =
      List.of(
          "bundle",
          "key",
          "issued-after",
          "names",
          "minimum-validity",
          "http",
          "client-certificate",
          "accept");
  private static final List<String> HTTP = List.of("path", "status");
  private static final List<String> ACCEPTED = List.of("check", "reason", "until");

  private final FilePaths paths;

  ExpectationsReader(FilePaths paths) {
    this.paths = paths;
  }

  /** What stands there counts instead of the base, except that accepted findings are added. */
  Expectations read(Value value, Expectations base) {
    Fields fields = value.fields(KEYS);
    List<Acceptance> accepted =
        fields
            .get("accept", list -> list.list().stream().map(ExpectationsReader::accepted).toList())
            .orElse(List.of());
    return new Expectations(
        fields.all("bundle", paths::bundle).orElse(base.bundles()),
        fields.all("key", paths::key).orElse(base.keys()),
        fields.get("issued-after", each -> each.as(Moments::parse)).or(base::issuedAfter),
        fields.all("names", ExpectationsReader::name).orElse(base.names()),
        fields.get("minimum-validity", each -> each.as(Durations::parse)).or(base::minimumValidity),
        fields.get("http", ExpectationsReader::http).or(base::http),
        fields.get("client-certificate", Value::flag).orElse(base.clientCertificate()),
        Stream.concat(base.accepted().stream(), accepted.stream()).toList());
  }

  private static HttpExpectation http(Value value) {
    Fields fields = value.fields(HTTP);
    return new HttpExpectation(
        fields.get("path", each -> each.as(ExpectationsReader::path)),
        fields.get("status", each -> each.as(ExpectationsReader::status)));
  }

  private static Acceptance accepted(Value value) {
    Fields fields = value.fields(ACCEPTED);
    return new Acceptance(
        fields.require("check").as(ExpectationsReader::check),
        fields.require("reason").text(),
        fields.require("until").as(ExpectationsReader::day));
  }

  private static CheckId check(String text) {
    CheckId id = CheckId.of(text);
    Set<String> known =
        Stream.concat(
                CheckCatalog.builtIn().stream().map(info -> info.id()),
                HttpObserver.create().checks().stream().map(check -> check.info().id()))
            .map(CheckId::text)
            .collect(Collectors.toSet());
    if (!known.contains(text)) {
      throw new IllegalArgumentException("no check " + Suggestion.quoted(text, known));
    }
    return id;
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("not a day (2027-03-01): \"" + text + "\"", e);
    }
  }

  private static String name(String text) {
    Endpoint.live("name.invalid").alsoFor(text);
    return text;
  }

  private static String path(String text) {
    HttpObserver.create().path(text);
    return text;
  }

  private static Integer status(String text) {
    if (!text.matches("[2-5]\\d\\d")) {
      throw new IllegalArgumentException("not a status (200 to 599): \"" + text + "\"");
    }
    return Integer.valueOf(text);
  }
}
