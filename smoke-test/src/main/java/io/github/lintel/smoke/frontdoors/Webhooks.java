package io.github.lintel.smoke.frontdoors;

import io.github.lintel.smoke.frontdoors.Value.Fields;
import io.github.lintel.smoke.frontdoors.Webhook.Format;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where a file wants changes to be told to. It is read apart from the front doors, so that whoever
 * only verifies them needs no secret of the pager's.
 */
public final class Webhooks {
  private static final List<String> KEYS = List.of("url", "format", "tags");

  private Webhooks() {}

  /**
   * Reads them.
   *
   * @param environment what {@code ${NAME}} stands for
   * @throws InvalidFrontDoors if they cannot be read or used; the message is one line without the
   *     URL
   */
  public static List<Webhook> read(Path file, Map<String, String> environment) {
    return parse(file, FrontDoors.text(file), environment);
  }

  /**
   * Reads a text as if it was in that file.
   *
   * @throws InvalidFrontDoors if it cannot be used
   */
  public static List<Webhook> parse(Path file, String text, Map<String, String> environment) {
    Value root = Yaml.read(file.toString(), text, new Variables(environment));
    List<Webhook> webhooks = new ArrayList<>();
    root.fields(FrontDoorsReader.ROOT)
        .get("notify")
        .ifPresent(notify -> notify.list().forEach(each -> webhooks.add(webhook(each))));
    return List.copyOf(webhooks);
  }

  private static Webhook webhook(Value value) {
    Fields fields = value.fields(KEYS);
    return new Webhook(
        url(fields.require("url")),
        fields.get("format", Webhooks::format).orElse(Format.JSON),
        fields.all("tags", tag -> tag).orElse(List.of()));
  }

  /** What is wrong with it is told without it: it may hold a token. */
  private static URI url(Value value) {
    try {
      URI url = new URI(value.text());
      boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
      if (web && url.getHost() != null && url.getUserInfo() == null) {
        return url;
      }
    } catch (URISyntaxException e) {
      throw value.wrong("expected an https URL");
    }
    throw value.wrong("expected an https URL with a host, without user and password");
  }

  private static Format format(Value value) {
    return Format.of(value.text())
        .orElseThrow(
            () -> value.wrong("unknown format " + Suggestion.quoted(value.text(), Format.ids())));
  }
}
