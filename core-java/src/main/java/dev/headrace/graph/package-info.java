/**
 * What anything built can say of itself: its nodes, and what flows between them.
 *
 * <pre>
 *   Graph ──▶ toText()      for a console
 *         ──▶ toMermaid()   for a page
 *         ──▶ toDot()       for Graphviz
 * </pre>
 */
@NullMarked
package dev.headrace.graph;

import org.jspecify.annotations.NullMarked;
