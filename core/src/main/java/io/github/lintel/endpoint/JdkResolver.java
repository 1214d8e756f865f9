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
      if (neverExists(name) || nameServerSaysSo(name)) {
        throw e;
      }
      throw new IllegalStateException("no name server answers for " + name, e);
    }
  }

  /** RFC 6761 section 6.4: names under .invalid do not exist, whoever is asked. */
  private static boolean neverExists(String name) {
    return name.equals("invalid") || name.endsWith(".invalid");
  }

  /** Returns whether a name server says that there is no such name, or no address of it. */
  @SuppressWarnings("BanJNDI") // the DNS provider by name: its answers are text, never objects
  private static boolean nameServerSaysSo(String name) {
    Hashtable<String, String> settings = new Hashtable<>();
    settings.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    settings.put(Context.PROVIDER_URL, "dns:");
    settings.put("com.sun.jndi.dns.timeout.initial", ANSWER_WITHIN_MILLIS);
    settings.put("com.sun.jndi.dns.timeout.retries", "2");
    try {
      InitialDirContext context = new InitialDirContext(settings);
      try {
        context.getAttributes(name, new String[] {"A", "AAAA"});
        return true; // it answered: the name is there, and the system found no address of it
      } finally {
        context.close();
      }
    } catch (NameNotFoundException e) {
      return true;
    } catch (NamingException e) {
      return false;
    }
  }
}
