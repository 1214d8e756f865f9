package io.github.lintel.smoke;

import static io.github.lintel.smoke.LabCase.fault;

import io.github.lintel.testkit.Behaviour;
import io.github.lintel.testkit.Ending;
import io.github.lintel.testkit.HttpAnswer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** What speaks in the place of TLS. */
final class LabPlaintextFaults {
  private static final String PLAINTEXT = "handshake.plaintext";
  private static final String NOT_TLS = "handshake.not-tls";
  private static final String RARE = "a rare protocol may go without its name";

  private LabPlaintextFaults() {}

  static Stream<LabCase> all() {
    return Stream.of(http(), banners(), answers(), noise()).flatMap(cases -> cases);
  }

  private static Stream<LabCase> http() {
    return Stream.of(
        fault(
            "nginx: listen without ssl",
            PLAINTEXT,
            b ->
                b.start(
                    LabServers.nginxHttp(
                        b.folder(),
                        LabServers.nginxBlock(b.pki().good().writeTo(b.folder()), "")
                            .replace(" ssl ", " "))),
            "nginx"),
        fault(
                "nginx: HTTP/2 in the clear",
                PLAINTEXT,
                b ->
                    b.start(
                        LabServers.nginxHttp(
                            b.folder(), "server { listen @LISTEN@ http2; return 200 ok; }")),
                "nginx")
            .or("it may just close, being spoken to wrongly", NOT_TLS, "handshake.closed"),
        fault(
            "haproxy: bind without ssl",
            PLAINTEXT,
            b ->
                b.start(
                    LabServers.haproxyWhole(
                        b.folder(),
                        "frontend door\n  mode http\n  bind @LISTEN@\n  http-request return status 200\n")),
            "haproxy"),
        fault(
            "apache: SSLEngine off",
            PLAINTEXT,
            b ->
                b.start(
                    LabServers.apacheWhole(
                        b.folder(), "<VirtualHost *:@PORT@>\n  SSLEngine off\n</VirtualHost>\n")),
            "apache2"),
        fault(
            "caddy: http on the port",
            PLAINTEXT,
            b ->
                b.start(
                    LabServers.caddyWhole(
                        b.folder(), "http://shop.example.com:@PORT@ {\n  respond \"ok\"\n}\n")),
            "caddy"),
        fault("raw: HTTP", PLAINTEXT, b -> b.raw(Behaviour.plainHttp(HttpAnswer.ok()))),
        fault(
            "raw: HTTP that redirects to https",
            PLAINTEXT,
            b -> b.raw(Behaviour.plainHttp(HttpAnswer.redirect(301, "https://shop.example.com/")))),
        fault(
            "raw: HTTP that answers only HTTP",
            PLAINTEXT,
            b ->
                b.raw(
                    Behaviour.when(
                        hello -> true,
                        Behaviour.endAfterHello(Ending.CLOSE),
                        Behaviour.plainHttp(HttpAnswer.ok())))));
  }

  private static Stream<LabCase> banners() {
    return Stream.of(
        says("SSH", "SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n"),
        says("SMTP", "220 mail.example.com ESMTP Postfix\r\n"),
        says("IMAP", "* OK [CAPABILITY IMAP4rev1 STARTTLS] Dovecot ready.\r\n"),
        says("POP3", "+OK Dovecot ready.\r\n"),
        says("FTP", "220 (vsFTPd 3.0.3)\r\n"),
        says("MySQL", "J\u0000\u0000\u0000\n8.0.36\u0000\u0008\u0000\u0000\u0000abcdefgh\u0000"),
        says("VNC", "RFB 003.008\n"),
        says("NNTP", "200 news.example.com InterNetNews ready\r\n").or(RARE, NOT_TLS),
        says("rsync", "@RSYNCD: 31.0\n").or(RARE, NOT_TLS),
        says("IRC", ":irc.example.com NOTICE * :*** Looking up your hostname...\r\n")
            .or(RARE, NOT_TLS),
        says("sieve", "\"IMPLEMENTATION\" \"Dovecot Pigeonhole\"\r\nOK\r\n").or(RARE, NOT_TLS),
        says("telnet", "\u0007login: ").or(RARE, NOT_TLS));
  }

  private static LabCase says(String protocol, String banner) {
    return fault("raw: " + protocol, PLAINTEXT, b -> b.raw(Behaviour.banner(banner)));
  }

  private static Stream<LabCase> answers() {
    return Stream.of(
        answers(
            "Redis", "-ERR unknown command '\u0016\u0003\u0001', with args beginning with: \r\n"),
        answers("memcached", "ERROR\r\n").or(RARE, NOT_TLS),
        answers("AMQP", "AMQP\u0000\u0000\t\u0001"),
        answers(
                "PostgreSQL",
                "E\u0000\u0000\u0000&SFATAL\u0000C0A000\u0000Munsupported frontend protocol\u0000\u0000")
            .or(RARE, NOT_TLS),
        answers("RTSP", "RTSP/1.0 400 Bad Request\r\n\r\n").or(RARE, NOT_TLS),
        answers("XMPP", "<?xml version='1.0'?><stream:stream xmlns='jabber:client'>")
            .or(RARE, NOT_TLS),
        answers("HTML without a status line", "<html><body>Bad request</body></html>")
            .or(RARE, NOT_TLS),
        answers(
                "LDAP",
                "0$\u0002\u0001\u0000x\u001f\n\u0001\u0002\u0004\u0000\u0004\u0018decoding error")
            .or(RARE, NOT_TLS));
  }

  private static LabCase answers(String protocol, String answer) {
    byte[] bytes = answer.getBytes(StandardCharsets.ISO_8859_1);
    return fault("raw: " + protocol, PLAINTEXT, b -> b.raw(Behaviour.bytes(bytes)));
  }

  private static Stream<LabCase> noise() {
    return Stream.of(
        fault("raw: echo", NOT_TLS, b -> b.raw(Behaviour.echo())),
        fault("raw: random bytes", NOT_TLS, b -> b.raw(Behaviour.randomBytes(512, 1))),
        fault("raw: more random bytes", NOT_TLS, b -> b.raw(Behaviour.randomBytes(4000, 2))),
        fault("raw: zeros", NOT_TLS, b -> b.raw(Behaviour.bytes(new byte[64]))),
        fault("raw: one byte", NOT_TLS, b -> b.raw(Behaviour.bytes(new byte[] {'?'})))
            .or("one byte may be anything", "handshake.truncated", PLAINTEXT),
        fault(
                "raw: a record that is no handshake",
                NOT_TLS,
                b -> b.raw(Behaviour.bytes(new byte[] {23, 3, 3, 0, 4, 1, 2, 3, 4})))
            .or("TLS at the wrong moment", "handshake.corrupted"));
  }
}
