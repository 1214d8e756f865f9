package io.github.lintel.smoke;

import io.github.lintel.testkit.Behaviour;
import io.github.lintel.testkit.FrontDoor;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Where one case is set up: a folder of its own, and everything that was started for it. */
final class LabBench implements AutoCloseable {
  private final LabPki pki;
  private final Path folder;
  private final Deque<AutoCloseable> started = new ArrayDeque<>();

  LabBench(LabPki pki, Path folder) {
    this.pki = pki;
    this.folder = folder;
  }

  LabPki pki() {
    return pki;
  }

  /** Returns a new folder inside its own. */
  Path folder() throws IOException {
    return Files.createTempDirectory(folder, "part");
  }

  /** Writes a file. */
  Path file(String name, String text) throws IOException {
    return Files.writeString(folder().resolve(name), text);
  }

  /** Writes a file. */
  Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder().resolve(name), bytes);
  }

  /** Starts a program on a free port. */
  LabDoor start(RealServer.Launch launch) throws IOException {
    RealServer server = keep(RealServer.start(folder(), launch));
    return new LabDoor(server.port(), List.of(server.address()));
  }

  /** Starts a program on a free port, and waits until it has said that it is ready. */
  LabDoor start(RealServer.Launch launch, String ready) throws IOException {
    RealServer server = keep(RealServer.start(folder(), launch));
    server.await(() -> server.toString().contains(ready));
    return new LabDoor(server.port(), List.of(server.address()));
  }

  /** Starts one program on each of 127.0.0.1, 127.0.0.2, …, all on one port. */
  LabDoor nodes(RealServer.Launch... launches) throws IOException {
    List<String> addresses = new ArrayList<>();
    for (int i = 1; i <= launches.length; i++) {
      addresses.add("127.0.0." + i);
    }
    int port = RealServer.freePort(addresses.toArray(String[]::new));
    for (int i = 0; i < launches.length; i++) {
      keep(RealServer.start(folder(), launches[i], addresses.get(i), port));
    }
    return new LabDoor(port, addresses);
  }

  /** Starts a program on an address and a port. */
  LabDoor start(RealServer.Launch launch, String address, int port) throws IOException {
    keep(RealServer.start(folder(), launch, address, port));
    return new LabDoor(port, List.of(address));
  }

  /** Opens raw sockets, one for each behaviour. */
  LabDoor raw(Behaviour... behaviours) {
    FrontDoor door = keep(FrontDoor.of(behaviours));
    return new LabDoor(
        door.port(), door.addresses().stream().map(InetAddress::getHostAddress).toList());
  }

  /** Keeps something until the case is over. */
  <T extends AutoCloseable> T keep(T part) {
    started.push(part);
    return part;
  }

  @Override
  public void close() {
    while (!started.isEmpty()) {
      try {
        started.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Returns what was started. */
  @Override
  public String toString() {
    return started.toString();
  }
}
