package io.github.lintel.testkit;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.bouncycastle.tls.AlertLevel;

/**
 * What a node does with whoever connects: a TLS server ({@link #tls}), right or wrong, or something
 * that is none. A behaviour can be bent on its way out ({@link #cutAfter}, {@link #flippingByte},
 * {@link #dripping}, {@link #late}). Immutable and thread-safe; one behaviour may serve many nodes.
 */
public abstract sealed class Behaviour permits TlsBehaviour, ScriptedBehaviour, DeafBehaviour {
  Behaviour() {}

  /** A TLS server with one credential, or one for each type of key. */
  public static TlsBehaviour tls(Credential... credentials) {
    return new TlsBehaviour(TlsSettings.serving(List.of(credentials)));
  }

  /** The port is closed: connections are refused. */
  public static Behaviour refuse() {
    return DeafBehaviour.REFUSING;
  }

  /** Connections are neither accepted nor refused; connecting times out. Linux only. */
  public static Behaviour ignore() {
    return DeafBehaviour.IGNORING;
  }

  /** Accepts, then ends the connection without a word. */
  public static Behaviour endOnAccept(Ending ending) {
    return scripted("end on accept: " + ending, visit -> visit.end(ending));
  }

  /** Reads the ClientHello, then ends the connection without a word. */
  public static Behaviour endAfterHello(Ending ending) {
    return scripted(
        "end after ClientHello: " + ending,
        visit -> {
          visit.readHello();
          visit.end(ending);
        });
  }

  /** Answers the ClientHello with one alert of any level and number, then closes. */
  public static Behaviour alert(int level, int code) {
    byte[] alert = TlsAlert.record(level, code);
    return scripted("alert " + level + "/" + code, visit -> answerHello(visit, alert));
  }

  /** Answers the ClientHello with one fatal alert, then closes. */
  public static Behaviour fatalAlert(int code) {
    return alert(AlertLevel.fatal, code);
  }

  /**
   * Says this text at once, as an SSH or SMTP server does, then listens until the client leaves.
   */
  public static Behaviour banner(String text) {
    byte[] banner = Text.utf8(text);
    return scripted(
        "banner",
        visit -> {
          visit.write(banner);
          visit.end(Ending.STALL);
        });
  }

  /** A plain HTTP server: answers whatever arrives first, without TLS. */
  public static Behaviour plainHttp(HttpAnswer answer) {
    return scripted("plain HTTP", visit -> answerHello(visit, answer.bytes()));
  }

  /**
   * A web server in the clear: to one request on each connection, the answer that belongs to its
   * path, 404 to any other, then closes.
   */
  public static Behaviour web(Map<String, WebAnswer> answersByPath) {
    Map<String, WebAnswer> answers = Map.copyOf(answersByPath);
    return scripted(
        "web " + answers.keySet(),
        visit -> {
          String path = visit.readRequest();
          visit.write(answers.getOrDefault(path, WebAnswer.status(404)));
          visit.end(Ending.CLOSE);
        });
  }

  /** Answers the ClientHello with these bytes, then closes. */
  public static Behaviour bytes(byte[] answer) {
    byte[] bytes = answer.clone();
    return scripted(bytes.length + " bytes", visit -> answerHello(visit, bytes));
  }

  /** Answers the ClientHello with so many random bytes, the same ones for the same seed. */
  public static Behaviour randomBytes(int count, long seed) {
    byte[] noise = new byte[count];
    new Random(seed).nextBytes(noise);
    return bytes(noise);
  }

  /** Sends back what it receives. */
  public static Behaviour echo() {
    return scripted("echo", Visit::echo);
  }

  /** One after another for the connections of a node, from the start again after the last. */
  public static Behaviour alternating(Behaviour... choices) {
    List<Behaviour> all = List.of(choices);
    all.forEach(Behaviour::requireListening);
    return scripted(
        "alternating " + all, visit -> all.get(visit.number() % all.size()).meet(visit));
  }

  /** Reads the ClientHello, then goes on as one or the other; as the other when there is none. */
  public static Behaviour when(
      Predicate<ClientHello> condition, Behaviour then, Behaviour otherwise) {
    then.requireListening();
    otherwise.requireListening();
    return scripted(
        then + " when the ClientHello is so, else " + otherwise,
        visit -> {
          visit.readHello();
          boolean so = visit.connection().clientHello().filter(condition).isPresent();
          (so ? then : otherwise).meet(visit);
        });
  }

  /** Wants the header of the PROXY protocol (version 1 or 2) first, and closes when it is not. */
  public final Behaviour behindProxyProtocol() {
    requireListening();
    return scripted(
        this + " behind the PROXY protocol",
        visit -> {
          if (visit.readProxyHeader()) {
            meet(visit);
          } else {
            visit.end(Ending.CLOSE);
          }
        });
  }

  /** Ends the connection once so many bytes were sent; before the first when none. */
  public final Behaviour cutAfter(int bytes, Ending ending) {
    requireListening();
    return scripted(
        this + " cut after " + bytes + ": " + ending,
        visit -> meet(visit.through(out -> new CutOutput(out, bytes, ending))));
  }

  /** Inverts the byte at this offset of all that is sent. */
  public final Behaviour flippingByte(int offset) {
    requireListening();
    return scripted(
        this + " flipping byte " + offset,
        visit -> meet(visit.through(out -> new FlipOutput(out, offset))));
  }

  /** Sends byte by byte and pauses before each. */
  public final Behaviour dripping(Duration pause) {
    requireListening();
    return scripted(
        this + " dripping every " + pause,
        visit -> meet(visit.through(out -> new DripOutput(out, () -> visit.pause(pause)))));
  }

  /** Pauses before each piece that it sends, as if it were far away. */
  public final Behaviour late(Duration pause) {
    requireListening();
    return scripted(
        this + " late by " + pause,
        visit -> meet(visit.through(out -> new LateOutput(out, () -> visit.pause(pause)))));
  }

  /** Waits after accepting before it does anything. */
  public final Behaviour delayed(Duration pause) {
    requireListening();
    return scripted(
        this + " delayed by " + pause,
        visit -> {
          visit.pause(pause);
          meet(visit);
        });
  }

  abstract void meet(Visit visit) throws IOException;

  boolean listens() {
    return true;
  }

  private static Behaviour scripted(String name, ScriptedBehaviour.Script script) {
    return new ScriptedBehaviour(name, script);
  }

  private static void answerHello(Visit visit, byte[] answer) throws IOException {
    visit.readHello();
    visit.write(answer);
    visit.end(Ending.CLOSE);
  }

  private void requireListening() {
    if (!listens()) {
      throw new IllegalArgumentException(
          "A node that does not listen (" + this + ") cannot be bent or alternate");
    }
  }
}
