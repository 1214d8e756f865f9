package io.github.lintel.facts;

/**
 * Why a path stops, with both sides of the comparison.
 *
 * @param rule the broken rule
 * @param depth the position in the path, 0 is the leaf
 * @param found what the certificate says; may hold text from the network
 * @param required what the rule asks for
 */
public record PathProblem(PathRule rule, int depth, String found, String required) {}
