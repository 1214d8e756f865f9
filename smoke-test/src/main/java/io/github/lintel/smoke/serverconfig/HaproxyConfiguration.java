package io.github.lintel.smoke.serverconfig;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a configuration of HAProxy, of one file or of several in their order. */
public final class HaproxyConfiguration {
  private static final Set<String> SECTIONS =
      Set.of(
          "global",
          "defaults",
          "frontend",
          "listen",
          "backend",
          "peers",
          "userlist",
          "resolvers",
          "mailers",
          "cache",
          "program",
          "ring",
          "http-errors",
          "log-forward",
          "log-profile",
          "fcgi-app",
          "crt-store",
          "traces",
          "acme");

  private static final Set<String> CONDITIONS = Set.of(".if", ".elif", ".else", ".endif");

  private final ConfigFiles files;
  private final Remarks remarks = new Remarks();
  private final HaproxyStores stores;

  private HaproxyConfiguration(ConfigFiles files) {
    this.files = files;
    this.stores = new HaproxyStores(files, remarks);
  }

  /** One section. */
  private record Section(String kind, String name, List<HaproxyLine> lines) {}

  /**
   * Reads texts; never throws for what is in them.
   *
   * @param texts the files in the order in which HAProxy is given them
   * @param files what they name
   */
  public static ServerConfiguration read(Map<String, String> texts, ConfigFiles files) {
    return new HaproxyConfiguration(files).read(texts);
  }

  private ServerConfiguration read(Map<String, String> texts) {
    List<Section> sections = new ArrayList<>();
    texts.forEach((file, text) -> sections.addAll(sections(file, text)));
    sections.stream()
        .filter(section -> section.kind().equals("global"))
        .forEach(section -> section.lines().forEach(stores::global));
    sections.stream()
        .filter(section -> section.kind().equals("crt-store"))
        .forEach(section -> stores.section(section.name(), section.lines()));
    HaproxyNames names = new HaproxyNames(remarks);
    List<Site> sites = new ArrayList<>();
    for (Section section : sections) {
      if (Set.of("frontend", "listen").contains(section.kind())) {
        binds(section).forEach(bind -> sites.addAll(names.sites(bind)));
      }
    }
    return new ServerConfiguration(Site.merged(sites), remarks.all());
  }

  private List<Section> sections(String file, String text) {
    List<Section> sections = new ArrayList<>();
    for (HaproxyLine line : HaproxyLine.lines(file, text, remarks)) {
      if (CONDITIONS.contains(line.keyword())) {
        remarks.add(line.place(), line.keyword() + " is not evaluated: every branch is read");
      } else if (SECTIONS.contains(line.keyword())) {
        sections.add(new Section(line.keyword(), line.word(1), new ArrayList<>()));
      } else if (!sections.isEmpty()) {
        sections.get(sections.size() - 1).lines().add(line);
      } else {
        remarks.add(line.place(), "a line that stands before any section");
      }
    }
    return sections;
  }

  private List<HaproxyBind> binds(Section section) {
    List<HaproxyEntry> ofFrontend = new ArrayList<>();
    for (HaproxyLine line : section.lines()) {
      if (line.keyword().equals("ssl-f-use")) {
        line.after("crt").stream()
            .flatMap(crt -> stores.find(crt, line.place()).stream())
            .forEach(b -> ofFrontend.add(new HaproxyEntry(b, List.of(), line.place())));
      }
    }
    return section.lines().stream()
        .filter(line -> line.keyword().equals("bind"))
        .flatMap(line -> HaproxyBind.of(line, ofFrontend, stores, files, remarks).stream())
        .toList();
  }
}
