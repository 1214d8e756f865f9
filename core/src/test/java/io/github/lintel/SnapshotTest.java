package io.github.lintel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.lintel.facts.Change;
import io.github.lintel.facts.Change.Kind;
import io.github.lintel.facts.Snapshot;
import io.github.lintel.facts.Snapshot.Link;
import io.github.lintel.facts.Snapshot.Node;
import io.github.lintel.facts.Snapshot.Served;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** What is served otherwise than before, change by change. */
class SnapshotTest {
  private static final Instant NOW = FrontDoors.NOW;
  private static final Link LINK = new Link("CN=CA 1", "1".repeat(64));
  private static final Served RSA =
      new Served(
          "a".repeat(64), "0a", "CN=CA 1", "RSA 2048", List.of("a.example"), NOW, List.of(LINK));
  private static final Served EC =
      new Served(
          "b".repeat(64),
          "0b",
          "CN=CA 1",
          "EC secp256r1",
          List.of("a.example"),
          NOW,
          List.of(LINK));

  @Test
  void nothingChanges() {
    assertThat(of(node("1", RSA, EC)).changesSince(of(node("1", RSA, EC)))).isEmpty();
  }

  @Test
  void eachKindIsTold() {
    Served renewed =
        new Served(
            "c".repeat(64),
            "0c",
            "CN=CA 2",
            "RSA 4096",
            List.of("b.example"),
            NOW,
            List.of(new Link("CN=CA 2", "2".repeat(64))));
    Node after = new Node("1", Optional.of("TLS 1.2"), List.of(renewed));

    assertThat(of(after).changesSince(of(node("1", RSA))))
        .extracting(Change::kind, Change::before, Change::after)
        .containsExactlyInAnyOrder(
            change(Kind.KEY_CHANGED, "RSA 2048", "RSA 4096"),
            change(Kind.LEAF_REPLACED, "serial 0a until " + NOW, "serial 0c until " + NOW),
            change(Kind.ISSUER_CHANGED, "CN=CA 1", "CN=CA 2"),
            change(Kind.NAMES_ADDED, "", "b.example"),
            change(Kind.NAMES_LOST, "a.example", ""),
            change(
                Kind.CHAIN_CHANGED,
                "CN=CA 1 (sha256 1111111111111111)",
                "CN=CA 2 (sha256 2222222222222222)"),
            change(Kind.VERSION_CHANGED, "TLS 1.3", "TLS 1.2"));
  }

  @Test
  void keyTypesAreComparedApart() {
    Served renewed =
        new Served("c".repeat(64), "0c", "CN=CA 1", "EC secp256r1", EC.names(), NOW, EC.chain());
    assertThat(of(node("1", renewed, RSA)).changesSince(of(node("1", RSA, EC))))
        .singleElement()
        .satisfies(c -> assertThat(c.before()).containsExactly("serial 0b until " + NOW));
  }

  @Test
  void theSameChangeAtSeveralNodesIsToldOnce() {
    Snapshot before = of(node("1", RSA), node("2", RSA), node("3", EC));
    assertThat(of(node("1", EC), node("2", EC), node("3", EC)).changesSince(before))
        .extracting(Change::kind, Change::addresses)
        .containsExactly(
            tuple(Kind.KEY_CHANGED, List.of("1", "2")),
            tuple(Kind.LEAF_REPLACED, List.of("1", "2")));
  }

  @Test
  void nodesComeAndGo() {
    assertThat(of(node("2", RSA), node("3")).changesSince(of(node("1", RSA), node("3", RSA))))
        .extracting(Change::kind)
        .containsExactlyInAnyOrder(Kind.NODE_ADDED, Kind.NODE_GONE, Kind.ANSWER_LOST);
  }

  @Test
  void sentencesSayBothSides() {
    assertThat(new Change(Kind.NAMES_LOST, List.of("1"), List.of("a", "b"), List.of()).sentence())
        .isEqualTo("names were lost: a, b");
    assertThat(new Change(Kind.ISSUER_CHANGED, List.of("1"), List.of("a"), List.of("b")).sentence())
        .isEqualTo("the issuer changed: a became b");
    assertThat(new Change(Kind.NODE_GONE, List.of("1"), List.of(), List.of()).sentence())
        .isEqualTo("a node is gone");
  }

  private static Tuple change(Kind kind, String before, String after) {
    return tuple(kind, list(before), list(after));
  }

  private static List<String> list(String text) {
    return text.isEmpty() ? List.of() : List.of(text);
  }

  private static Node node(String address, Served... served) {
    return new Node(address, Optional.of("TLS 1.3"), List.of(served));
  }

  private static Snapshot of(Node... nodes) {
    return new Snapshot("a.example:443", NOW, List.of(nodes));
  }
}
