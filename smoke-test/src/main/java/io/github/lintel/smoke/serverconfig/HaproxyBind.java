package io.github.lintel.smoke.serverconfig;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One bind line that ends TLS.
 *
 * @param listeners where
 * @param entries its certificates in order
 * @param strict whether names that have no certificate are refused
 * @param place where it stands
 */
record HaproxyBind(
    List<Listener> listeners, List<HaproxyEntry> entries, boolean strict, Place place) {

  private static final Pattern ADDRESS =
      Pattern.compile("(?:ipv[46]@)?(\\*|\\[[^]]*]|[^\\[\\]]*?)?:(\\d{1,5})");

  /** Reads a bind line; the certificates of {@code ssl-f-use} stand in for those that it lacks. */
  static Optional<HaproxyBind> of(
      HaproxyLine line,
      List<HaproxyEntry> ofFrontend,
      HaproxyStores stores,
      ConfigFiles files,
      Remarks remarks) {
    if (line.words().indexOf("ssl") < 2 || line.word(1).startsWith("quic")) {
      return Optional.empty();
    }
    List<HaproxyEntry> entries = new ArrayList<>();
    for (int i = 2; i + 1 < line.words().size(); i++) {
      String value = line.word(i + 1);
      switch (line.word(i)) {
        case "crt" -> {
          entries.addAll(entries(value, line, stores));
          i++;
        }
        case "default-crt" -> {
          entries.addAll(0, entries(value, line, stores));
          i++;
        }
        case "crt-list" -> {
          entries.addAll(CrtList.read(value, line.place(), stores, files, remarks));
          i++;
        }
        default -> {}
      }
    }
    List<HaproxyEntry> all =
        line.has("crt") || line.has("crt-list") ? entries : both(entries, ofFrontend);
    if (all.isEmpty()) {
      remarks.add(line.place(), "no certificate of this bind line is known");
    }
    return Optional.of(
        new HaproxyBind(listeners(line, remarks), all, line.has("strict-sni"), line.place()));
  }

  private static List<HaproxyEntry> entries(String crt, HaproxyLine line, HaproxyStores stores) {
    return stores.find(crt, line.place()).stream()
        .map(bundle -> new HaproxyEntry(bundle, List.of(), line.place()))
        .toList();
  }

  private static List<HaproxyEntry> both(List<HaproxyEntry> some, List<HaproxyEntry> more) {
    List<HaproxyEntry> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  private static List<Listener> listeners(HaproxyLine line, Remarks remarks) {
    List<Listener> listeners = new ArrayList<>();
    for (String address : line.word(1).split(",")) {
      if (address.matches("(unix|abns|abnsz|fd|sockpair|uxst)@.*|/.*")) {
        continue;
      }
      Matcher matcher = ADDRESS.matcher(address);
      int port = matcher.matches() ? Integer.parseInt(matcher.group(2)) : 0;
      if (address.indexOf('$') >= 0 || port < 1 || port > 65535) {
        remarks.add(line.place(), "bind " + address + " was not understood");
        continue;
      }
      String host = matcher.group(1) == null ? "" : matcher.group(1).replaceAll("[\\[\\]]", "");
      boolean any = host.isEmpty() || host.equals("0.0.0.0");
      listeners.add(new Listener(any ? "*" : host, port));
    }
    return listeners;
  }
}
