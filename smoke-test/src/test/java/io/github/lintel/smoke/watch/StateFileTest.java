package io.github.lintel.smoke.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lintel.Verdict;
import io.github.lintel.check.CheckId;
import io.github.lintel.monitor.Condition;
import io.github.lintel.monitor.WatchState;
import io.github.lintel.monitor.WatchState.Pending;
import io.github.lintel.smoke.notify.Undelivered;
import io.github.lintel.smoke.watch.StateJson.Contents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
  private static final Instant NOW = Instant.parse("2027-03-02T09:05:00.123456789Z");
  private static final Condition BROKEN =
      new Condition(Verdict.BROKEN, Optional.of(CheckId.of("handshake.alert")));
  private static final Condition UNSURE = new Condition(Verdict.UNKNOWN, Optional.empty());
  private static final Map<String, WatchState> STATES =
      Map.of(
          "Shop", new WatchState(Optional.of(BROKEN), Optional.of(NOW), Optional.empty()),
          "\u001b[31m\"\\ \u00fc", WatchState.NONE,
          "Till",
              new WatchState(
                  Optional.of(UNSURE),
                  Optional.of(NOW),
                  Optional.of(new Pending(BROKEN, 2, 3, NOW, Optional.of(NOW.plusNanos(1))))));

  @TempDir Path folder;
  private final List<String> complaints = new ArrayList<>();

  @Test
  void whatWasSavedIsLoaded() {
    try (StateFile file = open("state.json")) {
      assertThat(file.load()).isEmpty();
      file.save(Map.of("Shop", WatchState.NONE));
      file.save(STATES);
    }
    try (StateFile file = open("state.json")) {
      assertThat(file.load()).isEqualTo(STATES);
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void whatWasNotDeliveredIsKeptBesideTheStates() {
    List<Undelivered> two = List.of(undelivered("Shop", 0), undelivered("\u001b\"\\ \u00fc", 1));
    try (StateFile file = open("state.json")) {
      assertThat(file.outbox().load()).isEmpty();
      file.outbox().save(two);
      file.save(STATES);
      assertThat(file.outbox().lasting()).isTrue();
    }
    try (StateFile file = open("state.json")) {
      assertThat(file.outbox().load()).isEqualTo(two);
      file.outbox().save(two.subList(1, 2));
      assertThat(file.load()).isEqualTo(STATES);
    }
    try (StateFile file = open("state.json")) {
      assertThat(file.outbox().load()).isEqualTo(two.subList(1, 2));
      assertThat(file.load()).isEqualTo(STATES);
    }
    assertThat(complaints).isEmpty();
  }

  @Test
  void ofTooMuchTheNewestIsKept() throws IOException {
    List<Undelivered> many = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      many.add(new Undelivered("hook", "Shop", NOW.plusSeconds(i), "x".repeat(1 << 20)));
    }
    Contents read = StateJson.read(StateJson.write(new Contents(STATES, many)));

    assertThat(read.undelivered()).isEqualTo(many.subList(1, 5));
    assertThat(read.states()).isEqualTo(STATES);
  }

  private static Undelivered undelivered(String frontDoor, int seconds) {
    return new Undelivered("hook", frontDoor, NOW.plusSeconds(seconds), "{\"text\":\"\"}");
  }

  @Test
  void nothingElseIsLeftInTheFolder() throws IOException {
    try (StateFile file = open("state.json")) {
      file.save(STATES);
      file.save(STATES);
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("state.json", "state.json.lock");
    }
  }

  @Test
  void aTornFileIsToldAndKeptWhereverItIsTorn() throws IOException {
    Path path = folder.resolve("state.json");
    byte[] whole = StateJson.write(new Contents(STATES, List.of()));
    for (int length = 0; length < whole.length; length += 37) {
      Files.write(path, java.util.Arrays.copyOf(whole, length));
      try (StateFile file = open("state.json")) {
        assertThat(file.load()).isEmpty();
      }
      assertThat(complaints).hasSize(length / 37 + 1);
      assertThat(folder.resolve("state.json.torn-" + complaints.size())).hasSize(length);
      assertThat(path).doesNotExist();
    }
    assertThat(complaints.get(0))
        .endsWith("is kept as state.json.torn-1, and a new one is begun")
        .contains("state.json cannot be used");
  }

  @Test
  void whatMakesNoSenseIsKeptAside() throws IOException {
    List<String> wrong =
        List.of(
            "[]",
            "{\"schema\":2,\"frontDoors\":{}}",
            "{\"schema\":1,\"frontDoors\":[]}",
            "{\"schema\":1,\"frontDoors\":{\"a\":1}}",
            "{\"schema\":1,\"frontDoors\":{\"a\":{\"told\":{\"verdict\":\"FINE\"}}}}",
            "{\"schema\":1,\"frontDoors\":{\"a\":{\"toldSince\":\"yesterday\"}}}",
            "{\"schema\":1,\"frontDoors\":{\"a\":{\"pending\":{}}}}",
            "{\"schema\":1,\"frontDoors\":{},\"undelivered\":[{}]}",
            "{\"schema\":1,\"frontDoors\":{},\"undelivered\":[{\"webhook\":\"a\",\"frontDoor\":\"b\","
                + "\"at\":\"2027-03-02T09:05:00Z\",\"body\":{}}]}");
    for (String text : wrong) {
      Files.writeString(folder.resolve("state.json"), text);
      try (StateFile file = open("state.json")) {
        assertThat(file.load()).as(text).isEmpty();
        file.save(STATES);
        assertThat(file.load()).isEqualTo(STATES);
      }
    }
    assertThat(complaints).hasSize(wrong.size());
  }

  @Test
  void onlyOneMayUseIt() {
    try (StateFile file = open("state.json")) {
      assertThat(file.load()).isEmpty();
      assertThatThrownBy(() -> open("state.json"))
          .hasMessageEndingWith("state.json: another lintel uses it");
    }
    open("state.json").close();
  }

  @Test
  void aLinkStaysALink() throws IOException {
    Path real = folder.resolve("real.json");
    Files.write(real, StateJson.write(Contents.NONE));
    Files.createSymbolicLink(folder.resolve("link.json"), real);
    try (StateFile file = open("link.json")) {
      file.save(STATES);
    }
    assertThat(folder.resolve("link.json")).isSymbolicLink();
    assertThat(StateJson.read(Files.readAllBytes(real)).states()).isEqualTo(STATES);
  }

  @Test
  void whatCannotBeWrittenIsToldOnce() throws IOException {
    Path sub = Files.createDirectory(folder.resolve("sub"));
    try (StateFile file = open("sub/state.json")) {
      file.save(STATES);
      Files.delete(sub.resolve("state.json"));
      Files.delete(sub.resolve("state.json.lock"));
      Files.delete(sub);
      file.save(STATES);
      file.save(STATES);
      assertThat(complaints)
          .containsExactly(
              "cannot write the state file "
                  + sub.resolve("state.json")
                  + ": there is no such folder");
      Files.createDirectory(sub);
      file.save(STATES);
      assertThat(complaints).hasSize(2).last().asString().endsWith("can be written again");
      assertThat(file.load()).isEqualTo(STATES);
    }
  }

  @Test
  void aFolderThatIsNotThereIsToldAtOnce() {
    assertThatThrownBy(() -> open("none/state.json"))
        .hasMessageEndingWith("none/state.json: there is no such folder");
    assertThatThrownBy(() -> StateFile.open(folder, complaints::add))
        .hasMessageEndingWith("it is a folder");
  }

  private StateFile open(String name) {
    return StateFile.open(folder.resolve(name), complaints::add);
  }
}
