package io.github.lintel.smoke.watch;

import com.fasterxml.jackson.core.JacksonException;
import io.github.lintel.monitor.StateStore;
import io.github.lintel.monitor.WatchState;
import io.github.lintel.smoke.notify.Outbox;
import io.github.lintel.smoke.notify.Undelivered;
import io.github.lintel.smoke.watch.StateJson.Contents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a monitor remembers, in a file. It is replaced as a whole, so that it is either the old or
 * the new one whenever the machine stops; a file that cannot be read all the same is kept aside,
 * told, and begun anew. Only one process may use it at a time.
 */
public final class StateFile implements StateStore, AutoCloseable {
  private static final int MAX_BYTES = 64 << 20;

  private final Path file;
  private final Consumer<String> complaint;
  private final FileChannel lockFile;
  private @Nullable Contents contents; // guarded by this
  private boolean failing; // guarded by this

  private StateFile(Path file, Consumer<String> complaint, FileChannel lockFile) {
    this.file = file;
    this.complaint = complaint;
    this.lockFile = lockFile;
  }

  /**
   * Takes the file, which need not be there.
   *
   * @param complaint is told in one line what is wrong with it later
   * @throws UncheckedIOException if its folder cannot be written to, or another process uses it;
   *     the message is for people
   */
  public static StateFile open(Path file, Consumer<String> complaint) {
    try {
      Path real = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
      if (Files.isDirectory(real)) {
        throw new IOException("it is a folder");
      }
      FileChannel lockFile =
          FileChannel.open(
              real.resolveSibling(real.getFileName() + ".lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      if (!lock(lockFile)) {
        lockFile.close();
        throw new IOException("another lintel uses it");
      }
      return new StateFile(real, complaint, lockFile);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use the state file " + file + ": " + reason(e), e);
    }
  }

  @Override
  public synchronized Map<String, WatchState> load() {
    return contents().states();
  }

  @Override
  public synchronized void save(Map<String, WatchState> states) {
    save(new Contents(states, contents().undelivered()));
  }

  /** Returns where notifications are kept in the same file. */
  public Outbox outbox() {
    return new Outbox() {
      @Override
      public List<Undelivered> load() {
        synchronized (StateFile.this) {
          return contents().undelivered();
        }
      }

      @Override
      public void save(List<Undelivered> all) {
        synchronized (StateFile.this) {
          Contents before = contents();
          if (!before.undelivered().equals(all)) {
            StateFile.this.save(new Contents(before.states(), all));
          }
        }
      }

      @Override
      public boolean lasting() {
        return true;
      }
    };
  }

  /** Lets others use the file. */
  @Override
  public void close() {
    try {
      lockFile.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What could not be written is known all the same, and written the next time. */
  private void save(Contents after) {
    contents = after;
    try {
      replace(StateJson.write(after));
      if (failing) {
        failing = false;
        complaint.accept("the state file " + file + " can be written again");
      }
    } catch (IOException e) {
      if (!failing) {
        failing = true;
        complaint.accept("cannot write the state file " + file + ": " + reason(e));
      }
    }
  }

  private Contents contents() {
    Contents known = contents;
    if (known == null) {
      known = read();
      contents = known;
    }
    return known;
  }

  private Contents read() {
    try {
      if (!Files.exists(file)) {
        return Contents.NONE;
      }
      if (Files.size(file) > MAX_BYTES) {
        throw new IllegalArgumentException("it is larger than 64 MiB");
      }
      return StateJson.read(Files.readAllBytes(file));
    } catch (JacksonException e) {
      return keepAside("it is not JSON");
    } catch (IllegalArgumentException e) {
      return keepAside(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the state file " + file + ": " + reason(e), e);
    }
  }

  private Contents keepAside(String reason) {
    for (int number = 1; ; number++) {
      Path aside = file.resolveSibling(file.getFileName() + ".torn-" + number);
      try {
        if (Files.exists(aside)) {
          continue;
        }
        Files.move(file, aside);
        complaint.accept(
            "the state file "
                + file
                + " cannot be used: "
                + reason
                + "; it is kept as "
                + aside.getFileName()
                + ", and a new one is begun");
        return Contents.NONE;
      } catch (FileAlreadyExistsException e) {
        continue; // somebody was faster
      } catch (IOException e) {
        throw new UncheckedIOException(
            "the state file "
                + file
                + " cannot be used: "
                + reason
                + ", and cannot be kept aside: "
                + reason(e),
            e);
      }
    }
  }

  private void replace(byte[] bytes) throws IOException {
    Path folder = Objects.requireNonNull(file.getParent()); // it is absolute, and no folder
    Path fresh = Files.createTempFile(folder, "." + file.getFileName() + "-", ".tmp");
    try {
      try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
    forceFolder(folder);
  }

  /** Not every system can; then it writes the folder when it likes. */
  private static void forceFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      return;
    }
  }

  private static boolean lock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // in this very process
    }
  }

  private static String reason(IOException e) {
    if (e instanceof java.nio.file.NoSuchFileException) {
      return "there is no such folder";
    }
    if (e instanceof java.nio.file.AccessDeniedException) {
      return "permission denied";
    }
    return String.valueOf(e.getMessage());
  }
}
