package dev.headrace.internal.flow;

import dev.headrace.graph.Graph;
import java.util.function.Supplier;

/**
 * What a flow does, as plain data: it can be looked at, interpreted and compiled, and all three
 * agree.
 *
 * @param name what the handler is called
 * @param event the variable that holds the event
 * @param variables how many variables there are
 * @param body what runs for each event
 * @param graph draws it
 */
public record Plan(String name, Variable event, int variables, Block body, Supplier<Graph> graph) {}
