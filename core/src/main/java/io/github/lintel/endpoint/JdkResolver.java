package io.github.lintel.endpoint;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Hashtable;
import java.util.List;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.InitialDirContext;

/** Asks the operating system, and a name server when that finds nothing. */
final class JdkResolver implements NameResolver {
  static final JdkResolver INSTANCE = new JdkResolver();

  private static final String ANSWER_WITHIN_MILLIS =
      "1500"; // once, then doubled for the second try

  private JdkResolver() {}

  @Override
  public List<InetAddress> resolve(String name) throws UnknownHostException {
    try {
      return List.of(InetAddress.getAllByName(name));
    } catch (UnknownHostException e) {
      Answer answer = neverExists(name) ? Answer.NO_NAME : ask("dns:", name);
      return switch (answer) {
        case NO_NAME -> throw e;
        case NO_ADDRESS -> List.of();
        case ADDRESS ->
            throw new IllegalStateException("the system does not find what DNS has of " + name, e);
        case NOTHING -> throw new IllegalStateException("no name server answers for " + name, e);
      };
    }
  }

  /** RFC 6761 section 6.4: names under .invalid do not exist, whoever is asked. */
  private static boolean neverExists(String name) {
    return name.equals("invalid") || name.endsWith(".invalid");
  }

  /** What a name server says of a name. */
  enum Answer {
    NO_NAME,
    NO_ADDRESS,
    ADDRESS,
    NOTHING
  }

  /**
   * Asks a name server.
   *
   * @param server its URL; without a host, those that the system is set up with
   */
  @SuppressWarnings("BanJNDI") // the DNS provider by name: its answers are text, never objects
  static Answer ask(String server, String name) {
    Hashtable<String, String> settings = new Hashtable<>();
    settings.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    settings.put(Context.PROVIDER_URL, server);
    settings.put("com.sun.jndi.dns.timeout.initial", ANSWER_WITHIN_MILLIS);
    settings.put("com.sun.jndi.dns.timeout.retries", "2");
    try {
      InitialDirContext context = new InitialDirContext(settings);
      try {
        boolean some = context.getAttributes(name, new String[] {"A", "AAAA"}).size() > 0;
        return some ? Answer.ADDRESS : Answer.NO_ADDRESS;
      } finally {
        context.close();
      }
    } catch (NameNotFoundException e) {
      return Answer.NO_NAME;
    } catch (NamingException e) {
      return Answer.NOTHING;
    }
  }
}
