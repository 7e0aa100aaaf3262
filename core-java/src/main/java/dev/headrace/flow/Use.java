package dev.headrace.flow;

import java.io.Serializable;

/**
 * A user's function in its place.
 *
 * @param kind what it is there for, such as {@code guard}; its name where it has none
 * @param function the function
 * @param type the functional interface it is called through
 */
record Use(String kind, Serializable function, Class<?> type) {}
