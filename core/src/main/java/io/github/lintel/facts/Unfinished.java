package io.github.lintel.facts;

/**
 * What the peer had begun to send, and did not finish, when the connection ended.
 *
 * @param what the message or record, as in {@code Certificate message}
 * @param announced how many bytes it said that this has, its header included
 * @param received how many of them came
 */
public record Unfinished(String what, long announced, long received) {}
