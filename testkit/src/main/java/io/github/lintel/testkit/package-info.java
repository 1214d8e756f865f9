/**
 * A certificate authority and TLS front doors, good and bad, inside this JVM.
 *
 * <p>The authority mints anything, right or wrong; the front doors listen on loopback addresses,
 * serve any list of certificates, or misbehave at the level of bytes. Nothing is read from or left
 * on disk, no security provider is registered, and {@link
 * io.github.lintel.testkit.FrontDoor#close()} leaves no thread and no open port.
 *
 * <pre>{@code
 * CertificateAuthority root = CertificateAuthority.root("Example Root", Instant.now());
 * CertificateAuthority authority = root.intermediate("Example CA 1");
 * Credential old = authority.issue(recipe -> recipe.names("shop.example.com").validity(then, yesterday));
 * Credential renewed = authority.issue("shop.example.com");
 *
 * try (FrontDoor door =
 *     FrontDoor.builder()
 *         .node(Behaviour.tls(renewed)) // 127.0.0.1
 *         .node(Behaviour.tls(old)) // 127.0.0.2, not reloaded after the renewal
 *         .node(Behaviour.alert(2, 40)) // 127.0.0.3, refuses every handshake
 *         .start()) {
 *   connectTo(door.addresses(), door.port());
 *   door.node(1).serve(renewed); // now it is
 * }
 * }</pre>
 */
@NullMarked
package io.github.lintel.testkit;

import org.jspecify.annotations.NullMarked;
